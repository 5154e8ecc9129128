#include "kontor/align/names/fold.hpp"

#include <array>
#include <cstdint>

#include <unicode/uchar.h>
#include <unicode/unorm2.h>
#include <unicode/utf16.h>

#include "kontor/base/utf8.hpp"

namespace kontor::align {
namespace {

bool vanishes(char32_t c) {
  switch (c) {
    case U'\'':
    case U'`':
    case U'´':
    case U'’':
    case U'‘':
    case U'‛':
    case U'ʹ':
    case U'ʺ':
    case U'ʻ':
    case U'ʼ':
    case U'ʾ':
    case U'ʿ':
    case U'′':
    case U'·':
    case 0xAD:
    case 0x200C:
    case 0x200D:
      return true;
    default:
      return false;
  }
}

// Letters that NFKD leaves whole although people write their base letter.
std::string_view base_letters(char32_t c) {
  switch (c) {
    case U'ß':
      return "ss";
    case U'æ':
      return "ae";
    case U'œ':
      return "oe";
    case U'ø':
      return "o";
    case U'đ':
    case U'ð':
      return "d";
    case U'ħ':
      return "h";
    case U'ı':
      return "i";
    case U'ł':
      return "l";
    case U'ŋ':
      return "n";
    case U'þ':
      return "th";
    case U'ŧ':
      return "t";
    case U'ə':
      return "a";
    default:
      return {};
  }
}

bool loses_marks(char32_t c) {
  return c < 0x530 || (c >= 0x1E00 && c < 0x2000);
}  // Latin, Greek, Cyrillic

void fold_slowly(char32_t code_point, std::string& out) {
  if (vanishes(code_point)) return;
  UErrorCode status = U_ZERO_ERROR;
  const UNormalizer2* normalizer = unorm2_getNFKDInstance(&status);
  std::array<UChar, 64> decomposed{};
  std::int32_t length = -1;
  const bool hangul = code_point >= 0xAC00 && code_point <= 0xD7A3;
  if (U_SUCCESS(status) && !hangul) {
    length = unorm2_getRawDecomposition(normalizer, static_cast<UChar32>(code_point), decomposed.data(),
                                        static_cast<std::int32_t>(decomposed.size()), &status);
  }
  const auto append = [&out, code_point](char32_t c) {
    const auto folded = static_cast<char32_t>(u_foldCase(static_cast<UChar32>(c), U_FOLD_CASE_DEFAULT));
    if (const std::string_view letters = base_letters(folded); !letters.empty()) {
      out += letters;
    } else if (u_isalnum(static_cast<UChar32>(folded)) != 0) {
      append_utf8(out, folded);
    } else if (const auto type = u_charType(static_cast<UChar32>(folded));
               type == U_NON_SPACING_MARK || type == U_COMBINING_SPACING_MARK || type == U_ENCLOSING_MARK) {
      if (!loses_marks(code_point) && folded >= 0x370) append_utf8(out, folded);  // vowel signs of Indic scripts stay
    } else {
      out += ' ';
    }
  };
  if (U_FAILURE(status) || length < 0) {
    append(code_point);
    return;
  }
  for (std::int32_t i = 0; i < length;) {
    UChar32 c = 0;
    U16_NEXT(decomposed.data(), i, length, c);
    // Raw decomposition is one step (NFKC compatibility, then maybe more): letters with two accents need another.
    if (static_cast<char32_t>(c) != code_point && u_isalnum(c) != 0 && length > 1) {
      fold_code_point(static_cast<char32_t>(c), out);
    } else {
      append(static_cast<char32_t>(c));
    }
  }
}

// What the code points of the alphabets fold to, made at the first use: names are folded by the million.
constexpr char32_t table_size = 0x2100;
struct Entry {
  std::uint8_t length = 0;
  std::array<char, 7> text{};
};

std::array<Entry, table_size> make_table() {
  std::array<Entry, table_size> table;
  std::string text;
  for (char32_t c = 0; c < table_size; ++c) {
    text.clear();
    fold_slowly(c, text);
    if (text.size() > table[c].text.size()) text = " ";
    table[c].length = static_cast<std::uint8_t>(text.size());
    text.copy(table[c].text.data(), text.size());
  }
  return table;
}

}  // namespace

void fold_code_point(char32_t code_point, std::string& out) {
  static thread_local bool making = false;
  if (code_point >= table_size || making) return fold_slowly(code_point, out);
  static const std::array<Entry, table_size> table = [] {
    making = true;
    std::array<Entry, table_size> made = make_table();
    making = false;
    return made;
  }();
  const Entry& entry = table[code_point];
  out.append(entry.text.data(), entry.length);
}

void fold(std::string_view text, std::string& out) {
  const std::size_t start = out.size();
  std::string piece;
  bool blank = false;  // a blank is due before the next letter
  const auto take = [&](std::string_view folded) {
    for (const char c : folded) {
      if (c == ' ') {
        blank = true;
        continue;
      }
      if (blank && out.size() > start) out += ' ';
      blank = false;
      out += c;
    }
  };
  for (std::size_t at = 0; at < text.size();) {
    const auto byte = static_cast<unsigned char>(text[at]);
    if (byte < 0x80) {
      ++at;
      if (byte >= 'a' && byte <= 'z') {
        const char c = static_cast<char>(byte);
        take({&c, 1});
        continue;
      }
      piece.clear();
      fold_code_point(byte, piece);
      take(piece);
      continue;
    }
    const char32_t code_point = decode_utf8(text, at);
    piece.clear();
    if (code_point == invalid_code_point) {
      piece = " ";
    } else {
      fold_code_point(code_point, piece);
    }
    take(piece);
  }
}

std::string fold(std::string_view text) {
  std::string out;
  fold(text, out);
  return out;
}

}  // namespace kontor::align
