// From XPath's regular expressions (XPath Functions and Operators 3.1, section 5.6.1, on top of XML Schema 1.1 part 2,
// appendix G) to RE2's. Character classes are computed as sets with ICU, because RE2 has no subtraction, no blocks and
// another idea of \w, \s and \i; everything else is copied or spelled differently.
#include <array>
#include <cstdint>
#include <cstdio>

#include <unicode/uniset.h>
#include <unicode/unistr.h>

#include "kontor/base/utf8.hpp"
#include "kontor/sparql/exec/xpath_regex.hpp"

namespace kontor::sparql::eval {
namespace {

// [a-[b-[c-...]]] deeper than this has no use.
constexpr int max_class_depth = 32;

// The multi-character escapes as ICU sets; the upper-case letter is the complement.
const char* escape_set(char lower) {
  switch (lower) {
    case 's':
      return "[\\u0009\\u000A\\u000D\\u0020]";
    case 'd':
      return "[\\p{Nd}]";
    case 'w':
      return "[^\\p{P}\\p{Z}\\p{C}]";
    case 'i':  // NameStartChar of XML 1.0
      return "[\\:A-Z_a-z\\u00C0-\\u00D6\\u00D8-\\u00F6\\u00F8-\\u02FF\\u0370-\\u037D\\u037F-\\u1FFF\\u200C-\\u200D"
             "\\u2070-\\u218F\\u2C00-\\u2FEF\\u3001-\\uD7FF\\uF900-\\uFDCF\\uFDF0-\\uFFFD\\U00010000-\\U000EFFFF]";
    case 'c':  // NameChar
      return "[\\-.0-9\\:A-Z_a-z\\u00B7\\u00C0-\\u00D6\\u00D8-\\u00F6\\u00F8-\\u037D\\u037F-\\u1FFF\\u200C-\\u200D"
             "\\u203F-\\u2040\\u2070-\\u218F\\u2C00-\\u2FEF\\u3001-\\uD7FF\\uF900-\\uFDCF\\uFDF0-\\uFFFD"
             "\\U00010000-\\U000EFFFF]";
    default:
      return nullptr;
  }
}

bool is_space(char c) {
  return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

class Translator {
 public:
  Translator(std::string_view pattern, std::string_view flags)
      : pattern_(pattern),
        dot_all_(flags.find('s') != std::string_view::npos),
        multi_line_(flags.find('m') != std::string_view::npos),
        ignore_case_(flags.find('i') != std::string_view::npos),
        extended_(flags.find('x') != std::string_view::npos) {}

  std::optional<std::string> run(std::string& problem) {
    while (problem_.empty() && !at_end()) translate_one();
    if (problem_.empty()) return std::move(out_);
    problem = std::move(problem_);
    return std::nullopt;
  }

 private:
  bool at_end() const { return offset_ >= pattern_.size(); }
  char peek(std::size_t ahead = 0) const {
    return offset_ + ahead < pattern_.size() ? pattern_[offset_ + ahead] : '\0';
  }
  void fail(std::string problem) {
    if (problem_.empty()) problem_ = std::move(problem);
  }

  void translate_one() {
    const char c = pattern_[offset_++];
    switch (c) {
      case '\\':
        translate_escape();
        break;
      case '[': {
        icu::UnicodeSet set;
        read_class(set, 0);
        append_set(set);
        break;
      }
      case '(':
        out_ += '(';
        if (peek() != '?') break;
        if (peek(1) != ':') return fail("only '(?:' may follow a parenthesis with '?'");
        out_ += "?:";
        offset_ += 2;
        break;
      case '.':
        out_ += dot_all_ ? "(?s:.)" : "[^\\n\\r]";
        break;
      case '^':
        out_ += multi_line_ ? "(?m:^)" : "^";
        break;
      case '$':
        out_ += multi_line_ ? "(?m:$)" : "$";
        break;
      case '{':
        translate_quantity();
        break;
      case ']':
      case '}':
        out_ += '\\';
        out_ += c;
        break;
      default:
        if (!extended_ || !is_space(c)) out_ += c;
    }
  }

  // {n}, {n,} or {n,m}
  void translate_quantity() {
    const std::size_t end = pattern_.find('}', offset_);
    const std::string_view text = pattern_.substr(offset_, end == std::string_view::npos ? end : end - offset_);
    const std::size_t comma = text.find(',');
    const std::string_view low = text.substr(0, comma);
    const std::string_view high = comma == std::string_view::npos ? std::string_view() : text.substr(comma + 1);
    constexpr std::string_view digits = "0123456789";
    if (end == std::string_view::npos || low.empty() || low.find_first_not_of(digits) != std::string_view::npos ||
        high.find_first_not_of(digits) != std::string_view::npos) {
      return fail("'{' starts no quantifier, write '\\{' for the character");
    }
    out_.append("{").append(text).append("}");
    offset_ = end + 1;
  }

  void translate_escape() {
    icu::UnicodeSet set;
    char32_t single = 0;
    if (!read_escape(set, single)) return;
    if (single == 0) {
      append_set(set);
    } else {
      append_code_point(single);
    }
  }

  // What follows a backslash: a set, or one character in `single`. False after a problem.
  bool read_escape(icu::UnicodeSet& set, char32_t& single) {
    if (at_end()) {
      fail("a backslash ends the pattern");
      return false;
    }
    const char c = pattern_[offset_++];
    constexpr std::string_view themselves = "\\|.?*+(){}-[]^$";
    constexpr std::string_view named = "nrt";
    if (themselves.find(c) != std::string_view::npos) {
      single = static_cast<unsigned char>(c);
    } else if (named.find(c) != std::string_view::npos) {
      single = c == 'n' ? U'\n' : c == 'r' ? U'\r' : U'\t';
    } else if (c == 'p' || c == 'P') {
      return read_property(set, c == 'P');
    } else if (const char* pattern = escape_set(static_cast<char>(c | 0x20)); pattern != nullptr) {
      apply(set, pattern);
      if (c < 'a') set.complement();
    } else {
      fail(c >= '1' && c <= '9' ? "back-references ('\\" + std::string(1, c) +
                                      "') are left out, because their time is not linear in the text"
                                : "unknown escape '\\" + std::string(1, c) + "' in a regular expression");
      return false;
    }
    return true;
  }

  // {L}, {Lu}, {IsBasicLatin}
  bool read_property(icu::UnicodeSet& set, bool negated) {
    const std::size_t end = pattern_.find('}', offset_);
    if (peek() != '{' || end == std::string_view::npos) {
      fail("expected '{' and a category after '\\p'");
      return false;
    }
    const std::string name(pattern_.substr(offset_ + 1, end - offset_ - 1));
    offset_ = end + 1;
    const bool block = name.starts_with("Is");
    const bool plain =
        name.find_first_not_of("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-") == std::string::npos;
    if (plain && (block || name.size() <= 2)) {
      apply(set, "[\\p{" + (block ? "blk=" + name.substr(2) : "gc=" + name) + "}]");
    } else {
      fail("unknown category '" + name + "' in a regular expression");
    }
    if (negated) set.complement();
    return problem_.empty();
  }

  void apply(icu::UnicodeSet& set, const std::string& pattern) {
    UErrorCode status = U_ZERO_ERROR;
    set.applyPattern(icu::UnicodeString::fromUTF8(pattern), status);
    if (U_FAILURE(status)) fail("unknown category in a regular expression: " + pattern);
  }

  // The class that starts after '[': a group, perhaps negated, perhaps less another class.
  void read_class(icu::UnicodeSet& set, int depth) {
    if (depth > max_class_depth) return fail("character classes are nested too deeply");
    const bool negated = peek() == '^';
    if (negated) ++offset_;
    icu::UnicodeSet subtracted;
    for (bool first = true;; first = false) {
      if (at_end()) return fail("a character class has no ']'");
      if (peek() == ']' && !first) break;
      if (peek() == '-' && peek(1) == '[' && !first) {
        offset_ += 2;
        read_class(subtracted, depth + 1);
        if (peek() != ']') return fail("nothing may follow a subtraction in a character class");
        break;
      }
      read_item(set);
      if (!problem_.empty()) return;
    }
    ++offset_;
    if (ignore_case_) set.closeOver(USET_CASE_INSENSITIVE).removeAllStrings();
    if (negated) set.complement();
    set.removeAll(subtracted);
  }

  // A character, a range or an escape.
  void read_item(icu::UnicodeSet& set) {
    char32_t low = 0;
    if (!read_character(set, low) || low == 0) return;
    char32_t high = low;
    if (peek() == '-' && peek(1) != ']' && peek(1) != '[' && peek(1) != '\0') {
      ++offset_;
      icu::UnicodeSet none;
      if (!read_character(none, high)) return;
      if (high < low) return fail("a range of characters ends before it starts");
    }
    set.add(static_cast<UChar32>(low), static_cast<UChar32>(high));
  }

  // One character into `single`, or an escape for many into `set` (then `single` stays 0). False after a problem.
  bool read_character(icu::UnicodeSet& set, char32_t& single) {
    if (peek() == '[' || peek() == ']') {
      fail("'" + std::string(1, peek()) + "' in a character class needs a backslash");
      return false;
    }
    if (peek() == '\\') {
      ++offset_;
      icu::UnicodeSet escaped;
      if (!read_escape(escaped, single)) return false;
      set.addAll(escaped);
      return true;
    }
    single = decode_utf8(pattern_, offset_);
    if (single != invalid_code_point && single != 0) return true;
    fail("a character class holds bytes that are not UTF-8");
    return false;
  }

  void append_code_point(char32_t c) {
    std::array<char, 16> buffer{};
    std::snprintf(buffer.data(), buffer.size(), "\\x{%X}", static_cast<unsigned>(c));
    out_ += buffer.data();
  }

  void append_set(const icu::UnicodeSet& set) {
    if (!problem_.empty()) return;
    if (set.getRangeCount() == 0) {
      out_ += "[^\\x{0}-\\x{10FFFF}]";
      return;
    }
    out_ += '[';
    for (int32_t i = 0; i < set.getRangeCount(); ++i) {
      append_code_point(static_cast<char32_t>(set.getRangeStart(i)));
      out_ += '-';
      append_code_point(static_cast<char32_t>(set.getRangeEnd(i)));
    }
    out_ += ']';
  }

  std::string_view pattern_;
  std::size_t offset_ = 0;
  bool dot_all_;
  bool multi_line_;
  bool ignore_case_;
  bool extended_;
  std::string out_;
  std::string problem_;
};

}  // namespace

std::optional<std::string> translate_pattern(std::string_view pattern, std::string_view flags, std::string& problem) {
  return Translator(pattern, flags).run(problem);
}

}  // namespace kontor::sparql::eval
