// Documents that others name by IRI, contexts above all, come from local files that the user has named. Nothing is ever
// fetched from the network.
#pragma once

#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "kontor/base/source_text.hpp"
#include "kontor/json/value.hpp"

namespace kontor::syntax::jsonld {

struct RemoteDocument {
  std::string path;
  std::string text;
  json::Value value;

  SourceText source() const { return {path, text}; }
};

class DocumentLoader {
 public:
  // An IRI that equals `iri` is read from the file `path`; if `path` is a folder, what starts with `iri` lies below it.
  void map(std::string iri, std::string path);

  // The document, parsed once. Throws Error if no mapping fits, the file is missing or not JSON.
  std::shared_ptr<const RemoteDocument> load(const std::string& iri);

 private:
  std::string path_of(std::string_view iri) const;

  std::vector<std::pair<std::string, std::string>> mappings_;
  std::map<std::string, std::shared_ptr<const RemoteDocument>> loaded_;
};

}  // namespace kontor::syntax::jsonld
