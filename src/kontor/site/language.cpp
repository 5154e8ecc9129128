#include "kontor/site/language.hpp"

#include <charconv>

#include <unicode/locid.h>
#include <unicode/unistr.h>

namespace kontor::site {
namespace {

constexpr std::array<Bilingual, 12> months = {{{"Januar", "January"},
                                               {"Februar", "February"},
                                               {"März", "March"},
                                               {"April", "April"},
                                               {"Mai", "May"},
                                               {"Juni", "June"},
                                               {"Juli", "July"},
                                               {"August", "August"},
                                               {"September", "September"},
                                               {"Oktober", "October"},
                                               {"November", "November"},
                                               {"Dezember", "December"}}};

bool is_digits(std::string_view text) {
  return !text.empty() && text.find_first_not_of("0123456789") == std::string_view::npos;
}

// YYYY, YYYY-MM or YYYY-MM-DD, without anything after it.
bool is_plain_date(std::string_view text) {
  if (text.size() != 4 && text.size() != 7 && text.size() != 10) return false;
  if (!is_digits(text.substr(0, 4))) return false;
  if (text.size() > 4 && (text[4] != '-' || !is_digits(text.substr(5, 2)))) return false;
  return text.size() < 10 || (text[7] == '-' && is_digits(text.substr(8, 2)));
}

std::string format_plain_date(std::string_view text, Language language) {
  std::string year(text.substr(0, 4));
  if (text.size() == 4) return year;
  const std::size_t month = static_cast<std::size_t>(text[5] - '0') * 10 + static_cast<std::size_t>(text[6] - '0');
  if (month < 1 || month > 12) return std::string(text);
  const std::string name(months[month - 1].in(language));
  if (text.size() == 7) return name + ' ' + year;
  const std::string day = text[8] == '0' ? std::string(text.substr(9, 1)) : std::string(text.substr(8, 2));
  return day + (language == Language::de ? ". " : " ") + name + ' ' + year;
}

// EDTF (ISO 8601-2) as far as registries use it; empty for the rest.
std::string format_edtf(std::string_view text, Language language) {
  const bool german = language == Language::de;
  if (text.size() > 4 && (text.back() == '~' || text.back() == '?' || text.back() == '%') &&
      is_plain_date(text.substr(0, text.size() - 1))) {
    const std::string date = format_plain_date(text.substr(0, text.size() - 1), language);
    if (text.back() == '~') return (german ? "um " : "about ") + date;
    return (german ? "vielleicht " : "perhaps ") + date;
  }
  if (const std::size_t slash = text.find('/'); slash != std::string_view::npos) {
    const std::string_view from = text.substr(0, slash);
    const std::string_view until = text.substr(slash + 1);
    const bool open_start = from.empty() || from == "..";
    const bool open_end = until.empty() || until == "..";
    if (!open_start && open_end) return (german ? "seit " : "since ") + format_date(from, language);
    if (open_start && !open_end) return (german ? "bis " : "until ") + format_date(until, language);
    if (!open_start && !open_end) {
      return format_date(from, language) + (german ? " bis " : " to ") + format_date(until, language);
    }
  }
  if (text.size() > 2 && text.front() == '[' && text.back() == ']') {
    std::string out;
    std::string_view rest = text.substr(1, text.size() - 2);
    while (!rest.empty()) {
      const std::size_t comma = rest.find(',');
      const std::string_view item = rest.substr(0, comma);
      if (!is_plain_date(item)) return {};
      if (!out.empty()) out += german ? " oder " : " or ";
      out += format_plain_date(item, language);
      rest = comma == std::string_view::npos ? std::string_view{} : rest.substr(comma + 1);
    }
    return out;
  }
  return {};
}

}  // namespace

std::string format_number(std::size_t number, Language language) {
  std::string digits = std::to_string(number);
  for (std::size_t i = digits.size(); i > 3; i -= 3) digits.insert(i - 3, 1, language == Language::de ? '.' : ',');
  return digits;
}

std::string format_size(std::size_t bytes, Language language) {
  constexpr std::array<std::string_view, 4> units = {" kB", " MB", " GB", " TB"};
  if (bytes < 1000) return std::to_string(bytes) + (language == Language::de ? " Byte" : " bytes");
  std::size_t tenths = bytes / 100;
  std::size_t unit = 0;
  while (tenths >= 10'000 && unit + 1 < units.size()) {
    tenths /= 1000;
    ++unit;
  }
  std::string out = format_number(tenths / 10, language);
  if (tenths < 1000) out += (language == Language::de ? ',' : '.') + std::to_string(tenths % 10);
  return out.append(units[unit]);
}

std::string format_date(std::string_view lexical, Language language) {
  if (is_plain_date(lexical)) return format_plain_date(lexical, language);
  const std::string edtf = format_edtf(lexical, language);
  return edtf.empty() ? std::string(lexical) : edtf;
}

std::string format_duration(std::string_view lexical, Language language) {
  struct Unit {
    char letter;
    Bilingual one, many;
  };
  constexpr std::array<Unit, 3> units = {{{'Y', {"Jahr", "year"}, {"Jahre", "years"}},
                                          {'M', {"Monat", "month"}, {"Monate", "months"}},
                                          {'D', {"Tag", "day"}, {"Tage", "days"}}}};
  if (!lexical.starts_with('P')) return {};
  std::string out;
  std::size_t at = 1;
  for (const Unit& unit : units) {
    std::size_t number = 0;
    const auto [end, error] = std::from_chars(lexical.data() + at, lexical.data() + lexical.size(), number);
    if (error != std::errc() || end == lexical.data() + lexical.size() || *end != unit.letter) continue;
    at = static_cast<std::size_t>(end - lexical.data()) + 1;
    if (!out.empty()) out += ", ";
    out += format_number(number, language) + ' ';
    out += (number == 1 ? unit.one : unit.many).in(language);
  }
  return at == lexical.size() ? out : std::string();
}

std::string country_name(std::string_view code, Language language) {
  std::string name;
  if (code.size() == 2) {
    const icu::Locale country("", std::string(code).c_str());
    icu::UnicodeString shown;
    country.getDisplayCountry(icu::Locale(std::string(tag(language)).c_str()), shown).toUTF8String(name);
  }
  return name.empty() ? std::string(code) : name;
}

std::string language_name(std::string_view code, Language language) {
  if (code.empty()) return {};  // which ICU takes for the language of the machine
  const icu::Locale named(std::string(code).c_str());
  icu::UnicodeString shown;
  std::string name;
  named.getDisplayName(icu::Locale(std::string(tag(language)).c_str()), shown).toUTF8String(name);
  return name.empty() ? std::string(code) : name;
}

int year_of(std::string_view lexical) {
  const std::size_t start = lexical.find_first_of("0123456789");
  if (start == std::string_view::npos || lexical.size() < start + 4) return 0;
  int year = 0;
  const char* end = lexical.data() + start + 4;
  const auto [parsed, error] = std::from_chars(lexical.data() + start, end, year);
  return error == std::errc() && parsed == end ? year : 0;
}

}  // namespace kontor::site
