#include "kontor/mapping/join_key.hpp"

#include <charconv>

namespace kontor::mapping {

JoinKey::JoinKey(const std::vector<JoinCondition>& conditions, JoinSide side, ReferenceScope& scope) {
  for (const JoinCondition& condition : conditions) {
    expressions_.emplace_back(side == JoinSide::child ? condition.child : condition.parent, scope);
  }
}

void JoinKey::keys(const source::Record& record, Evaluation& evaluation, std::vector<std::string>& out) {
  // The size in front keeps ("a", "bc") and ("ab", "c") apart.
  const auto append = [](std::string& key, std::string_view value) {
    key.append(std::to_string(value.size())).append(":").append(value);
  };
  out.resize(1);
  out.front().clear();
  for (CompiledExpression& expression : expressions_) {
    const source::OnlyValue only = expression.only_value(record, evaluation);
    if (only.count == source::Count::none) return out.clear();
    if (only.count == source::Count::one) {
      for (std::string& key : out) append(key, only.text());
      continue;
    }
    values_.clear();
    expression.evaluate(record, evaluation, values_);
    std::vector<std::string> longer;
    for (const std::string& key : out) {
      for (const ExpressionValue& value : values_) append(longer.emplace_back(key), value.text);
    }
    out.swap(longer);
  }
}

std::string_view JoinKey::part(std::string_view key, std::size_t condition) {
  for (;; --condition) {
    std::size_t size = 0;
    const char* const end = key.data() + key.size();
    const char* const colon = std::from_chars(key.data(), end, size).ptr;
    key.remove_prefix(static_cast<std::size_t>(colon - key.data()) + 1);
    if (condition == 0) return key.substr(0, size);
    key.remove_prefix(size);
  }
}

}  // namespace kontor::mapping
