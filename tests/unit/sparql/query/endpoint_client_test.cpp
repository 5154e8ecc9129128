#include "kontor/sparql/protocol/endpoint_client.hpp"

#include "kontor/base/error.hpp"

#include "loopback_server.hpp"
#include "test.hpp"

using namespace kontor;
using test::http_answer;
using test::LoopbackServer;

namespace {

const std::string json = R"({"head":{"vars":["x"]},"results":{"bindings":[{"x":{"type":"literal","value":"1"}}]}})";

std::string ask(const LoopbackServer& server, const std::string& query = "SELECT ?x {}") {
  sparql::SolutionTable table;
  sparql::EndpointClient(server.url("/sparql?default-graph-uri=urn:g"), {}).ask(query, table);
  return table.rows.empty() ? "" : std::string(table.rows.front().front().text());
}

}  // namespace

TEST_CASE("A short query goes by GET, a long one by POST") {
  std::string seen;
  const LoopbackServer server([&](const std::string& request) {
    seen = request;
    return http_answer("200 OK", "Content-Type: application/sparql-results+json\r\n", json);
  });
  CHECK(ask(server) == "1");
  CHECK(seen.starts_with("GET /sparql?default-graph-uri=urn:g&query=SELECT%20%3Fx%20%7B%7D HTTP/1.1\r\n"));
  CHECK(seen.find("Accept: application/sparql-results+json, application/sparql-results+xml;q=0.9") !=
        std::string::npos);
  ask(server, "SELECT ?x {} #" + std::string(3000, 'x'));
  CHECK(seen.starts_with("POST /sparql?default-graph-uri=urn:g HTTP/1.1\r\n"));
  CHECK(seen.find("Content-Type: application/x-www-form-urlencoded\r\n") != std::string::npos);
  CHECK(test::http_body(seen).starts_with("query=SELECT%20%3Fx"));
}

TEST_CASE("Answers without a proper media type are recognised, others refused") {
  const auto answering = [](const std::string& headers, const std::string& body) {
    const LoopbackServer server([&](const std::string&) { return http_answer("200 OK", headers, body); });
    return ask(server);
  };
  CHECK(answering("", json) == "1");
  CHECK(answering("Content-Type: text/plain\r\n", json) == "1");
  CHECK_THROWS_AS(answering("Content-Type: text/html\r\n", "<html><body>Log in</body></html>"), Error);
}

TEST_CASE("A time limit ends the wait for an endpoint") {
  const LoopbackServer server([](const std::string&) {
    std::this_thread::sleep_for(std::chrono::milliseconds(600));
    return http_answer("200 OK", "", json);
  });
  sparql::QueryLimits limits;
  limits.timeout = std::chrono::milliseconds(100);
  sparql::SolutionTable table;
  CHECK_THROWS_WITH(sparql::EndpointClient(server.url(), limits).ask("SELECT ?x {}", table),
                    "the query ran longer than its time limit of 0.1 s");
}
