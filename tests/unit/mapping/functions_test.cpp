#include "kontor/mapping/functions.hpp"

#include <set>

#include "test.hpp"

using namespace kontor::mapping;

namespace {

const std::string kfn = "https://w3id.org/kontor/fn#";
const std::string grel = "http://users.ugent.be/~bjdmeest/function/grel.ttl#";
const std::string idlab = "https://w3id.org/imec/idlab/function#";

using Lists = std::vector<std::vector<std::string_view>>;

// What a function gives for its arguments in order, values separated by '|'; "null" for nothing.
std::string call_lists(const std::string& iri, const Lists& arguments, std::size_t output = 0) {
  const FunctionDefinition* function = find_function(iri);
  REQUIRE(function != nullptr);
  Lists all = arguments;
  all.resize(function->parameters.size());
  std::vector<FunctionValue> values;
  function->call(FunctionArguments(all), output, values);
  if (values.empty()) return "null";
  std::string out;
  for (const FunctionValue& value : values) out += (out.empty() ? "" : "|") + value.text;
  return out;
}

std::string call(const std::string& iri, const std::vector<std::string_view>& arguments) {
  Lists lists;
  for (const std::string_view argument : arguments) lists.push_back({argument});
  return call_lists(iri, lists);
}

}  // namespace

TEST_CASE("functions: the table is ordered, every name is unambiguous") {
  std::set<std::string> iris;
  std::string last;
  for (const FunctionDefinition& function : functions()) {
    CHECK(iris.insert(function.iri).second);
    CHECK(last < function.iri);
    last = function.iri;
    std::set<std::string> names;
    for (const ParameterDefinition& parameter : function.parameters) {
      for (const std::string& name : parameter.names) CHECK(names.insert(name).second);
    }
    CHECK_FALSE(function.outputs.empty());
  }
  CHECK(find_function("http://x/none") == nullptr);
}

TEST_CASE("functions: kontor's own, as functions.ttl describes them") {
  CHECK(call(kfn + "concept", {"theme", "culture"}) == "https://w3id.org/kontor/def/theme/culture");
  CHECK(call(kfn + "concept", {"theme", "own:lake-district"}) == "def/theme/lake-district");
  CHECK(call(kfn + "coalesce", {"a", "b"}) == "a");
  CHECK(call_lists(kfn + "coalesce", {{}, {"b"}}) == "b");
  CHECK(call_lists(kfn + "coalesce", {{""}, {"b"}}).empty());
  CHECK(call_lists(kfn + "coalesce", {{}, {}}) == "null");
  CHECK(call(kfn + "when", {"49.4", ".+", "x"}) == "x");
  CHECK(call(kfn + "when", {"abc", "b", "x"}) == "null");
  CHECK(call(kfn + "when", {"abc", "(", "x"}) == "null");
  CHECK(call(kfn + "exactDate", {"1966-09-16"}) == "1966-09-16");
  CHECK(call(kfn + "exactDate", {"1966-09"}) == "1966-09");
  CHECK(call(kfn + "exactDate", {"196X"}) == "null");
  CHECK(call(kfn + "exactDate", {"1966-09-16Z"}) == "null");
  CHECK(call(kfn + "inexactDate", {"1966?"}) == "1966?");
  CHECK(call(kfn + "inexactDate", {"1966"}) == "null");
  CHECK(call(kfn + "dateDatatype", {"1966"}) == "http://www.w3.org/2001/XMLSchema#gYear");
  CHECK(call(kfn + "dateDatatype", {"1966-09"}) == "http://www.w3.org/2001/XMLSchema#gYearMonth");
  CHECK(call(kfn + "dateDatatype", {"1966-09-16"}) == "http://www.w3.org/2001/XMLSchema#date");
  CHECK(call(kfn + "dateDatatype", {"196X"}) == "http://id.loc.gov/datatypes/edtf/EDTF");
  CHECK(call(kfn + "ifDisagree", {"1966", "1966-09-16", "x"}) == "null");
  CHECK(call(kfn + "ifDisagree", {"1966", "1967", "x"}) == "x");
  CHECK(call(kfn + "ifDisagree", {"19", "1966", "x"}) == "x");
}

TEST_CASE("functions: GREL strings") {
  CHECK(call(grel + "toUpperCase", {"Straße ä"}) == "STRASSE Ä");
  CHECK(call(grel + "toLowerCase", {"ÄB"}) == "äb");
  CHECK(call(grel + "toTitleCase", {"new york"}) == "New York");
  CHECK(call(grel + "string_trim", {"  a b\n"}) == "a b");
  CHECK(call(grel + "string_length", {"Zoë"}) == "3");
  CHECK(call(grel + "string_replace", {"a b c", " ", "-"}) == "a-b-c");
  CHECK(call(grel + "string_replace", {"abc", "", "-"}) == "abc");
  CHECK(call(grel + "string_split", {"a,b,,c", ","}) == "a|b||c");
  CHECK(call(grel + "string_startsWith", {"abc", "ab"}) == "true");
  CHECK(call(grel + "string_endsWith", {"abc", "ab"}) == "false");
  CHECK(call(grel + "string_contains", {"abc", "b"}) == "true");
  CHECK(call(grel + "string_indexOf", {"äbc", "c"}) == "2");
  CHECK(call(grel + "string_indexOf", {"abc", "x"}) == "-1");
  CHECK(call_lists(grel + "string_substring", {{"+1973-00-00"}, {"1"}, {"5"}}) == "1973");
  CHECK(call_lists(grel + "string_substring", {{"Zoë"}, {"2"}, {}}) == "ë");
  CHECK(call_lists(grel + "string_substring", {{"Zoë"}, {"-2"}, {}}) == "oë");
  CHECK(call_lists(grel + "string_substring", {{"Zoë"}, {"1000"}, {}}) == "null");
  CHECK(call_lists(grel + "string_substring", {{"Zoë"}, {"x"}, {}}) == "null");
  CHECK(call(grel + "escape", {"A&B", "html"}) == "A&amp;B");
  CHECK(call(grel + "escape", {"a b", "url"}) == "a%20b");
}

TEST_CASE("functions: GREL lists, conditions and numbers") {
  CHECK(call_lists(grel + "array_join", {{"a", "b", "c"}, {", "}}) == "a, b, c");
  CHECK(call_lists(grel + "array_length", {{"a", "b"}}) == "2");
  CHECK(call_lists(grel + "controls_if", {{"true"}, {"a"}, {"b"}}) == "a");
  CHECK(call_lists(grel + "controls_if", {{"false"}, {"a"}, {}}) == "null");
  CHECK(call(grel + "boolean_not", {"true"}) == "false");
  CHECK(call_lists(grel + "boolean_and", {{"true", "false"}}) == "false");
  CHECK(call_lists(grel + "boolean_or", {{"true", "false"}}) == "true");
  CHECK(call(grel + "math_sum", {"2", "3"}) == "5");
  CHECK(call(grel + "math_product", {"2.5", "2"}) == "5.0E0");
  CHECK(call(grel + "math_round", {"2.5"}) == "3");
  CHECK(call(grel + "math_floor", {"-2.5"}) == "-3");
  CHECK(call(grel + "math_sum", {"x", "3"}) == "null");
}

TEST_CASE("functions: IDLab") {
  CHECK(call(idlab + "toUpperCaseURL", {"http://example.com/venus"}) == "HTTP://EXAMPLE.COM/VENUS");
  CHECK(call(idlab + "toUpperCaseURL", {"www.example.com"}) == "http://WWW.EXAMPLE.COM");
  CHECK(call(idlab + "slugify", {"Zoë  Krüger!"}) == "zoë-krüger");
  CHECK(call(idlab + "equal", {"a", "a"}) == "true");
  CHECK(call(idlab + "notEqual", {"a", "a"}) == "false");
  CHECK(call_lists(idlab + "isNull", {{}}) == "true");
  CHECK(call(idlab + "trueCondition", {"true", "x"}) == "x");
}

TEST_CASE("functions: more GREL on texts") {
  CHECK(call(grel + "string_lastIndexOf", {"äbcbc", "b"}) == "3");
  CHECK(call(grel + "string_lastIndexOf", {"abc", "x"}) == "-1");
  CHECK(call_lists(grel + "string_get", {{"Zoë"}, {"2"}, {}}) == "ë");
  CHECK(call_lists(grel + "string_get", {{"Zoë"}, {"-1"}, {}}) == "ë");
  CHECK(call_lists(grel + "string_get", {{"Zoë"}, {"0"}, {"2"}}) == "Zo");
  CHECK(call_lists(grel + "string_get", {{"Zoë"}, {"3"}, {}}) == "null");
  CHECK(call(grel + "reverse", {"Zoë"}) == "ëoZ");
  CHECK(call(grel + "string_chomp", {"hardly", "ly"}) == "hard");
  CHECK(call(grel + "string_chomp", {"hard", "ly"}) == "hard");
  CHECK(call(grel + "string_replaceChars", {"Aäb-c", "äb-", "AB"}) == "AABc");
  CHECK(call(grel + "string_toString", {"1.0"}) == "1.0");
  CHECK(call(grel + "string_toNumber", {" 12 "}) == "12");
  CHECK(call(grel + "string_toNumber", {"1.50"}) == "1.5E0");
  CHECK(call(grel + "string_toNumber", {"x"}) == "null");
  CHECK(call(grel + "string_match", {"30159 Hannover", "([0-9]+) (.*)"}) == "30159|Hannover");
  CHECK(call(grel + "string_match", {"30159", "[0-9]+"}) == "30159");
  CHECK(call(grel + "string_match", {"x30159", "[0-9]+"}) == "null");
  CHECK(call(grel + "string_match", {"x", "("}) == "null");
  CHECK(call(grel + "string_partition", {"a-b-c", "-"}) == "a|-|b-c");
  CHECK(call(grel + "string_rpartition", {"a-b-c", "-"}) == "a-b|-|c");
  CHECK(call(grel + "string_partition", {"abc", "-"}) == "abc||");
  CHECK(call(grel + "string_fingerprint", {" Zoë, Krüger  zoë "}) == "kruger zoe");
  CHECK(call(grel + "boolean_xor", {"true"}) == "true");
  CHECK(call_lists(grel + "boolean_xor", {{"true", "true"}}) == "false");
  CHECK(call_lists(grel + "other_coalesce", {{"b", "c"}}) == "b");
  CHECK(call_lists(grel + "other_coalesce", {{}}) == "null");
}

TEST_CASE("functions: more GREL on lists and numbers") {
  CHECK(call_lists(grel + "array_join", {{"", "b", ""}, {"-"}}) == "-b-");
  CHECK(call_lists(grel + "array_get", {{"a", "b", "c"}, {"1"}, {}}) == "b");
  CHECK(call_lists(grel + "array_get", {{"a", "b", "c"}, {"-1"}, {}}) == "c");
  CHECK(call_lists(grel + "array_get", {{"a", "b", "c"}, {"3"}, {}}) == "null");
  CHECK(call_lists(grel + "array_get", {{"a", "b", "c"}, {"0"}, {"2"}}) == "a|b");
  CHECK(call_lists(grel + "array_slice", {{"a", "b", "c"}, {"1"}, {}}) == "b|c");
  CHECK(call_lists(grel + "array_slice", {{"a", "b", "c"}, {"5"}, {}}) == "null");
  CHECK(call_lists(grel + "array_reverse", {{"a", "b", "c"}}) == "c|b|a");
  CHECK(call_lists(grel + "array_sort", {{"b", "c", "a"}}) == "a|b|c");
  CHECK(call_lists(grel + "array_uniques", {{"b", "a", "b"}}) == "b|a");
  CHECK(call_lists(grel + "array_sum", {{"1", "2"}}) == "3");
  CHECK(call_lists(grel + "array_sum", {{"1", "2.5"}}) == "3.5E0");
  CHECK(call_lists(grel + "array_sum", {{"1", "x"}}) == "null");
  CHECK(call(grel + "math_difference", {"2", "3"}) == "-1");
  CHECK(call(grel + "math_quotient", {"6", "3"}) == "2");
  CHECK(call(grel + "math_quotient", {"1", "2"}) == "5.0E-1");
  CHECK(call(grel + "math_quotient", {"1", "0"}) == "null");
  CHECK(call(grel + "math_max", {"2", "3"}) == "3");
  CHECK(call(grel + "math_min", {"2", "3"}) == "2");
  CHECK(call(grel + "math_mod", {"7", "3"}) == "1");
  CHECK(call(grel + "math_pow", {"2", "10"}) == "1024");
  CHECK(call(grel + "math_abs", {"-2"}) == "2");
  CHECK(call(grel + "math_abs", {"-2.5"}) == "2.5E0");
  CHECK(call(grel + "math_sqrt", {"-1"}) == "null");
  CHECK(call(grel + "math_sqrt", {"9"}) == "3");
  CHECK(call(grel + "math_log", {"1000"}) == "3");
  CHECK(call(grel + "math_ln", {"1"}) == "0");
  CHECK(call(grel + "math_exp", {"0"}) == "1");
  CHECK(call(grel + "math_even", {"3"}) == "4");
  CHECK(call(grel + "math_odd", {"3.5"}) == "5");
  CHECK(call(grel + "math_ceil", {"2.1"}) == "3");
}

TEST_CASE("functions: GREL dates") {
  const auto to_date = [](std::string_view text, std::string_view pattern) {
    return call(grel + "date_toDate", {text, pattern});
  };
  CHECK(to_date("29.10.1979", "dd.MM.yyyy") == "1979-10-29");
  CHECK(to_date("9.1.79", "d.M.yy") == "1979-01-09");
  CHECK(to_date("29102069", "ddMMyyyy") == "2069-10-29");
  CHECK(to_date("Oct 29, 1979", "MMM d, yyyy") == "1979-10-29");
  CHECK(to_date("Monday, 29 October 1979", "EEEE, d MMMM yyyy") == "1979-10-29");
  CHECK(to_date("1979-10-29T08:05:00+01:00", "yyyy-MM-dd'T'HH:mm:ssX") == "1979-10-29T08:05:00+01:00");
  CHECK(to_date("10/29/1979 12:05 AM", "MM/dd/yyyy hh:mm a") == "1979-10-29T00:05:00");
  CHECK(to_date("1979-10-29 08:05:01.250", "yyyy-MM-dd HH:mm:ss.SSS") == "1979-10-29T08:05:01.25");
  CHECK(to_date("29.10.1979", "%d.%m.%Y") == "1979-10-29");
  CHECK(to_date("29 Oct 79 17:00", "%d %b %y %H:%M") == "1979-10-29T17:00:00");
  CHECK(to_date("1979", "yyyy") == "1979-01-01");
  for (const char* text : {"31.02.1979", "29.13.1979", "29.10", "29.10.1979 ", "x", ""}) {
    INFO(text);
    CHECK(to_date(text, "dd.MM.yyyy") == "null");
  }
  CHECK(to_date("1979", "yyyy?Q") == "null");
  CHECK(call_lists(grel + "date_toDate", {{"1979-10-29"}, {}}) == "1979-10-29");
  CHECK(call_lists(grel + "string_toDate", {{"1979-10-29T08:05:00Z"}, {}}) == "1979-10-29T08:05:00Z");
  CHECK(call_lists(grel + "date_toDate", {{"29.10.1979"}, {}}) == "null");

  const auto part = [](std::string_view date, std::string_view unit) {
    return call(grel + "date_datePart", {date, unit});
  };
  CHECK(part("1979-10-29", "years") == "1979");
  CHECK(part("1979-10-29", "month") == "10");
  CHECK(part("1979-10-29", "week") == "5");
  CHECK(part("1979-10-29", "d") == "29");
  CHECK(part("1979-10-29", "weekday") == "Monday");
  CHECK(part("1969-12-31", "weekday") == "Wednesday");
  CHECK(part("1979-10-29T08:05:01.25Z", "hours") == "8");
  CHECK(part("1979-10-29T08:05:01.25Z", "min") == "5");
  CHECK(part("1979-10-29T08:05:01.25Z", "s") == "1");
  CHECK(part("1979-10-29T08:05:01.25Z", "ms") == "250");
  CHECK(part("1979-10-29T08:05:01.25Z", "n") == "250000000");
  CHECK(part("1970-01-02", "time") == "86400000");
  CHECK(part("29.10.1979", "years") == "null");
  CHECK(part("1979-10-29", "aeons") == "null");

  const auto increase = [](std::string_view date, std::string_view count, std::string_view unit) {
    return call(grel + "date_inc", {date, count, unit});
  };
  CHECK(increase("2022-08-12T00:00:00.000Z", "2", "year") == "2024-08-12T00:00:00Z");
  CHECK(increase("2022-08-12", "-2", "years") == "2020-08-12");
  CHECK(increase("2024-01-31", "1", "month") == "2024-02-29");
  CHECK(increase("2024-02-28", "2", "days") == "2024-03-01");
  CHECK(increase("2024-02-28", "1", "w") == "2024-03-06");
  CHECK(increase("2024-02-28", "36", "hours") == "2024-02-29T12:00:00");
  CHECK(increase("2024-02-28T00:00:00Z", "1500", "ms") == "2024-02-28T00:00:01.5Z");
  CHECK(increase("2024-02-28", "x", "days") == "null");
  CHECK(increase("2024-02-28", "1", "weekday") == "null");

  const auto difference = [](std::string_view a, std::string_view b, std::string_view unit) {
    return call(grel + "date_diff", {a, b, unit});
  };
  CHECK(difference("2024-03-01", "2024-02-28", "days") == "2");
  CHECK(difference("2024-02-28", "2024-03-01", "days") == "-2");
  CHECK(difference("2011-11-01", "2009-11-01", "weeks") == "104");
  CHECK(difference("2024-03-01", "2023-03-02", "years") == "0");
  CHECK(difference("2024-03-02", "2023-03-02", "years") == "1");
  CHECK(difference("2024-03-01", "2024-01-31", "months") == "1");
  CHECK(difference("2024-03-01T01:00:00Z", "2024-03-01T00:30:00Z", "minutes") == "30");
  CHECK(difference("2024-03-01", "x", "days") == "null");
}

TEST_CASE("functions: more IDLab") {
  CHECK(call_lists(idlab + "stringContainsOtherString", {{"a,bc,d"}, {"bc"}, {","}}) == "true");
  CHECK(call_lists(idlab + "stringContainsOtherString", {{"a,bc,d"}, {"b"}, {","}}) == "false");
  CHECK(call_lists(idlab + "stringContainsOtherString", {{"a,bc,d"}, {"b"}, {}}) == "true");
  CHECK(call_lists(idlab + "listContainsElement", {{"a", "b"}, {"b"}}) == "true");
  CHECK(call_lists(idlab + "listContainsElement", {{"a", "b"}, {"c"}}) == "false");
  CHECK(call_lists(idlab + "concat", {{"a"}, {"b"}, {"-"}}) == "a-b");
  CHECK(call_lists(idlab + "concat", {{"a"}, {"b"}, {}}) == "ab");
  CHECK(call(idlab + "decide", {"a", "a", "x"}) == "x");
  CHECK(call(idlab + "decide", {"a", "b", "x"}) == "null");
  CHECK(call_lists(idlab + "inRange", {{"3"}, {"3"}, {"4"}}) == "true");
  CHECK(call_lists(idlab + "inRange", {{"4"}, {"3"}, {"4"}}) == "false");
  CHECK(call_lists(idlab + "inRange", {{"4"}, {}, {}}) == "true");
  CHECK(call_lists(idlab + "inRange", {{"x"}, {}, {}}) == "null");
  CHECK(call(idlab + "normalizeDate", {"29.10.1979", "dd.MM.yyyy"}) == "1979-10-29");
  CHECK(call(idlab + "normalizeDateWithLang", {"29. März 1979", "d. MMMM yyyy", "de"}) == "1979-03-29");
  CHECK(call(idlab + "normalizeDateTime", {"29.10.1979 8:05", "dd.MM.yyyy H:mm"}) == "1979-10-29T08:05:00");
  CHECK(call(idlab + "normalizeDateTimeWithLang", {"29. OKT. 1979 8:05", "d. MMM yyyy H:mm", "de"}) ==
        "1979-10-29T08:05:00");
}

TEST_CASE("functions: those that others know and that are refused say why") {
  CHECK(find_function(grel + "date_now") == nullptr);
  CHECK(refusal(grel + "date_now") == "it would give something else in every run (give a constant instead)");
  CHECK(refusal(idlab + "lookup") == "it reads what is no source of the mapping (declare one, and join)");
  CHECK(refusal(grel + "date_inc").empty());
}
