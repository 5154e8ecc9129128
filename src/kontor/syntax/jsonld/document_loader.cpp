#include "kontor/syntax/jsonld/document_loader.hpp"

#include <filesystem>

#include "kontor/base/error.hpp"
#include "kontor/base/input_file.hpp"
#include "kontor/rdf/iri.hpp"

namespace kontor::syntax::jsonld {
namespace {

// Whether a path leaves the folder it is appended to.
bool leaves_folder(std::string_view path) {
  while (!path.empty()) {
    const std::size_t slash = path.find('/');
    if (path.substr(0, slash) == "..") return true;
    path = slash == std::string_view::npos ? std::string_view() : path.substr(slash + 1);
  }
  return false;
}

}  // namespace

RemoteDocument load_document(const std::string& path) {
  RemoteDocument document;
  document.path = path;
  document.text = read_file(path);
  document.value = json::parse(document.text, path);
  if (path != "-") document.url = rdf::file_iri(std::filesystem::absolute(path).lexically_normal().string());
  return document;
}

void DocumentLoader::map(std::string iri, std::string path) {
  mappings_.emplace_back(std::move(iri), std::move(path));
}

std::string DocumentLoader::path_of(std::string_view iri) const {
  const std::string_view resource = iri.substr(0, iri.find_first_of("#?"));
  std::size_t longest = 0;
  std::string found;
  for (const auto& [prefix, path] : mappings_) {
    if (prefix.size() < longest || !resource.starts_with(prefix)) continue;
    const std::string_view rest = resource.substr(prefix.size());
    if (rest.empty()) {
      found = path;
    } else if (!leaves_folder(rest) && std::filesystem::is_directory(path)) {
      found = (std::filesystem::path(path) / rest.substr(rest.find_first_not_of('/'))).string();
    } else {
      continue;
    }
    longest = prefix.size();
  }
  constexpr std::string_view file = "file://";
  if (!found.empty() || !files_allowed_ || !resource.starts_with(file)) return found;
  std::string path = rdf::percent_decode(resource.substr(file.size()));
  std::error_code code;
  if (!std::filesystem::is_other(path, code)) found = std::move(path);  // devices and pipes are no documents
  return found;
}

std::shared_ptr<const RemoteDocument> DocumentLoader::load(const std::string& iri) {
  const auto known = loaded_.find(iri);
  if (known != loaded_.end()) return known->second;
  const std::string path = path_of(iri);
  if (path.empty()) {
    throw Error("no local file is given for '" + iri + "' (--document IRI=FILE gives one), and nothing is fetched");
  }
  auto document = std::make_shared<RemoteDocument>(load_document(path));
  document->url = iri;
  loaded_.emplace(iri, document);
  return document;
}

}  // namespace kontor::syntax::jsonld
