// A server whose answers are what a fuzzer gives: so a client's whole way is tried, from the bytes of a body to items.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "loopback_server.hpp"

namespace kontor::fuzz {

class AnsweringServer {
 public:
  // `content_type` is that of all answers.
  explicit AnsweringServer(std::string content_type)
      : content_type_(std::move(content_type)), server_([this](const std::string&) { return next(); }) {}

  // The bodies of the answers to come, divided by lines of "====". When they have run out, the last is sent again.
  void set_answers(const std::uint8_t* data, std::size_t size) {
    constexpr std::string_view divider = "\n====\n";
    std::string_view rest(reinterpret_cast<const char*>(data), size);
    answers_.clear();
    next_ = 0;
    for (;;) {
      const std::size_t end = rest.find(divider);
      answers_.emplace_back(rest.substr(0, end));
      if (end == std::string_view::npos) return;
      rest.remove_prefix(end + divider.size());
    }
  }

  std::string url() const { return server_.url(); }

 private:
  std::string next() {
    const std::string& body = answers_[next_];
    if (next_ + 1 < answers_.size()) ++next_;
    return test::http_answer("200 OK", "Content-Type: " + content_type_ + "\r\n", body);
  }

  std::string content_type_;
  std::vector<std::string> answers_ = {""};
  std::size_t next_ = 0;
  test::LoopbackServer server_;
};

}  // namespace kontor::fuzz
