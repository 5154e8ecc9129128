// The aggregates of GROUP BY (SPARQL 1.1 section 18.5.1): one CompiledAggregate per aggregate of a Group, one
// AggregateState per aggregate and group.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "kontor/sparql/algebra/expression.hpp"
#include "kontor/sparql/exec/expression_eval.hpp"
#include "kontor/sparql/exec/row_table.hpp"

namespace kontor::sparql {

// What one aggregate has seen of one group. Which members are used depends on the function.
struct AggregateState {
  std::uint64_t count = 0;
  TermId best = store::no_term;       // MIN, MAX, SAMPLE
  bool failed = false;                // a value was an error that the function does not survive
  xsd::Value sum;                     // SUM, AVG
  std::unique_ptr<std::string> text;  // GROUP_CONCAT
};

class CompiledAggregate {
 public:
  // `in_scope`: the variables of the group's input, for COUNT(DISTINCT *).
  CompiledAggregate(const algebra::Aggregate& aggregate, std::span<const algebra::Variable> in_scope,
                    ExpressionContext& context);

  // Adds a row of the group with this number; `times` equal rows, unless the function adds up or concatenates without
  // DISTINCT. `seen` is one for all groups: empty at first, distinct_width() wide.
  void add(AggregateState& state, std::uint32_t group, RowSet& seen, const RowView& row, std::uint64_t times = 1) const;

  // For DISTINCT, of the rows that tell what a group has had already: its number and a term, or the whole row for
  // COUNT(DISTINCT *). 0 without.
  std::size_t distinct_width() const { return !distinct_ ? 0 : 1 + (argument_ ? 1 : in_scope_.size()); }

  // The value for the group; no_term for an error. COUNT of nothing is 0, SUM and AVG 0, GROUP_CONCAT "", MIN, MAX and
  // SAMPLE errors.
  TermId result(const AggregateState& state) const;

  // Whether it is COUNT(*) without DISTINCT, which needs no rows but their number.
  bool counts_rows() const { return function_ == AggregateFunction::count && !argument_ && !distinct_; }

 private:
  void add_term(AggregateState& state, TermId term, std::uint64_t times) const;

  AggregateFunction function_;
  bool distinct_;
  std::string separator_;
  std::optional<CompiledExpression> argument_;
  std::vector<algebra::Variable> in_scope_;
  ExpressionContext* context_;
};

}  // namespace kontor::sparql
