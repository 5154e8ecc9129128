#include "kontor/json/json_reader.hpp"

#include <string>
#include <vector>

#include <rapidjson/reader.h>

#include "kontor/base/suggest.hpp"
#include "kontor/json/text_stream.hpp"

namespace kontor::json {
namespace {

// Not recursive, because texts nest as deeply as strangers like, and numbers as they are written. Encoding is checked
// by the stream, block by block: that is faster than RapidJSON's check and knows the exact place.
constexpr unsigned parse_flags = rapidjson::kParseIterativeFlag | rapidjson::kParseNumbersAsStringsFlag;

std::string at_place(const Position& position) {
  return "line " + std::to_string(position.place.line) + ", column " + std::to_string(position.place.column);
}

struct Bracket {
  char character;
  Position position;
};

// RapidJSON's handler: adds places, checks depth and passes everything on.
class Adapter {
 public:
  Adapter(TextStream& stream, Handler& handler, std::size_t max_depth)
      : stream_(stream), handler_(handler), max_depth_(max_depth) {}

  const std::vector<Bracket>& open_brackets() const { return open_; }

  bool Null() {
    handler_.null(stream_.token_start());
    return next();
  }
  bool Bool(bool value) {
    handler_.boolean(value, stream_.token_start());
    return next();
  }
  bool RawNumber(const char* text, rapidjson::SizeType length, bool) {
    handler_.number({text, length}, stream_.token_start());
    return next();
  }
  bool String(const char* text, rapidjson::SizeType length, bool) {
    const Position start = stream_.token_start();
    check_surrogates({text, length}, start);
    handler_.string({text, length}, start);
    return next();
  }
  bool Key(const char* text, rapidjson::SizeType length, bool) {
    const Position start = stream_.token_start();
    check_surrogates({text, length}, start);
    handler_.key({text, length}, start);
    return next();
  }
  bool StartObject() {
    open('{');
    handler_.begin_object(open_.back().position);
    return next();
  }
  bool EndObject(rapidjson::SizeType) {
    open_.pop_back();
    handler_.end_object(stream_.token_start());
    return next();
  }
  bool StartArray() {
    open('[');
    handler_.begin_array(open_.back().position);
    return next();
  }
  bool EndArray(rapidjson::SizeType) {
    open_.pop_back();
    handler_.end_array(stream_.token_start());
    return next();
  }
  // Numbers come as text, see parse_flags.
  bool Int(int) { return false; }
  bool Uint(unsigned) { return false; }
  bool Int64(std::int64_t) { return false; }
  bool Uint64(std::uint64_t) { return false; }
  bool Double(double) { return false; }

 private:
  bool next() {
    stream_.next_token();
    return true;
  }

  void open(char bracket) {
    const Position position = stream_.token_start();
    if (open_.size() == max_depth_) {
      stream_.fail("arrays and objects nest deeper than " + std::to_string(max_depth_) + " levels", position.place);
    }
    open_.push_back({bracket, position});
  }

  // The text itself is valid UTF-8, but RapidJSON lets the escape of a low surrogate without a high one pass. Without
  // an escape the text is as long as what stands between the quotes.
  void check_surrogates(std::string_view text, const Position& start) {
    if (stream_.Tell() - start.offset == text.size() + 2) return;
    for (std::size_t at = text.find('\xED'); at != std::string_view::npos; at = text.find('\xED', at + 1)) {
      if (at + 1 < text.size() && static_cast<unsigned char>(text[at + 1]) >= 0xA0) {
        stream_.fail("string holds the escape of half a surrogate pair", start.place);
      }
    }
  }

  TextStream& stream_;
  Handler& handler_;
  std::size_t max_depth_;
  std::vector<Bracket> open_;
};

// Turns what RapidJSON found wrong into a message that says what stands there and what would be right.
class Failure {
 public:
  Failure(TextStream& stream, const std::vector<Bracket>& open) : stream_(stream), open_(open) {}

  [[noreturn]] void fail(rapidjson::ParseErrorCode code, std::size_t offset) {
    using namespace rapidjson;
    start_ = stream_.token_start();
    switch (code) {
      case kParseErrorDocumentEmpty:
        if (stream_.at_end()) fail_here("the text is empty, expected a JSON value");
        fail_unexpected("a value");
      case kParseErrorDocumentRootNotSingular:
        fail_unexpected("the end of the text after the value");
      case kParseErrorObjectMissName:
        fail_unexpected(stream_.after_comma() ? "a name in double quotes" : "a name in double quotes or '}'");
      case kParseErrorObjectMissColon:
        fail_unexpected("':' after the name");
      case kParseErrorObjectMissCommaOrCurlyBracket:
        fail_unexpected("',' or '}' after the member");
      case kParseErrorArrayMissCommaOrSquareBracket:
        fail_unexpected("',' or ']' after the element");
      case kParseErrorNumberTooBig:
        fail_here("number is beyond the range of a double");
      case kParseErrorNumberMissFraction:
        fail_here("number has no digit after '.'");
      case kParseErrorNumberMissExponent:
        fail_here("number has no digit in its exponent");
      default:
        if (is_in_string()) fail_string(code, offset);
        fail_unexpected("a value");
    }
  }

 private:
  bool is_in_string() const {
    const std::string_view first = stream_.text_at(start_.offset, 1);
    return first.empty() ? !stream_.at_end() || stream_.Tell() > start_.offset : first == "\"";
  }

  [[noreturn]] void fail_here(const std::string& message) { stream_.fail(message, start_.place); }

  [[noreturn]] void fail_string(rapidjson::ParseErrorCode code, std::size_t offset) {
    using namespace rapidjson;
    const Place place = stream_.place_at(offset);
    const std::string_view there = stream_.text_at(offset, 2);
    if (stream_.at_end()) fail_here("string is not closed");
    if (there.starts_with('\n') || there.starts_with('\r')) {
      stream_.fail("line ends within a string, expected '\"' or \\n", place);
    }
    if (!there.starts_with('\\')) stream_.fail("control character within a string, expected an escape like \\t", place);
    if (code == kParseErrorStringUnicodeSurrogateInvalid) {
      stream_.fail("string holds the escape of half a surrogate pair", place);
    }
    if (code == kParseErrorStringUnicodeEscapeInvalidHex) stream_.fail("\\u needs four hexadecimal digits", place);
    stream_.fail("unknown escape '" + whole_characters(offset, 2) + "' (a backslash itself is \\\\)", place);
  }

  [[noreturn]] void fail_unexpected(const std::string& expected) {
    if (stream_.at_end() && stream_.text_at(start_.offset, 1).empty()) fail_end(expected);
    const std::string found = word();
    if (stream_.after_comma() && (found == "}" || found == "]")) {
      fail_here("comma before '" + found + "', expected " + expected);
    }
    if (found.starts_with('/')) fail_here("JSON has no comments, expected " + expected);
    if (found.starts_with('\'')) fail_here("single quote, strings and names need double quotes");
    static constexpr std::string_view literals[] = {"true", "false", "null"};
    fail_here("unexpected '" + found + "', expected " + expected +
              (expected == "a value" ? suggestion(found, literals) : ""));
  }

  [[noreturn]] void fail_end(const std::string& expected) {
    std::string message = "the text ends too early, expected " + expected;
    if (!open_.empty()) {
      message +=
          std::string(" ('") + open_.back().character + "' of " + at_place(open_.back().position) + " is not closed)";
    }
    fail_here(message);
  }

  // What stands at the start of the token: a word or number, or else one character.
  std::string word() const {
    const std::string_view text = stream_.text_at(start_.offset, 32);
    std::size_t length = 0;
    while (length < text.size() && is_word(text[length])) ++length;
    return length > 0 ? std::string(text.substr(0, length)) : whole_characters(start_.offset, 1);
  }

  static bool is_word(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '-' ||
           c == '+' || c == '.';
  }

  std::string whole_characters(std::size_t offset, std::size_t count) const {
    std::string_view text = stream_.text_at(offset, count + 3);
    while (count < text.size() && (static_cast<unsigned char>(text[count]) & 0xC0U) == 0x80U) ++count;
    return std::string(text.substr(0, count));
  }

  TextStream& stream_;
  const std::vector<Bracket>& open_;
  Position start_;
};

}  // namespace

void read_json(ByteSource& source, std::string_view name, Handler& handler, const Limits& limits) {
  TextStream stream(source, name, limits.token);
  Adapter adapter(stream, handler, limits.depth);
  rapidjson::Reader reader;
  const rapidjson::ParseResult result = reader.Parse<parse_flags>(stream, adapter);
  if (result.IsError()) Failure(stream, adapter.open_brackets()).fail(result.Code(), result.Offset());
  // RapidJSON takes a NUL for the end.
  if (!stream.at_end())
    stream.fail("NUL character after the value, expected the end of the text", stream.place_at(stream.Tell()));
}

}  // namespace kontor::json
