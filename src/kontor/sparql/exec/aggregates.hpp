// The aggregates of GROUP BY (SPARQL 1.1 section 18.5.1): one CompiledAggregate per aggregate of a Group, one
// AggregateState per aggregate and group.
//
// The rows of a group can be divided: what is seen of some and what is seen of those that follow is merged into what is
// seen of all, term for term, in whatever order the two were worked on. For all but floating-point numbers that is a
// matter of keeping the first where several will do. Sums of those depend on the order of the additions, so where the
// rows before are not known such numbers are listed, and added when the states are merged.
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
  // What grows with the rows.
  struct Long {
    std::string text;             // GROUP_CONCAT
    std::vector<double> numbers;  // SUM, AVG: yet to be added to the sum
    xsd::Datatype type{};         // of the numbers: float, or double, as which others are then added
  };

  std::uint64_t count = 0;
  TermId best = store::no_term;  // MIN, MAX, SAMPLE
  bool failed = false;           // a value was an error that the function does not survive
  xsd::Value sum;                // SUM, AVG
  std::unique_ptr<Long> more;
};

// Whether rows are the first ones of their groups, or may follow others that somebody else has.
enum class RowsPlace : std::uint8_t { first, later };

// What one aggregate has for all groups together.
struct AggregateTotals {
  AggregateTotals(std::size_t distinct_width, RowsPlace rows) : seen(distinct_width), place(rows) {}

  RowSet seen;  // for DISTINCT: by group
  RowsPlace place;
  bool inexact = false;           // what was seen cannot be merged with what was seen of the rows before
  std::size_t listed_bytes = 0;   // of numbers that are yet to be added
  std::size_t text_bytes = 0;     // that were appended since the context counted them
  std::size_t counted_bytes = 0;  // of text, that the context has counted
};

class CompiledAggregate {
 public:
  // `in_scope`: the variables of the group's input, for COUNT(DISTINCT *).
  CompiledAggregate(const algebra::Aggregate& aggregate, std::span<const algebra::Variable> in_scope,
                    ExpressionContext& context);

  // Adds a row of the group with this number; `times` equal rows, unless the function adds up or concatenates without
  // DISTINCT. The totals are made with distinct_width().
  void add(AggregateState& state, std::uint32_t group, AggregateTotals& totals, const RowView& row,
           std::uint64_t times = 1) const;

  // Adds what was seen of later rows of the group, which is lost there; for DISTINCT only whether it failed, because
  // what was seen, a row of the other's totals, must be added one by one and in order.
  void merge(AggregateState& state, AggregateState& later, AggregateTotals& totals) const;
  void add_seen(AggregateState& state, std::uint32_t group, AggregateTotals& totals,
                std::span<const TermId> seen) const;

  // Tells the machine that such a row, or what was seen of one, will soon be added, for DISTINCT.
  void look_ahead(std::uint32_t group, const AggregateTotals& totals, const RowView& row) const;
  void look_ahead(std::uint32_t group, const AggregateTotals& totals, std::span<const TermId> seen) const;

  // For DISTINCT, of the rows that tell what a group has had already: its number and a term, or the whole row for
  // COUNT(DISTINCT *). 0 without.
  std::size_t distinct_width() const { return !distinct_ ? 0 : 1 + (argument_ ? 1 : in_scope_.size()); }

  // The value for the group; no_term for an error. COUNT of nothing is 0, SUM and AVG 0, GROUP_CONCAT "", MIN, MAX and
  // SAMPLE errors.
  TermId result(const AggregateState& state) const;

  // Whether it is COUNT(*) without DISTINCT, which needs no rows but their number.
  bool counts_rows() const { return function_ == AggregateFunction::count && !argument_ && !distinct_; }

  // Whether equal rows have equal values.
  bool is_pure() const { return !argument_ || argument_->is_pure(); }

  // Whether a row costs more than a look at a term.
  bool computes() const {
    return function_ == AggregateFunction::group_concat || (argument_ && !argument_->as_variable());
  }

  // The variable whose terms are looked at, if it is one.
  std::optional<algebra::Variable> looks_at() const;

 private:
  void add_term(AggregateState& state, TermId term, std::uint64_t times, AggregateTotals& totals) const;
  void append(AggregateState& state, std::string_view text, AggregateTotals& totals) const;
  bool adds_up() const { return function_ == AggregateFunction::sum || function_ == AggregateFunction::avg; }

  AggregateFunction function_;
  bool distinct_;
  std::string separator_;
  std::optional<CompiledExpression> argument_;
  std::vector<algebra::Variable> in_scope_;
  ExpressionContext* context_;
};

}  // namespace kontor::sparql
