#include "kontor/shacl/bundled_shapes.hpp"

namespace kontor::shacl {

std::span<const EmbeddedFile> embedded_shapes();  // generated, see kontor_embed

std::span<const EmbeddedFile> bundled_shapes() {
  return embedded_shapes();
}

std::optional<std::string_view> bundled_shapes(std::string_view name) {
  for (const EmbeddedFile& file : bundled_shapes()) {
    if (file.name == name) return file.text;
  }
  return std::nullopt;
}

}  // namespace kontor::shacl
