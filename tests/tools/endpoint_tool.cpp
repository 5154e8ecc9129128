// A SPARQL endpoint on the loopback interface for as long as a command runs: endpoint_tool DATA COMMAND...
//
// Answers GET and POST (a form) of the SPARQL 1.1 Protocol from the Turtle file DATA, in JSON or N-Triples. The command
// runs in /bin/sh and finds the endpoint's address in $ENDPOINT.
#include <cstdio>
#include <cstdlib>
#include <string>

#include <sys/wait.h>

#include "kontor/base/error.hpp"
#include "kontor/base/input_file.hpp"
#include "kontor/base/output_file.hpp"
#include "kontor/sparql/query.hpp"
#include "kontor/sparql/results/format.hpp"
#include "kontor/syntax/format.hpp"

#include "loopback_server.hpp"

using namespace kontor;

namespace {

class TextSink final : public ByteSink {
 public:
  void write(std::string_view bytes) override { text.append(bytes); }
  void finish() override {}
  std::string text;
};

// The value of "query=" in the address of a GET or the body of a POST.
std::string query_of(const std::string& request) {
  std::string_view text = request.starts_with("POST ") ? test::http_body(request)
                                                       : std::string_view(request).substr(0, request.find(" HTTP/"));
  const std::size_t begin = text.find("query=");
  if (begin == std::string_view::npos) return {};
  text = text.substr(begin + 6);
  return test::form_decoded(text.substr(0, text.find('&')));
}

std::string answer(const store::Dataset& dataset, const std::string& request) {
  try {
    const sparql::Query query = sparql::prepare(query_of(request));
    sparql::Execution execution(query, dataset);
    TextSink sink;
    if (query.form() == sparql::QueryForm::select || query.form() == sparql::QueryForm::ask) {
      execution.run(*sparql::make_results_writer(*sparql::find_results_format("srj"), sink));
      return test::http_answer("200 OK", "Content-Type: application/sparql-results+json\r\n", sink.text);
    }
    execution.run(*syntax::make_writer(syntax::require_format("ntriples"), sink));
    return test::http_answer("200 OK", "Content-Type: application/n-triples\r\n", sink.text);
  } catch (const Error& error) {
    return test::http_answer("400 Bad Request", "Content-Type: text/plain\r\n", error.message());
  }
}

int run(const char* data, const char* command) {
  store::Dataset dataset;
  InputFile file(data);
  syntax::read_rdf(file, syntax::require_format("turtle"),
                   {.base = {}, .name = data, .blank_node_prefix = {}, .limits = {}}, dataset);
  dataset.freeze();
  const test::LoopbackServer server([&dataset](const std::string& request) { return answer(dataset, request); });
  ::setenv("ENDPOINT", server.url("/sparql").c_str(), 1);
  const int status = std::system(command);
  return WIFEXITED(status) ? WEXITSTATUS(status) : 1;
}

}  // namespace

int main(int argc, char* argv[]) {
  if (argc != 3) {
    std::fputs("usage: endpoint_tool DATA COMMAND\n", stderr);
    return 2;
  }
  try {
    return run(argv[1], argv[2]);
  } catch (const Error& error) {
    std::fprintf(stderr, "endpoint_tool: %s\n", error.message().c_str());
    return 1;
  }
}
