// Who wants to know how far long work has come.
#pragma once

#include <cstddef>

#include "kontor/base/input_file.hpp"

namespace kontor {

class ProgressListener {
 public:
  virtual ~ProgressListener() = default;

  // More input to come; 0 if its size is not known.
  virtual void expect(std::size_t bytes) = 0;

  // So many bytes more have been read.
  virtual void advance(std::size_t bytes) = 0;

  // So many records more are done.
  virtual void count_records(std::size_t /*count*/) {}
};

// A source that tells a listener (which may be null) what is read from it. Both must outlive it.
class WatchedSource final : public ByteSource {
 public:
  WatchedSource(ByteSource& source, ProgressListener* listener) : source_(source), listener_(listener) {}

  std::size_t read(std::span<char> buffer) override {
    const std::size_t count = source_.read(buffer);
    if (listener_ != nullptr) listener_->advance(count);
    return count;
  }

 private:
  ByteSource& source_;
  ProgressListener* listener_;
};

}  // namespace kontor
