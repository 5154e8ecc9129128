// Countries as people write them into a table: by code, or by name.
#pragma once

#include <string>
#include <string_view>

namespace kontor::align {

// The code of ISO 3166-1 alpha-2 in capitals: of a code of two letters, of a name in German, English, French, Italian,
// Spanish, Polish or Dutch, or of a common other name ("USA", "Großbritannien"); of a part before a comma
// ("England, United Kingdom") or "Georgia (country)". Empty if it is none of these. Thread-safe.
std::string country_of(std::string_view text);

}  // namespace kontor::align
