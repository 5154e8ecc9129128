#include "cli/inputs.hpp"

#include <algorithm>
#include <cstdio>

#include "cli/progress.hpp"
#include "kontor/base/diagnostics.hpp"
#include "kontor/base/error.hpp"
#include "kontor/base/input_file.hpp"
#include "kontor/registry/read_input.hpp"
#include "kontor/registry/resources.hpp"

namespace kontor::cli {
namespace {

// Passes everything on but the end, so that several inputs make one document, and counts for the progress line.
class MergingSink final : public rdf::QuadSink {
 public:
  MergingSink(rdf::QuadSink& sink, Progress& progress) : sink_(sink), progress_(progress) {}
  void base(std::string_view iri) override { sink_.base(iri); }
  void prefix(std::string_view name, std::string_view iri) override { sink_.prefix(name, iri); }
  void quad(const rdf::QuadView& quad, Place place) override {
    sink_.quad(quad, place);
    progress_.count_quad();
  }

 private:
  rdf::QuadSink& sink_;
  Progress& progress_;
};

// After these many the rest is only counted: nobody reads on.
constexpr std::size_t max_printed = 100;

void print(const Diagnostic& diagnostic) {
  std::fputs(format_message(diagnostic.location, to_string(diagnostic.severity), diagnostic.message).c_str(), stderr);
}

}  // namespace

void add_input_options(Options& options, InputOptions& input) {
  options.add("from,f", &input.from, "FORMAT", "format of the inputs (default: by their endings, then by their content)");
  options.add("base", &input.base, "IRI", "base IRI, for relative IRIs and for the addresses of a registry's data");
  options.add("mapping,m", &input.mapping, "FILE", "RML document that says what the inputs mean (default for registries: "
                                                   "their own)");
}

Inputs::Inputs(const InputOptions& options) : options_(options) {
  if (options.paths.empty() && options.mapping.empty()) {
    throw UsageError("no input, expected a registry, an RDF file or '-' for standard input");
  }
  if (!options.from.empty()) {
    format_ = &syntax::require_format(options.from);
    if (format_->read == nullptr) throw UsageError("cannot read " + std::string(format_->label));
  }
}

Findings::Findings()
    : diagnostics_([this](const Diagnostic& diagnostic) {
        if (seen_++ < max_printed) print(diagnostic);
      }) {}

std::size_t Findings::sum_up(std::string_view consequence) {
  if (seen_ > max_printed) std::fprintf(stderr, "kontor: %zu further messages are not shown\n", seen_ - max_printed);
  const std::size_t errors = diagnostics_.errors();
  if (errors > 0) {
    std::fprintf(stderr, "kontor: %zu error%s%.*s\n", errors, errors == 1 ? "" : "s",
                 static_cast<int>(consequence.size()), consequence.data());
  }
  return errors;
}

bool Inputs::read(rdf::QuadSink& sink, const registry::OpenTarget& open_target) const {
  Findings findings;
  Progress progress("reading");
  MergingSink merging(sink, progress);
  registry::ReadOptions read;
  read.format = format_;
  read.base = options_.base;
  read.blank_node_prefix = options_.blank_node_prefix;
  read.progress = &progress;
  if (!options_.mapping.empty()) {
    registry::run_mapping(options_.mapping, options_.paths, read, open_target, findings.diagnostics(), merging);
  } else {
    for (std::size_t i = 0; i < options_.paths.size(); ++i) {
      if (options_.paths.size() > 1) read.blank_node_prefix = options_.blank_node_prefix + "i" + std::to_string(i + 1) + "_";
      registry::read_input(options_.paths[i], read, findings.diagnostics(), merging);
    }
  }
  if (findings.sum_up(", nothing was written") > 0) return false;
  sink.finish();
  return true;
}

bool Inputs::has_registry() const {
  if (!options_.mapping.empty() || format_ != nullptr) return false;
  return std::any_of(options_.paths.begin(), options_.paths.end(), registry::is_registry);
}

void load_concepts(rdf::QuadSink& sink) {
  MemorySource text(registry::resource("concepts"));
  const syntax::ReadOptions read = {.base = {}, .name = "concepts.ttl", .blank_node_prefix = "c_", .limits = {}};
  syntax::read_rdf(text, syntax::require_format("turtle"), read, sink);
}

}  // namespace kontor::cli
