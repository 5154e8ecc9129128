// IRIs as lines have them, <iri>, checked: those that come again and again (predicates, datatypes, graph names) are
// looked up instead. Internal to syntax/.
#pragma once

#include <array>
#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>

#include "kontor/syntax/same_text.hpp"
#include "kontor/syntax/term_writer.hpp"

namespace kontor::syntax {

class SpelledIris {
 public:
  // <iri>, valid until the next call. Throws Error like append_iri.
  std::string_view operator[](std::string_view iri) {
    std::string& entry = entries_[slot(iri)];
    if (entry.size() != iri.size() + 2 || !same_bytes(entry.data() + 1, iri.data(), iri.size())) {
      entry.clear();
      append_iri(entry, iri);
    }
    return entry;
  }

 private:
  static constexpr unsigned size_bits = 8;

  // By the last bytes: IRIs of a vocabulary differ at their ends.
  static std::size_t slot(std::string_view iri) {
    std::uint64_t tail = iri.size();
    if (iri.size() >= sizeof tail) std::memcpy(&tail, iri.data() + iri.size() - sizeof tail, sizeof tail);
    return static_cast<std::size_t>(((tail ^ iri.size()) * 0x9E3779B97F4A7C15U) >> (64U - size_bits));
  }

  std::array<std::string, std::size_t{1} << size_bits> entries_;
};

}  // namespace kontor::syntax
