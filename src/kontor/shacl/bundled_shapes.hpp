// The shapes that are built into the program: ontology/shapes/*.ttl.
#pragma once

#include <optional>
#include <span>
#include <string_view>

#include "kontor/base/embedded_file.hpp"

namespace kontor::shacl {

// "registry": what every registry must be once it is mapped. "dcat-ap-de": what a catalogue for German open-data
// portals must be, beyond the shapes that its specification publishes.
std::span<const EmbeddedFile> bundled_shapes();

// The text of those with this name, in Turtle.
std::optional<std::string_view> bundled_shapes(std::string_view name);

}  // namespace kontor::shacl
