// Any source of an index: recognised by its content, compressed or not.
#pragma once

#include <string>

#include "kontor/align/index/index_builder.hpp"
#include "kontor/align/wikidata/dump_reader.hpp"
#include "kontor/base/diagnostics.hpp"
#include "kontor/base/progress_listener.hpp"

namespace kontor::align {

// Adds the items of the file at `path` ("-": standard input): Wikidata's JSON, a registry, RDF, or a table. Mistakes in
// the data go to `diagnostics`. Throws Error where reading cannot go on.
void read_source(const std::string& path, const DumpOptions& dump, Diagnostics& diagnostics, IndexBuilder& builder,
                 ProgressListener* progress = nullptr);

}  // namespace kontor::align
