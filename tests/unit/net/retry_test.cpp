#include "kontor/net/retry.hpp"

#include <algorithm>

#include "loopback_server.hpp"
#include "test.hpp"

using namespace kontor;
using namespace kontor::net;
using std::chrono::milliseconds;
using test::http_answer;
using test::LoopbackServer;

namespace {

struct Attempts {
  int status = 0;
  std::vector<milliseconds> pauses;
};

// Sends a request to a server that answers with each of `answers`, the last one for ever.
Attempts attempts(const std::vector<std::string>& answers, RetryPolicy policy = {}) {
  std::size_t next = 0;
  const LoopbackServer server(
      [&](const std::string& /*request*/) { return answers[std::min(next++, answers.size() - 1)]; });
  Attempts result;
  policy.pause = [&](milliseconds pause) { result.pauses.push_back(pause); };
  HttpClient client;
  result.status = send_with_retries(client, {.url = server.url()}, policy).status;
  return result;
}

const std::string ok = http_answer("200 OK", "", "");
const std::string busy = http_answer("503 Service Unavailable", "", "");

}  // namespace

TEST_CASE("A busy server is asked again, after pauses that double") {
  CHECK(attempts({ok}).pauses.empty());
  const Attempts twice = attempts({busy, busy, ok});
  CHECK(twice.status == 200);
  CHECK(twice.pauses == std::vector<milliseconds>{milliseconds(1000), milliseconds(2000)});
}

TEST_CASE("A server that says how long is waited for so long, if it is not too long") {
  const auto asks_for = [](const std::string& seconds) {
    return http_answer("429 Too Many Requests", "Retry-After: " + seconds + "\r\n", "");
  };
  CHECK(attempts({asks_for("7"), ok}).pauses == std::vector<milliseconds>{milliseconds(7000)});
  const Attempts too_long = attempts({asks_for("3600"), ok});
  CHECK(too_long.status == 429);
  CHECK(too_long.pauses.empty());
}

TEST_CASE("The last answer is returned when the attempts are used up, and a clear no is one") {
  const Attempts all = attempts({busy}, {.attempts = 3});
  CHECK(all.status == 503);
  CHECK(all.pauses.size() == 2);
  CHECK(attempts({http_answer("404 Not Found", "", "")}).pauses.empty());
}

TEST_CASE("A broken connection is tried again") {
  const Attempts again = attempts({"", ok});
  CHECK(again.status == 200);
  CHECK(again.pauses.size() == 1);
  CHECK_THROWS_AS(attempts({""}, {.attempts = 2}), ConnectionError);
}

TEST_CASE("Retry-After is seconds or a date") {
  const auto now = std::chrono::system_clock::from_time_t(1'000'000'000);  // 2001-09-09T01:46:40Z
  CHECK(parse_retry_after("120", now) == milliseconds(120'000));
  CHECK(parse_retry_after("Sun, 09 Sep 2001 01:47:00 GMT", now) == milliseconds(20'000));
  CHECK(parse_retry_after("Sun, 09 Sep 2001 01:46:00 GMT", now) == milliseconds(0));
  CHECK(!parse_retry_after("soon", now));
  CHECK(!parse_retry_after("", now));
}
