// How much memory the tables of a run may take together. Who cannot get more goes on on disk (temporary_file.hpp).
#pragma once

#include <cstddef>
#include <cstdint>

namespace kontor {

// Counts what its users say; it allocates nothing. Not for use by several threads at once.
class MemoryBudget {
 public:
  static constexpr std::size_t unlimited = SIZE_MAX;

  explicit MemoryBudget(std::size_t limit = unlimited) : limit_(limit) {}

  // Takes `bytes`, unless they are more than there are left. Returns whether it did.
  bool take(std::size_t bytes) {
    if (bytes > limit_ - taken_) return false;
    taken_ += bytes;
    return true;
  }
  void give_back(std::size_t bytes) { taken_ -= bytes; }

  std::size_t limit() const { return limit_; }
  std::size_t taken() const { return taken_; }

 private:
  std::size_t limit_;
  std::size_t taken_ = 0;
};

}  // namespace kontor
