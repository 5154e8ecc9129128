// The functions of OpenRefine's expression language on dates, under the names of
// http://users.ugent.be/~bjdmeest/function/grel.ttl. Dates are xsd:date or xsd:dateTime; "now" is not among them, for a
// mapping gives the same for the same sources.
#include <array>

#include "kontor/mapping/date_pattern.hpp"
#include "kontor/mapping/function_tools.hpp"
#include "kontor/xsd/datatype.hpp"
#include "kontor/xsd/date_time.hpp"
#include "kontor/xsd/decimal.hpp"
#include "kontor/xsd/duration.hpp"

namespace kontor::mapping {
namespace {

using xsd::Datatype;

struct Date {
  xsd::DateTime value;
  Datatype datatype = Datatype::date;
};

std::optional<Date> parse_date(std::string_view text) {
  for (const Datatype datatype : {Datatype::date, Datatype::date_time}) {
    if (const auto value = xsd::parse_date_time(text, datatype)) return Date{*value, datatype};
  }
  return std::nullopt;
}

void give_date(const xsd::DateTime& value, Datatype datatype, Values& out) {
  const bool is_date = datatype == Datatype::date;
  out.push_back({xsd::print_date_time(value, datatype), is_date ? rdf::vocab::xsd::date : rdf::vocab::xsd::date_time});
}

enum class Unit { year, month, week, day, weekday, hour, minute, second, millisecond, nanosecond, time };

// As OpenRefine's manual lists them.
std::optional<Unit> parse_unit(std::string_view text) {
  struct Name {
    std::string_view name;
    Unit unit;
  };
  static constexpr std::array<Name, 29> names = {{
      {"years", Unit::year}, {"year", Unit::year}, {"months", Unit::month}, {"month", Unit::month},
      {"weeks", Unit::week}, {"week", Unit::week}, {"w", Unit::week}, {"days", Unit::day}, {"day", Unit::day},
      {"d", Unit::day}, {"weekday", Unit::weekday}, {"hours", Unit::hour}, {"hour", Unit::hour}, {"h", Unit::hour},
      {"minutes", Unit::minute}, {"minute", Unit::minute}, {"min", Unit::minute}, {"m", Unit::minute},
      {"seconds", Unit::second}, {"second", Unit::second}, {"sec", Unit::second}, {"s", Unit::second},
      {"milliseconds", Unit::millisecond}, {"ms", Unit::millisecond}, {"S", Unit::millisecond},
      {"nanos", Unit::nanosecond}, {"nano", Unit::nanosecond}, {"n", Unit::nanosecond}, {"time", Unit::time}}};
  for (const Name& each : names) {
    if (each.name == text) return each.unit;
  }
  return std::nullopt;
}

// How many seconds a unit has; 0 for months, years, and what is less than a second.
std::int64_t seconds_in(Unit unit) {
  switch (unit) {
    case Unit::week: return 604'800;
    case Unit::day: return 86'400;
    case Unit::hour: return 3600;
    case Unit::minute: return 60;
    case Unit::second: return 1;
    default: return 0;
  }
}

// With a pattern (date_pattern.hpp) what it says, without one what XML Schema says.
void to_date(const Arguments& a, std::size_t, Values& out) {
  if (a.has(1)) {
    const auto value = parse_by_pattern(a.text(0), a.text(1));
    if (value) give_date(*value, has_time(a.text(1)) ? Datatype::date_time : Datatype::date, out);
  } else if (const auto date = parse_date(a.text(0))) {
    give_date(date->value, date->datatype, out);
  }
}

xsd::Duration since_epoch(const Date& date) {
  xsd::DateTime value = date.value;
  if (!value.has_timezone()) value.timezone = 0;
  return xsd::subtract(value, xsd::date_time_of_unix_time(0, 0)).value_or(xsd::Duration());
}

std::string_view weekday(const Date& date) {
  static constexpr std::array<std::string_view, 7> names = {"Thursday", "Friday",  "Saturday", "Sunday",
                                                            "Monday",   "Tuesday", "Wednesday"};  // from 1970-01-01
  xsd::DateTime local = date.value;
  local.timezone = 0;
  const std::int64_t seconds = since_epoch({local, date.datatype}).seconds;
  const std::int64_t day = (seconds - (seconds % 86'400 + 86'400) % 86'400) / 86'400;
  return names[static_cast<std::size_t>((day % 7 + 7) % 7)];
}

void date_part(const Arguments& a, std::size_t, Values& out) {
  const std::optional<Date> date = parse_date(a.text(0));
  const std::optional<Unit> unit = parse_unit(a.text(1));
  if (!date || !unit) return;
  const xsd::DateTime& value = date->value;
  switch (*unit) {
    case Unit::year: return give_integer(out, value.year);
    case Unit::month: return give_integer(out, value.month);
    case Unit::week: return give_integer(out, (value.day - 1) / 7 + 1);  // of the month
    case Unit::day: return give_integer(out, value.day);
    case Unit::weekday: return give(out, weekday(*date));
    case Unit::hour: return give_integer(out, value.hour);
    case Unit::minute: return give_integer(out, value.minute);
    case Unit::second: return give_integer(out, value.second);
    case Unit::millisecond: return give_integer(out, static_cast<std::int64_t>(value.attoseconds / 1'000'000'000'000'000));
    case Unit::nanosecond: return give_integer(out, static_cast<std::int64_t>(value.attoseconds / 1'000'000'000));
    case Unit::time: {
      const xsd::Duration passed = since_epoch(*date);
      return give_integer(out, passed.seconds * 1000 + passed.attoseconds / 1'000'000'000'000'000);
    }
  }
}

void increase(const Arguments& a, std::size_t, Values& out) {
  const std::optional<Date> date = parse_date(a.text(0));
  const std::optional<std::int64_t> count = integer(a.text(1));
  const std::optional<Unit> unit = parse_unit(a.text(2));
  constexpr std::int64_t most = 1'000'000'000;
  if (!date || !count || !unit || *count > most || *count < -most) return;
  xsd::Duration duration;
  if (*unit == Unit::year) duration.months = 12 * *count;
  else if (*unit == Unit::month) duration.months = *count;
  else if (*unit == Unit::millisecond) duration = {0, *count / 1000, *count % 1000 * 1'000'000'000'000'000};
  else duration.seconds = seconds_in(*unit) * *count;
  if (duration.is_zero() && *count != 0) return;
  const bool needs_time = *unit >= Unit::hour;
  const Datatype datatype = needs_time ? Datatype::date_time : date->datatype;
  if (const auto sum = xsd::add(date->value, duration, datatype)) give_date(*sum, datatype, out);
}

// Whole months from b to a.
std::int64_t months_between(const xsd::DateTime& a, const xsd::DateTime& b) {
  std::int64_t months = 12 * (a.year - b.year) + a.month - b.month;
  const auto in_month = [](const xsd::DateTime& date) {
    return ((date.day * std::int64_t{24} + date.hour) * 60 + date.minute) * 60 + date.second;
  };
  if (months > 0 && in_month(a) < in_month(b)) --months;
  if (months < 0 && in_month(a) > in_month(b)) ++months;
  return months;
}

// The first date less the second, in whole units.
void difference(const Arguments& a, std::size_t, Values& out) {
  const std::optional<Date> first = parse_date(a.text(0));
  const std::optional<Date> second = parse_date(a.text(1));
  const std::optional<Unit> unit = parse_unit(a.text(2));
  if (!first || !second || !unit) return;
  const std::int64_t months = months_between(first->value, second->value);
  if (*unit == Unit::year) return give_integer(out, months / 12);
  if (*unit == Unit::month) return give_integer(out, months);
  const std::optional<xsd::Duration> passed = xsd::subtract(first->value, second->value);
  if (!passed) return;
  if (*unit == Unit::millisecond) {
    give_integer(out, passed->seconds * 1000 + passed->attoseconds / 1'000'000'000'000'000);
  } else if (seconds_in(*unit) != 0) {
    give_integer(out, passed->seconds / seconds_in(*unit));
  }
}

}  // namespace

std::vector<FunctionDefinition> grel_date_functions() {
  const ParameterDefinition pattern = grel_parameter({"p_string_pattern", "param_string_pattern"}, false);
  const ParameterDefinition date = grel_parameter({"p_date_d", "param_date_d", "p_datetime_d", "valueParam", "valueParameter"});
  const ParameterDefinition second = grel_parameter({"p_date_d2", "param_date_d2", "p_datetime_d2", "valueParam2", "valueParameter2"});
  const ParameterDefinition unit = grel_parameter({"p_string_unit", "param_string_unit", "p_string_timeunit"});
  const ParameterDefinition count = grel_parameter({"p_dec_n", "param_dec_n", "p_int_i", "param_int_i"});
  const auto text = grel_text_output();
  const auto number = grel_number_output();
  return {
      {grel_iri("date_toDate"), {grel_value(), pattern}, text, to_date},
      {grel_iri("string_toDate"), {grel_value(), pattern}, text, to_date},
      {grel_iri("date_datePart"), {date, unit}, number, date_part},
      {grel_iri("date_inc"), {date, count, unit}, text, increase},
      {grel_iri("date_diff"), {date, second, unit}, number, difference},
  };
}

}  // namespace kontor::mapping
