// An object on its way through expansion. Internal to expansion*.cpp.
#pragma once

#include "kontor/syntax/jsonld/expansion.hpp"

namespace kontor::syntax::jsonld {

struct Expander::Node {
  ContextPtr active;
  ContextPtr type_scoped;  // as it was before the types brought their contexts
  Property property;       // that the object is the value of
  std::string input_type;  // the last of its types, expanded
  const json::Value& source;
  json::Object result = {};
  std::vector<const json::Member*> nests = {};

  // The reverse map of the result.
  json::Object& reverse() {
    json::Value& map = result["@reverse"];
    if (!map.is_object()) map = json::Value(json::Object());
    return map.object();
  }
};

}  // namespace kontor::syntax::jsonld
