// The references that a mapping makes, source by source.
#pragma once

#include <string>
#include <vector>

#include "kontor/mapping/triples_map.hpp"

namespace kontor::mapping {

struct UsedReference {
  std::size_t source = 0;  // index into Mapping::sources
  std::string text;
  Location where;
};

// All of them in the order of the mapping: those of term maps, functions and joins, and those of the fields of views,
// which go to what the view is on.
std::vector<UsedReference> used_references(const Mapping& mapping);

}  // namespace kontor::mapping
