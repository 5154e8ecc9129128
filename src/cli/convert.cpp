// `kontor convert`: the one format changer. Registry or RDF in, RDF out.
#include <algorithm>
#include <charconv>
#include <limits>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "kontor/base/byte_size.hpp"
#include "kontor/base/error.hpp"
#include "kontor/base/memory_budget.hpp"
#include "kontor/base/output_file.hpp"
#include "kontor/rdf/iri.hpp"
#include "kontor/source/archives.hpp"
#include "kontor/syntax/canonical_writer.hpp"
#include "kontor/syntax/characters.hpp"
#include "kontor/syntax/distinct_filter.hpp"
#include "kontor/syntax/format.hpp"
#include "kontor/syntax/jsonld/document_editor.hpp"
#include "kontor/syntax/jsonld/jsonld_writer.hpp"
#include "kontor/syntax/quad_filters.hpp"

#include "cli/command.hpp"
#include "cli/inputs.hpp"
#include "cli/jsonld_options.hpp"
#include "cli/mapping_summary.hpp"
#include "cli/mapping_targets.hpp"
#include "cli/options.hpp"

namespace kontor::cli {
namespace {

struct ConvertOptions {
  InputOptions input;
  JsonLdOptions jsonld;
  std::string to;
  std::string output = "-";
  std::vector<std::string> prefixes;
  std::string graph;
  std::string from_graph;
  bool sort = false;
  bool overwrite = false;
  bool stream = false;
  bool allow_outside = false;
  std::string on_error = "fail";
  std::string summary;
  std::string shard;
  std::string memory = "1G";
  std::uint64_t threads = 2;
  bool distinct = false;
  bool canonical = false;
  bool hash = false;
  std::string hash_algorithm = "sha256";

  bool is_canonical() const { return canonical || hash; }
};

const syntax::Format& output_format(const ConvertOptions& options) {
  const syntax::Format* format = nullptr;
  if (options.is_canonical()) {
    format = &syntax::require_format("nquads");
    const bool is_other = options.to != "" && &syntax::require_format(options.to) != format &&
                          options.to != "ntriples" && options.to != "nt";
    if (is_other) throw UsageError("canonical output is N-Quads, not " + options.to);
  } else if (!options.to.empty()) {
    format = &syntax::require_format(options.to);
  } else if (options.output != "-") {
    format = syntax::format_of_path(options.output);
    if (format == nullptr) {
      throw UsageError("cannot tell the format to write from '" + options.output + "', please say --to FORMAT");
    }
  } else {
    format = &syntax::require_format(options.jsonld.shapes_document() ? "jsonld" : "turtle");
  }
  if (format->make_writer == nullptr) throw UsageError("cannot write " + std::string(format->label));
  if (options.jsonld.shapes_document() && format->name != "jsonld") {
    throw UsageError("options '--form', '--context' and '--frame' shape JSON-LD, the output is " +
                     std::string(format->label));
  }
  return *format;
}

void check_iri_option(std::string_view name, const std::string& iri) {
  if (iri.empty() || (rdf::has_scheme(iri) && rdf::find_invalid_iri_character(iri) == std::string_view::npos)) return;
  throw UsageError("option '--" + std::string(name) + "' expects an absolute IRI, got '" + iri + "'");
}

// How a file is packed, as its ending says.
source::Compression output_compression(const std::string& path) {
  if (path.ends_with(".gz")) return source::Compression::gzip;
  for (const char* const ending : {".bz2", ".zst", ".xz"}) {
    if (path.ends_with(ending)) {
      throw UsageError("cannot write '" + path + "' packed as '" + ending + "' says, only '.gz' is written");
    }
  }
  return source::Compression::none;
}

syntax::WriteOptions write_options(const ConvertOptions& options) {
  syntax::WriteOptions write;
  for (const std::string& prefix : options.prefixes) {
    const std::size_t equals = prefix.find('=');
    if (equals == std::string::npos) throw UsageError("option '--prefix' expects NAME=IRI, got '" + prefix + "'");
    const std::string name = prefix.substr(0, equals);
    const std::string iri = prefix.substr(equals + 1);
    if (syntax::match_pn_prefix(name) != name.size()) {
      throw UsageError("option '--prefix': '" + name +
                       "' cannot be a prefix, expected a letter, then letters, digits, '-', '_' or '.'");
    }
    check_iri_option("prefix " + name, iri);
    write.prefixes.set(name, iri);
  }
  if (options.stream) write.layout = syntax::Layout::stream;
  if (options.sort) {
    write.document_limit = std::numeric_limits<std::size_t>::max();
    write.blank_nodes = syntax::BlankNodeLabels::renumber;
  }
  return write;
}

HashAlgorithm hash_algorithm(const ConvertOptions& options) {
  if (options.hash_algorithm == "sha256") return HashAlgorithm::sha256;
  if (options.hash_algorithm == "sha384") return HashAlgorithm::sha384;
  throw UsageError("unknown hash algorithm '" + options.hash_algorithm + "', expected sha256 or sha384");
}

std::unique_ptr<rdf::QuadSink> make_writer(const ConvertOptions& options, const syntax::Format& format,
                                           const syntax::WriteOptions& write,
                                           const syntax::jsonld::DocumentOptions& document, ByteSink& output) {
  if (options.is_canonical()) {
    using Output = syntax::CanonicalWriter::Output;
    return std::make_unique<syntax::CanonicalWriter>(output, options.hash ? Output::hash : Output::quads,
                                                     hash_algorithm(options));
  }
  if (format.name != "jsonld") return syntax::make_writer(format, output, write);
  if (options.stream) return syntax::jsonld::make_stream_writer(output, document.api);
  return syntax::jsonld::make_document_writer(output, write, document);
}

mapping::OnError on_error(const ConvertOptions& options) {
  if (options.on_error == "fail") return mapping::OnError::fail;
  if (options.on_error == "skip") return mapping::OnError::skip;
  throw UsageError("option '--on-error' expects fail or skip, got '" + options.on_error + "'");
}

mapping::Shard shard(const ConvertOptions& options) {
  if (options.shard.empty()) return {};
  if (options.input.mapping.empty())
    throw UsageError("option '--shard' divides the records of a '--mapping'; registries and RDF are read whole");
  mapping::Shard shard{0, 0};
  const char* const end = options.shard.data() + options.shard.size();
  const auto [slash, number] = std::from_chars(options.shard.data(), end, shard.number);
  if (number == std::errc() && slash != end && *slash == '/') {
    const auto [last, count] = std::from_chars(slash + 1, end, shard.count);
    if (count == std::errc() && last == end && shard.number >= 1 && shard.number <= shard.count) return shard;
  }
  throw UsageError("option '--shard' expects I/N with I from 1 to N, got '" + options.shard + "'");
}

// The smallest is what a few blocks and buffers take.
std::size_t memory(const ConvertOptions& options) {
  constexpr std::size_t least = std::size_t{1} << 20U;
  const std::optional<std::size_t> bytes = parse_byte_size(options.memory);
  if (bytes && *bytes >= least) return *bytes;
  throw UsageError("option '--memory' expects a size of at least 1M, like 64M or 2G, got '" + options.memory + "'");
}

// What --distinct, --sort, --graph and --from-graph put before the writer.
class Filters {
 public:
  // `budget` is the memory of --distinct.
  Filters(const ConvertOptions& options, const syntax::Format& format, MemoryBudget& budget, rdf::QuadSink& writer)
      : first_(&writer) {
    if (options.sort)
      add<syntax::SortingFilter>();
    else if (options.distinct)
      add<syntax::DistinctFilter>(budget);
    const bool names_graphs = format.holds == syntax::Holds::dataset;
    if (!options.graph.empty() && (names_graphs || !options.from_graph.empty())) {
      if (!names_graphs) throw UsageError(std::string(format.label) + " cannot name the graph of '--graph'");
      add<syntax::IntoGraphFilter>(options.graph);
    } else if (!options.graph.empty()) {
      add<syntax::FromGraphFilter>(options.graph);
    }
    if (!options.from_graph.empty()) add<syntax::FromGraphFilter>(options.from_graph);
  }

  rdf::QuadSink& first() { return *first_; }

 private:
  template <typename Filter, typename... Arguments>
  void add(Arguments&&... arguments) {
    filters_.push_back(std::make_unique<Filter>(*first_, std::forward<Arguments>(arguments)...));
    first_ = filters_.back().get();
  }

  std::vector<std::unique_ptr<rdf::QuadSink>> filters_;
  rdf::QuadSink* first_;
};

// Whether JSON-LD that is read stays a document on its way: nobody asks for what is done to quads.
bool keeps_documents(const ConvertOptions& options, const syntax::Format& format) {
  return format.name == "jsonld" && !options.stream && !options.sort && options.graph.empty() &&
         options.from_graph.empty();
}

void add_convert_options(Options& options, ConvertOptions& convert) {
  add_input_options(options, convert.input);
  options.add("to,t", &convert.to, "FORMAT",
              "format to write: turtle, trig, ntriples, nquads, jsonld, rdfxml (default: by "
              "the ending of the output file, else turtle)");
  options.add("output,o", &convert.output, "FILE", "file to write, default standard output");
  options.add_flag("overwrite", &convert.overwrite, "replace the output file if it exists");
  options.add("prefix", &convert.prefixes, "NAME=IRI", "prefix to write with (repeatable)");
  options.add_flag("sort", &convert.sort, "write the statements in order, each once, whatever the format");
  options.add_flag("canonical", &convert.canonical,
                   "write canonical N-Quads: the same bytes for the same dataset (RDFC-1.0)");
  options.add_flag("hash", &convert.hash, "write only the hash of the dataset, the digest of its canonical N-Quads");
  options.add("hash-algorithm", &convert.hash_algorithm, "NAME",
              "sha256 (default) or sha384, for --canonical and --hash");
  options.add("graph", &convert.graph, "IRI",
              "put statements without a graph into this one; with a format that cannot name "
              "graphs, take those of this graph");
  options.add("from-graph", &convert.from_graph, "IRI", "take only the statements of this graph");
  options.add("on-error", &convert.on_error, "WORD",
              "what becomes of values that do not fit a mapping's datatypes: fail (default) or skip");
  options.add_flag("distinct", &convert.distinct, "write each statement once, where it comes first");
  options.add("memory", &convert.memory, "SIZE",
              "what --distinct and the joins of a mapping may hold in memory, before they go on on disk (default: 1G)");
  options.add("threads", &convert.threads, "N",
              "threads that a mapping may use: 1, or 2 (default), which also read ahead");
  options.add("shard", &convert.shard, "I/N", "map only part I of N of the records");
  options.add("summary", &convert.summary, "FILE", "write what a mapping did, per triples map, as JSON");
  options.add_flag("allow-outside", &convert.allow_outside,
                   "let a mapping write targets outside of the working directory");
  options.add_flag("stream", &convert.stream, "write as it comes, in constant memory, instead of sorted and nested");
  add_jsonld_options(options, convert.jsonld);
}

Overwrite overwrite(const ConvertOptions& options) {
  return options.overwrite ? Overwrite::allow : Overwrite::refuse;
}

// What can be said of the options before any input is looked at.
void check(const ConvertOptions& options) {
  hash_algorithm(options);
  check_iri_option("base", options.input.base);
  check_iri_option("graph", options.graph);
  check_iri_option("from-graph", options.from_graph);
  if (options.threads == 0) throw UsageError("option '--threads' expects at least 1");
  if (options.stream && options.jsonld.shapes_document() && options.jsonld.form != "expanded") {
    throw UsageError("a stream of JSON-LD is expanded, it has no context, frame or other form");
  }
}

// How a mapping runs, but for where its targets go. `budget` is referred to.
MappingRun mapping_run(const ConvertOptions& options, MemoryBudget& budget) {
  MappingRun run;
  run.options.on_error = on_error(options);
  run.options.shard = shard(options);
  run.options.memory = &budget;
  run.options.threads = static_cast<unsigned>(std::min<std::uint64_t>(options.threads, 2));
  if (!options.summary.empty()) {
    run.summarize = [&options](const mapping::MapSummary& summary) {
      write_mapping_summary(options.summary, overwrite(options), summary);
    };
  }
  return run;
}

// What is written, and how.
struct Target {
  const syntax::Format& format;
  syntax::WriteOptions write;
};

// JSON-LD to JSON-LD, as documents.
void edit_documents(const Inputs& inputs, const Target& target, const syntax::jsonld::DocumentOptions& document,
                    ByteSink& output) {
  syntax::jsonld::DocumentEditor editor(target.write, document);
  inputs.read(editor);
  editor.write(output);
}

// Anything to anything, quad by quad. Whether it was done; if not, the reasons have been reported.
bool convert_quads(const ConvertOptions& options, const Inputs& inputs, const Target& target,
                   const syntax::jsonld::DocumentOptions& document, MappingRun run, ByteSink& output) {
  const std::unique_ptr<rdf::QuadSink> writer = make_writer(options, target.format, target.write, document, output);
  MemoryBudget& budget = *run.options.memory;
  Filters filters(options, target.format, budget, *writer);
  using Outside = MappingTargets::Outside;
  MappingTargets targets(overwrite(options), options.allow_outside ? Outside::allow : Outside::refuse,
                         options.distinct ? &budget : nullptr);
  run.options.open_target = [&targets](const mapping::LogicalTarget& logical) -> rdf::QuadSink& {
    return targets.open(logical);
  };
  if (!inputs.read(filters.first(), run)) return false;
  targets.finish();
  return true;
}

}  // namespace

ExitCode run_convert(std::span<const std::string> arguments) {
  ConvertOptions convert;
  Options options("convert [OPTION]... INPUT...");
  add_convert_options(options, convert);
  if (!options.parse(arguments)) return ExitCode::done;
  convert.input.paths = options.words();
  if (!convert.jsonld.operation.empty()) {
    if (!convert.to.empty()) throw UsageError("option '--jsonld' leaves no choice for '--to'");
    convert.to = apply_operation(convert.jsonld, convert.input);
  }
  convert.input.jsonld = api_options(convert.jsonld);
  check(convert);
  const Inputs inputs(convert.input);
  const Target target{output_format(convert), write_options(convert)};
  MemoryBudget budget(memory(convert));
  const MappingRun run = mapping_run(convert, budget);

  const source::Compression compression = output_compression(convert.output);
  OutputFile file(convert.output, overwrite(convert));
  std::unique_ptr<ByteSink> packed;
  if (compression != source::Compression::none) packed = source::pack(file, compression, convert.output);
  ByteSink& output = packed != nullptr ? *packed : file;
  const syntax::jsonld::DocumentOptions document =
      document_options(convert.jsonld, inputs.jsonld(), target.format.name == "jsonld" && inputs.has_registry());
  if (keeps_documents(convert, target.format) && inputs.are_all_jsonld()) {
    edit_documents(inputs, target, document, output);
  } else if (!convert_quads(convert, inputs, target, document, run, output)) {
    return ExitCode::failed;
  }
  if (packed != nullptr) packed->finish();
  file.finish();
  return ExitCode::done;
}

}  // namespace kontor::cli
