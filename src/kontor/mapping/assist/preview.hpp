// The first records of each triples map and what becomes of them, side by side.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "kontor/base/diagnostics.hpp"
#include "kontor/mapping/assist/sample.hpp"
#include "kontor/mapping/mapper.hpp"
#include "kontor/rdf/quad.hpp"

namespace kontor::mapping {

struct PreviewRecord {
  SampleRecord record;
  std::vector<rdf::Quad> quads;
};

struct Preview {
  std::string triples_map;
  std::string source;  // the file's name
  std::vector<PreviewRecord> records;
};

// The first `count` records per triples map. What is wrong with them goes to `diagnostics`. Throws Error if a source
// cannot be read.
std::vector<Preview> preview_mapping(const Mapping& mapping, const MapOptions& options, std::uint64_t count,
                                     Diagnostics& diagnostics);

}  // namespace kontor::mapping
