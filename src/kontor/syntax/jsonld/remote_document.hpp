// A JSON document that stands outside of the one that is processed: a context, a frame (JSON-LD 1.1 API,
// section 9.4.1).
#pragma once

#include <string>
#include <utility>

#include "kontor/base/source_text.hpp"
#include "kontor/json/value.hpp"

namespace kontor::syntax::jsonld {

struct RemoteDocument {
  json::Value value;
  std::string url;   // what its relative references resolve against; empty: the base of the options
  std::string path;  // what messages call it; empty: errors have no place
  std::string text;

  RemoteDocument() = default;
  // A value that the program itself has made or that has been parsed elsewhere.
  RemoteDocument(json::Value content) : value(std::move(content)) {}  // NOLINT(google-explicit-constructor)

  SourceText source() const { return {path, text}; }
};

// Reads and parses a file that the user names; its IRI is the file's. Throws Error.
RemoteDocument load_document(const std::string& path);

}  // namespace kontor::syntax::jsonld
