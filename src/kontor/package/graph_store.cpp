#include "kontor/package/graph_store.hpp"

#include <utility>

#include "kontor/base/input_file.hpp"

namespace kontor::package {
namespace {

// Cuts a text of lines into pieces of about the same size.
class LineChunks {
 public:
  LineChunks(ByteSource& source, std::size_t size) : source_(source), size_(size) {}

  // The next piece, whole lines; empty at the end.
  std::string next() {
    std::string piece = std::exchange(rest_, {});
    while (piece.size() < size_) {
      const std::size_t old_size = piece.size();
      piece.resize(old_size + size_);
      const std::size_t count = source_.read(std::span(piece).subspan(old_size));
      piece.resize(old_size + count);
      if (count == 0) return piece;
    }
    const std::size_t end = piece.rfind('\n');
    if (end != std::string::npos) {
      rest_ = piece.substr(end + 1);
      piece.resize(end + 1);
    }
    return piece;
  }

 private:
  ByteSource& source_;
  std::size_t size_;
  std::string rest_;
};

}  // namespace

void load_graph_store(net::HttpClient& client, const std::string& url, const std::string& path, std::size_t chunk) {
  InputFile file(path);
  LineChunks chunks(file, chunk);
  net::HttpRequest request;
  request.url = url.find('?') == std::string::npos ? url + "?default" : url;
  request.headers = {{"Content-Type", "application/n-triples"}};
  request.method = "PUT";
  request.body = chunks.next();
  do {
    net::HttpResponse response = client.send(request);
    net::require_success(response);
    request.method = "POST";
    request.body = chunks.next();
  } while (!request.body.empty());
}

}  // namespace kontor::package
