// Reads Wikidata's JSON: a dump (an array with an entity a line, or lines alone), a slice of one, or an answer of
// wbgetentities, compressed or not.
#pragma once

#include <functional>
#include <string>
#include <unordered_set>
#include <vector>

#include "kontor/align/wikidata/entity_text.hpp"
#include "kontor/base/diagnostics.hpp"
#include "kontor/base/input_file.hpp"
#include "kontor/json/value.hpp"

namespace kontor::align {

struct DumpOptions {
  // Only entities whose text has one of these properties ("P625") are parsed; empty: all. A dump has a hundred million
  // entities, of which one in ten has coordinates, and looking for bytes is ten times as fast as parsing.
  std::vector<std::string> having;
  // Entities that are parsed all the same, as the start of their line says ("Q1715").
  std::unordered_set<std::string> ids;
  // What of an entity is parsed; no properties: all. The rest is missing in what the caller gets.
  WantedParts wanted;
};

struct DumpCounts {
  std::uint64_t bytes = 0;     // of uncompressed text
  std::uint64_t entities = 0;  // lines that hold one
  std::uint64_t parsed = 0;
};

// Calls `take` with each entity. A line that is no JSON is an error in `diagnostics`, and the next one is read. Throws
// Error if a line is longer than 256 MB.
DumpCounts read_wikidata(ByteSource& source, const std::string& name, const DumpOptions& options,
                         Diagnostics& diagnostics, const std::function<void(const json::Value&)>& take);

}  // namespace kontor::align
