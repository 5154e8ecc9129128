#include "kontor/source/json_path.hpp"

#include "kontor/source/json_records.hpp"
#include "test.hpp"

using namespace kontor;
using namespace kontor::source;

namespace {

void print(const JsonNode& node, std::string& out) {
  if (!node.is_array() && !node.is_object()) {
    const Value value = node.value();
    if (value.kind == ValueKind::string) out += "'" + std::string(value.text) + "'";
    if (value.kind == ValueKind::null) out += "null";
    if (value.kind != ValueKind::string && value.kind != ValueKind::null) out += value.text;
    return;
  }
  out += node.is_array() ? "[" : "{";
  for (JsonNode child = node.first_child(); child.within(node); child = child.next_sibling()) {
    if (out.back() != '[' && out.back() != '{') out += ",";
    if (node.is_object()) out += std::string(child.key()) + ":";
    print(child, out);
  }
  out += node.is_array() ? "]" : "}";
}

// What a query selects, separated by blanks.
std::string select(std::string_view json, std::string_view query) {
  JsonTape tape;
  read_json(json, "x.json", tape);
  std::vector<JsonNode> nodes;
  const JsonPath path = JsonPath::parse(query);
  path.select(tape.root(), nodes);
  if (path.singular()) CHECK(path.find(tape.root()) == (nodes.empty() ? JsonNode() : nodes.front()));
  std::string out;
  for (const JsonNode& node : nodes) {
    if (!out.empty()) out += " ";
    print(node, out);
  }
  return out;
}

std::string error_of(std::string_view query) {
  try {
    JsonPath::parse(query);
  } catch (const Error& error) {
    return error.message();
  }
  return "";
}

const char* const store = R"({"store": {"book": [
    {"category": "reference", "author": "Nigel Rees", "title": "Sayings", "price": 8.95},
    {"category": "fiction", "author": "Evelyn Waugh", "title": "Sword", "price": 12.99},
    {"category": "fiction", "author": "Herman Melville", "title": "Moby", "isbn": "0-553", "price": 8.99},
    {"category": "fiction", "author": "J. Tolkien", "title": "Rings", "isbn": "0-395", "price": 22.99}],
  "bicycle": {"color": "red", "price": 399}}})";

}  // namespace

TEST_CASE("json path: the examples of RFC 9535 section 1.5") {
  CHECK(select(store, "$.store.book[*].author") == "'Nigel Rees' 'Evelyn Waugh' 'Herman Melville' 'J. Tolkien'");
  CHECK(select(store, "$..author") == "'Nigel Rees' 'Evelyn Waugh' 'Herman Melville' 'J. Tolkien'");
  CHECK(select(store, "$.store..price") == "8.95 12.99 8.99 22.99 399");
  CHECK(select(store, "$..book[2].title") == "'Moby'");
  CHECK(select(store, "$..book[2].publisher").empty());
  CHECK(select(store, "$..book[-1].title") == "'Rings'");
  CHECK(select(store, "$..book[0,1].title") == "'Sayings' 'Sword'");
  CHECK(select(store, "$..book[:2].title") == "'Sayings' 'Sword'");
  CHECK(select(store, "$..book[?@.isbn].title") == "'Moby' 'Rings'");
  CHECK(select(store, "$..book[?@.price<10].title") == "'Sayings' 'Moby'");
}

TEST_CASE("json path: names") {
  const char* const json = R"({"o": {"j j": {"k.k": 3}}, "'": {"@": 2}, "Straße": 4, "": 5, "a\u0000b": 6})";
  CHECK(select(json, "$.o['j j']['k.k']") == "3");
  CHECK(select(json, "$.o[\"j j\"][\"k.k\"]") == "3");
  CHECK(select(json, "$[\"'\"][\"@\"]") == "2");
  CHECK(select(json, "$['\\'']['@']") == "2");
  CHECK(select(json, "$.Straße") == "4");
  CHECK(select(json, "$['Stra\\u00dfe']") == "4");
  CHECK(select(json, "$['']") == "5");
  CHECK(select(json, "$ .o [ 'j j' , 'x' ]") == "{k.k:3}");
  CHECK(select(R"({"😀": 1})", "$['\\uD83D\\uDE00']") == "1");
}

TEST_CASE("json path: indexes and slices") {
  const char* const json = R"(["a","b","c","d","e","f","g"])";
  CHECK(select(json, "$[1]") == "'b'");
  CHECK(select(json, "$[-2]") == "'f'");
  CHECK(select(json, "$[9]").empty());
  CHECK(select(json, "$[-9]").empty());
  CHECK(select(json, "$[1:3]") == "'b' 'c'");
  CHECK(select(json, "$[5:]") == "'f' 'g'");
  CHECK(select(json, "$[1:5:2]") == "'b' 'd'");
  CHECK(select(json, "$[5:1:-2]") == "'f' 'd'");
  CHECK(select(json, "$[::-1]") == "'g' 'f' 'e' 'd' 'c' 'b' 'a'");
  CHECK(select(json, "$[1:3:0]").empty());
  CHECK(select(json, "$[-9007199254740991:9007199254740991:9007199254740991]") == "'a'");
  CHECK(select(json, "$[0, 3]") == "'a' 'd'");
  CHECK(select(json, "$[0:2, 5]") == "'a' 'b' 'f'");
  CHECK(select(json, "$[0, 0]") == "'a' 'a'");
  CHECK(select("{\"0\": 1}", "$[0]").empty());
}

TEST_CASE("json path: wildcards and descendants") {
  const char* const json = R"({"o": {"j": 1, "k": 2}, "a": [5, 3, [{"j": 4}, {"k": 6}]]})";
  CHECK(select(json, "$[*]") == "{j:1,k:2} [5,3,[{j:4},{k:6}]]");
  CHECK(select(json, "$.o[*, *]") == "1 2 1 2");
  CHECK(select(json, "$..j") == "1 4");
  CHECK(select(json, "$..[0]") == "5 {j:4}");
  CHECK(select(json, "$.o..[*, *]") == "1 2 1 2");
  CHECK(select(json, "$.a..[0, 1]") == "5 3 {j:4} {k:6}");
}

TEST_CASE("json path: filters, section 2.3.5.3") {
  const char* const json = R"({"a": [3, 5, 1, 2, 4, 6, {"b": "j"}, {"b": "k"}, {"b": {}}, {"b": "kilo"}],
    "o": {"p": 1, "q": 2, "r": 3, "s": 5, "t": {"u": 6}}, "e": "f"})";
  CHECK(select(json, "$.a[?@.b == 'kilo']") == "{b:'kilo'}");
  CHECK(select(json, "$.a[?(@.b == 'kilo')]") == "{b:'kilo'}");
  CHECK(select(json, "$.a[?@>3.5]") == "5 4 6");
  CHECK(select(json, "$.a[?@.b]") == "{b:'j'} {b:'k'} {b:{}} {b:'kilo'}");
  CHECK(select(json, "$[?@.*]").substr(0, 1) == "[");
  CHECK(select(json, "$[?@[?@.b]]").substr(0, 8) == "[3,5,1,2");
  CHECK(select(json, "$.o[?@<3, ?@<3]") == "1 2 1 2");
  CHECK(select(json, "$.a[?@<2 || @.b == \"k\"]") == "1 {b:'k'}");
  CHECK(select(json, "$.a[?match(@.b, \"[jk]\")]") == "{b:'j'} {b:'k'}");
  CHECK(select(json, "$.a[?search(@.b, \"[jk]\")]") == "{b:'j'} {b:'k'} {b:'kilo'}");
  CHECK(select(json, "$.o[?@>1 && @<4]") == "2 3");
  CHECK(select(json, "$.o[?@.u || @.x]") == "{u:6}");
  CHECK(select(json, "$.a[?@.b == $.x]") == "3 5 1 2 4 6");
  CHECK(select(json, "$.a[?@ == @]").size() > 20);
  CHECK(select(json, "$.a[?!@.b && @ >= 5]") == "5 6");
  CHECK(select(json, "$.a[?!(@ < 6)]") == "6 {b:'j'} {b:'k'} {b:{}} {b:'kilo'}");
}

TEST_CASE("json path: comparisons, section 2.3.5.2.2") {
  const auto holds = [](const std::string& condition) {
    return !select(R"([{"obj": {"x": "y"}, "arr": [2, 3], "n": 1.0, "big": 9007199254740993}])", "$[?" + condition + "]").empty();
  };
  CHECK(holds("@.absent1 == @.absent2"));
  CHECK(holds("@.absent1 <= @.absent2"));
  CHECK_FALSE(holds("@.absent == 'g'"));
  CHECK(holds("@.absent != 'g'"));
  CHECK(holds("1 <= 2"));
  CHECK_FALSE(holds("1 > 2"));
  CHECK_FALSE(holds("13 == '13'"));
  CHECK(holds("'a' <= 'b'"));
  CHECK_FALSE(holds("@.obj == @.arr"));
  CHECK(holds("@.obj == @.obj"));
  CHECK(holds("@.obj <= @.obj"));
  CHECK_FALSE(holds("@.obj < @.obj"));
  CHECK_FALSE(holds("1 <= @.arr"));
  CHECK(holds("true <= true"));
  CHECK_FALSE(holds("true > true"));
  CHECK(holds("@.n == 1"));
  CHECK(holds("@.n == 10e-1"));
  CHECK_FALSE(holds("@.big == 9007199254740992"));
  CHECK(holds("null == null"));
}

TEST_CASE("json path: functions, section 2.4") {
  const auto holds = [](const std::string& condition) {
    return !select(R"([{"s": "Zoë", "arr": [1, 2, 3], "o": {"a": 1}, "date": "1974-05-11", "dot": "a\nb", "re": "19.*"}])",
                   "$[?" + condition + "]").empty();
  };
  CHECK(holds("length(@.s) == 3"));
  CHECK(holds("length(@.arr) == 3"));
  CHECK(holds("length(@.o) == 1"));
  CHECK_FALSE(holds("length(@.arr[0]) == 1"));
  CHECK(holds("count(@.*) == 6"));
  CHECK(holds("count(@.arr[?@ > 1]) == 2"));
  CHECK(holds("value(@..a) == 1"));
  CHECK_FALSE(holds("value(@.arr[*]) == 1"));
  CHECK(holds("match(@.date, \"1974-05-..\")"));
  CHECK_FALSE(holds("match(@.date, \"1974\")"));
  CHECK(holds("search(@.date, \"05\")"));
  CHECK_FALSE(holds("match(@.dot, \"a.b\")"));
  CHECK(holds("match(@.date, @.re)"));
  CHECK_FALSE(holds("match(@.date, \"(\")"));
  CHECK(holds("match(@.s, \"\\\\p{Lu}.*\")"));
}

TEST_CASE("json path: mistakes name the character") {
  CHECK(error_of("name") == "invalid JSONPath 'name': a JSONPath query starts with '$', found 'n' (character 1)");
  CHECK(error_of("$.students[*]]") ==
        "invalid JSONPath '$.students[*]]': expected '.', '[' or the end, found ']' (character 14)");
  CHECK(error_of("$.a[?lenght(@.b) == 1]") ==
        "invalid JSONPath '$.a[?lenght(@.b) == 1]': unknown function 'lenght' (did you mean 'length'?), found 'l' "
        "(character 6)");
}

TEST_CASE("json path: what the grammar does not allow is refused") {
  for (const char* query : {"", " $", "$ ", "$.", "$..", "$[", "$[]", "$[01]", "$[-0]", "$[1 2]", "$['a]", "$['\\x']", "$.1a",
                            "$[9007199254740992]", "$['\\uD800']", "$['\\uDC00']", "$[?]", "$[?@.a = 1]", "$[?1]",
                            "$[?@.a == ]", "$[?@.* == 1]", "$[?@..a == 1]", "$[?length(@.*) == 1]", "$[?count(1) == 1]",
                            "$[?match(@.a)]", "$[?match(@.a, 'x') == true]", "$[?length(@.a)]", "$[?(@.a]", "$[?@.a == 01]",
                            "$[?@.a == 1.]", "$[?True == @.a]", "$[?'a']", "$[1:2:3:4]", "$.a b", "$[?!1 == 2]", "$[?@.a &&]",
                            "$[\"a\tb\"]", "$[?nothing(@)]", "$[a]", "$[?count (@.*) == 1]"}) {
    INFO(query);
    CHECK_FALSE(error_of(query).empty());
  }
}

TEST_CASE("json path: hostile queries end with an error") {
  CHECK_FALSE(error_of("$[?" + std::string(100'000, '(') + "@" + std::string(100'000, ')') + "]").empty());
  std::string nested = "$";
  for (int i = 0; i < 10'000; ++i) nested += "[?@";
  CHECK_FALSE(error_of(nested).empty());
  std::string nots = "$[?" + std::string(100'000, '!') + "@.a]";
  CHECK_FALSE(error_of(nots).empty());
  std::string json;
  for (int i = 0; i < 400; ++i) json += "[";
  json += "1";
  for (int i = 0; i < 400; ++i) json += "]";
  CHECK_THROWS_AS(select(json, "$..*..*..*..*"), Error);
}
