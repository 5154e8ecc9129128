#include "kontor/align/remote/reconciliation_service.hpp"

#include <algorithm>
#include <map>

#include "kontor/base/error.hpp"
#include "kontor/json/json_writer.hpp"

#include "loopback_server.hpp"
#include "test.hpp"

using namespace kontor;
using namespace kontor::align;
using test::http_answer;
using test::http_body;
using test::LoopbackServer;

namespace {

constexpr std::string_view old_manifest =
    R"({"versions": ["0.2"], "name": "Towns", "identifierSpace": "http://www.wikidata.org/entity/", "schemaSpace": "s",
        "view": {"url": "https://www.wikidata.org/wiki/{{id}}"}, "extend": {}})";
constexpr std::string_view new_manifest =
    R"({"versions": ["1.0-draft"], "name": "Towns", "view": {"url": "https://example.org/{id}"}, "extend": {}})";

std::string json_answer(std::string_view body) {
  return http_answer("200 OK", "Content-Type: application/json\r\n", body);
}

std::string decode(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '%') {
      out.push_back(static_cast<char>(std::stoi(std::string(text.substr(i + 1, 2)), nullptr, 16)));
      i += 2;
    } else {
      out.push_back(text[i]);
    }
  }
  return out;
}

// A service that answers each query of version 0.2 with one candidate that has the query's number for a score.
std::string answer_old(const std::string& request) {
  if (request.starts_with("GET ")) return json_answer(old_manifest);
  const json::Value batch = json::parse(decode(http_body(request).substr(std::string_view("queries=").size())));
  std::string body = "{";
  for (const json::Member& query : batch.object()) {
    body += (body.size() > 1 ? ",\"" : "\"") + query.name + R"(": {"result": [{"id": "Q1", "name": )" +
            json::to_text(*query.value.find("query")) + R"(, "score": 50, "match": true}]})";
  }
  return json_answer(body + "}");
}

// A policy that remembers the pauses instead of making them.
net::RetryPolicy no_pauses(std::vector<std::chrono::milliseconds>* pauses = nullptr) {
  net::RetryPolicy policy;
  policy.pause = [pauses](std::chrono::milliseconds pause) {
    if (pauses != nullptr) pauses->push_back(pause);
  };
  return policy;
}

// What goes wrong with a server that answers so, its address as URL.
std::string fault(const LoopbackServer::Handler& handler, const net::HttpOptions& http = {},
                  const net::RetryPolicy& retries = no_pauses()) {
  const LoopbackServer server(handler);
  std::string text = "no error";
  try {
    ReconciliationService service(server.url(), http, retries);
    service.reconcile({{"Rouen", "Q142"}, {"Posen", ""}});
  } catch (const Error& error) {
    text = error.location().file + (error.location().file.empty() ? "" : ": ") + error.message();
  }
  const std::string url = server.url();
  for (std::size_t at = text.find(url); at != std::string::npos; at = text.find(url))
    text.replace(at, url.size(), "URL");
  return text;
}

// The manifest, then always this.
LoopbackServer::Handler then(std::string answer, std::string_view manifest = old_manifest) {
  return [answer = std::move(answer), manifest](const std::string& request) {
    return request.starts_with("GET ") ? json_answer(manifest) : answer;
  };
}

}  // namespace

TEST_CASE("A service of version 0.2 gets a form with queries, its country among the properties") {
  std::string seen;
  const LoopbackServer server([&](const std::string& request) {
    if (request.starts_with("POST ")) seen = request;
    return answer_old(request);
  });
  ReconciliationService service(server.url(), {}, no_pauses());
  CHECK(service.version() == ReconciliationVersion::v0_2);
  CHECK(service.name() == "Towns");
  CHECK(service.has_wikidata_items());
  CHECK(service.extends());
  CHECK(service.item_id("Q30974") == "Q30974");
  const auto answers = service.reconcile({{"Rouen & \"Co\"", "Q142"}, {"Posen", ""}});
  REQUIRE(answers.size() == 2);
  REQUIRE(answers[0].size() == 1);
  CHECK(answers[0][0].name == "Rouen & \"Co\"");
  CHECK(answers[0][0].match);
  CHECK(answers[1][0].name == "Posen");
  CHECK(seen.find("\r\nUser-Agent: kontor/") != std::string::npos);
  CHECK(seen.find("\r\nContent-Type: application/x-www-form-urlencoded\r\n") != std::string::npos);
  const std::string message = decode(http_body(seen).substr(8));
  CHECK(is_message(MessageKind::query_batch, ReconciliationVersion::v0_2, json::parse(message)));
  CHECK(message == R"({"q0":{"query":"Rouen & \"Co\"","limit":10,"properties":[{"pid":"P17","v":{"id":"Q142"}}]},)"
                   R"("q1":{"query":"Posen","limit":10}})");
}

TEST_CASE("A service of version 1.0 gets JSON with conditions at a path of its own") {
  std::vector<std::string> seen;
  const LoopbackServer server([&](const std::string& request) {
    seen.push_back(request);
    if (request.starts_with("GET ")) return json_answer(new_manifest);
    if (request.starts_with("POST /api/match ")) return http_answer("404 Not Found", "", "");
    return json_answer(
        R"({"results": [{"candidates": [{"id": "a", "name": "A", "score": 1}, {"id": "b", "name": "B", "score": 2}]}]})");
  });
  ReconciliationService service(server.url("/api/"), {}, no_pauses());
  CHECK(service.version() == ReconciliationVersion::v1_0);
  CHECK_FALSE(service.has_wikidata_items());
  CHECK(service.item_id("a") == "https://example.org/a");
  const auto answers = service.reconcile({{"Rouen", "Q142"}});
  REQUIRE(answers.size() == 1);
  REQUIRE(answers[0].size() == 2);
  CHECK(answers[0][0].id == "b");  // best first
  REQUIRE(seen.size() == 3);
  CHECK(seen[2].starts_with("POST /api/reconcile "));
  CHECK(is_message(MessageKind::query_batch, ReconciliationVersion::v1_0, json::parse(http_body(seen[2]))));
  CHECK(http_body(seen[2]) ==
        R"({"queries":[{"conditions":[{"matchType":"name","propertyValue":"Rouen"}],"limit":10}]})");
}

TEST_CASE("What the address of a service asks for is asked for at its paths, too") {
  for (const bool is_new : {true, false}) {
    std::vector<std::string> seen;
    const LoopbackServer server([&](const std::string& request) {
      seen.push_back(request);
      if (!is_new) return answer_old(request);
      if (request.starts_with("GET ")) return json_answer(new_manifest);
      return json_answer(R"({"results": [{"candidates": []}]})");
    });
    ReconciliationService service(server.url("/api?lang=de"), {}, no_pauses());
    service.reconcile({{"Rouen", ""}});
    REQUIRE(seen.size() == 2);
    CHECK(seen[0].starts_with("GET /api?lang=de "));
    CHECK(seen[1].starts_with(is_new ? "POST /api/match?lang=de " : "POST /api?lang=de "));
  }
}

TEST_CASE("A manifest that fits two versions is read as the newer, if it is whole") {
  const auto version_of = [](std::string_view manifest) {
    const LoopbackServer server(then("", manifest));
    return ReconciliationService(server.url(), {}, no_pauses()).version();
  };
  CHECK(version_of(R"({"versions": ["0.2", "1.0-draft"], "name": "T", "identifierSpace": "a", "schemaSpace": "b",
                       "view": {"url": "https://t/{id}"}})") == ReconciliationVersion::v1_0);
  CHECK(version_of(R"({"versions": ["0.2", "1.0-draft"], "name": "T", "identifierSpace": "a", "schemaSpace": "b"})") ==
        ReconciliationVersion::v0_2);
  CHECK(version_of(R"({"name": "T", "identifierSpace": "a", "schemaSpace": "b"})") == ReconciliationVersion::v0_1);
}

TEST_CASE("What is no manifest is refused with its place") {
  CHECK(fault(then("", "{\"name\": ")).starts_with("URL: "));
  CHECK(fault(then("", "<html>")).starts_with("URL: "));
  CHECK(fault(then("", R"({"hello": "world"})")) == "URL: lacks the member 'name'");
  CHECK(fault(then("", R"({"versions": ["2.0"], "name": "T"})")) ==
        "URL: no manifest of a reconciliation service that is understood, expected 'versions' with 1.0-draft or 0.2");
  CHECK(fault(then("", "[1]")) == "URL: expected an object, got an array");
  CHECK(fault([](const std::string&) { return http_answer("404 Not Found", "", "no such service\n"); }) ==
        "'URL' answered 404 (Not Found): no such service");
}

TEST_CASE("An answer that is none is refused") {
  CHECK(fault(then(json_answer(R"({"q0": {"result": [)"))).starts_with("URL: "));
  CHECK(fault(then(json_answer(R"({"q0": {"result": []}, "q1": {}})"))) == "URL: lacks the member 'result'");
  CHECK(fault(then(json_answer(R"({"q0": {"result": []}})"))) == "URL: no result for 'q1'");
  CHECK(fault(then(json_answer(R"({"results": []})"), new_manifest)) == "URL: expected 2 results, got 0");
  CHECK(fault(then(http_answer("500 Internal Server Error", "", "oops"))) ==
        "'URL' answered 500 (Internal Server Error): oops");
}

TEST_CASE("A busy service is waited for as long as it asks") {
  int posts = 0;
  const LoopbackServer server([&](const std::string& request) {
    if (request.starts_with("POST ") && ++posts < 3) {
      return http_answer("429 Too Many Requests", "Retry-After: 3\r\n", "");
    }
    return answer_old(request);
  });
  std::vector<std::chrono::milliseconds> pauses;
  ReconciliationService service(server.url(), {}, no_pauses(&pauses));
  CHECK(service.reconcile({{"Rouen", ""}}).size() == 1);
  CHECK(pauses == std::vector<std::chrono::milliseconds>(2, std::chrono::milliseconds(3000)));
}

TEST_CASE("Batches are as large as the service takes") {
  const auto sizes = [](std::string_view manifest, std::size_t most, std::size_t queries) {
    std::vector<std::size_t> out;
    const LoopbackServer server([&](const std::string& request) {
      if (request.starts_with("GET ")) return json_answer(manifest);
      const json::Value batch = json::parse(decode(http_body(request).substr(8)));
      if (batch.object().size() > most) return http_answer("413 Payload Too Large", "", "too much");
      out.push_back(batch.object().size());
      return answer_old(request);
    });
    ReconciliationService service(server.url(), {}, no_pauses());
    CHECK(service.reconcile(std::vector<NameQuery>(queries, NameQuery{"Rouen", ""})).size() == queries);
    return out;
  };
  CHECK(sizes(old_manifest, 1000, 25) == std::vector<std::size_t>{10, 10, 5});
  CHECK(sizes(old_manifest, 3, 5) == std::vector<std::size_t>{2, 2, 1});
  CHECK(sizes(R"({"versions": ["0.2"], "name": "T", "identifierSpace": "a", "schemaSpace": "b", "batchSize": 50})",
              1000, 60) == std::vector<std::size_t>{50, 10});
  CHECK(fault([](const std::string& request) {
          return request.starts_with("GET ") ? json_answer(old_manifest)
                                             : http_answer("413 Payload Too Large", "", "no");
        }) == "'URL' answered 413 (Content Too Large): no");
}

TEST_CASE("Answers are bounded in size and time") {
  net::HttpOptions small;
  small.max_body = 1000;
  CHECK(fault(then(json_answer(R"({"q0": {"result": [], "x": ")" + std::string(5000, 'x') + R"("}})")), small)
            .find("1000") != std::string::npos);
  CHECK(fault(then(json_answer(std::string(100'000, '[')))).starts_with("URL: "));  // nesting
  net::HttpOptions hasty;
  hasty.timeout = std::chrono::milliseconds(100);
  const auto slow = [](const std::string& request) {
    if (request.starts_with("POST ")) std::this_thread::sleep_for(std::chrono::milliseconds(250));
    return answer_old(request);
  };
  net::RetryPolicy twice = no_pauses();
  twice.attempts = 2;
  CHECK(fault(slow, hasty, twice) == "cannot get 'URL': no answer within 100 ms");
}

TEST_CASE("More is asked about items in both versions") {
  using Values = std::map<std::string, std::string>;
  const auto values = [](std::string_view manifest, std::string_view answer, std::string& seen) {
    const LoopbackServer server([&](const std::string& request) {
      if (request.starts_with("POST ")) seen = request;
      return json_answer(request.starts_with("GET ") ? manifest : answer);
    });
    Values out;
    ReconciliationService service(server.url(), {}, no_pauses());
    service.extend({"Q1", "Q2"}, {"P17", "P625"},
                   [&](const std::string& id, const std::string& property, const std::string& value) {
                     out[id + " " + property] += value + ";";
                   });
    return out;
  };
  const Values expected = {{"Q1 P17", "Q183;"}, {"Q1 P625", "52.4,9.7;"}, {"Q2 P1082", "5;6.5;"}};
  std::string seen;
  CHECK(
      values(old_manifest,
             R"({"meta": [], "rows": {"Q1": {"P17": [{"id": "Q183", "name": "Germany"}], "P625": [{"str": "52.4,9.7"}]},
                   "Q2": {"P17": [{}], "P1082": [{"int": 5}, {"float": 6.5}]}}})",
             seen) == expected);
  CHECK(decode(http_body(seen)) == R"(extend={"ids":["Q1","Q2"],"properties":[{"id":"P17"},{"id":"P625"}]})");
  CHECK(values(new_manifest,
               R"({"meta": [], "rows": [
                   {"id": "Q1", "properties": [{"id": "P17", "values": [{"id": "Q183", "name": "Germany"}]},
                                               {"id": "P625", "values": [{"str": "52.4,9.7"}]}]},
                   {"id": "Q2", "properties": [{"id": "P1082", "values": [{"int": 5}, {"float": 6.5}]}]}]})",
               seen) == expected);
  CHECK(seen.starts_with("POST /extend "));
}
