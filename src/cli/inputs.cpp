#include "cli/inputs.hpp"

#include <cstdio>

#include "cli/progress.hpp"
#include "kontor/base/diagnostics.hpp"
#include "kontor/base/error.hpp"
#include "kontor/base/input_file.hpp"
#include "kontor/registry/read_input.hpp"

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

bool Inputs::read(rdf::QuadSink& sink) const {
  std::size_t printed = 0;
  Diagnostics diagnostics([&printed](const Diagnostic& diagnostic) {
    if (printed++ < max_printed) print(diagnostic);
  });
  Progress progress("reading");
  MergingSink merging(sink, progress);
  registry::ReadOptions read;
  read.format = format_;
  read.base = options_.base;
  read.mapping = options_.mapping;
  read.progress = &progress;
  for (std::size_t i = 0; i < options_.paths.size(); ++i) {
    if (options_.paths.size() > 1) read.blank_node_prefix = "i" + std::to_string(i + 1) + "_";
    registry::read_input(options_.paths[i], read, diagnostics, merging);
  }
  if (printed > max_printed) {
    std::fprintf(stderr, "kontor: %zu further messages are not shown\n", printed - max_printed);
  }
  if (diagnostics.errors() > 0) {
    std::fprintf(stderr, "kontor: %zu error%s, nothing was written\n", diagnostics.errors(),
                 diagnostics.errors() == 1 ? "" : "s");
    return false;
  }
  sink.finish();
  return true;
}

}  // namespace kontor::cli
