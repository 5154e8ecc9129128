#include "kontor/package/graph_store.hpp"

#include <fstream>
#include <vector>

#include "kontor/base/error.hpp"

#include "loopback_server.hpp"
#include "temporary_folder.hpp"
#include "test.hpp"

using namespace kontor;
using test::http_answer;
using test::LoopbackServer;

namespace {

std::string first_line(const std::string& request) {
  return request.substr(0, request.find('\r'));
}

}  // namespace

TEST_CASE("a graph is replaced by one PUT, and POSTs that add the rest line by line") {
  const TemporaryFolder folder;
  const std::string path = folder / "data.nt";
  std::string all;
  for (int i = 0; i < 10; ++i) all += "<http://a/" + std::to_string(i) + "> <http://b> <http://c> .\n";
  std::ofstream(path) << all;
  std::vector<std::string> requests;
  std::string received;
  const LoopbackServer server([&](const std::string& request) {
    requests.push_back(first_line(request));
    CHECK(request.find("Content-Type: application/n-triples\r\n") != std::string::npos);
    const std::string body(test::http_body(request));
    CHECK(body.ends_with(" .\n"));
    received += body;
    return http_answer("204 No Content", "", "");
  });
  net::HttpClient client;
  package::load_graph_store(client, server.url("/data"), path, 100);
  CHECK(received == all);
  REQUIRE(requests.size() > 1);
  CHECK(requests.front() == "PUT /data?default HTTP/1.1");
  CHECK(requests.back() == "POST /data?default HTTP/1.1");
  requests.clear();
  package::load_graph_store(client, server.url("/data?graph=http%3A%2F%2Fg"), path);
  CHECK(requests == std::vector<std::string>{"PUT /data?graph=http%3A%2F%2Fg HTTP/1.1"});
}

TEST_CASE("a store that refuses is an error that says why") {
  const TemporaryFolder folder;
  const std::string path = folder / "data.nt";
  std::ofstream(path) << "<http://a> <http://b> <http://c> .\n";
  const LoopbackServer server([](const std::string&) { return http_answer("403 Forbidden", "", "read only"); });
  net::HttpClient client;
  CHECK_THROWS_AS(package::load_graph_store(client, server.url("/data"), path), Error);
  CHECK(server.requests() == 1);
}
