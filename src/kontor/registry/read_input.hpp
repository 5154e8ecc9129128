// Reads whatever a user names: a registry (JSON, or a folder of spreadsheets) is mapped on the fly, RDF is read as it is.
#pragma once

#include <string>

#include "kontor/base/diagnostics.hpp"
#include "kontor/base/progress_listener.hpp"
#include "kontor/rdf/quad_sink.hpp"
#include "kontor/registry/registry.hpp"
#include "kontor/syntax/format.hpp"

namespace kontor::registry {

struct ReadOptions {
  const syntax::Format* format = nullptr;  // null: by the ending of the path, then by the content
  std::string base;                        // base IRI; empty: the file's own IRI, or what the registry's head says
  std::string mapping;                     // path of an RML document; empty: the registry's own mapping
  std::string blank_node_prefix;           // put before blank node labels, see syntax::ReadOptions
  ProgressListener* progress = nullptr;    // may be null
};

// Pushes the quads of one input into `sink`, sink.finish() last. `path` is a file, a folder with spreadsheets or "-".
// Mistakes in the data go to `diagnostics`; throws Error where reading cannot go on.
void read_input(const std::string& path, const ReadOptions& options, Diagnostics& diagnostics, rdf::QuadSink& sink);

// Reads a registry and checks it against its schema. Throws Error if `path` is no registry.
Registry read_registry(const std::string& path, Diagnostics& diagnostics);

}  // namespace kontor::registry
