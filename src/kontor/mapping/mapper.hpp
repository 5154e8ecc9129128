// Runs a mapping: from files of records to quads.
//
//   Diagnostics diagnostics(print);
//   const mapping::Mapping mapping = mapping::read_mapping("mapping.ttl", diagnostics);
//   mapping::MapOptions options;
//   options.base = "https://data.hannover.de/";
//   mapping::run_mapping(mapping, options, *writer, diagnostics);
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "kontor/base/diagnostics.hpp"
#include "kontor/base/input_file.hpp"
#include "kontor/base/memory_budget.hpp"
#include "kontor/base/progress_listener.hpp"
#include "kontor/mapping/map_summary.hpp"
#include "kontor/mapping/shard.hpp"
#include "kontor/mapping/triples_map.hpp"
#include "kontor/rdf/quad_sink.hpp"

namespace kontor::mapping {

// What becomes of values that do not fit.
enum class OnError {
  fail,  // errors: the result is not to be used
  skip,  // warnings: they are left out
};

// Where the quads of a record stand.
enum class Places {
  of_records,  // where the record does
  of_values,   // where the value does that the object is made of, if there is one: slower
};

struct MapOptions {
  // Put in front of relative IRIs as it is, so it usually ends in '/'.
  std::string base;

  // Gives other bytes for a source: `path` is rml:path as the mapping has it. A null pointer means the file itself.
  // Called once per reading; a source is read once more if it is the parent of joins. The bytes are taken as they
  // are: compression and encoding of the source apply.
  std::function<std::unique_ptr<ByteSource>(const std::string& path)> open;

  // The file that open() reads for a source, empty if it gives the source itself. Whoever opens it tells `progress`
  // what is read of it.
  std::function<std::string(const std::string& path)> replacement;

  // Gives the sink of a logical target; it is finished by whoever made it. Without it, a mapping with targets is an
  // error.
  std::function<rdf::QuadSink&(const LogicalTarget& target)> open_target;

  // How a reference into JSON that no record has is reported: nearly always a name written wrongly. Where all fields
  // are optional (the registry), note keeps quiet about it.
  Severity unmatched_references = Severity::error;

  OnError on_error = OnError::fail;

  Places places = Places::of_records;

  // The part of the records to map. Collections with names cannot be put together of parts: with them a part is an
  // Error.
  Shard shard;

  // Bounds the tables of joins, which go on on disk beyond it; null: there is no bound.
  MemoryBudget* memory = nullptr;

  // How many threads may work on it: 1, or more, of which two are used. The output is the same.
  unsigned threads = 2;

  // Run only this triples map (an index into Mapping::triples_maps).
  std::optional<std::size_t> only;

  // Whether the first error of each term map is followed by a note of where that stands in the mapping: not of interest
  // to those who have not written it.
  bool notes_of_mapping = true;

  // Is told how many bytes there are to read, what is read and how many records are done; null: nobody asks.
  ProgressListener* progress = nullptr;
};

// The bytes of a source as UTF-8, unpacked. Throws Error that names the place in the mapping if there are none.
std::unique_ptr<ByteSource> open_source(const Mapping& mapping, const MapOptions& options, const FileSource& file);

// Reads the sources of the mapping, pushes every quad with its place into `sink` and finishes it. What is
// wrong with single records goes to `diagnostics` (whose handler may throw to stop at the first) and is left out.
// Throws Error if a source cannot be read or the mapping asks for what its sources do not have.
MapSummary run_mapping(const Mapping& mapping, const MapOptions& options, rdf::QuadSink& sink,
                       Diagnostics& diagnostics);

}  // namespace kontor::mapping
