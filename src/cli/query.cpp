// `kontor query`: answers SPARQL queries over registries and RDF.
#include "kontor/sparql/query.hpp"

#include <algorithm>
#include <atomic>
#include <chrono>
#include <csignal>
#include <cstdio>
#include <string>
#include <string_view>
#include <vector>

#include "kontor/base/diagnostics.hpp"
#include "kontor/base/error.hpp"
#include "kontor/base/input_file.hpp"
#include "kontor/base/output_file.hpp"
#include "kontor/base/process_memory.hpp"
#include "kontor/base/source_text.hpp"
#include "kontor/base/work_watch.hpp"
#include "kontor/sparql/needed_data.hpp"
#include "kontor/sparql/protocol/endpoint_client.hpp"
#include "kontor/store/dataset.hpp"
#include "kontor/store/watched_sink.hpp"
#include "kontor/syntax/format.hpp"

#include "cli/command.hpp"
#include "cli/inputs.hpp"
#include "cli/options.hpp"
#include "cli/query_answer.hpp"
#include "cli/query_text.hpp"
#include "cli/services.hpp"

namespace kontor::cli {
namespace {

struct QueryOptions {
  InputOptions input;
  std::vector<std::string> data;
  std::vector<std::string> named_graphs;
  std::vector<std::string> services;
  std::vector<std::string> allowed_services;
  std::string endpoint;
  std::string expression;
  AnswerOptions answer;
  double timeout = 0;
  std::uint64_t max_rows = 0;
  std::uint64_t max_memory = 0;
  std::uint64_t threads = 0;
  bool overwrite = false;
  bool explain = false;
  bool list = false;
  bool check = false;
  bool bare = false;
};

std::atomic<bool> interrupted{false};

extern "C" void interrupt(int /*signal*/) {
  interrupted = true;
}

// Whether there is nobody to answer the query's SERVICE and nothing else to ask.
bool is_only_checked(const QueryOptions& options, const sparql::NeededData& needed) {
  return needed.asks_endpoints() && options.input.paths.empty() && options.input.mapping.empty() &&
         options.named_graphs.empty() && options.services.empty() && options.allowed_services.empty();
}

// Keeps of the data what the query needs; all of it is read and checked. False if the data have errors.
bool load(const QueryOptions& options, const sparql::NeededData& needed, sparql::Watch& watch, store::Dataset& dataset,
          rdf::PrefixMap& prefixes) {
  sparql::NeededDataSink needed_sink(needed, dataset);
  store::WatchedSink kept(needed_sink, dataset, watch);
  LoadingSink loading(kept, prefixes);
  if (!options.input.paths.empty() || !options.input.mapping.empty()) {
    const Inputs inputs(options.input);
    if (!inputs.read(loading)) return false;
    if (!options.bare && inputs.has_registry()) load_concepts(kept);
  }
  for (std::size_t i = 0; i < options.named_graphs.size(); ++i) {
    const std::string& graph = options.named_graphs[i];
    const std::size_t equals = graph.find('=');
    if (equals == std::string::npos) throw UsageError("option '--named-graph' expects IRI=FILE, got '" + graph + "'");
    const std::string name = graph.substr(0, equals);
    dataset.add_graph(rdf::iri(name));
    store::NamedGraphSink named(kept, rdf::iri(name));
    InputOptions input = options.input;
    input.paths = {graph.substr(equals + 1)};
    input.mapping.clear();
    input.blank_node_prefix = "g" + std::to_string(i + 1) + "_";
    if (!Inputs(input).read(named)) return false;
  }
  return true;
}

bool has_rows(sparql::QueryForm form) {
  return form == sparql::QueryForm::select || form == sparql::QueryForm::ask;
}

sparql::QueryLimits limits_of(const QueryOptions& options) {
  constexpr double longest = 1e9;  // seconds, as good as no limit
  constexpr std::uint64_t largest = std::uint64_t{1} << 40U;
  sparql::QueryLimits limits;
  limits.timeout = std::chrono::milliseconds(static_cast<std::int64_t>(std::min(options.timeout, longest) * 1000));
  limits.max_rows = options.max_rows;
  limits.max_memory = std::min(options.max_memory, largest) << 20U;
  limits.of_process = true;
  limits.since = std::chrono::steady_clock::now();
  limits.cancelled = &interrupted;
  return limits;
}

// The query goes to the endpoint as it is written; its answer comes in the format that was asked for here.
ExitCode ask_endpoint(const QueryOptions& options, const QueryText& text) {
  if (!options.input.paths.empty() || !options.named_graphs.empty()) {
    throw UsageError("option '--endpoint' asks the data of a server, it cannot be combined with files");
  }
  const auto form = sparql::find_query_form(text.text, text.name);
  if (!form) throw Error("neither SELECT, ASK, CONSTRUCT nor DESCRIBE", {text.name, {}, {}});
  sparql::EndpointClient client(options.endpoint, limits_of(options));
  const rdf::PrefixMap& prefixes = rdf::well_known_prefixes();
  OutputFile output(options.answer.output, options.overwrite ? Overwrite::allow : Overwrite::refuse);
  if (has_rows(*form)) {
    client.ask(text.text, *make_rows_writer(options.answer, prefixes, output));
  } else {
    client.ask(text.text, *make_graph_writer(options.answer, prefixes, output));
  }
  output.finish();
  return ExitCode::done;
}

void answer(const sparql::Query& query, const QueryOptions& options, const rdf::PrefixMap& prefixes,
            sparql::Execution& execution) {
  OutputFile output(options.answer.output, options.overwrite ? Overwrite::allow : Overwrite::refuse);
  if (has_rows(query.form())) {
    execution.run(*make_rows_writer(options.answer, prefixes, output));
  } else {
    execution.run(*make_graph_writer(options.answer, prefixes, output));
  }
  output.finish();
}

// Runs the query; what went wrong gets its line of the query's text, and --explain is answered all the same.
void run_and_explain(const sparql::Query& query, const QueryOptions& options, const rdf::PrefixMap& prefixes,
                     sparql::Execution& execution, const SourceText& source) {
  try {
    answer(query, options, prefixes, execution);
  } catch (const Error& error) {
    if (options.explain) std::fputs(execution.explain().c_str(), stderr);
    if (!error.location().file.empty() || error.location().place.line == 0) throw;
    throw Error(error.message(), source.location(error.location().place));
  }
  if (options.explain) std::fputs(execution.explain().c_str(), stderr);
}

sparql::Query prepare(const QueryText& text) {
  return {text.text, {.name = text.name, .base = text.base, .without_passes = {}}};
}

// Of a query that does not run.
void tell_warnings(const sparql::Query& query, const QueryText& text) {
  const SourceText source(text.name, text.text);
  for (const sparql::Warning& warning : query.warnings()) {
    std::fputs(format_message(source.location(warning.place), "warning", warning.message).c_str(), stderr);
  }
}

ExitCode ask_files(const QueryOptions& options, const QueryText& text) {
  const sparql::QueryLimits limits = limits_of(options);
  if (limits.max_memory != 0) give_back_large_blocks();
  sparql::Watch watch(limits);
  const WorkWatchScope scope(&watch);
  const sparql::Query query = prepare(text);
  Services services(options.services, options.allowed_services, options.input);
  store::Dataset dataset;
  rdf::PrefixMap prefixes = rdf::well_known_prefixes();
  const sparql::NeededData needed(query);
  if (is_only_checked(options, needed)) {
    tell_warnings(query, text);
    std::fputs(
        "kontor: note: no data are given and no endpoint is allowed (--allow-service), the query was only checked\n",
        stderr);
    return ExitCode::done;
  }
  if (!load(options, needed, watch, dataset, prefixes)) return ExitCode::failed;
  store::freeze_watched(dataset);

  const SourceText source(text.name, text.text);
  Diagnostics diagnostics([&source](const Diagnostic& finding) {
    const Location location = source.location(finding.location.place);
    std::fputs(format_message(location, to_string(finding.severity), finding.message).c_str(), stderr);
  });
  sparql::ExecutionOptions execution_options;
  execution_options.limits = watch.of_part();
  execution_options.limits.max_rows = limits.max_rows;
  execution_options.diagnostics = &diagnostics;
  execution_options.services = &services;
  execution_options.timed = options.explain;
  constexpr std::uint64_t most_threads = 64;
  execution_options.threads = static_cast<unsigned>(std::min(options.threads, most_threads));
  // Stays until the process ends, which is now: to take millions of computed terms apart takes longer than the limits
  // allow, and nobody needs the memory.
  static sparql::Execution* execution = nullptr;
  execution = new sparql::Execution(query, dataset, execution_options);
  const rdf::PrefixMap declared = query.algebra().prefixes.map();
  for (const auto& [name, iri] : declared) prefixes.set(name, iri);
  run_and_explain(query, options, prefixes, *execution, source);
  return ExitCode::done;
}

}  // namespace

ExitCode run_query(std::span<const std::string> arguments) {
  QueryOptions query;
  Options options("query [OPTION]... [DATA]... QUERY");
  add_input_options(options, query.input);
  options.add("expression,e", &query.expression, "TEXT", "the query itself, instead of a file");
  options.add("data,d", &query.data, "FILE", "data for the default graph (repeatable; the same as naming the file)");
  options.add("named-graph", &query.named_graphs, "IRI=FILE", "data for a named graph (repeatable)");
  options.add("endpoint", &query.endpoint, "URL", "ask this SPARQL endpoint instead of files");
  options.add("service", &query.services, "IRI=FILE",
              "data that answer for an endpoint that SERVICE names (repeatable)");
  options.add("allow-service", &query.allowed_services, "URL",
              "endpoint that SERVICE may ask over the network (repeatable), 'any' for all");
  options.add("results,r", &query.answer.results, "FORMAT",
              "format of the answer: table, csv, tsv, json, xml, or an RDF format for CONSTRUCT and DESCRIBE");
  options.add("output,o", &query.answer.output, "FILE", "file to write, default standard output");
  options.add_flag("overwrite", &query.overwrite, "replace the output file if it exists");
  options.add("timeout", &query.timeout, "SECONDS",
              "end the query after this time, which begins when the data are read");
  options.add("max-rows", &query.max_rows, "N", "end the query when it has more answers");
  options.add("max-memory", &query.max_memory, "MIB", "end the query when the program needs more memory");
  options.add("threads", &query.threads, "N", "threads that work on large inputs, default one for each core");
  options.add_flag("explain", &query.explain, "print the algebra and the plan to standard error");
  options.add_flag("check", &query.check, "only read the query and say what is wrong with it");
  options.add_flag("bare", &query.bare, "do not add the labels of the shared concepts to a registry");
  options.add_flag("list", &query.list, "list the bundled queries");
  if (!options.parse(arguments)) return ExitCode::done;
  if (query.list) {
    list_queries();
    return ExitCode::done;
  }
  std::vector<std::string> words = options.words();
  const QueryText text = take_query(query.expression, words);
  if (query.check) {
    tell_warnings(prepare(text), text);
    return ExitCode::done;
  }
  query.input.paths = query.data;
  query.input.paths.insert(query.input.paths.end(), words.begin(), words.end());
  std::signal(SIGINT, interrupt);
  return query.endpoint.empty() ? ask_files(query, text) : ask_endpoint(query, text);
}

}  // namespace kontor::cli
