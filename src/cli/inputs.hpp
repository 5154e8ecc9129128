// The inputs that convert, query and validate take: files, folders or "-", registries wherever RDF is.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "kontor/base/diagnostics.hpp"
#include "kontor/rdf/prefix_map.hpp"
#include "kontor/rdf/quad_sink.hpp"
#include "kontor/registry/read_input.hpp"
#include "kontor/store/dataset.hpp"
#include "kontor/syntax/format.hpp"
#include "kontor/syntax/jsonld/document_editor.hpp"
#include "kontor/syntax/jsonld/document_loader.hpp"

#include "cli/options.hpp"

namespace kontor::cli {

struct InputOptions {
  std::vector<std::string> paths;
  std::string from;                    // format name, empty: by the ending of the file, then by its content
  std::string base;                    // base IRI
  std::string mapping;                 // RML document that says what the inputs mean, empty: they are registries or RDF
  std::vector<std::string> documents;  // IRI=FILE, where contexts that JSON-LD names by IRI lie
  syntax::jsonld::Options jsonld;      // how JSON-LD is read
  std::string blank_node_prefix;       // put before all blank node labels
  std::string_view consequence = ", nothing was written";  // of errors, for the summary
};

// Adds --from, --base, --mapping and --document to a command.
void add_input_options(Options& options, InputOptions& input);

// Prints findings to stderr, the first hundred of them, and sums up at the end.
class Findings {
 public:
  Findings();
  Diagnostics& diagnostics() { return diagnostics_; }

  // Says how many there were, and `consequence` if there were errors. Returns the number of errors.
  std::size_t sum_up(std::string_view consequence);

  // Says how many values were left out because they did not fit.
  void say_skipped(std::uint64_t count);

 private:
  std::size_t seen_ = 0;
  Diagnostics diagnostics_;
};

// What is special about running a mapping.
struct MappingRun {
  registry::MappingOptions options;
  // Told what was done, also if there were errors; may be empty.
  std::function<void(const mapping::MapSummary&)> summarize;
};

class Inputs {
 public:
  // Checks the options, which must outlive it, and that there is something to read. Throws UsageError.
  explicit Inputs(const InputOptions& options);
  Inputs(const Inputs&) = delete;
  Inputs& operator=(const Inputs&) = delete;

  // Pushes the quads of all inputs, as one document, into `sink`; blank nodes of different inputs stay apart. Findings
  // are printed to stderr. False if there were errors in the data; `sink` is then not finished. Throws Error.
  bool read(rdf::QuadSink& sink, const MappingRun& run = {}) const;

  // Reads the inputs once more, as read() did and without a word, for who looks for places, see
  // registry::ReadOptions::begin_places. `sink` is not finished. False if standard input was left out, which cannot be
  // read again. Throws Error.
  bool read_again(const std::function<void(registry::LocatePlace)>& begin_places, rdf::QuadSink& sink) const;

  const std::vector<std::string>& paths() const { return options_.paths; }

  // Whether one of the inputs is a registry, which is known without reading it whole.
  bool has_registry() const;

  // Whether there is nothing but JSON-LD.
  bool are_all_jsonld() const;

  // Adds all inputs, which must be JSON-LD, to an editor. Throws Error.
  void read(syntax::jsonld::DocumentEditor& editor) const;

  // How JSON-LD is read, with what loads the contexts it names.
  const syntax::jsonld::Options& jsonld() const { return jsonld_; }

 private:
  template <typename Predicate>
  bool any_input(Predicate fits) const;
  registry::OpenInput open(const std::string& path, ProgressListener* progress) const;
  registry::ReadOptions read_options() const;
  std::string blank_node_prefix(std::size_t input) const;

  const InputOptions& options_;
  const syntax::Format* format_ = nullptr;
  syntax::jsonld::Options jsonld_;
  syntax::jsonld::DocumentLoader documents_;
  // Standard input can be opened only once: whoever asks what it is leaves it here for whoever reads it.
  mutable std::optional<registry::OpenInput> standard_input_;
};

// Passes quads on and remembers the prefixes of the data, for showing IRIs. Both must outlive it.
class LoadingSink final : public rdf::QuadSink {
 public:
  LoadingSink(rdf::QuadSink& sink, rdf::PrefixMap& prefixes) : sink_(sink), prefixes_(prefixes) {}
  void prefix(std::string_view name, std::string_view iri) override { prefixes_.set(name, iri); }
  void quad(const rdf::QuadView& quad, Place place) override { sink_.quad(quad, place); }

 private:
  rdf::QuadSink& sink_;
  rdf::PrefixMap& prefixes_;
};

// Pushes the shared concepts of ontology/concepts.ttl: the labels of kinds, themes and roles.
void load_concepts(rdf::QuadSink& sink);

}  // namespace kontor::cli
