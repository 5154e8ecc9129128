#include "kontor/align/names/country_name.hpp"

#include <unordered_map>

#include <unicode/locid.h>
#include <unicode/unistr.h>

#include "kontor/align/index/index_format.hpp"
#include "kontor/align/names/fold.hpp"

namespace kontor::align {
namespace {

// What ICU does not call them; folded.
struct OtherName {
  std::string_view name;
  std::string_view code;
};

constexpr OtherName other_names[] = {
    {"usa", "US"},
    {"vereinigte staaten von amerika", "US"},
    {"united states of america", "US"},
    {"uk", "GB"},
    {"grossbritannien", "GB"},
    {"great britain", "GB"},
    {"england", "GB"},
    {"schottland", "GB"},
    {"scotland", "GB"},
    {"wales", "GB"},
    {"nordirland", "GB"},
    {"northern ireland", "GB"},
    {"holland", "NL"},
    {"tschechische republik", "CZ"},
    {"czech republic", "CZ"},
    {"slowakische republik", "SK"},
    {"russische foderation", "RU"},
    {"russian federation", "RU"},
    {"weissrussland", "BY"},
    {"belarus", "BY"},
    {"moldawien", "MD"},
    {"republik moldau", "MD"},
    {"moldova", "MD"},
    {"mazedonien", "MK"},
    {"macedonia", "MK"},
    {"bosnien", "BA"},
    {"turkei", "TR"},
    {"turkey", "TR"},
    {"volksrepublik china", "CN"},
    {"people s republic of china", "CN"},
    {"korea", "KR"},
    {"republik korea", "KR"},
    {"republic of korea", "KR"},
    {"palastina", "PS"},
    {"palastinensische gebiete", "PS"},
    {"palestine", "PS"},
    {"vietnam", "VN"},
    {"viet nam", "VN"},
    {"elfenbeinkuste", "CI"},
    {"ivory coast", "CI"},
    {"kosovo", "XK"},
    {"kongo", "CD"},
    {"republic of ireland", "IE"},
    {"republik irland", "IE"},
    {"east timor", "TL"},
    {"osttimor", "TL"},
    {"the netherlands", "NL"},
    {"the gambia", "GM"},
    {"the bahamas", "BS"},
    {"eswatini", "SZ"},
    {"cape verde", "CV"},
    {"vatican", "VA"},
    {"burma", "MM"},
    {"birma", "MM"},
    {"swasiland", "SZ"},
    {"kapverden", "CV"},
    {"vatikan", "VA"},
    {"taiwan", "TW"},
    {"hongkong", "HK"},
    {"hong kong", "HK"},
};

// "Bosnien & Herzegowina" and "Bosnien und Herzegowina" are one: the words between are left out.
std::string key_of(std::string_view text) {
  std::string folded = fold(text);
  for (const std::string_view word : {" und ", " and ", " et ", " y ", " e ", " i ", " en "}) {
    for (std::size_t at = folded.find(word); at != std::string::npos; at = folded.find(word, at)) {
      folded.replace(at, word.size(), " ");
    }
  }
  return folded;
}

using CountryTable = std::unordered_map<std::string, std::string>;

CountryTable make_table() {
  CountryTable table;
  for (const OtherName& other : other_names) table.emplace(other.name, other.code);
  for (const char* language : {"de", "en", "fr", "it", "es", "pl", "nl"}) {
    const icu::Locale shown_in(language);
    for (const char* const* code = icu::Locale::getISOCountries(); *code != nullptr; ++code) {
      icu::UnicodeString shown;
      std::string name;
      icu::Locale("", *code).getDisplayCountry(shown_in, shown).toUTF8String(name);
      table.emplace(key_of(name), *code);
    }
  }
  return table;
}

}  // namespace

std::string country_of(std::string_view text) {
  std::string code(text);
  for (char& c : code) {
    if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
  }
  if (code == "UK") return "GB";
  if (pack_country(code) != 0) return code;
  if (text.size() < 3) return {};
  static const CountryTable table = make_table();
  if (const auto found = table.find(key_of(text)); found != table.end()) return found->second;
  // Other remarks in brackets may tell two countries apart: "Korea (North)".
  for (const std::string_view remark : {" (country)", " (Staat)", " (Land)", " (pays)"}) {
    if (text.ends_with(remark)) return country_of(text.substr(0, text.size() - remark.size()));
  }
  const std::size_t comma = text.rfind(", ");
  return comma == std::string_view::npos ? std::string() : country_of(text.substr(comma + 2));
}

}  // namespace kontor::align
