// How previews of mappings look on a terminal: the fields of a record on the left, its triples on the right.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "kontor/mapping/assist/preview.hpp"
#include "kontor/rdf/prefix_map.hpp"

namespace kontor::cli {

// `width` is that of the terminal in columns.
std::string show_previews(const std::vector<mapping::Preview>& previews, const rdf::PrefixMap& prefixes,
                          std::size_t width);

}  // namespace kontor::cli
