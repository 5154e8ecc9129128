// What a run of a mapping did, per triples map.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace kontor::mapping {

struct TriplesMapSummary {
  std::string name;
  std::uint64_t records = 0;  // read
  std::uint64_t quads = 0;    // put out
  std::uint64_t missing = 0;  // subjects and objects that had no value: null, or not there
  std::uint64_t errors = 0;   // values that did not fit and were left out
};

struct MapSummary {
  std::vector<TriplesMapSummary> triples_maps;  // in the order of the mapping
  std::uint64_t rejected_records = 0;           // rows of CSV that have too few or too many fields

  std::uint64_t errors() const {
    std::uint64_t sum = rejected_records;
    for (const TriplesMapSummary& map : triples_maps) sum += map.errors;
    return sum;
  }
};

}  // namespace kontor::mapping
