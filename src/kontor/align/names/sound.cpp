#include "kontor/align/names/sound.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <iterator>
#include <memory>
#include <string_view>
#include <vector>

#include <unicode/translit.h>
#include <unicode/unistr.h>

#include "kontor/align/names/fold.hpp"
#include "kontor/base/utf8.hpp"

namespace kontor::align {
namespace {

// Letters whose accent carries the sound, and the alphabets that fold() leaves as they are. Capital S, C and G are the
// sounds of the header; everything else is Latin and goes through the spelling rules below.
struct LetterReading {
  std::u32string_view letters;
  std::string_view reading;
};

constexpr LetterReading letter_readings[] = {
    // clang-format off
    {U"šŠşŞșȘžŽżŻ", "S"},
    {U"čČćĆ", "C"},
    {U"ţŢțȚçÇ", "s"},
    {U"ğĞ", "g"},
    // Cyrillic (Russian, Ukrainian, Belarusian, Bulgarian, Serbian)
    {U"аА", "a"},
    {U"бБ", "b"},
    {U"вВ", "v"},
    {U"гГґҐ", "g"},
    {U"дД", "d"},
    {U"еЕэЭ", "e"},
    {U"ёЁ", "io"},
    {U"єЄ", "ie"},
    {U"жЖшШ", "S"},
    {U"зЗсСцЦ", "s"},
    {U"иИйЙіІїЇыЫјЈ", "i"},
    {U"кК", "k"},
    {U"лЛ", "l"},
    {U"љЉ", "li"},
    {U"мМ", "m"},
    {U"нН", "n"},
    {U"њЊ", "ni"},
    {U"оО", "o"},
    {U"пП", "p"},
    {U"рР", "r"},
    {U"тТ", "t"},
    {U"уУўЎ", "u"},
    {U"фФ", "f"},
    {U"хХ", "h"},
    {U"чЧћЋ", "C"},
    {U"џЏђЂ", "G"},
    {U"щЩ", "SC"},
    {U"юЮ", "iu"},
    {U"яЯ", "ia"},
    {U"ьЬъЪ", "-"},
    // Greek
    {U"α", "a"},
    {U"β", "v"},
    {U"γ", "g"},
    {U"δ", "d"},
    {U"ε", "e"},
    {U"ζσς", "s"},
    {U"ηιυ", "i"},
    {U"θτ", "t"},
    {U"κ", "k"},
    {U"λ", "l"},
    {U"μ", "m"},
    {U"ν", "n"},
    {U"ξ", "ks"},
    {U"οω", "o"},
    {U"π", "p"},
    {U"ρ", "r"},
    {U"φ", "f"},
    {U"χ", "h"},
    {U"ψ", "ps"},
    // clang-format on
};

// For each code point one more than the row of its reading, 0 without one.
constexpr std::array<std::uint8_t, 0x500> reading_rows = [] {
  std::array<std::uint8_t, 0x500> rows{};
  for (std::size_t row = 0; row < std::size(letter_readings); ++row) {
    for (const char32_t letter : letter_readings[row].letters) rows[letter] = static_cast<std::uint8_t>(row + 1);
  }
  return rows;
}();

std::string_view letter_reading(char32_t c) {
  const std::size_t row = c < reading_rows.size() ? reading_rows[c] : 0;
  return row == 0 ? std::string_view() : letter_readings[row - 1].reading;
}

constexpr std::string_view georgian[] = {"a", "b", "g", "d", "e", "v", "s", "t", "i", "k", "l",
                                         "m", "n", "o", "p", "S", "r", "s", "t", "u", "p", "k",
                                         "g", "k", "S", "C", "s", "s", "s", "C", "h", "G", "h"};
constexpr std::string_view armenian[] = {"a", "b", "g", "d", "e", "s", "e", "i", "t", "S", "i", "l", "h",
                                         "s", "k", "h", "s", "g", "C", "m", "i", "n", "S", "o", "C", "p",
                                         "G", "r", "s", "v", "t", "r", "s", "u", "p", "k", "o", "f"};

// Greek letters that are one sound together, as today's Greek reads them; an accent on the second does not part them,
// two dots do.
struct GreekPair {
  std::u32string_view first;
  std::u32string_view second;
  std::string_view reading;
};

constexpr GreekPair greek_pairs[] = {
    {U"αΑ", U"ιί", "e"},  {U"εοΕΟ", U"ιί", "i"}, {U"οΟ", U"υύ", "u"}, {U"αΑ", U"υύ", "av"},
    {U"εΕ", U"υύ", "ev"}, {U"μΜ", U"π", "b"},    {U"νΝ", U"τ", "d"},  {U"γΓ", U"κ", "g"},
};

// The reading of the Greek pair that starts with `c`, empty if there is none; moves `at` behind its second letter.
std::string_view greek_pair(char32_t c, std::string_view text, std::size_t& at) {
  if (c < 0x391 || c > 0x3BF) return {};
  for (const GreekPair& pair : greek_pairs) {
    if (pair.first.find(c) == std::u32string_view::npos) continue;
    std::size_t end = at;
    if (end == text.size() || pair.second.find(decode_utf8(text, end)) == std::u32string_view::npos) continue;
    at = end;
    return pair.reading;
  }
  return {};
}

// Latin letters (a-z, S, C, G, digits, blanks) before the spelling rules; '-' stands for a sign without a sound.
void append_letters(std::string_view text, std::string& out) {
  std::string piece;
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = decode_utf8(text, at);
    if (c >= 0x10D0 && c < 0x10D0 + std::size(georgian)) {
      out += georgian[c - 0x10D0];
    } else if (c >= 0x561 && c < 0x561 + std::size(armenian)) {
      out += armenian[c - 0x561];
    } else if (c >= 0x531 && c < 0x531 + std::size(armenian)) {
      out += armenian[c - 0x531];
    } else if (const std::string_view pair = greek_pair(c, text, at); !pair.empty()) {
      out += pair;
    } else if (const std::string_view reading = letter_reading(c); !reading.empty()) {
      if (reading != "-") out += reading;
    } else if (c == invalid_code_point) {
      out += ' ';
    } else {
      piece.clear();
      fold_code_point(c, piece);
      if (const std::string_view greek = piece.size() == 2 ? [&piece] {
            std::size_t start = 0;
            return letter_reading(decode_utf8(piece, start));
          }() : std::string_view{}; !greek.empty()) {
        if (greek != "-") out += greek;
        continue;
      }
      for (const char letter : piece) {
        if (static_cast<unsigned char>(letter) < 0x80) out += letter;
      }
    }
  }
}

struct SpellingRule {
  std::string_view letters;
  std::string_view sound;
};

// The first that fits wins, so longer ones come first.
constexpr SpellingRule rules[] = {
    {"schtsch", "SC"}, {"shch", "SC"}, {"tsch", "C"}, {"dsch", "G"}, {"tch", "C"}, {"tsh", "C"},
    {"sch", "S"},      {"dzh", "G"},   {"sh", "S"},   {"zh", "S"},   {"dj", "G"},  {"cz", "C"},
    {"kh", "h"},       {"gh", "g"},    {"ph", "f"},   {"th", "t"},   {"rh", "r"},  {"ck", "k"},
    {"ts", "s"},       {"tz", "s"},    {"dz", "s"},   {"ds", "s"},   {"qu", "k"},  {"oe", "o"},
    {"ae", "a"},       {"ue", "u"},    {"ou", "u"},   {"oo", "u"},   {"ee", "i"},  {"ie", "i"},
    {"x", "ks"},       {"w", "v"},     {"q", "k"},    {"z", "s"},    {"y", "i"},   {"j", "i"},
};

// Rules by their first letter.
struct RuleRange {
  std::array<std::uint8_t, std::size(rules)> indexes{};
  std::size_t count = 0;
};

const std::array<RuleRange, 128>& rules_by_letter() {
  static const std::array<RuleRange, 128> table = [] {
    std::array<RuleRange, 128> made;
    for (std::size_t i = 0; i < std::size(rules); ++i) {
      RuleRange& range = made[static_cast<unsigned char>(rules[i].letters.front())];
      range.indexes[range.count++] = static_cast<std::uint8_t>(i);
    }
    return made;
  }();
  return table;
}

bool is_vowel(char c) {
  return c == 'a' || c == 'e' || c == 'i' || c == 'o' || c == 'u';
}

// Appends the sound of the letters at `at` and returns how many letters that were.
std::size_t append_one(std::string_view letters, std::size_t at, Reading reading, std::string& out) {
  const char c = letters[at];
  if (c == 'c') {
    const char next = at + 1 < letters.size() ? letters[at + 1] : ' ';
    if (next == 'h') {
      out += reading == Reading::german ? 'h' : 'C';
      return 2;
    }
    if (next != 'k' && next != 'z') {
      out += next == 'e' || next == 'i' || next == 'y' ? 's' : 'k';
      return 1;
    }
  }
  const RuleRange& range = rules_by_letter()[static_cast<unsigned char>(c) & 0x7FU];
  for (std::size_t i = 0; i < range.count; ++i) {
    const SpellingRule& rule = rules[range.indexes[i]];
    if (letters.substr(at).starts_with(rule.letters)) {
      out += rule.sound;
      return rule.letters.size();
    }
  }
  out += c;
  return 1;
}

}  // namespace

void append_sound(std::string_view text, Reading reading, std::string& out) {
  static thread_local std::string letters;
  letters.clear();
  append_letters(text, letters);
  const std::size_t start = out.size();
  for (std::size_t at = 0; at < letters.size();) {
    const std::size_t before = out.size();
    at += append_one(letters, at, reading, out);
    // No sound twice in a row, no blank at the start.
    while (out.size() > before) {
      const std::size_t last = before;
      const bool doubled = last > start && out[last] == out[last - 1] && (out[last] < '0' || out[last] > '9');
      if (!doubled && (last > start || out[last] != ' ')) break;
      out.erase(last, 1);
    }
  }
  if (out.size() > start && out.back() == ' ') out.pop_back();
}

std::string sound(std::string_view text, Reading reading) {
  std::string out;
  append_sound(text, reading, out);
  return out;
}

std::string romanize(std::string_view text) {
  static thread_local const std::unique_ptr<icu::Transliterator> transliterator = [] {
    UErrorCode status = U_ZERO_ERROR;
    return std::unique_ptr<icu::Transliterator>(
        icu::Transliterator::createInstance("Any-Latin; Latin-ASCII", UTRANS_FORWARD, status));
  }();
  if (!transliterator) return {};
  icu::UnicodeString unicode =
      icu::UnicodeString::fromUTF8(icu::StringPiece(text.data(), static_cast<std::int32_t>(text.size())));
  transliterator->transliterate(unicode);
  std::string out;
  unicode.toUTF8String(out);
  return out;
}

double sound_similarity(std::string_view a, std::string_view b) {
  constexpr std::size_t longest = 64;  // longer names are compared by their first 64 sounds
  a = a.substr(0, longest);
  b = b.substr(0, longest);
  if (a.empty() || b.empty()) return 0;
  // Costs in halves, so that all stays in integers.
  std::array<std::array<std::uint16_t, longest + 1>, 3> rows{};
  for (std::size_t j = 0; j <= b.size(); ++j) rows[0][j] = static_cast<std::uint16_t>(2 * j);
  std::size_t current = 0;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    const std::size_t previous = (i - 1) % 3;
    current = i % 3;
    rows[current][0] = static_cast<std::uint16_t>(2 * i);
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const char x = a[i - 1];
      const char y = b[j - 1];
      const int swap = x == y ? 0 : is_vowel(x) && is_vowel(y) ? 1 : 2;
      int cost = rows[previous][j - 1] + swap;
      cost = std::min(cost, rows[previous][j] + (x == 'h' || x == ' ' ? 1 : 2));
      cost = std::min(cost, rows[current][j - 1] + (y == 'h' || y == ' ' ? 1 : 2));
      if (i > 1 && j > 1 && x == b[j - 2] && a[i - 2] == y) {
        cost = std::min(cost, rows[(i - 2) % 3][j - 2] + 2);
      }
      rows[current][j] = static_cast<std::uint16_t>(cost);
    }
  }
  const double distance = static_cast<double>(rows[current][b.size()]) / 2;
  // The first sound is the last to change.
  const double first = a[0] == b[0] ? 0 : is_vowel(a[0]) || is_vowel(b[0]) ? 0.25 : 0.75;
  return std::max(0.0, 1 - (distance + first) / static_cast<double>(std::max(a.size(), b.size())));
}

}  // namespace kontor::align
