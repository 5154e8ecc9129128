// Trying a request again when the server is busy: after 429 and 503 as long as it asks for (Retry-After, RFC 9110
// 10.2.3), after 500, 502, 504 and broken connections after pauses that double.
#pragma once

#include <chrono>
#include <functional>
#include <optional>
#include <string_view>

#include "kontor/net/http_client.hpp"

namespace kontor::net {

struct RetryPolicy {
  int attempts = 4;                                 // the first one counts
  std::chrono::milliseconds first_pause{1000};      // doubled after each attempt
  std::chrono::milliseconds longest_pause{60'000};  // a server that asks for more is not waited for
  // Sleeps; throws to give up. Empty: sleeps, asking the client's `while_waiting` on the way.
  std::function<void(std::chrono::milliseconds)> pause = {};
};

// Sends the request, which must be safe to send twice (RFC 9110 9.2.1: GET, HEAD, a query by POST), and returns the
// last answer whatever its status. Throws Error if the last attempt had no answer at all.
HttpResponse send_with_retries(HttpClient& client, const HttpRequest& request, const RetryPolicy& policy = {});

// What a Retry-After header asks for: seconds or a date. `now` is the time to count from. Nothing if it says neither.
std::optional<std::chrono::milliseconds> parse_retry_after(std::string_view value,
                                                           std::chrono::system_clock::time_point now);

}  // namespace kontor::net
