// RDF to Object Conversion (JSON-LD 1.1 API, section 8.5).
#include <cctype>
#include <cmath>

#include "kontor/json/json_writer.hpp"
#include "kontor/rdf/vocab/xsd.hpp"
#include "kontor/syntax/jsonld/from_rdf.hpp"
#include "kontor/syntax/jsonld/json_canonicalization.hpp"
#include "kontor/syntax/jsonld/objects.hpp"
#include "kontor/syntax/jsonld/processing_error.hpp"
#include "kontor/syntax/jsonld/vocabulary.hpp"

namespace kontor::syntax::jsonld {
namespace {

namespace xsd = rdf::vocab::xsd;

bool is_digits(std::string_view text) {
  return !text.empty() && text.find_first_not_of("0123456789") == std::string_view::npos;
}

std::string_view without_sign(std::string_view text) {
  if (text.starts_with('-') || text.starts_with('+')) text.remove_prefix(1);
  return text;
}

// A lexical form of xsd:integer as a JSON number.
std::optional<std::string> native_integer(std::string_view text) {
  std::string_view digits = without_sign(text);
  if (!is_digits(digits)) return {};
  while (digits.size() > 1 && digits.front() == '0') digits.remove_prefix(1);
  return (text.front() == '-' && digits != "0" ? "-" : "") + std::string(digits);
}

// A lexical form of xsd:double as a JSON number; none for INF and NaN.
std::optional<std::string> native_double(std::string_view text) {
  const std::string_view number = without_sign(text);
  const std::size_t e = number.find_first_of("eE");
  const std::string_view mantissa = number.substr(0, e);
  const std::size_t point = mantissa.find('.');
  const std::string_view whole = mantissa.substr(0, point);
  const std::string_view fraction = point == std::string_view::npos ? std::string_view() : mantissa.substr(point + 1);
  const bool valid = (whole.empty() || is_digits(whole)) && (fraction.empty() || is_digits(fraction)) &&
                     whole.size() + fraction.size() > 0 &&
                     (e == std::string_view::npos || is_digits(without_sign(number.substr(e + 1))));
  if (!valid) return {};
  std::string spelled = text.front() == '-' ? "-" : "";
  spelled += whole.empty() ? "0" : std::string(whole);
  if (!fraction.empty()) spelled += "." + std::string(fraction);
  if (e != std::string_view::npos) spelled += number.substr(e);
  const double value = json::Value::number(spelled).to_double();
  return std::isinf(value) ? std::nullopt : std::optional<std::string>(canonical_number(value));
}

std::optional<json::Value> native_value(const rdf::TermView& literal) {
  if (literal.datatype == xsd::boolean) {
    if (literal.text == "true" || literal.text == "1") return json::Value(true);
    if (literal.text == "false" || literal.text == "0") return json::Value(false);
    return {};
  }
  std::optional<std::string> number;
  if (literal.datatype == xsd::integer) number = native_integer(literal.text);
  if (literal.datatype == xsd::double_) number = native_double(literal.text);
  return number ? std::optional<json::Value>(json::Value::number(*number)) : std::nullopt;
}

// The same where the way back is exact: booleans in words, integers in canonical form that a double holds.
std::optional<json::Value> exact_native_value(const rdf::TermView& literal) {
  constexpr std::size_t max_digits = 15;  // of integers below 2^53
  if (literal.datatype == xsd::integer && without_sign(literal.text).size() > max_digits) return {};
  if (literal.datatype != xsd::integer && literal.datatype != xsd::boolean) return {};
  std::optional<json::Value> value = native_value(literal);
  if (!value || json::to_text(*value) != literal.text) return {};
  return value;
}

json::Value json_literal(const rdf::TermView& literal) {
  json::Object object;
  try {
    object.set("@value", json::parse(literal.text));
  } catch (const Error& error) {
    fail("invalid JSON literal", error.message());
  }
  object.set("@type", json::Value("@json"));
  return json::Value(std::move(object));
}

// A literal whose datatype says language and direction: "...i18n#de_ltr". Either may be missing.
json::Value directed_string(const rdf::TermView& literal) {
  const std::string_view tag = literal.datatype.substr(i18n.size());
  const std::size_t underscore = tag.find('_');
  json::Object object;
  object.set("@value", json::Value(literal.text));
  const std::string_view language = tag.substr(0, underscore);
  const std::string_view direction = underscore == std::string_view::npos ? "" : tag.substr(underscore + 1);
  if (!language.empty()) object.set("@language", json::Value(language));
  if (!direction.empty()) object.set("@direction", json::Value(direction));
  return json::Value(std::move(object));
}

}  // namespace

json::Value to_object(const rdf::TermView& term, const Options& options) {
  if (term.is_iri()) return make_object("@id", json::Value(term.text));
  if (term.is_blank_node()) return make_object("@id", json::Value("_:" + std::string(term.text)));
  if (term.datatype == rdf_json && options.processing_mode != ProcessingMode::json_ld_1_0) return json_literal(term);
  if (options.rdf_direction == RdfDirection::i18n_datatype && term.datatype.starts_with(i18n)) {
    return directed_string(term);
  }
  json::Object object;
  std::optional<json::Value> native;
  if (options.use_native_types) {
    native = native_value(term);
  } else if (options.use_exact_native_types) {
    native = exact_native_value(term);
  }
  object.set("@value", native ? *native : json::Value(term.text));
  if (!term.language.empty()) {
    object.set("@language", json::Value(rdf::language_tag(term.language)));
    const std::string_view direction = rdf::base_direction(term.language);
    if (!direction.empty()) object.set("@direction", json::Value(direction));
  } else if (!native && !term.datatype.empty()) {
    object.set("@type", json::Value(term.datatype));
  }
  return json::Value(std::move(object));
}

}  // namespace kontor::syntax::jsonld
