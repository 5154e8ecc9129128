#include "kontor/sparql/protocol/endpoint_client.hpp"

#include <utility>

#include "kontor/base/error.hpp"
#include "kontor/sparql/results/format.hpp"
#include "kontor/syntax/format.hpp"

namespace kontor::sparql {
namespace {

// Longer ones go by POST: servers and proxies refuse long addresses, and short ones may be cached (Protocol, 2.1.1).
constexpr std::size_t longest_url = 2000;

// Media types in the order of preference that the tables have, the line formats first since they are read fastest.
template <typename Format>
void append_media_types(std::string& accept, const Format& format, const char* quality) {
  if (format.read == nullptr || format.media_types.empty()) return;
  if (!accept.empty()) accept += ", ";
  accept.append(format.media_types.front()).append(quality);
}

std::string results_accept() {
  std::string accept;
  append_media_types(accept, *find_results_format("srj"), "");
  append_media_types(accept, *find_results_format("srx"), ";q=0.9");
  append_media_types(accept, *find_results_format("tsv"), ";q=0.5");
  return accept;
}

std::string graph_accept() {
  std::string accept;
  append_media_types(accept, syntax::require_format("ntriples"), "");
  for (const syntax::Format& format : syntax::formats()) {
    if (format.name != "ntriples") append_media_types(accept, format, ";q=0.8");
  }
  return accept;
}

// Some servers call results plain JSON or XML, and some forget to say what they send.
const ResultsFormat& results_format(const net::HttpResponse& response, std::string_view head) {
  if (const ResultsFormat* format = results_format_of_media_type(response.media_type())) return *format;
  const std::size_t first = head.find_first_not_of(" \t\r\n");
  const char c = first == std::string_view::npos ? '\0' : head[first];
  if (c == '{') return *find_results_format("srj");
  if (c == '<' && head.find("sparql-results") != std::string_view::npos) return *find_results_format("srx");
  throw Error("'" + response.url + "' answered in a format that is no SPARQL result ('" + response.media_type() + "')");
}

const syntax::Format& graph_format(const net::HttpResponse& response, std::string_view head) {
  if (const syntax::Format* format = syntax::format_of_media_type(response.media_type())) return *format;
  if (const syntax::Format* format = syntax::guess_format(head)) return *format;
  throw Error("'" + response.url + "' answered in a format that is no RDF ('" + response.media_type() + "')");
}

net::HttpOptions http_options(Watch& watch) {
  net::HttpOptions options;
  options.timeout = std::chrono::milliseconds(0);  // the watch ends it
  options.max_body = std::size_t{4} << 30U;
  options.while_waiting = [&watch] { watch.check(); };
  return options;
}

}  // namespace

EndpointClient::EndpointClient(std::string url, const QueryLimits& limits, const net::RetryPolicy& retries)
    : url_(std::move(url)), watch_(limits), retries_(retries), client_(http_options(watch_)) {}

net::HttpResponse EndpointClient::send(const std::string& query, const std::string& accept) {
  net::HttpRequest request;
  request.headers.push_back({"Accept", accept});
  const std::string parameter = "query=" + net::percent_encode(query);
  if (url_.size() + parameter.size() < longest_url) {
    request.url = url_ + (url_.find('?') == std::string::npos ? "?" : "&") + parameter;
  } else {
    request.method = "POST";
    request.url = url_;
    request.headers.push_back({"Content-Type", "application/x-www-form-urlencoded"});
    request.body = parameter;
  }
  net::HttpResponse response = net::send_with_retries(client_, request, retries_);
  response.url = url_;  // for messages; with the query it is unreadable
  net::require_success(response);
  return response;
}

void EndpointClient::ask(const std::string& query, SolutionSink& sink) {
  static const std::string accept = results_accept();
  const net::HttpResponse response = send(query, accept);
  PeekedSource body(*response.body);
  read_results(body, results_format(response, body.head()), url_, sink);
}

void EndpointClient::ask(const std::string& query, rdf::QuadSink& sink) {
  static const std::string accept = graph_accept();
  const net::HttpResponse response = send(query, accept);
  PeekedSource body(*response.body);
  syntax::ReadOptions options;
  options.base = url_;
  options.name = url_;
  syntax::read_rdf(body, graph_format(response, body.head()), options, sink);
}

void RemoteEndpoints::select(const std::string& endpoint, const std::string& query, const QueryLimits& limits,
                             SolutionSink& sink) {
  EndpointClient(endpoint, limits).ask(query, sink);
}

}  // namespace kontor::sparql
