#include "cli/services.hpp"

#include <algorithm>
#include <string_view>
#include <utility>

#include "kontor/base/error.hpp"
#include "kontor/base/work_watch.hpp"
#include "kontor/sparql/protocol/endpoint_client.hpp"
#include "kontor/sparql/query.hpp"
#include "kontor/store/watched_sink.hpp"

namespace kontor::cli {

Services::Services(const std::vector<std::string>& files, const std::vector<std::string>& allowed,
                   const InputOptions& input)
    : allowed_(allowed), input_(input) {
  for (const std::string& word : files) {
    const std::size_t equals =
        word.rfind('=');  // addresses of endpoints may have a query string, paths rarely have '='
    if (equals == std::string::npos) throw UsageError("option '--service' expects IRI=FILE, got '" + word + "'");
    local_[word.substr(0, equals)].paths.push_back(word.substr(equals + 1));
  }
  input_.mapping.clear();
}

namespace {

// Under the watch of this thread, if it has one.
void read(const InputOptions& input, store::Dataset& dataset) {
  bool complete = false;
  if (WorkWatch* watch = current_watch()) {
    store::WatchedSink sink(dataset, dataset, *watch);
    complete = Inputs(input).read(sink);
  } else {
    complete = Inputs(input).read(dataset);
  }
  if (!complete) throw Error("the data of '" + input.paths.front() + "' have errors");
}

// Queries of the Wikidata query service call its own extensions as if they were endpoints.
void refuse_extension(std::string_view endpoint) {
  if (!endpoint.starts_with("http://wikiba.se/ontology#") && !endpoint.starts_with("http://www.bigdata.com/rdf"))
    return;
  std::string message = "'" + std::string(endpoint) +
                        "' is no endpoint but an extension of the Wikidata query service: ask the whole query there "
                        "(--endpoint https://query.wikidata.org/sparql)";
  if (endpoint.ends_with("#label")) message += ", or for labels with OPTIONAL { ?item rdfs:label ?itemLabel }";
  throw Error(std::move(message));
}

}  // namespace

const store::Dataset& Services::load(Local& local) const {
  if (local.dataset) return *local.dataset;
  auto dataset = std::make_unique<store::Dataset>();
  InputOptions input = input_;
  input.paths = local.paths;
  read(input, *dataset);
  store::freeze_watched(*dataset);
  local.dataset = std::move(dataset);
  return *local.dataset;
}

void Services::select(const std::string& endpoint, const std::string& query, const sparql::QueryLimits& limits,
                      sparql::SolutionSink& sink) {
  if (const auto local = local_.find(endpoint); local != local_.end()) {
    sparql::ExecutionOptions options;
    options.limits = limits;
    options.services = this;
    const sparql::Query prepared = sparql::prepare(query, {.name = endpoint, .base = {}, .without_passes = {}});
    sparql::Execution(prepared, load(local->second), options).run(sink);
    return;
  }
  refuse_extension(endpoint);
  const bool allowed = std::any_of(allowed_.begin(), allowed_.end(),
                                   [&endpoint](const std::string& word) { return word == "any" || word == endpoint; });
  if (!allowed) throw Error("nothing is sent to '" + endpoint + "' unless --allow-service " + endpoint + " is given");
  sparql::RemoteEndpoints().select(endpoint, query, limits, sink);
}

}  // namespace kontor::cli
