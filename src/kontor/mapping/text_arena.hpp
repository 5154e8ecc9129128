// Texts that are made while one record is mapped: they stay where they are until clear(), and after the first records
// nothing is allocated any more.
#pragma once

#include <cstddef>
#include <memory>
#include <string_view>
#include <vector>

namespace kontor::mapping {

class TextArena {
 public:
  // A copy of the text that lives until clear().
  std::string_view copy(std::string_view text);

  // Room for a text of up to `size` bytes, and the text once it is written there.
  char* reserve(std::size_t size);
  std::string_view commit(std::size_t size);

  // Forgets all texts and keeps the memory.
  void clear() {
    block_ = 0;
    used_ = 0;
  }

 private:
  struct Block {
    std::unique_ptr<char[]> bytes;
    std::size_t size = 0;
  };
  std::vector<Block> blocks_;
  std::size_t block_ = 0;  // in use
  std::size_t used_ = 0;   // bytes of it
};

}  // namespace kontor::mapping
