#include "cli/inputs.hpp"

#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <functional>
#include <utility>

#include "kontor/base/diagnostics.hpp"
#include "kontor/base/error.hpp"
#include "kontor/base/input_file.hpp"
#include "kontor/rdf/line_sink.hpp"
#include "kontor/rdf/subject_sink.hpp"
#include "kontor/registry/read_input.hpp"
#include "kontor/registry/resources.hpp"

#include "cli/progress.hpp"

namespace kontor::cli {
namespace {

// Passes everything on but the end, so that several inputs make one document, and counts for the progress line.
class MergingSink final : public rdf::QuadSink, public rdf::LineSink, public rdf::SubjectSink {
 public:
  MergingSink(rdf::QuadSink& sink, Progress& progress)
      : sink_(sink),
        line_sink_(dynamic_cast<rdf::LineSink*>(&sink)),
        subject_sink_(dynamic_cast<rdf::SubjectSink*>(&sink)),
        progress_(progress) {}
  void base(std::string_view iri) override { sink_.base(iri); }
  void prefix(std::string_view name, std::string_view iri) override { sink_.prefix(name, iri); }
  void quad(const rdf::QuadView& quad, Place place) override {
    sink_.quad(quad, place);
    progress_.count_quad();
  }
  bool takes_lines(rdf::Lines lines) const override { return line_sink_ != nullptr && line_sink_->takes_lines(lines); }
  void lines(std::string_view text, std::size_t count) override {
    line_sink_->lines(text, count);
    progress_.count_quads(count);
  }
  bool takes_subjects() const override { return subject_sink_ != nullptr && subject_sink_->takes_subjects(); }
  std::size_t keep_predicate(std::string_view iri) override { return subject_sink_->keep_predicate(iri); }
  void subject(const rdf::TermView& subject) override { subject_sink_->subject(subject); }
  void statement(std::size_t predicate, const rdf::TermView& object, Place place) override {
    subject_sink_->statement(predicate, object, place);
    progress_.count_quad();
  }

 private:
  rdf::QuadSink& sink_;
  rdf::LineSink* line_sink_;        // the same, if it is one
  rdf::SubjectSink* subject_sink_;  // the same, if it is one
  Progress& progress_;
};

// After these many the rest is only counted: nobody reads on.
constexpr std::size_t max_printed = 100;

// "IRI=FILE". Both sides may hold a '=': the one counts that leaves something that exists.
void map_document(const std::string& word, syntax::jsonld::DocumentLoader& documents) {
  std::size_t equals = word.find('=');
  if (equals == std::string::npos || equals == 0) {
    throw UsageError("option '--document' expects IRI=FILE or PREFIX=FOLDER, got '" + word + "'");
  }
  for (; equals != std::string::npos; equals = word.find('=', equals + 1)) {
    if (std::filesystem::exists(word.substr(equals + 1))) {
      documents.map(word.substr(0, equals), word.substr(equals + 1));
      return;
    }
  }
  throw UsageError("option '--document': no such file '" + word.substr(word.find('=') + 1) + "'");
}

void print(const Diagnostic& diagnostic) {
  std::fputs(format_message(diagnostic.location, to_string(diagnostic.severity), diagnostic.message).c_str(), stderr);
}

}  // namespace

void add_input_options(Options& options, InputOptions& input) {
  options.add("from,f", &input.from, "FORMAT",
              "format of the inputs (default: by their endings, then by their content)");
  options.add("base", &input.base, "IRI", "base IRI, for relative IRIs and for the addresses of a registry's data");
  options.add("mapping,m", &input.mapping, "FILE",
              "RML document that says what the inputs mean (default for registries: "
              "their own)");
  options.add("document", &input.documents, "IRI=FILE",
              "where a context lies that JSON-LD names by its IRI, or a folder of "
              "all whose IRIs start so (repeatable); nothing is fetched");
  options.add("map", &input.documents, "PREFIX=FOLDER", "the same as --document");
}

Inputs::Inputs(const InputOptions& options) : options_(options), jsonld_(options.jsonld) {
  if (options.paths.empty() && options.mapping.empty()) {
    throw UsageError("no input, expected a registry, an RDF file or '-' for standard input");
  }
  if (!options.from.empty()) {
    format_ = &syntax::require_format(options.from);
    if (format_->read == nullptr) throw UsageError("cannot read " + std::string(format_->label));
  }
  for (const std::string& word : options.documents) map_document(word, documents_);
  documents_.allow_files();
  jsonld_.loader = &documents_;
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

void Findings::say_skipped(std::uint64_t count) {
  if (count == 0) return;
  std::fprintf(stderr, "kontor: %llu value%s did not fit and %s skipped\n", static_cast<unsigned long long>(count),
               count == 1 ? "" : "s", count == 1 ? "was" : "were");
}

bool Inputs::read(rdf::QuadSink& sink, const MappingRun& run) const {
  Findings findings;
  Progress progress("reading");
  MergingSink merging(sink, progress);
  registry::ReadOptions read = read_options();
  read.progress = &progress;
  if (!options_.mapping.empty()) {
    const mapping::MapSummary summary =
        registry::run_mapping(options_.mapping, options_.paths, read, run.options, findings.diagnostics(), merging);
    if (run.summarize) run.summarize(summary);
    if (run.options.on_error == mapping::OnError::skip) findings.say_skipped(summary.errors());
  } else {
    for (std::size_t i = 0; i < options_.paths.size(); ++i) {
      read.blank_node_prefix = blank_node_prefix(i);
      registry::OpenInput input = open(options_.paths[i], &progress);
      registry::read_input(input, read, findings.diagnostics(), merging);
    }
  }
  if (findings.sum_up(options_.consequence) > 0) return false;
  sink.finish();
  return true;
}

bool Inputs::read_again(const std::function<void(registry::LocatePlace)>& begin_places, rdf::QuadSink& sink) const {
  Diagnostics silent;
  registry::ReadOptions read = read_options();
  read.begin_places = begin_places;
  const bool all = std::find(options_.paths.begin(), options_.paths.end(), "-") == options_.paths.end();
  if (!options_.mapping.empty()) {
    if (all) registry::run_mapping(options_.mapping, options_.paths, read, {}, silent, sink);
    return all;
  }
  for (std::size_t i = 0; i < options_.paths.size(); ++i) {
    if (options_.paths[i] == "-") continue;
    read.blank_node_prefix = blank_node_prefix(i);
    registry::OpenInput opened(options_.paths[i], format_, nullptr);
    registry::read_input(opened, read, silent, sink);
  }
  return all;
}

void Inputs::read(syntax::jsonld::DocumentEditor& editor) const {
  Progress progress("reading");
  registry::ReadOptions read = read_options();
  for (std::size_t i = 0; i < options_.paths.size(); ++i) {
    read.blank_node_prefix = blank_node_prefix(i);
    registry::OpenInput input = open(options_.paths[i], &progress);
    editor.add(input.source(), input.read_options(read));
  }
}

registry::ReadOptions Inputs::read_options() const {
  registry::ReadOptions read;
  read.format = format_;
  read.base = options_.base;
  read.jsonld = &jsonld_;
  return read;
}

// Blank nodes of different inputs stay apart.
std::string Inputs::blank_node_prefix(std::size_t input) const {
  if (options_.paths.size() == 1) return options_.blank_node_prefix;
  return options_.blank_node_prefix + "i" + std::to_string(input + 1) + "_";
}

registry::OpenInput Inputs::open(const std::string& path, ProgressListener* progress) const {
  if (path != "-" || !standard_input_) return registry::OpenInput(path, format_, progress);
  registry::OpenInput input = std::move(*standard_input_);
  standard_input_.reset();
  return input;
}

template <typename Predicate>
bool Inputs::any_input(Predicate fits) const {
  return std::any_of(options_.paths.begin(), options_.paths.end(), [&](const std::string& path) {
    registry::OpenInput input = open(path, nullptr);
    const bool result = std::invoke(fits, input);
    if (path == "-") standard_input_ = std::move(input);
    return result;
  });
}

bool Inputs::has_registry() const {
  return options_.mapping.empty() && format_ == nullptr && any_input(&registry::OpenInput::is_registry);
}

bool Inputs::are_all_jsonld() const {
  if (!options_.mapping.empty()) return false;
  if (format_ != nullptr) return format_->name == "jsonld";
  return !any_input(
      [](const registry::OpenInput& input) { return input.format() == nullptr || input.format()->name != "jsonld"; });
}

void load_concepts(rdf::QuadSink& sink) {
  MemorySource text(registry::resource("concepts"));
  const syntax::ReadOptions read = {
      .base = {}, .name = "concepts.ttl", .blank_node_prefix = "c_", .jsonld = nullptr, .limits = {}};
  syntax::read_rdf(text, syntax::require_format("turtle"), read, sink);
}

}  // namespace kontor::cli
