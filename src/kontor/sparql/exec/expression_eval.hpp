// Expressions at work (SPARQL 1.1 chapter 17): an algebra::Expression is compiled once and then evaluated for every row
// of term ids. Errors are values here: evaluate() answers no_term, test() answers Ebv::error; nothing throws in the row
// loop except for lack of memory.
//
//   ExpressionContext context(pool);           // one per query
//   CompiledExpression filter(expression, context);
//   if (filter.test(row) == Ebv::true_) ...
#pragma once

#include <array>
#include <atomic>
#include <cstdint>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <random>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "kontor/sparql/algebra/expression.hpp"
#include "kontor/sparql/exec/term_pool.hpp"

namespace kontor::sparql {

// One row of a batch: a column of ids per variable of the query, null for a variable that this operator does not bind.
class RowView {
 public:
  // `columns` is indexed by algebra::Variable and must outlive the view. `number` identifies the solution for
  // BNODE(str), which gives the same blank node within one solution only: the row's ordinal in its operator's input is
  // enough.
  RowView(const TermId* const* columns, std::size_t row, std::uint64_t number = 0)
      : columns_(columns), row_(row), number_(number) {}

  TermId operator[](algebra::Variable variable) const {
    const TermId* column = columns_[variable];
    return column == nullptr ? store::no_term : column[row_];
  }
  std::uint64_t number() const { return number_; }

 private:
  const TermId* const* columns_;
  std::size_t row_;
  std::uint64_t number_;
};

// The effective boolean value (section 17.2.2), three-valued.
enum class Ebv : std::uint8_t { false_, true_, error };

inline Ebv to_ebv(bool value) {
  return value ? Ebv::true_ : Ebv::false_;
}

// Whether a pattern has a solution for the current row. May be called by several threads at once.
using ExistsTest = std::function<bool(const RowView&)>;

// Where UUID(), STRUUID() and RAND() take their bits from. Seeded from the system when first asked, unless a seed is
// given.
class RandomSource {
 public:
  RandomSource() = default;
  explicit RandomSource(std::uint64_t seed) : engine_(std::make_unique<std::mt19937_64>(seed)) {}
  std::uint64_t next();

 private:
  std::mutex mutex_;
  std::unique_ptr<std::mt19937_64> engine_;  // large, and few queries need it
};

// What the expressions of one query share, with what is compiled on one thread. Not copied; it outlives them all.
struct ExpressionContext {
 private:
  struct OfQuery {
    std::optional<xsd::DateTime> now;
    RandomSource random;
    std::atomic<std::size_t> aggregate_bytes;
    std::mutex mutex;
    std::unique_ptr<std::unordered_map<std::string, TermId>> blank_nodes;  // null until a query needs them
  };
  std::optional<OfQuery> own_;  // nothing in the contexts of further threads
  OfQuery& query_;

 public:
  explicit ExpressionContext(TermPool& terms) : own_(std::in_place), query_(*own_), pool(terms) {}
  // For a further thread that compiles expressions of the same query, whose context must outlive it. It warns of
  // nothing.
  explicit ExpressionContext(const ExpressionContext* of_query)
      : query_(of_query->query_), pool(of_query->pool), base(of_query->base) {}
  ExpressionContext(const ExpressionContext&) = delete;
  ExpressionContext& operator=(const ExpressionContext&) = delete;

  TermPool& pool;
  std::string_view base;  // what IRI() resolves against, of the query; may be empty
  // NOW(): one instant per query. Taken from the system clock when first needed, unless set before.
  std::optional<xsd::DateTime>& now = query_.now;
  RandomSource& random = query_.random;
  // Makes the test for the pattern of an EXISTS. The algebra node outlives the query's execution.
  std::function<ExistsTest(const algebra::Algebra& pattern)> compile_exists;
  // Told what looks like a mistake in the query and is none; may be empty. Called while expressions are compiled.
  std::function<void(Place where, std::string message)> warn;
  // Keeps the blank nodes of BNODE(str) of different operators apart: give each SELECT clause, which is a run of Extend
  // operators over the same solutions, a number of its own.
  std::uint64_t blank_node_scope = 0;
  // What the states of aggregates hold of the heap beside themselves, in bytes, roughly.
  std::atomic<std::size_t>& aggregate_bytes = query_.aggregate_bytes;

  xsd::DateTime instant();
  TermId blank_node(std::uint64_t scope, std::uint64_t row, std::string_view label);

  // Forgets the instant and the blank nodes: a new run has its own.
  void begin_run();
};

namespace eval {
struct Node;
}

class CompiledExpression {
 public:
  // Throws Error (at the place of the function's name) for a function that does not exist, with a suggestion.
  CompiledExpression(const algebra::Expression& expression, ExpressionContext& context);
  ~CompiledExpression();
  CompiledExpression(CompiledExpression&&) noexcept;
  CompiledExpression& operator=(CompiledExpression&&) noexcept;

  // The value as a term of the pool; no_term for an error.
  TermId evaluate(const RowView& row) const;

  // The effective boolean value.
  Ebv test(const RowView& row) const;

  // The variables it reads, ascending, without those inside of EXISTS.
  const std::vector<algebra::Variable>& variables() const { return variables_; }

  // Whether equal rows give equal results: no RAND, UUID, STRUUID, BNODE or EXISTS in it.
  bool is_pure() const;

  // Whether it is a plain variable; then evaluate() is a copy of its column.
  std::optional<algebra::Variable> as_variable() const;

 private:
  friend class CompiledAggregate;
  ExpressionContext* context_;
  std::unique_ptr<eval::Node> root_;
  std::vector<algebra::Variable> variables_;
};

}  // namespace kontor::sparql
