#include "kontor/align/names/han.hpp"

#include <array>
#include <memory>

#include <unicode/translit.h>
#include <unicode/unistr.h>
#include <unicode/uscript.h>

#include "kontor/base/utf8.hpp"

namespace kontor::align {
namespace {

bool is_han(char32_t c) {
  if (c == invalid_code_point) return false;
  UErrorCode status = U_ZERO_ERROR;
  return uscript_getScript(static_cast<UChar32>(c), &status) == USCRIPT_HAN;
}

// Words for kinds of places, longer ones first.
constexpr std::array kinds = {u"自治州", u"自治县", u"自治区", u"地区", u"街道", u"市", u"县", u"区", u"镇",
                              u"乡",     u"省",     u"州",     u"郡",   u"府",   u"盟", u"旗", u"町", u"村"};

void drop_kind(icu::UnicodeString& name) {
  for (const char16_t* kind : kinds) {
    const icu::UnicodeString word(kind);
    if (name.length() < word.length() + 2 || !name.endsWith(word)) continue;
    name.truncate(name.length() - word.length());
    return;
  }
}

}  // namespace

bool has_han(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    if (is_han(decode_utf8(text, at))) return true;
  }
  return false;
}

std::string han_stem(std::string_view name) {
  static thread_local const std::unique_ptr<icu::Transliterator> simplify = [] {
    UErrorCode status = U_ZERO_ERROR;
    return std::unique_ptr<icu::Transliterator>(
        icu::Transliterator::createInstance("Traditional-Simplified", UTRANS_FORWARD, status));
  }();
  icu::UnicodeString text;
  for (std::size_t at = 0; at < name.size();) {
    if (const char32_t c = decode_utf8(name, at); is_han(c)) text.append(static_cast<UChar32>(c));
  }
  if (simplify) simplify->transliterate(text);
  drop_kind(text);
  std::string out;
  text.toUTF8String(out);
  return out;
}

bool share_characters(std::string_view a, std::string_view b) {
  constexpr char32_t prefecture = U'州';
  bool shared = false;
  std::size_t i = 0;
  std::size_t j = 0;
  while (i < a.size() && j < b.size()) {
    const char32_t c = decode_utf8(a, i);
    if (c == decode_utf8(b, j) && c != prefecture) shared = true;
  }
  return shared && i == a.size() && j == b.size();
}

}  // namespace kontor::align
