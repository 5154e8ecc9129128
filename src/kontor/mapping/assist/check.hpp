// Checks a mapping against its data: what does not work, what matches nothing, what is not used.
#pragma once

#include "kontor/base/diagnostics.hpp"
#include "kontor/mapping/mapper.hpp"

namespace kontor::mapping {

// Runs the mapping without output. Errors: references to fields that are not there, with a suggestion, and values that
// do not fit. Warnings: triples maps that make nothing. Notes: fields that no reference uses. Returns what each triples
// map did; empty if it could not be run. Throws Error if a source cannot be read.
MapSummary check_mapping(const Mapping& mapping, const MapOptions& options, Diagnostics& diagnostics);

}  // namespace kontor::mapping
