// Blank node labels of one document that is read: its own, and generated ones that no own label can meet.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace kontor::syntax {

class DocumentBlankNodes {
 public:
  // `prefix` comes before every label, see ReadOptions::blank_node_prefix.
  explicit DocumentBlankNodes(std::string_view prefix) : prefix_(prefix) {}

  // genid0, genid1, ...
  std::string generate() { return prefix_ + std::string(generated) + std::to_string(count_++); }

  // The label that stands in the document. One of the form above gets a '_' at its end.
  std::string named(std::string_view label) const {
    std::string out = prefix_;
    out += label;
    if (looks_generated(label)) out += '_';
    return out;
  }

 private:
  static constexpr std::string_view generated = "genid";

  // "genid", digits, then underscores, so that adding one keeps different labels different.
  static bool looks_generated(std::string_view label) {
    if (!label.starts_with(generated)) return false;
    const std::size_t digits = label.find_first_not_of("0123456789", generated.size());
    return digits == std::string_view::npos || label.find_first_not_of('_', digits) == std::string_view::npos;
  }

  std::string prefix_;
  std::size_t count_ = 0;
};

}  // namespace kontor::syntax
