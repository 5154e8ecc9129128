// The functions of OpenRefine's expression language that mappings in the wild use, under the names of
// http://users.ugent.be/~bjdmeest/function/grel.ttl, and those of https://w3id.org/imec/idlab/function.
#include <unicode/locid.h>
#include <unicode/unistr.h>

#include <array>
#include <charconv>
#include <cmath>

#include "kontor/base/utf8.hpp"
#include "kontor/mapping/functions.hpp"
#include "kontor/mapping/template.hpp"
#include "kontor/rdf/vocab/xsd.hpp"
#include "kontor/xsd/double.hpp"

namespace kontor::mapping {
namespace {

namespace xsd_iri = rdf::vocab::xsd;
using Values = std::vector<FunctionValue>;
using Arguments = FunctionArguments;

void give(Values& out, std::string_view text) { out.push_back({std::string(text), {}}); }
void give_boolean(Values& out, bool value) { out.push_back({value ? "true" : "false", xsd_iri::boolean}); }
void give_integer(Values& out, std::int64_t value) { out.push_back({std::to_string(value), xsd_iri::integer}); }

bool is_true(std::string_view text) { return text == "true" || text == "1"; }

std::optional<std::int64_t> integer(std::string_view text) {
  std::int64_t value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return value;
}

std::string to_utf8(const icu::UnicodeString& text) {
  std::string out;
  return text.toUTF8String(out);
}

icu::UnicodeString to_icu(std::string_view text) {
  return icu::UnicodeString::fromUTF8(icu::StringPiece(text.data(), static_cast<int32_t>(text.size())));
}

std::string to_upper(std::string_view text) { return to_utf8(to_icu(text).toUpper(icu::Locale::getRoot())); }
std::string to_lower(std::string_view text) { return to_utf8(to_icu(text).toLower(icu::Locale::getRoot())); }

std::string_view trim(std::string_view text) {
  const std::size_t begin = text.find_first_not_of(" \t\r\n");
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(" \t\r\n") - begin + 1);
}

void upper_case(const Arguments& a, std::size_t, Values& out) { give(out, to_upper(a.text(0))); }
void lower_case(const Arguments& a, std::size_t, Values& out) { give(out, to_lower(a.text(0))); }
void title_case(const Arguments& a, std::size_t, Values& out) {
  give(out, to_utf8(to_icu(a.text(0)).toTitle(nullptr, icu::Locale::getRoot())));
}
void trimmed(const Arguments& a, std::size_t, Values& out) { give(out, trim(a.text(0))); }
void length(const Arguments& a, std::size_t, Values& out) {
  give_integer(out, static_cast<std::int64_t>(count_code_points(a.text(0))));
}

void replace(const Arguments& a, std::size_t, Values& out) {
  const std::string_view text = a.text(0);
  const std::string_view find = a.text(1);
  std::string result;
  std::size_t at = 0;
  for (std::size_t found = 0; !find.empty() && (found = text.find(find, at)) != std::string_view::npos;) {
    result += text.substr(at, found - at);
    result += a.text(2);
    at = found + find.size();
  }
  result += text.substr(at);
  give(out, result);
}

// Characters from `from` up to but without `to`; negative numbers count from the end. Nothing if that is nowhere.
void substring(const Arguments& a, std::size_t, Values& out) {
  const std::optional<std::int64_t> from_argument = integer(a.text(1));
  if (!from_argument) return;
  const auto size = static_cast<std::int64_t>(count_code_points(a.text(0)));
  const std::int64_t to_argument = a.has(2) ? integer(a.text(2)).value_or(size) : size;
  const std::int64_t from = *from_argument < 0 ? size + *from_argument : *from_argument;
  const std::int64_t to = std::min(to_argument < 0 ? size + to_argument : to_argument, size);
  if (from < 0 || from >= to) return;
  std::size_t begin = 0;
  std::size_t end = 0;
  std::size_t at = 0;
  for (std::int64_t i = 0; i < to; ++i) {
    if (i == from) begin = at;
    decode_utf8(a.text(0), at);
    end = at;
  }
  give(out, a.text(0).substr(begin, end - begin));
}

void split(const Arguments& a, std::size_t, Values& out) {
  const std::string_view text = a.text(0);
  const std::string_view separator = a.text(1);
  if (separator.empty()) return give(out, text);
  std::size_t at = 0;
  for (std::size_t found = text.find(separator); found != std::string_view::npos; found = text.find(separator, at)) {
    give(out, text.substr(at, found - at));
    at = found + separator.size();
  }
  give(out, text.substr(at));
}

void starts_with(const Arguments& a, std::size_t, Values& out) {
  give_boolean(out, a.text(0).substr(0, a.text(1).size()) == a.text(1));
}
void ends_with(const Arguments& a, std::size_t, Values& out) {
  const std::string_view text = a.text(0);
  const std::string_view end = a.text(1);
  give_boolean(out, text.size() >= end.size() && text.substr(text.size() - end.size()) == end);
}
void contains(const Arguments& a, std::size_t, Values& out) {
  give_boolean(out, a.text(0).find(a.text(1)) != std::string_view::npos);
}
void index_of(const Arguments& a, std::size_t, Values& out) {
  const std::size_t found = a.text(0).find(a.text(1));
  const bool absent = found == std::string_view::npos;
  give_integer(out, absent ? -1 : static_cast<std::int64_t>(count_code_points(a.text(0).substr(0, found))));
}
void concatenate(const Arguments& a, std::size_t, Values& out) {
  give(out, std::string(a.text(0)) + std::string(a.text(2)) + std::string(a.text(1)));
}

std::string escape_characters(std::string_view text, std::string_view characters, const std::string_view* names) {
  std::string out;
  for (const char c : text) {
    const std::size_t found = characters.find(c);
    if (found == std::string_view::npos) out += c;
    else out += names[found];
  }
  return out;
}

void escape(const Arguments& a, std::size_t, Values& out) {
  static constexpr std::array<std::string_view, 5> html = {"&amp;", "&lt;", "&gt;", "&quot;", "&#39;"};
  static constexpr std::array<std::string_view, 6> javascript = {"\\\\", "\\\"", "\\'", "\\n", "\\r", "\\t"};
  const std::string mode = to_lower(a.text(1));
  if (mode == "html" || mode == "xml") {
    give(out, escape_characters(a.text(0), "&<>\"'", html.data()));
  } else if (mode == "url") {
    std::string encoded;
    append_encoded(encoded, a.text(0), Encoding::uri);
    give(out, encoded);
  } else if (mode == "javascript") {
    give(out, escape_characters(a.text(0), "\\\"'\n\r\t", javascript.data()));
  } else if (mode == "csv") {
    static constexpr std::array<std::string_view, 1> quote = {"\"\""};
    const bool quoted = a.text(0).find_first_of(",\"\r\n") != std::string_view::npos;
    const std::string doubled = escape_characters(a.text(0), "\"", quote.data());
    give(out, quoted ? "\"" + doubled + "\"" : doubled);
  }
}

void join(const Arguments& a, std::size_t, Values& out) {
  std::string text;
  for (const std::string_view part : a.list(0)) {
    if (!text.empty()) text += a.text(1);
    text += part;
  }
  if (a.has(0)) give(out, text);
}
void list_length(const Arguments& a, std::size_t, Values& out) {
  give_integer(out, static_cast<std::int64_t>(a.list(0).size()));
}

void choose(const Arguments& a, std::size_t, Values& out) {
  const std::size_t chosen = is_true(a.text(0)) ? 1 : 2;
  if (a.has(chosen)) give(out, a.text(chosen));
}
void negate(const Arguments& a, std::size_t, Values& out) { give_boolean(out, !is_true(a.text(0))); }
void all_of(const Arguments& a, std::size_t, Values& out) {
  bool all = true;
  for (const std::string_view value : a.list(0)) all = all && is_true(value);
  give_boolean(out, all);
}
void any_of(const Arguments& a, std::size_t, Values& out) {
  bool any = false;
  for (const std::string_view value : a.list(0)) any = any || is_true(value);
  give_boolean(out, any);
}

// Sum and the like: integers stay integers.
template <typename Operation>
void calculate(const Arguments& a, Values& out, Operation operation) {
  const std::optional<double> x = xsd::parse_double(a.text(0));
  const std::optional<double> y = xsd::parse_double(a.text(1));
  if (!x || !y) return;
  const double result = operation(*x, *y);
  const bool whole = integer(a.text(0)) && integer(a.text(1)) && std::nearbyint(result) == result && std::abs(result) < 9e15;
  if (whole) give_integer(out, static_cast<std::int64_t>(result));
  else out.push_back({xsd::print_canonical(result), xsd_iri::double_});
}
void sum(const Arguments& a, std::size_t, Values& out) {
  calculate(a, out, [](double x, double y) { return x + y; });
}
void difference(const Arguments& a, std::size_t, Values& out) {
  calculate(a, out, [](double x, double y) { return x - y; });
}
void product(const Arguments& a, std::size_t, Values& out) {
  calculate(a, out, [](double x, double y) { return x * y; });
}
template <double (*function)(double)>
void rounded(const Arguments& a, std::size_t, Values& out) {
  const std::optional<double> x = xsd::parse_double(a.text(0));
  if (x && std::abs(*x) < 9e15) give_integer(out, static_cast<std::int64_t>(function(*x)));
}

// ---- IDLab

// An address in upper case, with "http://" in front if it has no scheme.
void upper_case_url(const Arguments& a, std::size_t, Values& out) {
  const bool complete = a.text(0).find("://") != std::string_view::npos;
  give(out, complete ? to_upper(a.text(0)) : "http://" + to_upper(a.text(0)));
}
void equal(const Arguments& a, std::size_t, Values& out) { give_boolean(out, a.text(0) == a.text(1)); }
void not_equal(const Arguments& a, std::size_t, Values& out) { give_boolean(out, a.text(0) != a.text(1)); }
void is_null(const Arguments& a, std::size_t, Values& out) { give_boolean(out, !a.has(0)); }
void true_condition(const Arguments& a, std::size_t, Values& out) {
  if (is_true(a.text(0))) give(out, a.text(1));
}
void slug(const Arguments& a, std::size_t, Values& out) {
  std::string text;
  for (const char c : to_lower(a.text(0))) {
    const bool keep = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || static_cast<unsigned char>(c) >= 0x80;
    if (keep) text += c;
    else if (!text.empty() && text.back() != '-') text += '-';
  }
  while (!text.empty() && text.back() == '-') text.pop_back();
  give(out, text);
}

// ---- the functions that the test cases of RML-FNML bring along (http://example.com/functions/)

void hello_world(const Arguments&, std::size_t, Values& out) { give(out, "Hello World!"); }
void schema_term(const Arguments& a, std::size_t, Values& out) { give(out, "https://schema.org/" + std::string(a.text(0))); }
void parse_url(const Arguments& a, std::size_t output, Values& out) {
  const std::string_view url = a.text(0);
  const std::size_t scheme = url.find("://");
  if (scheme == std::string_view::npos) return;
  const std::size_t slash = url.find('/', scheme + 3);
  if (output == 0) give(out, url.substr(0, scheme));
  if (output == 1) give(out, url.substr(scheme + 3, slash == std::string_view::npos ? slash : slash - scheme - 3));
  if (output == 2 && slash != std::string_view::npos) give(out, url.substr(slash + 1));
}

std::vector<std::string> in(std::string_view ns, std::initializer_list<std::string_view> names) {
  std::vector<std::string> out;
  for (const std::string_view name : names) out.push_back(std::string(ns) + std::string(name));
  return out;
}

constexpr std::string_view grel = "http://users.ugent.be/~bjdmeest/function/grel.ttl#";
constexpr std::string_view idlab = "https://w3id.org/imec/idlab/function#";
constexpr std::string_view test = "http://example.com/functions/";

std::string grel_iri(std::string_view name) { return std::string(grel) + std::string(name); }

}  // namespace

std::vector<FunctionDefinition> grel_functions() {
  const ParameterDefinition value{in(grel, {"valueParam", "valueParameter"})};
  const ParameterDefinition second{in(grel, {"valueParam2", "valueParameter2"})};
  const ParameterDefinition separator{in(grel, {"p_string_sep", "param_string_sep", "param_sep"})};
  const ParameterDefinition part{in(grel, {"string_sub", "param_string_sub", "p_string_sub"})};
  const ParameterDefinition list{in(grel, {"p_array_a", "param_a", "param_array_a"}), true, true};
  const ParameterDefinition boolean{in(grel, {"bool_b", "param_bool_b", "p_bool_b"})};
  const ParameterDefinition booleans{in(grel, {"param_rep_b", "p_rep_b", "bool_rep_b"}), true, true};
  const ParameterDefinition x{in(grel, {"p_dec_n", "param_dec_n", "p_dec_n1", "param_n1"})};
  const ParameterDefinition y{in(grel, {"p_dec_n2", "param_dec_n2", "param_n2"})};
  const std::vector<std::vector<std::string>> string = {in(grel, {"stringOut", "stringOutput", "output_string", "output_array"})};
  const std::vector<std::vector<std::string>> number = {in(grel, {"output_number", "output_decimal", "output_integer"})};
  const std::vector<std::vector<std::string>> truth = {in(grel, {"output_bool", "output_boolean"})};
  return {
      {grel_iri("toUpperCase"), {value}, string, upper_case},
      {grel_iri("toUppercase"), {value}, string, upper_case},
      {grel_iri("toLowerCase"), {value}, string, lower_case},
      {grel_iri("toLowercase"), {value}, string, lower_case},
      {grel_iri("toTitleCase"), {value}, string, title_case},
      {grel_iri("toTitlecase"), {value}, string, title_case},
      {grel_iri("string_trim"), {value}, string, trimmed},
      {grel_iri("string_strip"), {value}, string, trimmed},
      {grel_iri("string_length"), {value}, number, length},
      {grel_iri("string_replace"),
       {value, {in(grel, {"param_find", "p_string_find"})}, {in(grel, {"param_replace", "p_string_replace"})}},
       string, replace},
      {grel_iri("string_substring"),
       {value, {in(grel, {"p_int_i_from", "param_int_i_from"})}, {in(grel, {"p_int_i_opt_to", "param_int_i_opt_to"}), false}},
       string, substring},
      {grel_iri("string_split"), {value, separator}, string, split},
      {grel_iri("string_startsWith"), {value, part}, truth, starts_with},
      {grel_iri("string_endsWith"), {value, part}, truth, ends_with},
      {grel_iri("string_contains"), {value, part}, truth, contains},
      {grel_iri("string_indexOf"), {value, part}, number, index_of},
      {grel_iri("string_concat"), {value, second, {in(grel, {"param_string_sep", "p_string_sep"}), false}}, string, concatenate},
      {grel_iri("escape"), {value, {in(grel, {"modeParam", "modeParameter"})}}, string, escape},
      {grel_iri("array_join"), {list, separator}, string, join},
      {grel_iri("array_length"), {list}, number, list_length},
      {grel_iri("controls_if"),
       {boolean,
        {in(grel, {"any_true", "param_any_true"}), false, false, true},
        {in(grel, {"any_false", "param_any_false"}), false, false, true}},
       string, choose},
      {grel_iri("boolean_not"), {boolean}, truth, negate},
      {grel_iri("boolean_and"), {booleans}, truth, all_of},
      {grel_iri("boolean_or"), {booleans}, truth, any_of},
      {grel_iri("math_sum"), {x, y}, number, sum},
      {grel_iri("math_difference"), {x, y}, number, difference},
      {grel_iri("math_product"), {x, y}, number, product},
      {grel_iri("math_floor"), {x}, number, rounded<std::floor>},
      {grel_iri("math_ceil"), {x}, number, rounded<std::ceil>},
      {grel_iri("math_round"), {x}, number, rounded<xsd::round_half_up>},
  };
}

std::vector<FunctionDefinition> idlab_functions() {
  const auto name = [](std::string_view local) { return std::string(idlab) + std::string(local); };
  const auto fns = [](std::string_view local) { return std::string(test) + std::string(local); };
  const ParameterDefinition text{in(idlab, {"str", "_str"})};
  const std::vector<std::vector<std::string>> string = {in(idlab, {"_stringOut", "stringOut", "_stringOutput"})};
  const std::vector<std::vector<std::string>> truth = {in(idlab, {"_boolOut", "boolOut"})};
  const ParameterDefinition first{{name("_first"), grel_iri("valueParameter"), grel_iri("valueParam"), name("str")}};
  const ParameterDefinition second{{name("_second"), grel_iri("valueParameter2"), grel_iri("valueParam2")}};
  return {
      {name("toUpperCaseURL"), {text}, string, upper_case_url},
      {name("slugify"), {text}, string, slug},
      {name("equal"), {first, second}, truth, equal},
      {name("notEqual"), {first, second}, truth, not_equal},
      {name("isNull"), {{text.names, false}}, truth, is_null},
      {name("trueCondition"), {{in(idlab, {"strBoolean", "_strBoolean"})}, {text.names, true, false, true}}, string, true_condition},
      {fns("helloworld"), {}, {in(test, {"stringOutput", "hasStringOutput"})}, hello_world},
      {fns("schema"), {{in(test, {"stringParameter", "hasStringParameter"})}},
       {in(test, {"stringOutput", "hasStringOutput"})}, schema_term},
      {fns("parseURL"), {{in(test, {"stringParameter", "hasStringParameter"})}},
       {in(test, {"protocolOutput", "hasProtocolOutput"}), in(test, {"domainOutput", "hasDomainOutput"}),
        in(test, {"stringOutput", "hasStringOutput"})},
       parse_url},
  };
}

}  // namespace kontor::mapping
