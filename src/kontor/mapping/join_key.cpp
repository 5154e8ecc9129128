#include "kontor/mapping/join_key.hpp"

namespace kontor::mapping {

JoinKey::JoinKey(const std::vector<JoinCondition>& conditions, JoinSide side, ReferenceScope& scope) {
  for (const JoinCondition& condition : conditions) {
    expressions_.emplace_back(side == JoinSide::child ? condition.child : condition.parent, scope);
  }
}

void JoinKey::keys(const source::Record& record, Evaluation& evaluation, std::vector<std::string>& out) {
  out.assign(1, {});
  for (CompiledExpression& expression : expressions_) {
    values_.clear();
    expression.evaluate(record, evaluation, values_);
    std::vector<std::string> longer;
    for (const std::string& key : out) {
      for (const ExpressionValue& value : values_) {
        // The size in front keeps ("a", "bc") and ("ab", "c") apart.
        longer.push_back(key + std::to_string(value.text.size()) + ":" + std::string(value.text));
      }
    }
    out.swap(longer);
  }
}

}  // namespace kontor::mapping
