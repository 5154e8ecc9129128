// SPARQL 1.1 section 17.4.5. The Recommendation defines the accessors for xsd:dateTime; here they also read what
// xsd:date and xsd:time have of it, as fn:year-from-date and its kin do.
#include <array>

#include "kontor/sparql/exec/functions.hpp"

namespace kontor::sparql::eval {
namespace {

using Arguments = std::span<const Item>;
using xsd::Datatype;
using xsd::DateTime;
using xsd::Value;

// The argument, if it has a date (`time` false) or a time of day.
const DateTime* point_of(Frame& frame, const Item& item, Value& scratch, bool time) {
  const Value& value = value_of(frame.pool, item, scratch);
  if (!value.is_date_time()) return nullptr;
  const Datatype datatype = xsd::primitive_type(value.datatype());
  const bool fits = datatype == Datatype::date_time || datatype == (time ? Datatype::time : Datatype::date);
  return fits ? &value.date_time() : nullptr;
}

template <auto member, bool time>
Item part(Frame& frame, Arguments arguments) {
  Value scratch;
  const DateTime* point = point_of(frame, arguments[0], scratch, time);
  if (point == nullptr) return {};
  return Value(static_cast<std::int64_t>(point->*member));
}

Item seconds(Frame& frame, Arguments arguments) {
  Value scratch;
  const DateTime* point = point_of(frame, arguments[0], scratch, true);
  if (point == nullptr) return {};
  return Value(xsd::seconds_of(*point));
}

const DateTime* zoned(Frame& frame, const Item& item, Value& scratch) {
  const Value& value = value_of(frame.pool, item, scratch);
  return value.is_date_time() ? &value.date_time() : nullptr;
}

Item timezone(Frame& frame, Arguments arguments) {
  Value scratch;
  const DateTime* point = zoned(frame, arguments[0], scratch);
  if (point == nullptr || !point->has_timezone()) return {};
  return Value(xsd::Duration{0, point->timezone * std::int64_t{60}, 0}, Datatype::day_time_duration);
}

Item tz(Frame& frame, Arguments arguments) {
  Value scratch;
  const DateTime* point = zoned(frame, arguments[0], scratch);
  if (point == nullptr) return {};
  return string_item(xsd::print_timezone(*point));
}

Item now(Frame& frame, Arguments) {
  return Value(frame.context.instant(), Datatype::date_time);
}

constexpr std::array rows = {
    FunctionRow{Builtin::now, now, Behaviour::plain},
    FunctionRow{Builtin::year, part<&DateTime::year, false>, Behaviour::plain},
    FunctionRow{Builtin::month, part<&DateTime::month, false>, Behaviour::plain},
    FunctionRow{Builtin::day, part<&DateTime::day, false>, Behaviour::plain},
    FunctionRow{Builtin::hours, part<&DateTime::hour, true>, Behaviour::plain},
    FunctionRow{Builtin::minutes, part<&DateTime::minute, true>, Behaviour::plain},
    FunctionRow{Builtin::seconds, seconds, Behaviour::plain},
    FunctionRow{Builtin::timezone, timezone, Behaviour::plain},
    FunctionRow{Builtin::tz, tz, Behaviour::plain},
};

}  // namespace

std::span<const FunctionRow> date_time_functions() {
  return rows;
}

}  // namespace kontor::sparql::eval
