// The two languages of the site, and texts in both.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace kontor::site {

enum class Language : std::uint8_t { de, en };

inline constexpr std::array<Language, 2> languages = {Language::de, Language::en};

// The language tag.
constexpr std::string_view tag(Language language) {
  return language == Language::de ? "de" : "en";
}

constexpr Language other(Language language) {
  return language == Language::de ? Language::en : Language::de;
}

// A text of the site itself in both languages.
struct Bilingual {
  std::string_view de;
  std::string_view en;

  constexpr std::string_view in(Language language) const { return language == Language::de ? de : en; }
};

// 12345 as "12.345" or "12,345".
std::string format_number(std::size_t number, Language language);

// A number of bytes as "1,2 MB".
std::string format_size(std::size_t bytes, Language language);

// A date of RDF for people: xsd:date, xsd:gYearMonth, xsd:gYear ("16. September 1966", "September 1966", "1966"), EDTF
// where it is plain ("um 1990", "2004 oder 2005"). Anything else is returned as it is.
std::string format_date(std::string_view lexical, Language language);

// A duration of years, months and days for people: "P1Y6M" as "1 Jahr, 6 Monate". Empty for anything else.
std::string format_duration(std::string_view lexical, Language language);

// What a country is called: "Schweden" for its code SE (ISO 3166-1); the code itself if there is no such country.
std::string country_name(std::string_view code, Language language);

// What a language is called: "Französisch" for its tag fr (BCP 47); the tag itself if there is no such language.
std::string language_name(std::string_view tag, Language language);

// The year that a date begins with, or 0.
int year_of(std::string_view lexical);

}  // namespace kontor::site
