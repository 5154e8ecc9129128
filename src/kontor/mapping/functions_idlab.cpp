// The functions of IDLab (https://w3id.org/imec/idlab/function), and those that the test cases of RML-FNML bring along. What
// reads files or asks services is left out: a mapping is a pure function of its sources.
#include <algorithm>
#include <cmath>

#include "kontor/mapping/date_pattern.hpp"
#include "kontor/mapping/function_tools.hpp"
#include "kontor/xsd/double.hpp"

namespace kontor::mapping {
namespace {

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

// Whether the second text is one of those that the first is divided into; without a divider, whether it is in the first.
void contains_text(const Arguments& a, std::size_t, Values& out) {
  const std::string_view divider = a.text(2);
  if (divider.empty()) return give_boolean(out, a.text(0).find(a.text(1)) != std::string_view::npos);
  std::string text(divider);
  text.append(a.text(0)).append(divider);
  std::string wanted(divider);
  wanted.append(a.text(1)).append(divider);
  give_boolean(out, text.find(wanted) != std::string::npos);
}
void list_contains(const Arguments& a, std::size_t, Values& out) {
  const std::vector<std::string_view>& list = a.list(0);
  give_boolean(out, std::find(list.begin(), list.end(), a.text(1)) != list.end());
}
void concatenated(const Arguments& a, std::size_t, Values& out) {
  give(out, std::string(a.text(0)) + std::string(a.text(2)) + std::string(a.text(1)));
}
void decide(const Arguments& a, std::size_t, Values& out) {
  if (a.text(0) == a.text(1)) give(out, a.text(2));
}
// Whether a number is at least the lower bound and below the upper one; either may be missing.
void in_range(const Arguments& a, std::size_t, Values& out) {
  const std::optional<double> value = xsd::parse_double(a.text(0));
  const auto bound = [&a](std::size_t number, double otherwise) {
    return a.has(number) ? xsd::parse_double(a.text(number)) : std::optional(otherwise);
  };
  const std::optional<double> from = bound(1, -HUGE_VAL);
  const std::optional<double> to = bound(2, HUGE_VAL);
  if (value && from && to) give_boolean(out, *from <= *value && *value < *to);
}
void normalize_date(const Arguments& a, std::size_t, Values& out) {
  if (const auto date = parse_by_pattern(a.text(0), a.text(1), a.text(2))) {
    give(out, xsd::print_date_time(*date, xsd::Datatype::date));
  }
}
void normalize_date_time(const Arguments& a, std::size_t, Values& out) {
  if (const auto date = parse_by_pattern(a.text(0), a.text(1), a.text(2))) {
    give(out, xsd::print_date_time(*date, xsd::Datatype::date_time));
  }
}

constexpr std::string_view test = "http://example.com/functions/";

}  // namespace

std::vector<FunctionDefinition> idlab_functions() {
  const auto name = [](std::string_view local) { return std::string(idlab) + std::string(local); };
  const auto fns = [](std::string_view local) { return std::string(test) + std::string(local); };
  const ParameterDefinition text{in(idlab, {"str", "_str"})};
  const ParameterDefinition other{in(idlab, {"otherStr", "_otherStr"})};
  const ParameterDefinition delimiter{in(idlab, {"delimiter", "_delimiter"}), false};
  const ParameterDefinition date{in(idlab, {"strDate", "_strDate", "str", "_str"})};
  const ParameterDefinition pattern{in(idlab, {"pattern", "_pattern"})};
  const ParameterDefinition language{in(idlab, {"lang", "_lang"}), false};
  const std::vector<std::vector<std::string>> string = {in(idlab, {"_stringOut", "stringOut", "_stringOutput"})};
  const std::vector<std::vector<std::string>> truth = {in(idlab, {"_boolOut", "boolOut"})};
  const ParameterDefinition first{{name("_first"), grel_iri("valueParameter"), grel_iri("valueParam"), name("str"), name("_str")}};
  const ParameterDefinition second{{name("_second"), grel_iri("valueParameter2"), grel_iri("valueParam2"), name("otherStr"), name("expectedStr")}};
  return {
      {name("toUpperCaseURL"), {text}, string, upper_case_url},
      {name("slugify"), {text}, string, slug},
      {name("equal"), {first, second}, truth, equal},
      {name("notEqual"), {first, second}, truth, not_equal},
      {name("isNull"), {{text.names, false}}, truth, is_null},
      {name("stringContainsOtherString"), {text, other, delimiter}, truth, contains_text},
      {name("listContainsElement"), {{in(idlab, {"list", "_list"}), true, true}, text}, truth, list_contains},
      {name("concat"), {text, other, delimiter}, string, concatenated},
      {name("decide"),
       {text, {in(idlab, {"expectedStr", "_expectedStr"})}, {in(idlab, {"result", "_result"}), true, false, true}},
       string, decide},
      {name("inRange"),
       {{in(idlab, {"p_test", "_test"})}, {in(idlab, {"p_from", "_from"}), false}, {in(idlab, {"p_to", "_to"}), false}},
       truth, in_range},
      {name("normalizeDate"), {date, pattern, language}, string, normalize_date},
      {name("normalizeDateWithLang"), {date, pattern, language}, string, normalize_date},
      {name("normalizeDateTime"), {date, pattern, language}, string, normalize_date_time},
      {name("normalizeDateTimeWithLang"), {date, pattern, language}, string, normalize_date_time},
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
