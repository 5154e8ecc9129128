// Reads the nodes at the top of a large document one at a time, so that only one is in memory. That is possible where
// they are the elements of an array, or of the '@graph' of an object that has nothing else but '@context': then none
// depends on what stands beside it but for the context and the labels of blank nodes.
#pragma once

#include <functional>
#include <optional>
#include <string_view>

#include "kontor/base/input_file.hpp"
#include "kontor/json/limits.hpp"
#include "kontor/json/value.hpp"

namespace kontor::syntax::jsonld {

// What stands at the top of a document.
struct DocumentShape {
  bool has_nodes = false;              // it is one of the two above
  bool in_graph = false;               // they are elements of '@graph'
  std::optional<json::Value> context;  // of '@context', wherever it stands
};

// Reads the whole document. Throws Error like json::read_json.
DocumentShape find_shape(ByteSource& source, std::string_view name, const json::Limits& limits);

// Hands out the nodes of a document that has that shape, with the offsets they have in it.
void for_each_node(ByteSource& source, std::string_view name, const json::Limits& limits, const DocumentShape& shape,
                   const std::function<void(json::Value node)>& act);

}  // namespace kontor::syntax::jsonld
