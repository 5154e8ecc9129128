#include "manifest.hpp"

#include <cstdlib>
#include <filesystem>
#include <iostream>

#include "kontor/rdf/vocab/rdf.hpp"
#include "kontor/syntax/format.hpp"

namespace kontor::w3c {
namespace {

constexpr std::string_view mf = "http://www.w3.org/2001/sw/DataAccess/tests/test-manifest#";
constexpr std::string_view file_scheme = "file://";

std::string name_in(std::string_view ns, std::string_view name) {
  return std::string(ns).append(name);
}

std::string path_of(const rdf::Term* term) {
  if (term == nullptr || !term->is_iri() || !term->text().starts_with(file_scheme)) return {};
  return std::string(term->text().substr(file_scheme.size()));
}

std::string behind_last(std::string_view text, std::string_view separators) {
  return std::string(text.substr(text.find_last_of(separators) + 1));
}

class QuadCollector final : public rdf::QuadSink {
 public:
  explicit QuadCollector(std::vector<rdf::Quad>& quads) : quads_(quads) {}
  void quad(const rdf::QuadView& quad, Place) override { quads_.emplace_back(quad); }

 private:
  std::vector<rdf::Quad>& quads_;
};

ManifestEntry read_entry(const Graph& graph, const rdf::Term& node) {
  ManifestEntry entry;
  entry.node = node;
  const rdf::Term* const name = graph.object(node, name_in(mf, "name"));
  entry.name = name != nullptr ? name->text() : behind_last(node.text(), "#/");
  if (const rdf::Term* const type = graph.object(node, rdf::vocab::rdf::type)) {
    entry.type = behind_last(type->text(), "#/");
  }
  entry.action = path_of(graph.object(node, name_in(mf, "action")));
  entry.result = path_of(graph.object(node, name_in(mf, "result")));
  return entry;
}

}  // namespace

std::string suite_folder(std::string_view name) {
  const char* const named = std::getenv("KONTOR_SUITES");
  const std::filesystem::path root = named != nullptr ? named : KONTOR_SOURCE_DIR "/../shared/suites";
  std::error_code error;
  const std::filesystem::path folder = std::filesystem::weakly_canonical(root / name, error);
  if (!error && std::filesystem::is_directory(folder)) return folder.string();
  std::cout << "skipped: no test suites at " << (root / name).string() << " (KONTOR_SUITES names their folder)\n";
  return {};
}

Graph Graph::load(const std::string& path) {
  Graph graph;
  InputFile file(path);
  QuadCollector collector(graph.quads_);
  syntax::ReadOptions options;
  options.base = std::string(file_scheme) + path;
  options.name = path;
  syntax::read_rdf(file, syntax::require_format("turtle"), options, collector);
  for (std::size_t i = 0; i < graph.quads_.size(); ++i) graph.by_subject_[graph.quads_[i].subject].push_back(i);
  return graph;
}

std::vector<rdf::Term> Graph::objects(const rdf::Term& subject, std::string_view predicate) const {
  std::vector<rdf::Term> found;
  const auto entry = by_subject_.find(subject);
  if (entry == by_subject_.end()) return found;
  for (const std::size_t index : entry->second) {
    if (quads_[index].predicate.text() == predicate) found.push_back(quads_[index].object);
  }
  return found;
}

const rdf::Term* Graph::object(const rdf::Term& subject, std::string_view predicate) const {
  const auto entry = by_subject_.find(subject);
  if (entry == by_subject_.end()) return nullptr;
  for (const std::size_t index : entry->second) {
    if (quads_[index].predicate.text() == predicate) return &quads_[index].object;
  }
  return nullptr;
}

std::vector<rdf::Term> Graph::list(const rdf::Term& head) const {
  std::vector<rdf::Term> items;
  for (const rdf::Term* node = &head; node != nullptr && node->text() != rdf::vocab::rdf::nil;
       node = object(*node, rdf::vocab::rdf::rest)) {
    if (const rdf::Term* const item = object(*node, rdf::vocab::rdf::first)) items.push_back(*item);
  }
  return items;
}

std::string Manifest::base_of(const std::string& file) const {
  if (assumed_base.empty()) return std::string(file_scheme) + file;
  return assumed_base + std::filesystem::relative(file, std::filesystem::path(path).parent_path()).string();
}

Manifest load_manifest(const std::string& path) {
  Manifest manifest;
  manifest.path = path;
  manifest.graph = Graph::load(path);
  for (const rdf::Quad& quad : manifest.graph.quads()) {
    if (quad.predicate.text() == name_in(mf, "assumedTestBase")) manifest.assumed_base = quad.object.text();
    if (quad.predicate.text() != name_in(mf, "entries")) continue;
    for (const rdf::Term& node : manifest.graph.list(quad.object)) {
      manifest.entries.push_back(read_entry(manifest.graph, node));
    }
  }
  return manifest;
}

}  // namespace kontor::w3c
