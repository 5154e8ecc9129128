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
#include <string_view>
#include <vector>

#include "kontor/base/error.hpp"
#include "kontor/base/input_file.hpp"

namespace kontor::net {

struct HttpHeader {
  std::string name;
  std::string value;
};

struct HttpRequest {
  std::string method = "GET";
  std::string url = {};
  std::vector<HttpHeader> headers = {};
  std::string body = {};  // sent if it is not empty, and with POST, PUT and PATCH
};

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

struct HttpResponse {
  int status = 0;
  std::string url;                   // where it came from, after redirects
  std::vector<HttpHeader> headers;   // of the last answer, in its order
  std::unique_ptr<ByteSource> body;  // decompressed; throws Error when the limits or the connection end it

  // The value of the first header of that name (in any case), empty if there is none.
  std::string_view header(std::string_view name) const;

  // The media type of the body in lower case, without its parameters, such as "text/turtle"; empty if not given.
  std::string media_type() const;
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

// Throws Error "'URL' answered 404 (Not Found): first line of the body" unless the status is 2xx.
void require_success(HttpResponse& response);

// The bytes as they stand in a query string or a form: everything but unreserved characters as %XX (RFC 3986 2.1).
std::string percent_encode(std::string_view text);

}  // namespace kontor::net
