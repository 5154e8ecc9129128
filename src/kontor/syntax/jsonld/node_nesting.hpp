// Puts nodes where they are referred to: what is flat in RDF reads better as a tree.
#pragma once

#include <cstdint>

#include "kontor/json/value.hpp"

namespace kontor::syntax::jsonld {

enum class Nesting : std::uint8_t {
  none,
  blank_nodes,  // those that nothing else refers to; their identifier goes away
  all_nodes,    // IRIs too; they keep their identifier
};

// `flat` is an expanded document whose nodes stand at the top of their graph, each once. A node that is referred to
// once, from another node of its graph, moves to that place. Rings stay flat, and so does what would nest too deeply.
// Blank nodes that nothing refers to lose their identifier as well.
json::Array nest_nodes(json::Array flat, Nesting nesting);

}  // namespace kontor::syntax::jsonld
