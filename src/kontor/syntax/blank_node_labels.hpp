// New labels for blank nodes: b0, b1, ... in order of appearance.
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>

namespace kontor::syntax {

class BlankNodeRenumbering {
 public:
  // The new label of `label`; valid as long as this object.
  std::string_view operator[](std::string_view label) {
    const auto [entry, is_new] = labels_.try_emplace(std::string(label));
    if (is_new) entry->second = "b" + std::to_string(labels_.size() - 1);
    return entry->second;
  }

 private:
  std::unordered_map<std::string, std::string> labels_;  // nodes of it never move
};

}  // namespace kontor::syntax
