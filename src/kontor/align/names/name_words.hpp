// The words of names that mean the same in many languages: types of places, directions, old and new. Tables only.
#pragma once

#include <string_view>

#include "kontor/align/names/place_type.hpp"

namespace kontor::align {

// What a folded word says about the type of the thing that it names, unknown if nothing. `last` words count only at the
// end of a name ("Jeju-si", "Shinagawa-ku").
PlaceType type_of_word(std::string_view word, bool last);

// Whether the word only joins a type word with the name: "City of Leeds", "Provincia de Cádiz".
bool is_joining_word(std::string_view word);

// Whether what follows the word is a river, a hill or a wood that the place lies at.
bool is_lying_word(std::string_view word);

// One word for all languages: "nord", "norte" and "north" are "north"; other words are themselves.
std::string_view common_word(std::string_view word);

}  // namespace kontor::align
