// What all writers of results share: text is collected and handed on in blocks.
#pragma once

#include <cstddef>
#include <string>

#include "kontor/base/output_file.hpp"

namespace kontor::sparql {

class BufferedWriter {
 public:
  explicit BufferedWriter(ByteSink& sink) : sink_(sink) {}

  std::string& out() { return buffer_; }

  void flush_if_full() {
    if (buffer_.size() >= block_size) flush();
  }

  void flush() {
    sink_.write(buffer_);
    buffer_.clear();
  }

 private:
  static constexpr std::size_t block_size = std::size_t{64} << 10U;

  ByteSink& sink_;
  std::string buffer_;
};

}  // namespace kontor::sparql
