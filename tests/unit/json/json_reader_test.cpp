#include "kontor/json/json_reader.hpp"

#include <algorithm>

#include "kontor/json/value.hpp"

#include "test.hpp"

using namespace kontor;
using namespace kontor::json;

namespace {

// Writes down every event with its place.
class Recorder final : public Handler {
 public:
  std::string text;

  void null(const Position& at) override { add("null", at); }
  void boolean(bool value, const Position& at) override { add(value ? "true" : "false", at); }
  void number(std::string_view lexical_form, const Position& at) override { add(lexical_form, at); }
  void string(std::string_view value, const Position& at) override { add("'" + std::string(value) + "'", at); }
  void begin_object(const Position& at) override { add("{", at); }
  void key(std::string_view name, const Position& at) override { add(std::string(name) + "=", at); }
  void end_object(const Position& at) override { add("}", at); }
  void begin_array(const Position& at) override { add("[", at); }
  void end_array(const Position& at) override { add("]", at); }

 private:
  void add(std::string_view what, const Position& at) {
    text += std::string(what) + "@" + std::to_string(at.place.line) + ":" + std::to_string(at.place.column) + "/" +
            std::to_string(at.offset) + " ";
  }
};

// Hands out the text in small pieces.
class SlowSource final : public ByteSource {
 public:
  explicit SlowSource(std::string_view text) : rest_(text) {}
  std::size_t read(std::span<char> buffer) override {
    const std::size_t count = std::min<std::size_t>({buffer.size(), rest_.size(), 7});
    std::copy_n(rest_.data(), count, buffer.data());
    rest_.remove_prefix(count);
    return count;
  }

 private:
  std::string_view rest_;
};

std::string events(std::string_view text) {
  SlowSource source(text);
  Recorder recorder;
  read_json(source, "f", recorder);
  return recorder.text;
}

void check_error(std::string_view text, const std::string& message, Place place, const Limits& limits = {}) {
  CAPTURE(std::string(text.substr(0, 200)));
  SlowSource source(text);
  Recorder recorder;
  try {
    read_json(source, "f", recorder, limits);
    FAIL_CHECK("no error, expected: " << message);
  } catch (const Error& error) {
    CHECK(error.message() == message);
    CHECK(error.location().place.line == place.line);
    CHECK(error.location().place.column == place.column);
    CHECK(error.location().file == "f");
  }
}

std::string repeated(std::string_view text, std::size_t count) {
  std::string out;
  for (std::size_t i = 0; i < count; ++i) out += text;
  return out;
}

}  // namespace

TEST_CASE("events come in order and with their places") {
  CHECK(events("{\"a\" : [1,\n -2.5e3 ],\r\n\t\"b\":{}, \"c\":null}") ==
        "{@1:1/0 a=@1:2/1 [@1:8/7 1@1:9/8 -2.5e3@2:2/12 ]@2:9/19 b=@3:2/24 {@3:6/28 }@3:7/29 c=@3:10/32 "
        "null@3:14/36 }@3:18/40 ");
  CHECK(events(" true ") == "true@1:2/1 ");
  CHECK(events("\"x\"") == "'x'@1:1/0 ");
  CHECK(events("\xEF\xBB\xBF[false]") == "[@1:4/3 false@1:5/4 ]@1:10/9 ");
}

TEST_CASE("escapes are resolved") {
  CHECK(events(R"("\u004B\u00f6ln \uD83D\uDE00 \"\\\/\b\f\n\r\t")") == "'Köln 😀 \"\\/\b\f\n\r\t'@1:1/0 ");
}

TEST_CASE("places hold across the blocks in which a text is read") {
  const std::string blanks(70000, ' ');
  const std::string word(70000, 'x');
  CHECK(events("[" + blanks + "\n1," + blanks + "2,\n\"" + word + "\",3]") ==
        "[@1:1/0 1@2:1/70002 2@2:70003/140004 '" + word + "'@3:1/140007 3@3:70004/210010 ]@3:70005/210011 ");
  // A character of three bytes on each side of a block's end.
  for (std::size_t shift = 0; shift < 4; ++shift) {
    const std::string text = std::string(65530 + shift, 'a') + "€€€€";
    CHECK(events("\"" + text + "\"") == "'" + text + "'@1:1/0 ");
  }
}

TEST_CASE("a text that ends too early says what is missing") {
  check_error("", "the text is empty, expected a JSON value", {1, 1});
  check_error(" \n ", "the text is empty, expected a JSON value", {2, 2});
  check_error("{\"a\": [1, 2",
              "the text ends too early, expected ',' or ']' after the element ('[' of line 1, column 7 is not closed)",
              {1, 12});
  check_error("{\n\"a\": 1\n",
              "the text ends too early, expected ',' or '}' after the member ('{' of line 1, column 1 is not closed)",
              {3, 1});
  check_error("{\"a\"", "the text ends too early, expected ':' after the name ('{' of line 1, column 1 is not closed)",
              {1, 5});
  check_error("{\"a\":", "the text ends too early, expected a value ('{' of line 1, column 1 is not closed)", {1, 6});
  check_error(
      "{", "the text ends too early, expected a name in double quotes or '}' ('{' of line 1, column 1 is not closed)",
      {1, 2});
  check_error("[1, \"abc", "string is not closed", {1, 5});
  check_error("[1, \"abc\\", "string is not closed", {1, 5});
  check_error("[tru", "unexpected 'tru', expected a value (did you mean 'true'?)", {1, 2});
}

TEST_CASE("what is not JSON is named") {
  check_error("[1, 2,]", "comma before ']', expected a value", {1, 7});
  check_error("{\"a\": 1,\n}", "comma before '}', expected a name in double quotes", {2, 1});
  check_error("{a: 1}", "unexpected 'a', expected a name in double quotes or '}'", {1, 2});
  check_error("{'a': 1}", "single quote, strings and names need double quotes", {1, 2});
  check_error("[1 2]", "unexpected '2', expected ',' or ']' after the element", {1, 4});
  check_error("{\"a\" 1}", "unexpected '1', expected ':' after the name", {1, 6});
  check_error("{\"a\": 1 \"b\": 2}", "unexpected '\"', expected ',' or '}' after the member", {1, 9});
  check_error("[True]", "unexpected 'True', expected a value (did you mean 'true'?)", {1, 2});
  check_error("[NaN]", "unexpected 'NaN', expected a value", {1, 2});
  check_error("// x\n1", "JSON has no comments, expected a value", {1, 1});
  check_error("{} {}", "unexpected '{', expected the end of the text after the value", {1, 4});
  check_error("]", "unexpected ']', expected a value", {1, 1});
  check_error("[\xE2\x82\xAC]", "unexpected '€', expected a value", {1, 2});
  check_error(std::string_view("1\0", 2), "the text is in UTF-16 or UTF-32, expected UTF-8", {1, 1});
  check_error(std::string_view("[1] \0 x", 7), "NUL character after the value, expected the end of the text", {1, 5});
}

TEST_CASE("wrong numbers are named") {
  check_error("[01]", "unexpected '1', expected ',' or ']' after the element", {1, 3});
  check_error("[1.]", "number has no digit after '.'", {1, 2});
  check_error("[1e+]", "number has no digit in its exponent", {1, 2});
  check_error("[-]", "unexpected '-', expected a value", {1, 2});
  check_error("[1e400]", "number is beyond the range of a double", {1, 2});
}

TEST_CASE("wrong strings are named at the byte") {
  check_error("[\"ab\ncd\"]", "line ends within a string, expected '\"' or \\n", {1, 5});
  check_error("[\"ab\tcd\"]", "control character within a string, expected an escape like \\t", {1, 5});
  check_error("[\"C:\\dir\"]", "unknown escape '\\d' (a backslash itself is \\\\)", {1, 5});
  check_error("[\"\\u12G4\"]", "\\u needs four hexadecimal digits", {1, 3});
  check_error("[\"\\uD83D x\"]", "string holds the escape of half a surrogate pair", {1, 3});
  check_error("[\"\\uDE00\"]", "string holds the escape of half a surrogate pair", {1, 2});
}

TEST_CASE("other encodings than UTF-8 are recognised") {
  check_error("{\"a\":\n \"K\xF6ln\"}", "byte 0xF6 is not UTF-8 (in Latin-1 it is 'ö': convert the text to UTF-8)",
              {2, 4});
  check_error("[\"\x80\"]", "byte 0x80 is not UTF-8", {1, 3});
  check_error("[\"\xE2\x82", "the text ends within a UTF-8 character", {1, 3});
  check_error(std::string_view("\xFF\xFE[\0", 4), "the text is in UTF-16 or UTF-32, expected UTF-8", {1, 1});
  check_error(std::string_view("[\0]\0", 4), "the text is in UTF-16 or UTF-32, expected UTF-8", {1, 1});
}

TEST_CASE("deep nesting and long strings are refused") {
  check_error(repeated("[", 600), "arrays and objects nest deeper than 512 levels", {1, 513});
  check_error(repeated("{\"a\":", 100'000), "arrays and objects nest deeper than 512 levels", {1, 2561});
  CHECK_NOTHROW(parse(repeated("[", 512) + repeated("]", 512)));
  Limits limits;
  limits.token = 1000;
  check_error("[\"" + std::string(200'000, 'x') + "\"]", "string is longer than 1000 bytes", {1, 2}, limits);
}
