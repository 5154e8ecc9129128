// The summary of a mapping's run as JSON, for `kontor convert --summary`.
#pragma once

#include <string>

#include "kontor/base/output_file.hpp"
#include "kontor/mapping/map_summary.hpp"

namespace kontor::cli {

// {"triplesMaps": [{"name", "records", "triples", "missing", "errors"} ...], "rejectedRecords", "triples", "errors"}
// Throws Error if the file cannot be written.
void write_mapping_summary(const std::string& path, Overwrite overwrite, const mapping::MapSummary& summary);

}  // namespace kontor::cli
