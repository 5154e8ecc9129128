#include "kontor/xsd/value.hpp"

#include "kontor/xsd/double.hpp"
#include "kontor/xsd/integer.hpp"
#include "kontor/xsd/text.hpp"

namespace kontor::xsd {
namespace {

std::optional<bool> parse_boolean(std::string_view lexical) {
  if (lexical == "true" || lexical == "1") return true;
  if (lexical == "false" || lexical == "0") return false;
  return std::nullopt;
}

bool is_text(Datatype datatype) {
  return is_string(datatype) || datatype == Datatype::any_uri || datatype == Datatype::hex_binary ||
         datatype == Datatype::base64_binary;
}

std::optional<Value> parse_integer(std::string_view lexical, Datatype datatype) {
  if (lexical.find('.') != std::string_view::npos) return std::nullopt;
  auto number = Decimal::parse(lexical);
  if (!number || !is_in_range(*number, datatype)) return std::nullopt;
  return Value(*std::move(number), datatype);
}

template <typename T, typename... Datatypes>
std::optional<Value> wrap(std::optional<T> parsed, Datatypes... datatype) {
  if (!parsed) return std::nullopt;
  return Value(*std::move(parsed), datatype...);
}

std::optional<Value> parse_data(std::string_view lexical, Datatype datatype) {
  if (is_integer(datatype)) return parse_integer(lexical, datatype);
  if (is_date_time(datatype)) return wrap(parse_date_time(lexical, datatype), datatype);
  if (is_duration(datatype)) return wrap(parse_duration(lexical, datatype), datatype);
  switch (datatype) {
    case Datatype::boolean:
      return wrap(parse_boolean(lexical));
    case Datatype::decimal:
      return wrap(Decimal::parse(lexical));
    case Datatype::float_:
      return wrap(parse_float(lexical));
    case Datatype::double_:
      return wrap(parse_double(lexical));
    default:
      return std::nullopt;
  }
}

bool is_space(char c) {
  return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

struct CanonicalForm {
  Datatype datatype;

  std::string operator()(std::monostate) const { return {}; }
  std::string operator()(bool value) const { return value ? "true" : "false"; }
  std::string operator()(float value) const { return print_canonical(value); }
  std::string operator()(double value) const { return print_canonical(value); }
  std::string operator()(const Decimal& value) const { return value.to_string(); }
  std::string operator()(const DateTime& value) const { return print_date_time(value, datatype); }
  std::string operator()(const Duration& value) const { return print_duration(value, datatype); }
};

}  // namespace

Value Value::parse(std::string_view lexical, Datatype datatype) {
  Value result;
  if (datatype == Datatype::none) return result;
  if (is_text(datatype)) {
    result.knowledge_ = is_valid_text(lexical, datatype) ? Knowledge::text : Knowledge::ill_typed;
  } else if (auto data = parse_data(lexical, datatype)) {
    return *std::move(data);
  } else {
    result.knowledge_ = Knowledge::ill_typed;
  }
  result.datatype_ = datatype;
  return result;
}

double Value::to_double() const {
  if (const auto* value = std::get_if<double>(&data_)) return *value;
  if (const auto* value = std::get_if<float>(&data_)) return static_cast<double>(*value);
  return decimal().to_double();
}

std::string Value::canonical() const {
  return std::visit(CanonicalForm{datatype_}, data_);
}

namespace {

// A year of four digits; anything else is looked at more closely.
bool is_plain_year(std::string_view text) {
  const auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
  return text.size() == 4 && is_digit(text[0]) && is_digit(text[1]) && is_digit(text[2]) && is_digit(text[3]);
}

// A decimal of ordinary length; anything else is looked at more closely.
bool is_plain_decimal(std::string_view text) {
  constexpr std::size_t max_plain = 18;
  if (text.empty() || text.size() > max_plain) return false;
  const char* at = text.data();
  const char* const end = at + text.size();
  if (*at == '-' || *at == '+') ++at;
  const char* const digits = at;
  while (at != end && *at >= '0' && *at <= '9') ++at;
  if (at == digits || at == end) return at != digits;
  if (*at++ != '.') return false;
  const char* const fraction = at;
  while (at != end && *at >= '0' && *at <= '9') ++at;
  return at == end && at != fraction;
}

}  // namespace

bool is_valid(std::string_view lexical, Datatype datatype) {
  if (datatype == Datatype::decimal && is_plain_decimal(lexical)) return true;
  if (datatype == Datatype::g_year && is_plain_year(lexical)) return true;
  return Value::parse(lexical, datatype).knowledge() != Knowledge::ill_typed;
}

bool is_valid(std::string_view lexical, std::string_view datatype_iri) {
  return datatype_iri.empty() || is_valid(lexical, find_datatype(datatype_iri));
}

std::optional<std::string> canonical_form(std::string_view lexical, Datatype datatype) {
  const Value value = Value::parse(lexical, datatype);
  if (value.knowledge() == Knowledge::ill_typed) return std::nullopt;
  return value.has_data() ? value.canonical() : canonical_text(lexical, datatype);
}

std::string_view trim_space(std::string_view text) {
  while (!text.empty() && is_space(text.front())) text.remove_prefix(1);
  while (!text.empty() && is_space(text.back())) text.remove_suffix(1);
  return text;
}

std::string normalize_space(std::string_view lexical, Datatype datatype) {
  if (datatype == Datatype::string || datatype == Datatype::none) return std::string(lexical);
  std::string out;
  out.reserve(lexical.size());
  if (datatype == Datatype::normalized_string) {
    for (const char c : lexical) out += is_space(c) ? ' ' : c;
    return out;
  }
  for (const char c : trim_space(lexical)) {
    if (!is_space(c)) {
      out += c;
    } else if (out.back() != ' ') {
      out += ' ';
    }
  }
  return out;
}

}  // namespace kontor::xsd
