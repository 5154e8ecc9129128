// From an RML document to the mapping it describes.
#pragma once

#include <string>

#include "kontor/base/diagnostics.hpp"
#include "kontor/base/input_file.hpp"
#include "kontor/document/document.hpp"
#include "kontor/mapping/triples_map.hpp"

namespace kontor::mapping {

// Reads a mapping from a file in any RDF format. Throws Error with file, line and column if it is not valid RML or asks
// for what kontor does not know; `diagnostics` gets warnings.
Mapping read_mapping(const std::string& path, Diagnostics& diagnostics);

// The same from bytes. `name` is the path that messages show and relative paths start from, `base` the IRI that relative
// IRIs of the document resolve against.
Mapping read_mapping(ByteSource& bytes, const std::string& name, const std::string& base, Diagnostics& diagnostics);

// From a document that has been read.
Mapping load_mapping(const document::Document& document, Vocabulary vocabulary, Diagnostics& diagnostics);

}  // namespace kontor::mapping
