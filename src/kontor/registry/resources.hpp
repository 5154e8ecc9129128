// What the program knows about registries: the schema and the mapping, built in as they stand in data/ and ontology/.
#pragma once

#include <string_view>

namespace kontor::registry {

// The text of an embedded file by its name without the last ending: "registry.schema", "registry.rml", "context". Throws
// std::out_of_range for a name that is not embedded.
std::string_view resource(std::string_view name);

}  // namespace kontor::registry
