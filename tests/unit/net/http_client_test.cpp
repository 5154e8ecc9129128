#include "kontor/net/http_client.hpp"

#include <algorithm>

#include "kontor/base/error.hpp"

#include "loopback_server.hpp"
#include "test.hpp"

using namespace kontor;
using namespace kontor::net;
using test::http_answer;
using test::http_body;
using test::LoopbackServer;

namespace {

std::string body_of(HttpResponse& response) {
  return read_all(*response.body);
}

// The message of the error, with the URL of the server as URL.
template <typename Action>
std::string message_of(const LoopbackServer& server, const Action& action) {
  try {
    action();
  } catch (const Error& error) {
    std::string text = error.message();
    const std::string url = server.url("");
    for (std::size_t at = text.find(url); at != std::string::npos; at = text.find(url))
      text.replace(at, url.size(), "URL");
    return text;
  }
  return "no error";
}

}  // namespace

TEST_CASE("A GET names the program and takes the answer apart") {
  std::string seen;
  const LoopbackServer server([&](const std::string& request) {
    seen = request;
    return http_answer("200 OK", "Content-Type: Text/Turtle; charset=utf-8\r\nX-One: 1\r\n", "<a> <b> <c> .");
  });
  HttpClient client;
  HttpResponse response = client.send({.url = server.url("/data?x=1"), .headers = {{"Accept", "text/turtle"}}});
  CHECK(response.status == 200);
  CHECK(response.url == server.url("/data?x=1"));
  CHECK(response.media_type() == "text/turtle");
  CHECK(response.header("x-one") == "1");
  CHECK(response.header("x-two").empty());
  CHECK(body_of(response) == "<a> <b> <c> .");
  CHECK(seen.rfind("GET /data?x=1 HTTP/1.1\r\n", 0) == 0);
  CHECK(seen.find("\r\nUser-Agent: kontor/") != std::string::npos);
  CHECK(seen.find("\r\nAccept: text/turtle\r\n") != std::string::npos);
}

TEST_CASE("A POST sends its body whole, zero bytes too") {
  std::string seen;
  const LoopbackServer server([&](const std::string& request) {
    seen = http_body(request);
    return http_answer("200 OK", "", "");
  });
  const std::string body("a\0b", 3);
  HttpClient client;
  HttpResponse response =
      client.send({.method = "POST", .url = server.url(), .headers = {{"Content-Type", "text/plain"}}, .body = body});
  CHECK(body_of(response).empty());
  CHECK(seen == body);
}

TEST_CASE("Redirects are followed, a limited number of times, and never to other protocols") {
  const LoopbackServer server([&](const std::string& request) {
    if (request.rfind("GET /a ", 0) == 0) return http_answer("302 Found", "Location: /b\r\nX-Hop: a\r\n", "moved");
    if (request.rfind("GET /b ", 0) == 0) return http_answer("200 OK", "", "here");
    if (request.rfind("GET /file ", 0) == 0) return http_answer("302 Found", "Location: file:///etc/passwd\r\n", "");
    return http_answer("302 Found", "Location: /loop\r\n", "");
  });
  HttpClient client({.max_redirects = 3});
  HttpResponse response = client.send({.url = server.url("/a")});
  CHECK(response.url == server.url("/b"));
  CHECK(response.header("X-Hop").empty());
  CHECK(body_of(response) == "here");
  CHECK(message_of(server, [&] { client.send({.url = server.url("/loop")}); }) ==
        "cannot get 'URL/loop': more than 3 redirects");
  CHECK(message_of(server, [&] { client.send({.url = server.url("/file")}); }) ==
        "cannot get 'URL/file': only http and https are spoken");
  CHECK(message_of(server, [&] { client.send({.url = "file:///etc/passwd"}); }) ==
        "cannot get 'file:///etc/passwd': only http and https are spoken");
}

TEST_CASE("Compressed bodies are read as they were, and count decompressed") {
  static constexpr char bytes[] =
      "\x1f\x8b\x08\x00\x00\x00\x00\x00\x02\x03\xcb\xce\xcf\x2b\xc9\x2f\xe2\xca\x46\xa1\x00\xf6\x4e\x59\x9e\x15\x00\x00"
      "\x00";
  const std::string gzip(bytes, sizeof bytes - 1);
  const LoopbackServer server(
      [&](const std::string& /*request*/) { return http_answer("200 OK", "Content-Encoding: gzip\r\n", gzip); });
  HttpClient client;
  HttpResponse response = client.send({.url = server.url()});
  CHECK(body_of(response) == "kontor\nkontor\nkontor\n");
  HttpClient small({.max_body = 20});
  CHECK(message_of(server, [&] {
          HttpResponse limited = small.send({.url = server.url()});
          body_of(limited);
        }) == "cannot get 'URL/': the answer has more than 20 bytes");
}

TEST_CASE("A large body, which comes in pieces, is read to its end") {
  std::string large;
  for (int i = 0; large.size() < 10'000'000; ++i) large += std::to_string(i) + "\n";
  const LoopbackServer server([&](const std::string& /*request*/) { return http_answer("200 OK", "", large); });
  HttpClient client;
  HttpResponse response = client.send({.url = server.url()});
  CHECK(body_of(response) == large);
}

TEST_CASE("An answer that breaks off or takes too long is an error") {
  const LoopbackServer server([&](const std::string& request) -> std::string {
    if (request.rfind("GET /cut ", 0) == 0) return "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nshort";
    if (request.rfind("GET /slow ", 0) == 0) std::this_thread::sleep_for(std::chrono::milliseconds(400));
    return http_answer("200 OK", "", "late");
  });
  HttpClient client({.timeout = std::chrono::milliseconds(150)});
  CHECK_THROWS_AS(
      [&] {
        HttpResponse response = client.send({.url = server.url("/cut")});
        body_of(response);
      }(),
      ConnectionError);
  CHECK(message_of(server, [&] { client.send({.url = server.url("/slow")}); }) ==
        "cannot get 'URL/slow': no answer within 150 ms");
}

TEST_CASE("Waiting for an answer can be given up") {
  const LoopbackServer server([&](const std::string& /*request*/) {
    std::this_thread::sleep_for(std::chrono::milliseconds(300));
    return http_answer("200 OK", "", "late");
  });
  HttpClient client({.while_waiting = [] { throw Error("interrupted"); }});
  CHECK(message_of(server, [&] { client.send({.url = server.url()}); }) == "interrupted");
}

TEST_CASE("Two answers of one client can be read in any order") {
  const LoopbackServer server([&](const std::string& request) {
    return http_answer("200 OK", "", std::string(100'000, request.rfind("GET /a ", 0) == 0 ? 'a' : 'b'));
  });
  HttpClient client;
  HttpResponse a = client.send({.url = server.url("/a")});
  HttpResponse b = client.send({.url = server.url("/b")});
  CHECK(body_of(b) == std::string(100'000, 'b'));
  CHECK(body_of(a) == std::string(100'000, 'a'));
}

TEST_CASE("Statuses are answers; who wants success says so") {
  const LoopbackServer server([&](const std::string& request) {
    if (request.rfind("GET /html ", 0) == 0) return http_answer("404 Not Found", "", "<html>no</html>");
    return http_answer("400 Bad Request", "", "\nunknown prefix 'foo'\x07\nmore");
  });
  HttpClient client;
  CHECK(message_of(server, [&] {
          HttpResponse response = client.send({.url = server.url("/q")});
          require_success(response);
        }) == "'URL/q' answered 400 (Bad Request): unknown prefix 'foo'");
  CHECK(message_of(server, [&] {
          HttpResponse response = client.send({.url = server.url("/html")});
          require_success(response);
        }) == "'URL/html' answered 404 (Not Found)");
}

TEST_CASE("Headers cannot smuggle others in") {
  HttpClient client;
  CHECK_THROWS_AS(client.send({.url = "http://127.0.0.1:1/", .headers = {{"Accept", "a\r\nX: b"}}}), Error);
}

TEST_CASE("Everything but unreserved characters is percent-encoded") {
  CHECK(percent_encode("a-Z_0.9~") == "a-Z_0.9~");
  CHECK(percent_encode("a b&c=ä\n") == "a%20b%26c%3D%C3%A4%0A");
}
