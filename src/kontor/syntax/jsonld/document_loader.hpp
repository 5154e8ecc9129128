// Documents that others name by IRI, contexts above all, come from local files that the user has named. Nothing is ever
// fetched from the network.
#pragma once

#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "kontor/syntax/jsonld/remote_document.hpp"

namespace kontor::syntax::jsonld {

class DocumentLoader {
 public:
  // An IRI that equals `iri` is read from the file `path`; if `path` is a folder, what starts with `iri` lies below it.
  void map(std::string iri, std::string path);

  // Reads what file: IRIs name as well: the contexts that local documents refer to by relative references. Only for
  // documents that the user has on this machine.
  void allow_files() { files_allowed_ = true; }

  // The document, parsed once. Throws Error if no mapping fits, the file is missing or not JSON.
  std::shared_ptr<const RemoteDocument> load(const std::string& iri);

 private:
  std::string path_of(std::string_view iri) const;

  std::vector<std::pair<std::string, std::string>> mappings_;
  std::map<std::string, std::shared_ptr<const RemoteDocument>> loaded_;
  bool files_allowed_ = false;
};

}  // namespace kontor::syntax::jsonld
