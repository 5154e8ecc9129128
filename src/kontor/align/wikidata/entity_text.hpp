// The text of an entity without what nobody here reads. Statements of other properties, references and links to
// Wikipedia are nine tenths of it, and passing over them by their quotes and brackets is many times as fast as parsing.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace kontor::align {

struct WantedParts {
  std::vector<std::string> properties;  // whose statements are wanted
  bool references = false;
};

// Writes `entity`, the text of a JSON object, into `out` without descriptions, links to Wikipedia, statements of
// properties that are not wanted, the order of qualifiers, and perhaps references. What is left out is not checked to
// be JSON beyond its quotes and brackets. False if these do not fit together: then the text is to be parsed as a whole.
bool reduce_entity(std::string_view entity, const WantedParts& wanted, std::string& out);

}  // namespace kontor::align
