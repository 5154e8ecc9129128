#include "kontor/net/http_client.hpp"

#include <algorithm>
#include <array>
#include <cstring>
#include <exception>
#include <optional>
#include <utility>

#include <curl/curl.h>

#include "kontor/base/error.hpp"

namespace kontor::net {
namespace {

// For messages: a query may be as long as the mistake is far from it.
std::string shown(const std::string& url) {
  constexpr std::size_t most = 80;
  const std::size_t query = url.find('?');
  return query == std::string::npos || url.size() - query <= most ? url : url.substr(0, query) + "?...";
}

using EasyHandle = std::unique_ptr<CURL, decltype(&curl_easy_cleanup)>;
using MultiHandle = std::unique_ptr<CURLM, decltype(&curl_multi_cleanup)>;
using HeaderList = std::unique_ptr<curl_slist, decltype(&curl_slist_free_all)>;

// How long one wait may last before `while_waiting` is asked again, in milliseconds.
constexpr int wait_step = 100;

void initialize_curl() {
  static const CURLcode code = curl_global_init(CURL_GLOBAL_DEFAULT);
  if (code != CURLE_OK) throw Error(std::string("cannot start libcurl: ") + curl_easy_strerror(code));
}

}  // namespace

// The connections of one client, which live as long as it or one of its bodies.
class HttpClient::Transfers {
 public:
  Transfers() : handle_(curl_multi_init(), &curl_multi_cleanup) {
    if (!handle_) throw Error("cannot start libcurl");
  }
  CURLM* handle() const { return handle_.get(); }

 private:
  MultiHandle handle_;
};

// One request on its way: what libcurl has received and nobody has read yet.
class HttpClient::Transfer {
 public:
  Transfer(std::shared_ptr<Transfers> transfers, const HttpOptions& options, const HttpRequest& request);
  ~Transfer() { curl_multi_remove_handle(transfers_->handle(), easy_.get()); }
  Transfer(const Transfer&) = delete;
  Transfer& operator=(const Transfer&) = delete;

  // Goes on until there are bytes of the body, or its end.
  void wait_for_body();
  std::size_t read(std::span<char> buffer);

  int status() const;
  std::string effective_url() const;
  std::vector<HttpHeader>& headers() { return headers_; }

 private:
  static std::size_t receive_header(char* data, std::size_t size, std::size_t count, void* transfer) noexcept;
  static std::size_t receive_body(char* data, std::size_t size, std::size_t count, void* transfer) noexcept;
  void set_method(const HttpRequest& request);
  void set_headers(const HttpRequest& request);
  void add_header(std::string_view line);
  void perform();
  void check_end(CURLcode code);
  [[noreturn]] void fail(const std::string& what) const;

  template <typename Value>
  void set(CURLoption option, Value value) {
    const CURLcode code = curl_easy_setopt(easy_.get(), option, value);
    if (code != CURLE_OK) fail(curl_easy_strerror(code));
  }

  std::shared_ptr<Transfers> transfers_;
  HeaderList request_headers_{nullptr, &curl_slist_free_all};
  EasyHandle easy_{curl_easy_init(), &curl_easy_cleanup};
  std::string url_;
  std::string request_body_;
  std::function<void()> while_waiting_;
  std::chrono::milliseconds timeout_;
  int max_redirects_;
  std::size_t max_body_;
  std::array<char, CURL_ERROR_SIZE> error_text_{};

  std::vector<HttpHeader> headers_;
  std::string received_;  // of the body
  std::size_t read_ = 0;  // bytes of `received_` that are given away
  std::size_t body_size_ = 0;
  std::exception_ptr thrown_;       // in a callback
  std::optional<CURLcode> result_;  // once libcurl is done with it
  bool too_large_ = false;
  bool ended_ = false;
};

HttpClient::Transfer::Transfer(std::shared_ptr<Transfers> transfers, const HttpOptions& options,
                               const HttpRequest& request)
    : transfers_(std::move(transfers)),
      url_(request.url),
      request_body_(request.body),
      while_waiting_(options.while_waiting),
      timeout_(options.timeout),
      max_redirects_(options.max_redirects),
      max_body_(options.max_body) {
  if (!easy_) throw Error("cannot start libcurl");
  set(CURLOPT_PRIVATE, static_cast<void*>(this));
  set(CURLOPT_ERRORBUFFER, error_text_.data());
  set(CURLOPT_URL, url_.c_str());
  set(CURLOPT_PROTOCOLS_STR, "http,https");
  set(CURLOPT_REDIR_PROTOCOLS_STR, "http,https");
  set(CURLOPT_FOLLOWLOCATION, max_redirects_ > 0 ? 1L : 0L);
  set(CURLOPT_MAXREDIRS, static_cast<long>(max_redirects_));
  set(CURLOPT_POSTREDIR, static_cast<long>(CURL_REDIR_POST_301 | CURL_REDIR_POST_302));
  set(CURLOPT_CONNECTTIMEOUT_MS, static_cast<long>(options.connect_timeout.count()));
  set(CURLOPT_TIMEOUT_MS, static_cast<long>(timeout_.count()));
  set(CURLOPT_NOSIGNAL, 1L);
  set(CURLOPT_ACCEPT_ENCODING, "gzip, deflate");
  set(CURLOPT_USERAGENT, options.user_agent.empty() ? "kontor/" KONTOR_VERSION : options.user_agent.c_str());
  set(CURLOPT_HEADERFUNCTION, &receive_header);
  set(CURLOPT_HEADERDATA, static_cast<void*>(this));
  set(CURLOPT_WRITEFUNCTION, &receive_body);
  set(CURLOPT_WRITEDATA, static_cast<void*>(this));
  set_method(request);
  set_headers(request);
  if (curl_multi_add_handle(transfers_->handle(), easy_.get()) != CURLM_OK) fail("cannot start the transfer");
}

void HttpClient::Transfer::set_method(const HttpRequest& request) {
  const bool has_body =
      !request.body.empty() || request.method == "POST" || request.method == "PUT" || request.method == "PATCH";
  if (has_body) {
    set(CURLOPT_POST, 1L);
    set(CURLOPT_POSTFIELDS, request_body_.c_str());
    set(CURLOPT_POSTFIELDSIZE_LARGE, static_cast<curl_off_t>(request_body_.size()));
    if (request.method != "POST") set(CURLOPT_CUSTOMREQUEST, request.method.c_str());
  } else if (request.method == "HEAD") {
    set(CURLOPT_NOBODY, 1L);
  } else if (request.method != "GET") {
    set(CURLOPT_CUSTOMREQUEST, request.method.c_str());
  }
}

void HttpClient::Transfer::set_headers(const HttpRequest& request) {
  std::vector<std::string> lines;
  for (const HttpHeader& header : request.headers) {
    if ((header.name + header.value).find_first_of(std::string_view("\r\n\0", 3)) != std::string::npos) {
      fail("line end in header '" + header.name + "'");
    }
    lines.push_back(header.value.empty() ? header.name + ";" : header.name + ": " + header.value);
  }
  lines.emplace_back("Expect:");  // no waiting for "100 Continue", which many servers never send
  for (const std::string& line : lines) {
    curl_slist* longer = curl_slist_append(request_headers_.get(), line.c_str());
    if (longer == nullptr) throw std::bad_alloc();
    static_cast<void>(request_headers_.release());
    request_headers_.reset(longer);
  }
  set(CURLOPT_HTTPHEADER, request_headers_.get());
}

std::size_t HttpClient::Transfer::receive_header(char* data, std::size_t size, std::size_t count,
                                                 void* transfer) noexcept {
  auto& self = *static_cast<Transfer*>(transfer);
  try {
    self.add_header({data, size * count});
  } catch (...) {
    self.thrown_ = std::current_exception();
    return 0;
  }
  return size * count;
}

void HttpClient::Transfer::add_header(std::string_view line) {
  if (line.substr(0, 5) == "HTTP/") {
    headers_.clear();  // those before belong to a redirect
    return;
  }
  if (std::optional<HttpHeader> header = parse_header(line)) headers_.push_back(std::move(*header));
}

std::size_t HttpClient::Transfer::receive_body(char* data, std::size_t size, std::size_t count,
                                               void* transfer) noexcept {
  auto& self = *static_cast<Transfer*>(transfer);
  const std::size_t bytes = size * count;
  self.body_size_ += bytes;
  self.too_large_ = self.body_size_ > self.max_body_;
  if (self.too_large_) return 0;
  try {
    self.received_.append(data, bytes);
  } catch (...) {
    self.thrown_ = std::current_exception();
    return 0;
  }
  return bytes;
}

void HttpClient::Transfer::fail(const std::string& what) const {
  throw Error("cannot get '" + shown(url_) + "': " + what);
}

void HttpClient::Transfer::check_end(CURLcode code) {
  ended_ = true;
  if (thrown_) std::rethrow_exception(std::exchange(thrown_, nullptr));
  if (code == CURLE_OK) return;
  if (too_large_) fail("the answer has more than " + std::to_string(max_body_) + " bytes");
  if (code == CURLE_TOO_MANY_REDIRECTS) fail("more than " + std::to_string(max_redirects_) + " redirects");
  if (code == CURLE_UNSUPPORTED_PROTOCOL) fail("only http and https are spoken");
  if (code == CURLE_URL_MALFORMAT) fail("not a URL");
  if (code == CURLE_OPERATION_TIMEDOUT) {
    throw ConnectionError("cannot get '" + shown(url_) + "': no answer within " + std::to_string(timeout_.count()) +
                          " ms");
  }
  const char* text = error_text_.front() != '\0' ? error_text_.data() : curl_easy_strerror(code);
  throw ConnectionError("cannot get '" + shown(url_) + "': " + text);
}

// One step: what the connections have, then, if that was nothing, a wait for more.
void HttpClient::Transfer::perform() {
  int running = 0;
  if (const CURLMcode code = curl_multi_perform(transfers_->handle(), &running); code != CURLM_OK) {
    fail(curl_multi_strerror(code));
  }
  int left = 0;
  while (const CURLMsg* message = curl_multi_info_read(transfers_->handle(), &left)) {
    if (message->msg != CURLMSG_DONE) continue;
    Transfer* done = nullptr;  // perhaps another one of the same client
    curl_easy_getinfo(message->easy_handle, CURLINFO_PRIVATE, &done);
    done->result_ = message->data.result;
  }
  if (result_) check_end(*result_);
  if (ended_ || read_ < received_.size()) return;
  if (while_waiting_) while_waiting_();
  curl_multi_poll(transfers_->handle(), nullptr, 0, wait_step, nullptr);
}

void HttpClient::Transfer::wait_for_body() {
  while (!ended_ && read_ == received_.size()) perform();
}

std::size_t HttpClient::Transfer::read(std::span<char> buffer) {
  if (read_ == received_.size()) {
    received_.clear();
    read_ = 0;
    wait_for_body();
  }
  const std::size_t count = std::min(buffer.size(), received_.size() - read_);
  std::memcpy(buffer.data(), received_.data() + read_, count);
  read_ += count;
  return count;
}

int HttpClient::Transfer::status() const {
  long status = 0;
  curl_easy_getinfo(easy_.get(), CURLINFO_RESPONSE_CODE, &status);
  return static_cast<int>(status);
}

std::string HttpClient::Transfer::effective_url() const {
  const char* url = nullptr;
  curl_easy_getinfo(easy_.get(), CURLINFO_EFFECTIVE_URL, &url);
  return url != nullptr ? url : url_;
}

class HttpClient::Body final : public ByteSource {
 public:
  explicit Body(std::unique_ptr<Transfer> transfer) : transfer_(std::move(transfer)) {}
  std::size_t read(std::span<char> buffer) override { return transfer_->read(buffer); }

 private:
  std::unique_ptr<Transfer> transfer_;
};

HttpClient::HttpClient(HttpOptions options) : options_(std::move(options)) {
  initialize_curl();
  transfers_ = std::make_shared<Transfers>();
}

HttpClient::~HttpClient() = default;
HttpClient::HttpClient(HttpClient&&) noexcept = default;
HttpClient& HttpClient::operator=(HttpClient&&) noexcept = default;

HttpResponse HttpClient::send(const HttpRequest& request) {
  auto transfer = std::make_unique<Transfer>(transfers_, options_, request);
  transfer->wait_for_body();  // the head is complete when the body begins
  HttpResponse response;
  response.status = transfer->status();
  response.url = transfer->effective_url();
  response.headers = std::move(transfer->headers());
  response.body = std::make_unique<Body>(std::move(transfer));
  return response;
}

}  // namespace kontor::net
