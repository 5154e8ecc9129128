#include "kontor/net/retry.hpp"

#include <algorithm>
#include <charconv>
#include <exception>
#include <string>
#include <thread>

#include <curl/curl.h>

#include "kontor/base/error.hpp"

namespace kontor::net {
namespace {

using std::chrono::milliseconds;

bool is_worth_another_attempt(int status) {
  return status == 429 || status == 500 || (status >= 502 && status <= 504);
}

void sleep_watchfully(milliseconds time, const std::function<void()>& while_waiting) {
  constexpr milliseconds step{100};
  const auto end = std::chrono::steady_clock::now() + time;
  while (true) {
    if (while_waiting) while_waiting();
    const auto left = std::chrono::duration_cast<milliseconds>(end - std::chrono::steady_clock::now());
    if (left.count() <= 0) return;
    std::this_thread::sleep_for(std::min(left, step));
  }
}

}  // namespace

HttpResponse send_with_retries(HttpClient& client, const HttpRequest& request, const RetryPolicy& policy) {
  milliseconds pause = policy.first_pause;
  for (int attempt = 1;; ++attempt) {
    milliseconds wait = pause;
    try {
      HttpResponse response = client.send(request);
      if (attempt >= policy.attempts || !is_worth_another_attempt(response.status)) return response;
      const auto asked = parse_retry_after(response.header("Retry-After"), std::chrono::system_clock::now());
      wait = asked.value_or(pause);
      if (wait > policy.longest_pause) return response;
    } catch (const ConnectionError&) {
      if (attempt >= policy.attempts) throw;
    }
    wait = std::min(wait, policy.longest_pause);
    if (policy.pause) {
      policy.pause(wait);
    } else {
      sleep_watchfully(wait, client.options().while_waiting);
    }
    pause *= 2;
  }
}

std::optional<milliseconds> parse_retry_after(std::string_view value, std::chrono::system_clock::time_point now) {
  if (value.empty()) return std::nullopt;
  std::uint32_t seconds = 0;
  const char* end = value.data() + value.size();
  if (const auto [stop, error] = std::from_chars(value.data(), end, seconds); error == std::errc() && stop == end) {
    return milliseconds(std::chrono::seconds(seconds));
  }
  const std::time_t date = curl_getdate(std::string(value).c_str(), nullptr);
  if (date == -1) return std::nullopt;
  const auto left = std::chrono::duration_cast<milliseconds>(std::chrono::system_clock::from_time_t(date) - now);
  return std::max(left, milliseconds(0));
}

}  // namespace kontor::net
