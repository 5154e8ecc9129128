#include "kontor/json/value.hpp"

#include <limits>

#include "kontor/base/error.hpp"

#include "test.hpp"

using namespace kontor::json;
using kontor::Error;

TEST_CASE("a text becomes a tree that knows where its parts stand") {
  const Value root = parse("{\"name\": \"Rouen\",\n \"since\": 1966, \"tags\": [true, null]}", "f");
  REQUIRE(root.is_object());
  CHECK(root.offset() == 0);
  CHECK(root.find("name")->string() == "Rouen");
  CHECK(root.find("name")->offset() == 9);
  CHECK(root.find("since")->number() == "1966");
  const Value& tags = *root.find("tags");
  CHECK(tags.array().size() == 2);
  CHECK(tags.array()[0].boolean());
  CHECK(tags.array()[1].is_null());
  CHECK(tags.array()[1].offset() == 49);
  const Member& last = *(root.object().end() - 1);
  CHECK(last.name == "tags");
  CHECK(last.name_offset == 34);
  CHECK(root.find("none") == nullptr);
  CHECK(tags.find("name") == nullptr);
}

TEST_CASE("numbers keep their characters") {
  const Value root = parse("[1.0, -0, 1E5, 123456789012345678901234567890, 0.10]");
  std::string seen;
  for (const Value& value : root.array()) seen += value.number() + " ";
  CHECK(seen == "1.0 -0 1E5 123456789012345678901234567890 0.10 ");
}

TEST_CASE("numbers are equal by value") {
  CHECK(equal_numbers("1", "1.0"));
  CHECK(equal_numbers("10e-1", "1"));
  CHECK(equal_numbers("-0", "0.00e5"));
  CHECK(equal_numbers("120", "1.2E+2"));
  CHECK_FALSE(equal_numbers("1", "-1"));
  CHECK_FALSE(equal_numbers("9007199254740993", "9007199254740992"));
  CHECK_FALSE(equal_numbers("1e99999999999999999999", "1e5"));
  CHECK(is_integral("1.50e1"));
  CHECK(is_integral("0.0"));
  CHECK_FALSE(is_integral("1.5"));
  CHECK_FALSE(is_integral("1e-1"));
}

TEST_CASE("numbers beyond the range become infinite or zero") {
  CHECK(Value::number("1e999").to_double() == std::numeric_limits<double>::infinity());
  CHECK(Value::number("-1e999").to_double() == -std::numeric_limits<double>::infinity());
  CHECK(Value::number("1e-999").to_double() == 0);
  CHECK(Value::number("0.5").to_double() == 0.5);
}

TEST_CASE("large objects find their members and keep their order") {
  Object object;
  for (int i = 0; i < 1000; ++i) object.set("k" + std::to_string(i), Value::number(i));
  CHECK(object.size() == 1000);
  CHECK(object.find("k999")->number() == "999");
  CHECK(object.find("k1000") == nullptr);
  CHECK(object.erase("k5"));
  CHECK_FALSE(object.erase("k5"));
  CHECK((object.begin() + 5)->name == "k6");
  CHECK(object.find("k999")->number() == "999");
  object["k6"] = Value("new");
  CHECK(object.size() == 999);
  const Object copy = object;
  CHECK(copy.find("k6")->string() == "new");
}

TEST_CASE("trees compare by content, members in any order") {
  CHECK(parse(R"({"a": [1, {"b": null}], "c": "x"})") == parse(R"({"c": "x", "a": [1.0, {"b": null}]})"));
  CHECK_FALSE(parse("[1, 2]") == parse("[2, 1]"));
  CHECK_FALSE(parse(R"({"a": 1})") == parse(R"({"b": 1})"));
  CHECK_FALSE(parse("null") == parse("false"));
}

TEST_CASE("a name that occurs twice is an error, or the last one counts") {
  const std::string_view text = "{\"a\": 1,\n  \"a\": 2}";
  try {
    parse(text, "f.json");
    FAIL("no error");
  } catch (const Error& error) {
    CHECK(error.message() == "duplicate name 'a' in an object");
    CHECK(error.location().place == kontor::Place{2, 3});
    CHECK(error.location().file == "f.json");
    CHECK(error.location().source_line == "  \"a\": 2}");
  }
  Limits limits;
  limits.duplicate_names = DuplicateNames::last_wins;
  CHECK(parse(text, {}, limits) == parse(R"({"a": 2})"));
}

TEST_CASE("a text above the size limit is refused") {
  Limits limits;
  limits.size = 3;
  CHECK_THROWS_WITH(parse("[10]", {}, limits), "the text is larger than 3 bytes");
}
