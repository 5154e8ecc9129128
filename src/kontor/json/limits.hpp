// What a JSON text may ask of us. Texts come from strangers.
#pragma once

#include <cstddef>

namespace kontor::json {

// RFC 8259 section 4 leaves open what a name that occurs twice in an object means.
enum class DuplicateNames { refuse, last_wins };

struct Limits {
  std::size_t depth = 512;                                  // of arrays and objects in each other
  std::size_t token = std::size_t{256} << 20U;              // bytes of one string or number
  std::size_t size = std::size_t{4} << 30U;                 // bytes of a text that is held as a tree
  DuplicateNames duplicate_names = DuplicateNames::refuse;  // where the text is held as a tree
};

}  // namespace kontor::json
