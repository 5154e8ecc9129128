// The variables in scope of a pattern (SPARQL 1.1 section 18.2.1), in the order of their first appearance.
#pragma once

#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

namespace kontor::sparql {

class VariableScope {
 public:
  void add(const std::string& name) {
    if (known_.insert(name).second) names_.push_back(name);
  }
  void add(const VariableScope& other) {
    for (const std::string& name : other.names_) add(name);
  }
  bool contains(const std::string& name) const { return known_.count(name) > 0; }
  const std::vector<std::string>& names() const { return names_; }

 private:
  std::vector<std::string> names_;
  std::unordered_set<std::string> known_;
};

}  // namespace kontor::sparql
