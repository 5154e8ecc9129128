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
