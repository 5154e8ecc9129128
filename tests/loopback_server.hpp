// A server on the loopback interface for tests of what speaks HTTP: it hands the bytes of each request to a function
// and sends what that returns, byte by byte as it is, so that tests can also play a server that misbehaves.
#pragma once

#include <atomic>
#include <functional>
#include <string>
#include <string_view>
#include <thread>

namespace kontor::test {

class LoopbackServer {
 public:
  // Takes a whole request (head and body) and returns the whole answer. Called in the server's thread, one at a time.
  using Handler = std::function<std::string(const std::string& request)>;

  explicit LoopbackServer(Handler handler);
  ~LoopbackServer();
  LoopbackServer(const LoopbackServer&) = delete;
  LoopbackServer& operator=(const LoopbackServer&) = delete;

  // "http://127.0.0.1:PORT" and the path.
  std::string url(std::string_view path = "/") const;

  int requests() const { return requests_; }

 private:
  void serve();
  void answer(int connection);

  Handler handler_;
  int socket_ = -1;
  int port_ = 0;
  std::atomic<int> requests_{0};
  std::thread thread_;
};

// "HTTP/1.1 STATUS", the headers (each with its line end), Content-Length, and the body; the connection is closed.
std::string http_answer(std::string_view status, std::string_view headers, std::string_view body);

// The body of a request.
std::string_view http_body(std::string_view request);

// The text of a value of a query string or a form: %XX and '+' decoded.
std::string form_decoded(std::string_view text);

}  // namespace kontor::test
