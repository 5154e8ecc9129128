// `kontor query`: answers SPARQL queries over registries and RDF.
#include <atomic>
#include <chrono>
#include <csignal>
#include <cstdio>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "cli/bundled_queries.hpp"
#include "cli/command.hpp"
#include "cli/inputs.hpp"
#include "cli/options.hpp"
#include "cli/terminal.hpp"
#include "kontor/base/diagnostics.hpp"
#include "kontor/base/error.hpp"
#include "kontor/base/input_file.hpp"
#include "kontor/base/output_file.hpp"
#include "kontor/base/source_text.hpp"
#include "kontor/base/suggest.hpp"
#include "kontor/rdf/iri.hpp"
#include "kontor/sparql/query.hpp"
#include "kontor/sparql/results/format.hpp"
#include "kontor/store/dataset.hpp"
#include "kontor/syntax/format.hpp"

namespace kontor::cli {
namespace {

namespace fs = std::filesystem;

struct QueryOptions {
  InputOptions input;
  std::vector<std::string> data;
  std::vector<std::string> named_graphs;
  std::string expression;
  std::string results;
  std::string output = "-";
  double timeout = 0;
  std::uint64_t max_rows = 0;
  std::uint64_t max_memory = 0;
  bool overwrite = false;
  bool explain = false;
  bool list = false;
  bool bare = false;
};

struct QueryText {
  std::string name;  // in messages
  std::string text;
  std::string base;
};

std::atomic<bool> interrupted{false};

extern "C" void interrupt(int /*signal*/) {
  interrupted = true;
}

// A bundled query that goes by this word, or null.
const EmbeddedFile* find_bundled(std::string_view word) {
  for (const EmbeddedFile& query : bundled_queries()) {
    if (query.name == word) return &query;
  }
  return nullptr;
}

ExitCode list_queries() {
  for (const EmbeddedFile& query : bundled_queries()) {
    const std::string_view comment = query.text.substr(0, query.text.find('\n'));
    std::printf("%-26s %s\n", std::string(query.name).c_str(), std::string(comment.substr(comment.find(' ') + 1)).c_str());
  }
  return ExitCode::done;
}

bool is_query_file(const std::string& word) {
  const fs::path extension = fs::path(word).extension();
  return extension == ".rq" || extension == ".sparql";
}

QueryText read_query(const std::string& word) {
  if (const EmbeddedFile* bundled = find_bundled(word); bundled != nullptr && !fs::exists(word)) {
    return {word + ".rq", std::string(bundled->text), {}};
  }
  return {word, read_file(word), word == "-" ? "" : rdf::file_iri(fs::absolute(word).lexically_normal().string())};
}

// Words are data, except for the query: -e, else the word that ends in .rq or names a bundled query, else the last.
QueryText take_query(QueryOptions& options, std::vector<std::string> words) {
  QueryText query;
  if (!options.expression.empty()) {
    query = {"-e", options.expression, {}};
  } else {
    auto found = words.end();
    for (auto word = words.begin(); word != words.end(); ++word) {
      if (!is_query_file(*word) && (find_bundled(*word) == nullptr || fs::exists(*word))) continue;
      if (found != words.end()) throw UsageError("two queries, '" + *found + "' and '" + *word + "', expected one");
      found = word;
    }
    if (found == words.end()) {
      std::vector<std::string_view> names;
      for (const EmbeddedFile& bundled : bundled_queries()) names.push_back(bundled.name);
      const std::string near = words.empty() ? "" : suggestion(words.back(), names);
      throw UsageError("no query, expected a file that ends in .rq, -e TEXT, or a name that --list shows" + near);
    }
    query = read_query(*found);
    words.erase(found);
  }
  options.input.paths = options.data;
  options.input.paths.insert(options.input.paths.end(), words.begin(), words.end());
  return query;
}

// False if the data have errors.
bool load(const QueryOptions& options, store::Dataset& dataset, rdf::PrefixMap& prefixes) {
  LoadingSink loading(dataset, prefixes);
  if (!options.input.paths.empty() || !options.input.mapping.empty()) {
    const Inputs inputs(options.input);
    if (!inputs.read(loading)) return false;
    if (!options.bare && inputs.has_registry()) load_concepts(dataset);
  }
  for (std::size_t i = 0; i < options.named_graphs.size(); ++i) {
    const std::string& graph = options.named_graphs[i];
    const std::size_t equals = graph.find('=');
    if (equals == std::string::npos) throw UsageError("option '--named-graph' expects IRI=FILE, got '" + graph + "'");
    const std::string name = graph.substr(0, equals);
    dataset.add_graph(rdf::iri(name));
    store::NamedGraphSink named(dataset, rdf::iri(name));
    InputOptions input = options.input;
    input.paths = {graph.substr(equals + 1)};
    input.mapping.clear();
    input.blank_node_prefix = "g" + std::to_string(i + 1) + "_";
    if (!Inputs(input).read(named)) return false;
  }
  dataset.freeze();
  return true;
}

// The format of rows: --results, else by the ending of the output, else a table for people.
const sparql::ResultsFormat& rows_format(const QueryOptions& options) {
  if (!options.results.empty()) {
    if (const sparql::ResultsFormat* format = sparql::find_results_format(options.results)) return *format;
    std::vector<std::string_view> names;
    std::string list;
    for (const sparql::ResultsFormat& format : sparql::results_formats()) {
      names.push_back(format.name);
      list.append(list.empty() ? "" : ", ").append(format.name);
    }
    throw UsageError("unknown results format '" + options.results + "'" + suggestion(options.results, names) +
                     ", expected one of " + list);
  }
  if (options.output != "-") {
    if (const sparql::ResultsFormat* format = sparql::results_format_of_path(options.output)) return *format;
  }
  return *sparql::find_results_format("table");
}

const syntax::Format& graph_format(const QueryOptions& options) {
  if (!options.results.empty()) return syntax::require_format(options.results);
  if (options.output != "-") {
    if (const syntax::Format* format = syntax::format_of_path(options.output)) return *format;
  }
  return syntax::require_format("turtle");
}

void answer(const sparql::Query& query, const QueryOptions& options, const rdf::PrefixMap& prefixes,
            sparql::Execution& execution, ByteSink& output) {
  if (query.form() == sparql::QueryForm::select || query.form() == sparql::QueryForm::ask) {
    sparql::ResultsWriteOptions write;
    write.prefixes = prefixes;
    write.width = options.output == "-" ? output_width() : 0;
    const auto writer = sparql::make_results_writer(rows_format(options), output, write);
    execution.run(*writer);
  } else {
    syntax::WriteOptions write;
    write.prefixes = prefixes;
    const auto writer = syntax::make_writer(graph_format(options), output, write);
    execution.run(*writer);
  }
}

}  // namespace

ExitCode run_query(std::span<const std::string> arguments) {
  QueryOptions query;
  Options options("query [OPTION]... [DATA]... QUERY");
  add_input_options(options, query.input);
  options.add("expression,e", &query.expression, "TEXT", "the query itself, instead of a file");
  options.add("data,d", &query.data, "FILE", "data for the default graph (repeatable; the same as naming the file)");
  options.add("named-graph", &query.named_graphs, "IRI=FILE", "data for a named graph (repeatable)");
  options.add("results,r", &query.results, "FORMAT", "format of the answer: table, csv, tsv, json, xml, or an RDF format "
                                                     "for CONSTRUCT and DESCRIBE");
  options.add("output,o", &query.output, "FILE", "file to write, default standard output");
  options.add_flag("overwrite", &query.overwrite, "replace the output file if it exists");
  options.add("timeout", &query.timeout, "SECONDS", "end the query after this time");
  options.add("max-rows", &query.max_rows, "N", "end the query when it has more answers");
  options.add("max-memory", &query.max_memory, "MIB", "end the query when it needs more memory beside the data");
  options.add_flag("explain", &query.explain, "print the algebra and the plan to standard error");
  options.add_flag("bare", &query.bare, "do not add the labels of the shared concepts to a registry");
  options.add_flag("list", &query.list, "list the bundled queries");
  if (!options.parse(arguments)) return ExitCode::done;
  if (query.list) return list_queries();
  const QueryText text = take_query(query, options.words());
  const sparql::Query prepared = sparql::prepare(text.text, {.name = text.name, .base = text.base});

  store::Dataset dataset;
  rdf::PrefixMap prefixes = rdf::well_known_prefixes();
  if (!load(query, dataset, prefixes)) return ExitCode::failed;
  sparql::ExecutionOptions execution_options;
  execution_options.limits.timeout = std::chrono::milliseconds(static_cast<std::int64_t>(query.timeout * 1000));
  execution_options.limits.max_rows = query.max_rows;
  execution_options.limits.max_memory = query.max_memory << 20U;
  execution_options.limits.cancelled = &interrupted;
  std::signal(SIGINT, interrupt);

  const SourceText source(text.name, text.text);
  Diagnostics diagnostics([&source](const Diagnostic& finding) {
    const Location location = source.location(finding.location.place);
    std::fputs(format_message(location, to_string(finding.severity), finding.message).c_str(), stderr);
  });
  execution_options.diagnostics = &diagnostics;

  OutputFile output(query.output, query.overwrite ? Overwrite::allow : Overwrite::refuse);
  sparql::Execution execution(prepared, dataset, execution_options);
  for (const auto& [name, iri] : prepared.algebra().prefixes) prefixes.set(name, iri);
  answer(prepared, query, prefixes, execution, output);
  output.finish();
  if (query.explain) std::fputs(execution.explain().c_str(), stderr);
  return ExitCode::done;
}

}  // namespace kontor::cli
