// The order of names for people: as in a telephone directory, "Öhringen" between "Oberursel" and "Olten".
#pragma once

#include <string>
#include <string_view>

namespace kontor::site {

// A text whose bytes compare as people sort names: by the Unicode Collation Algorithm (UTS 10) with the root collation,
// which for German is DIN 5007-1, whatever the machine's locale. The same key for texts that differ in nothing it sees.
std::string collation_key(std::string_view text);

}  // namespace kontor::site
