// The aggregates of GROUP BY (SPARQL 1.1 section 18.5.1): one CompiledAggregate per aggregate of a Group, one
// AggregateTotals per aggregate and table of groups, and per group a few bytes, because there may be millions.
//
// The rows of a group can be divided: what is seen of some and what is seen of those that follow is merged into what is
// seen of all, term for term, in whatever order the two were worked on. For all but floating-point numbers that is a
// matter of keeping the first where several will do. Sums of those depend on the order of the additions, so where the
// rows before are not known such numbers are listed, and added when the states are merged.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "kontor/base/large_array.hpp"
#include "kontor/sparql/algebra/expression.hpp"
#include "kontor/sparql/exec/expression_eval.hpp"
#include "kontor/sparql/exec/group_texts.hpp"
#include "kontor/sparql/exec/pair_set.hpp"
#include "kontor/sparql/exec/row_table.hpp"
#include "kontor/sparql/exec/running_sum.hpp"
#include "kontor/sparql/exec/term_set.hpp"

namespace kontor::sparql {

// What an aggregate has seen of one group: as many bytes as its state_bytes() says, aligned for numbers and zeros at
// first. Nobody needs to destroy them.
using AggregateState = std::byte*;
using ConstAggregateState = const std::byte*;

// Whether there is one group, or as many as there are keys.
enum class Groups : std::uint8_t { one, by_key };

// Whether rows are the first ones of their groups, or may follow others that somebody else has.
enum class RowsPlace : std::uint8_t { first, later };

// What one aggregate has for all groups together.
struct AggregateTotals {
  // A number that is yet to be added to the sum of its group.
  struct Listed {
    double number = 0;
    std::uint32_t group = 0;
    bool is_single = false;  // an xsd:float
  };

  AggregateTotals(std::size_t distinct_width, RowsPlace rows) : seen(distinct_width), place(rows) {}

  // As RowSet::memory_bytes, without the texts, which the context counts.
  std::size_t memory_bytes() const;

  RowSet seen;                       // for DISTINCT, of functions for which the order matters: by group
  TermSet terms;                     // COUNT(DISTINCT ?x) of one group
  PairSet pairs;                     // COUNT(DISTINCT ?x) of many, until finish()
  LargeArray<std::uint64_t> counts;  // of terms or pairs, by group, since then
  LargeSums large_sums;              // SUM, AVG
  LargeArray<Listed> listed;         // SUM, AVG: in the order of the rows
  GroupTexts texts;                  // GROUP_CONCAT
  RowsPlace place;
  bool inexact = false;           // what was seen cannot be merged with what was seen of the rows before
  std::size_t counted_bytes = 0;  // of texts, that the context has counted
};

class CompiledAggregate {
 public:
  // `in_scope`: the variables of the group's input, for COUNT(DISTINCT *).
  CompiledAggregate(const algebra::Aggregate& aggregate, std::span<const algebra::Variable> in_scope, Groups groups,
                    ExpressionContext& context);

  std::size_t state_bytes() const;

  // Adds a row of the group with this number; `times` equal rows, unless the function adds up or concatenates without
  // DISTINCT. The totals are made with distinct_width().
  void add(AggregateState state, std::uint32_t group, AggregateTotals& totals, const RowView& row,
           std::uint64_t times = 1) const;

  // Adds what was seen of later rows of the group, but for what the totals have of them: `seen`, which must be added
  // one by one and in order, then `listed`; `terms` and `pairs` as one.
  void merge(AggregateState state, ConstAggregateState later, AggregateTotals& totals,
             const AggregateTotals& others) const;
  void add_seen(AggregateState state, std::uint32_t group, AggregateTotals& totals, std::span<const TermId> seen) const;
  void add_listed(AggregateState state, const AggregateTotals::Listed& listed, AggregateTotals& totals) const;

  // The same where there were no rows of the group before, so all that was seen is new.
  void settle_seen(AggregateState state, std::uint32_t group, AggregateTotals& totals,
                   std::span<const TermId> seen) const;

  // Tells the machine that such a row, or what was seen of one, will soon be added, for DISTINCT.
  void look_ahead(std::uint32_t group, const AggregateTotals& totals, const RowView& row) const;
  void look_ahead(std::uint32_t group, const AggregateTotals& totals, std::span<const TermId> seen) const;

  // When all rows of so many groups were added, before results are asked for. Looks at this thread's watch.
  void finish(AggregateTotals& totals, std::size_t groups) const;

  // For DISTINCT of a function for which the order matters, of the rows that tell what a group has had already: its
  // number and a term, or the whole row for COUNT(DISTINCT *). 0 for others.
  std::size_t distinct_width() const {
    return !distinct_ || counts_pairs() ? 0 : 1 + (argument_ ? 1 : in_scope_.size());
  }

  // The value for the group; no_term for an error. COUNT of nothing is 0, SUM and AVG 0, GROUP_CONCAT "", MIN, MAX and
  // SAMPLE errors.
  TermId result(ConstAggregateState state, std::uint32_t group, const AggregateTotals& totals) const;

  // Whether it is COUNT(*) without DISTINCT, which needs no rows but their number.
  bool counts_rows() const { return function_ == AggregateFunction::count && !argument_ && !distinct_; }

  // Whether equal rows have equal values.
  bool is_pure() const { return !argument_ || argument_->is_pure(); }

  // Whether a row costs more than a look at a term.
  bool computes() const { return function_ == AggregateFunction::group_concat || (argument_ && !variable_); }

  // The variable whose terms are looked at, if it is one.
  std::optional<algebra::Variable> looks_at() const;

 private:
  bool adds_up() const { return function_ == AggregateFunction::sum || function_ == AggregateFunction::avg; }
  bool counts() const { return function_ == AggregateFunction::count; }
  // COUNT(DISTINCT ?x).
  bool counts_pairs() const { return counts() && distinct_ && argument_; }

  TermId evaluate(const RowView& row) const { return variable_ ? row[*variable_] : argument_->evaluate(row); }
  bool has_failed(ConstAggregateState state) const;
  void add_whole_row(AggregateState state, std::uint32_t group, AggregateTotals& totals, const RowView& row) const;
  void add_term(AggregateState state, std::uint32_t group, TermId term, std::uint64_t times,
                AggregateTotals& totals) const;
  void fail(AggregateState state) const;
  void choose(AggregateState state, TermId term) const;
  bool begin_value(AggregateState state, std::size_t length, AggregateTotals& totals) const;

  AggregateFunction function_;
  bool distinct_;  // and it matters
  Groups groups_;
  std::string separator_;
  std::optional<CompiledExpression> argument_;
  std::optional<algebra::Variable> variable_;  // the argument, if it is one
  std::vector<algebra::Variable> in_scope_;
  ExpressionContext* context_;
};

}  // namespace kontor::sparql
