// Reads whatever a user names: a registry (JSON, or a folder of spreadsheets) is mapped on the fly, RDF is read as it
// is, and anything else is mapped by the RML document that comes with it.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "kontor/base/diagnostics.hpp"
#include "kontor/base/input_file.hpp"
#include "kontor/base/progress_listener.hpp"
#include "kontor/mapping/mapper.hpp"
#include "kontor/rdf/quad_sink.hpp"
#include "kontor/registry/registry.hpp"
#include "kontor/syntax/format.hpp"

namespace kontor::registry {

// Makes the place of a quad the location of its source.
using LocatePlace = std::function<Location(Place)>;

struct ReadOptions {
  const syntax::Format* format = nullptr;  // null: by the ending of the path, then by the content
  std::string base;                        // base IRI; empty: the file's own IRI, or what the registry's head says
  std::string blank_node_prefix;           // put before blank node labels, see syntax::ReadOptions
  const syntax::jsonld::Options* jsonld = nullptr;  // see syntax::ReadOptions
  ProgressListener* progress = nullptr;             // may be null
  // For who looks for places: is told before the first quad how to locate them, which holds until the input is read.
  // Then quads that are mapped have the places of values, see mapping::Places. May be empty.
  std::function<void(LocatePlace)> begin_places;
};

class WatchedFile;

// An input that is open and of which we know what it is.
class OpenInput {
 public:
  // `path` is a file, a folder with spreadsheets or "-". `format` null: by the ending of the path, then by the content.
  // Throws Error if it cannot be opened.
  explicit OpenInput(const std::string& path, const syntax::Format* format = nullptr,
                     ProgressListener* progress = nullptr);
  ~OpenInput();
  OpenInput(OpenInput&&) noexcept;
  OpenInput& operator=(OpenInput&&) noexcept;

  const std::string& path() const { return path_; }
  bool is_registry() const { return is_folder_ || is_json_registry_; }
  bool is_folder() const { return is_folder_; }

  // Null if it is a registry, or if nothing tells the format.
  const syntax::Format* format() const { return format_; }

  // The decompressed bytes; not for a folder.
  ByteSource& source();

  // What reading it as RDF needs to know.
  syntax::ReadOptions read_options(const ReadOptions& options) const;

 private:
  std::string path_;
  std::unique_ptr<WatchedFile> file_;
  std::unique_ptr<PeekedSource> source_;
  const syntax::Format* format_ = nullptr;
  bool is_folder_ = false;
  bool is_json_registry_ = false;
};

// Pushes the quads of one input into `sink`, sink.finish() last. With an open input its own format holds.
// Mistakes in the data go to `diagnostics`; a registry that has any is not mapped. Throws Error where reading cannot go
// on.
void read_input(OpenInput& input, const ReadOptions& options, Diagnostics& diagnostics, rdf::QuadSink& sink);
void read_input(const std::string& path, const ReadOptions& options, Diagnostics& diagnostics, rdf::QuadSink& sink);

// Gives the sink of a logical target of a mapping; it is finished by whoever made it.
using OpenTarget = std::function<rdf::QuadSink&(const mapping::LogicalTarget&)>;

// An input takes the place of the mapping's source that has the same file name, or of its only source. Throws Error if
// one fits nowhere.
void replace_sources(const mapping::Mapping& mapping, const std::vector<std::string>& inputs,
                     mapping::MapOptions& options);

struct MappingOptions {
  OpenTarget open_target;
  mapping::OnError on_error = mapping::OnError::fail;
  mapping::Shard shard;
  MemoryBudget* memory = nullptr;  // see mapping::MapOptions
  unsigned threads = 2;
};

// Runs the RML or YARRRML document at `mapping_path`. An input takes the place of the mapping's source that has the
// same file name, or of its only source; without inputs the mapping's own sources are read. sink.finish() comes last.
// Throws Error.
mapping::MapSummary run_mapping(const std::string& mapping_path, const std::vector<std::string>& inputs,
                                const ReadOptions& options, const MappingOptions& mapping_options,
                                Diagnostics& diagnostics, rdf::QuadSink& sink);

// Reads a registry and checks it against its schema. Throws Error if `path` is no registry.
Registry read_registry(const std::string& path, Diagnostics& diagnostics, ProgressListener* progress = nullptr);

}  // namespace kontor::registry
