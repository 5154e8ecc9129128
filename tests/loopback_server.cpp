#include "loopback_server.hpp"

#include <array>
#include <cstdlib>
#include <stdexcept>
#include <utility>

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

namespace kontor::test {
namespace {

constexpr std::string_view head_end = "\r\n\r\n";

std::size_t content_length(std::string_view request) {
  const std::size_t found = request.find("Content-Length: ");
  return found == std::string_view::npos ? 0 : std::strtoul(request.data() + found + 16, nullptr, 10);
}

bool is_whole(const std::string& request) {
  const std::size_t end = request.find(head_end);
  return end != std::string::npos && request.size() >= end + head_end.size() + content_length(request);
}

}  // namespace

LoopbackServer::LoopbackServer(Handler handler)
    : handler_(std::move(handler)), socket_(socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)) {
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  socklen_t size = sizeof address;
  auto* const generic = reinterpret_cast<sockaddr*>(&address);
  if (socket_ < 0 || bind(socket_, generic, size) != 0 || listen(socket_, 16) != 0 ||
      getsockname(socket_, generic, &size) != 0) {
    throw std::runtime_error("cannot listen on the loopback interface");
  }
  port_ = ntohs(address.sin_port);
  thread_ = std::thread([this] { serve(); });
}

LoopbackServer::~LoopbackServer() {
  shutdown(socket_, SHUT_RDWR);  // accept returns
  thread_.join();
  close(socket_);
}

std::string LoopbackServer::url(std::string_view path) const {
  return "http://127.0.0.1:" + std::to_string(port_) + std::string(path);
}

void LoopbackServer::serve() {
  while (true) {
    const int connection = accept(socket_, nullptr, nullptr);
    if (connection < 0) return;
    answer(connection);
    close(connection);
  }
}

void LoopbackServer::answer(int connection) {
  std::string request;
  std::array<char, 4096> buffer{};
  while (!is_whole(request)) {
    const ssize_t count = recv(connection, buffer.data(), buffer.size(), 0);
    if (count <= 0) return;
    request.append(buffer.data(), static_cast<std::size_t>(count));
  }
  ++requests_;
  std::string_view rest;
  const std::string whole = handler_(request);
  for (rest = whole; !rest.empty();) {
    const ssize_t count = send(connection, rest.data(), rest.size(), MSG_NOSIGNAL);
    if (count <= 0) return;
    rest.remove_prefix(static_cast<std::size_t>(count));
  }
}

std::string http_answer(std::string_view status, std::string_view headers, std::string_view body) {
  std::string answer = "HTTP/1.1 ";
  answer.append(status).append("\r\n").append(headers);
  answer.append("Connection: close\r\nContent-Length: ").append(std::to_string(body.size())).append(head_end);
  return answer.append(body);
}

std::string_view http_body(std::string_view request) {
  const std::size_t end = request.find(head_end);
  return end == std::string_view::npos ? std::string_view() : request.substr(end + head_end.size());
}

std::string form_decoded(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '%' && i + 2 < text.size()) {
      out.push_back(static_cast<char>(std::stoi(std::string(text.substr(i + 1, 2)), nullptr, 16)));
      i += 2;
    } else {
      out.push_back(text[i] == '+' ? ' ' : text[i]);
    }
  }
  return out;
}

}  // namespace kontor::test
