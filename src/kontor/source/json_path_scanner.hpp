// Characters, numbers and quoted names of JSONPath (RFC 9535, appendix A). Internal to source/.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "kontor/base/error.hpp"

namespace kontor::source::json_path {

inline bool is_digit(char c) { return c >= '0' && c <= '9'; }
inline bool is_alpha(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
inline bool is_name_first(char c) { return is_alpha(c) || c == '_' || static_cast<unsigned char>(c) >= 0x80; }
inline bool is_name_char(char c) { return is_name_first(c) || is_digit(c); }

class Scanner {
 public:
  Scanner(std::string_view text, const Location& where) : text_(text), where_(where) {}

 protected:
  // Throws Error that shows the query and the character where it stopped making sense.
  [[noreturn]] void fail(const std::string& what) const;

  // The character at the cursor or behind it, '\0' behind the end.
  char peek(std::size_t ahead = 0) const { return at_ + ahead < text_.size() ? text_[at_ + ahead] : '\0'; }
  bool take(char c) {
    if (at_ >= text_.size() || text_[at_] != c) return false;
    ++at_;
    return true;
  }
  bool take(std::string_view word) {
    if (text_.substr(at_, word.size()) != word) return false;
    at_ += word.size();
    return true;
  }
  void expect(char c) {
    if (!take(c)) fail(std::string("expected '") + c + "'");
  }
  void blanks() {
    while (peek() == ' ' || peek() == '\t' || peek() == '\n' || peek() == '\r') ++at_;
  }

  std::int64_t integer();         // int
  std::string number_literal();   // number
  std::string string_literal();   // string-literal; the cursor is at the quote

  std::string_view text_;
  std::size_t at_ = 0;

 private:
  void escape(char quote, std::string& out);
  char32_t unicode_escape();
  char32_t four_hex_digits();

  Location where_;
};

}  // namespace kontor::source::json_path
