// The reader that a logical source asks for: by its reference formulation and how its file is written.
#pragma once

#include <memory>

#include "kontor/base/diagnostics.hpp"
#include "kontor/mapping/triples_map.hpp"
#include "kontor/source/record.hpp"

namespace kontor::mapping {

// `diagnostics` gets what is wrong with single records; it must outlive the reader.
std::unique_ptr<source::RecordReader> make_record_reader(const LogicalSource& source, Diagnostics& diagnostics);

}  // namespace kontor::mapping
