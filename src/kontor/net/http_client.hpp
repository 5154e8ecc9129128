// An HTTP client over libcurl: one request, its answer as a stream of bytes. Only http and https are spoken, also after
// redirects; what is received is bounded in time and size, since servers are strangers. Nothing here decides whether
// the network may be used: that is the business of whoever sends a request.
//
//   net::HttpClient client;
//   net::HttpResponse response = client.send({.url = "https://example.org/data.ttl"});
//   net::require_success(response);
//   syntax::read_rdf(*response.body, ...);
#pragma once

#include <chrono>
#include <cstddef>
#include <functional>
#include <memory>
#include <string>

#include "kontor/base/error.hpp"
#include "kontor/net/http_message.hpp"

namespace kontor::net {

struct HttpOptions {
  std::chrono::milliseconds connect_timeout{10'000};
  std::chrono::milliseconds timeout{60'000};       // from the start of the request to the end of the body; 0: none
  std::size_t max_body = std::size_t{256} << 20U;  // bytes of the body, after it is decompressed
  int max_redirects = 5;
  std::string user_agent = {};  // empty: "kontor/VERSION"
  // Called some ten times a second while there is nothing to read; throws what the caller gives up with.
  std::function<void()> while_waiting = {};
};

// There was no answer, or it broke off: the network, time, or a limit. An answer that says "no" is a status instead.
class ConnectionError : public Error {
 public:
  using Error::Error;
};

// Sends requests one after the other and keeps connections open for the next. Not for use by several threads at once.
class HttpClient {
 public:
  explicit HttpClient(HttpOptions options = {});
  ~HttpClient();
  HttpClient(HttpClient&&) noexcept;
  HttpClient& operator=(HttpClient&&) noexcept;

  // Sends the request and waits for the head of the answer, whatever its status. The body may be read as long as it
  // lives, also after the client is gone. Throws ConnectionError, which names the URL, if there is no
  // answer.
  HttpResponse send(const HttpRequest& request);

  const HttpOptions& options() const { return options_; }

 private:
  class Transfers;
  class Transfer;
  class Body;

  HttpOptions options_;
  std::shared_ptr<Transfers> transfers_;
};

}  // namespace kontor::net
