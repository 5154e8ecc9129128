#include "kontor/json/json_writer.hpp"

#include "test.hpp"

using namespace kontor::json;

TEST_CASE("a tree is written compactly") {
  const std::string text = R"({"a":[1,-0.50,true,false,null],"b":{},"c":[],"d":"x"})";
  CHECK(to_text(parse(text)) == text);
}

TEST_CASE("a tree is written for people") {
  CHECK(to_text(parse(R"({"a": [1, {"b": "x"}], "c": [], "d": {}})"), Layout::pretty) ==
        "{\n"
        "  \"a\": [\n"
        "    1,\n"
        "    {\n"
        "      \"b\": \"x\"\n"
        "    }\n"
        "  ],\n"
        "  \"c\": [],\n"
        "  \"d\": {}\n"
        "}\n");
}

TEST_CASE("strings are escaped where JSON asks for it and nowhere else") {
  std::string out;
  append_string(out, std::string_view("\"\\/\b\f\n\r\t\x01\x1f\x7f é€😀\0", 22));
  CHECK(out == "\"\\\"\\\\/\\b\\f\\n\\r\\t\\u0001\\u001f\x7f é€😀\\u0000\"");
}

TEST_CASE("large trees pass through the buffer") {
  Array elements;
  for (int i = 0; i < 20000; ++i) elements.emplace_back("element " + std::to_string(i));
  const Value value{std::move(elements)};
  CHECK(parse(to_text(value)) == value);
  CHECK(parse(to_text(value, Layout::pretty)) == value);
}
