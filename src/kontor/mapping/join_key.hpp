// The keys by which records of two sources are joined (RML Core, join conditions): one text for all conditions
// together.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "kontor/mapping/expression.hpp"

namespace kontor::mapping {

enum class JoinSide { child, parent };

class JoinKey {
 public:
  JoinKey(const std::vector<JoinCondition>& conditions, JoinSide side, ReferenceScope& scope);

  // The keys of a record: one per combination of values, none if a condition has no value. Without conditions the key
  // is the empty text.
  void keys(const source::Record& record, Evaluation& evaluation, std::vector<std::string>& out);

  // The value of a condition (0, 1 ...) in a key.
  static std::string_view part(std::string_view key, std::size_t condition);

 private:
  std::vector<CompiledExpression> expressions_;
  std::vector<ExpressionValue> values_;  // scratch
};

}  // namespace kontor::mapping
