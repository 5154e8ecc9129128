// IRIs as lines have them, <iri>, checked: those that come again and again (predicates, datatypes, graph names) are
// looked up instead. Internal to syntax/.
#pragma once

#include <array>
#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>

#include "kontor/syntax/padded_text.hpp"
#include "kontor/syntax/same_text.hpp"
#include "kontor/syntax/term_writer.hpp"

namespace kontor::syntax {

class SpelledIris {
 public:
  // <iri>, valid until the next call. Throws Error like append_iri.
  const PaddedText& operator[](std::string_view iri) {
    PaddedText& entry = entries_[slot(iri)];
    if (entry.size() != iri.size() + 2 || !same_bytes(entry.view().data() + 1, iri.data(), iri.size())) {
      std::string spelled;
      append_iri(spelled, iri);
      entry.assign(spelled);
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

  std::array<PaddedText, std::size_t{1} << size_bits> entries_;
};

}  // namespace kontor::syntax
