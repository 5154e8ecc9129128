#include "cli/shapes_files.hpp"

#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <optional>
#include <set>
#include <string_view>
#include <system_error>

#include "kontor/base/error.hpp"
#include "kontor/base/input_file.hpp"
#include "kontor/base/suggest.hpp"
#include "kontor/rdf/iri.hpp"
#include "kontor/rdf/vocab/rdf.hpp"
#include "kontor/registry/read_input.hpp"
#include "kontor/shacl/bundled_shapes.hpp"
#include "kontor/shacl/load_shapes.hpp"
#include "kontor/syntax/format.hpp"

#include "cli/inputs.hpp"

namespace kontor::cli {
namespace {

constexpr std::string_view owl_imports = "http://www.w3.org/2002/07/owl#imports";
constexpr std::string_view owl_ontology = "http://www.w3.org/2002/07/owl#Ontology";

// The shapes that are built in by this name; nothing if the word is a file. Throws UsageError if it is neither.
std::optional<std::string_view> find_bundled(const std::string& word) {
  if (std::filesystem::exists(word) || word.find_first_of("./-") == 0) return std::nullopt;
  const std::optional<std::string_view> text = shacl::bundled_shapes(word);
  if (!text && word.find_first_of("./") == std::string::npos) {
    const std::vector<std::string_view> names = names_in(shacl::bundled_shapes());
    throw UsageError("there are no shapes '" + word + "'" + suggestion(word, names) + ", expected a file, or one of " +
                     comma_separated(names));
  }
  return text;
}

class ShapesReader {
 public:
  ShapesReader(document::Document& graph, Diagnostics& diagnostics) : graph_(graph), diagnostics_(diagnostics) {}

  void read(const std::string& word) {
    if (const std::optional<std::string_view> bundled = find_bundled(word)) {
      graph_.begin_file(word + ".ttl");
      MemorySource text(*bundled);
      syntax::ReadOptions options;
      options.name = word + ".ttl";
      options.blank_node_prefix = next_prefix();
      syntax::read_rdf(text, syntax::require_format("turtle"), options, graph_);
    } else {
      read_file(word);
    }
  }

  // Reads what the files import, and what that imports, each once.
  void read_imports() {
    for (std::size_t i = 0; i < graph_.statements().size(); ++i) {  // grows meanwhile
      const document::Statement statement = graph_.statements()[i];
      if (statement.predicate.text() != owl_imports || !statement.object.is_iri()) continue;
      const std::string iri(statement.object.text());
      const std::string path = rdf::percent_decode(iri.substr(std::min(iri.size(), file_scheme.size())));
      std::error_code error;
      if (iri.starts_with(file_scheme) && std::filesystem::is_regular_file(path, error)) {
        if (files_.count(std::filesystem::canonical(path).string()) == 0) read_file(path);
      } else {
        elsewhere_.insert(iri);
      }
    }
  }

  // Names what was imported and is in none of the files.
  void report_missing() const {
    const document::Node ontology = graph_.find_iri(owl_ontology);
    for (const std::string& iri : elsewhere_) {
      const document::Node node = graph_.find_iri(iri);
      if (ontology && node && graph_.is_a(node, owl_ontology)) continue;
      std::fprintf(stderr, "kontor: note: the shapes import <%s>, which is not fetched; name its file with --shapes\n",
                   iri.c_str());
    }
  }

 private:
  static constexpr std::string_view file_scheme = "file://";

  std::string next_prefix() { return "shapes" + std::to_string(++count_) + "_"; }

  void read_file(const std::string& path) {
    registry::ReadOptions options;
    options.blank_node_prefix = next_prefix();
    graph_.begin_file(path);
    registry::OpenInput input(path);
    if (path != "-") files_.insert(std::filesystem::canonical(path).string());
    registry::read_input(input, options, diagnostics_, graph_);
  }

  document::Document& graph_;
  Diagnostics& diagnostics_;
  std::size_t count_ = 0;
  std::set<std::string> files_;      // that were read
  std::set<std::string> elsewhere_;  // what was imported and is no file here
};

}  // namespace

bool read_shapes(const std::vector<std::string>& words, document::Document& graph, shacl::Shapes& shapes) {
  Findings findings;
  ShapesReader reader(graph, findings.diagnostics());
  for (const std::string& word : words) reader.read(word);
  reader.read_imports();
  reader.report_missing();
  shapes = shacl::load_shapes(graph, findings.diagnostics());
  if (findings.sum_up(" in the shapes, nothing was validated") > 0) return false;
  if (shapes.targeted.empty()) {
    const std::string why = shapes.shapes.empty() ? "there are no shapes in it" : "no shape has a target";
    std::fputs(format_message({words.front(), {}, {}}, "warning", why + ", so nothing is checked").c_str(), stderr);
  }
  return true;
}

}  // namespace kontor::cli
