// A name taken apart: what it names, and what it says beside that.
//
//   Woiwodschaft Pommern        core "pommern"       type region
//   Niles (Illinois)            core "niles"         hint "illinois"
//   Budapest XVI. District      core "budapest xvi"  type district
//   Jawa Timur, East Java       sorted "east java"/"east jawa": words for directions, old, new, saint ... are the same
//                               in all languages, and their place does not matter
#pragma once

#include <string>
#include <string_view>

#include "kontor/align/names/place_type.hpp"
#include "kontor/align/names/sound.hpp"

namespace kontor::align {

struct NameParts {
  std::string folded;  // the whole name, see fold(); "City of Perth" as "perth city"
  std::string core;    // folded, without type words, brackets and what follows a comma or slash; never empty unless the
                       // name is
  std::string hint;    // folded text of the brackets or behind the comma or slash; empty if there is none
  std::string sound;   // the core's words in one order, as they sound; empty if the script has no reading
  std::string german;  // the same for a German reader; empty if it is no different
  PlaceType type = PlaceType::unknown;  // what the type words say
};

// Which readings are wanted: items need the neutral one, what we look for may be German.
enum class Readings { neutral, neutral_and_german };

// "strassburg" of the core "strassburg am mieresch", "newcastle" of "newcastle upon tyne": what stands before the
// river, hill or wood that tells places of one name apart; empty if there is none.
std::string_view head_of(std::string_view core);

// Takes `name` apart. `parts` is overwritten; its strings keep their capacity. Thread-safe.
void take_apart(std::string_view name, Readings readings, NameParts& parts);

// The code of the first administrative division that a folded hint names, in GeoNames' numbering ("illinois" and
// "kalifornien" in the United States: "IL", "CA"). Known are the states of the US and the provinces of Canada, whose
// towns share their names; empty for everything else.
std::string_view division_of_hint(std::string_view country, std::string_view hint);

}  // namespace kontor::align
