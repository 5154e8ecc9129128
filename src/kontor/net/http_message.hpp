// What an HTTP client sends and receives (RFC 9110).
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

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

// "Name: value" without the blanks around both; nothing if there is no colon.
std::optional<HttpHeader> parse_header(std::string_view line);

// Throws Error "'URL' answered 404 (Not Found): first line of the body" unless the status is 2xx.
void require_success(HttpResponse& response);

// The bytes as they stand in a query string or a form: everything but unreserved characters as %XX (RFC 3986 2.1).
std::string percent_encode(std::string_view text);

}  // namespace kontor::net
