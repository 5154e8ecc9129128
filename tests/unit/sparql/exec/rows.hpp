// Rows fed to operators by hand, and rows read back, as small numbers.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "kontor/sparql/exec/join_side.hpp"
#include "kontor/sparql/exec/row_source.hpp"
#include "kontor/store/dataset.hpp"

namespace kontor::sparql {

using Rows = std::vector<std::vector<TermId>>;

// Gives out prepared rows, `step` at a time. A column that has a 0 is one that can be unbound.
class HandRows final : public RowSource {
 public:
  HandRows(ExecutionContext& context, const std::vector<Variable>& variables, Rows rows, std::size_t step = 2,
           std::optional<Variable> sorted_by = std::nullopt)
      : RowSource(context), rows_(std::move(rows)), step_(step) {
    for (std::size_t slot = 0; slot < variables.size(); ++slot) {
      bool certain = true;
      for (const auto& row : rows_) certain = certain && row[slot] != no_term;
      columns_.add(variables[slot], certain);
    }
    sorted_by_ = sorted_by;
  }

  void restart() override { next_ = 0; }
  std::string label() const override { return "HandRows"; }

  std::size_t given() const { return next_; }

 protected:
  void produce(Batch& batch) override {
    for (; next_ < rows_.size() && batch.rows < step_; ++next_, ++batch.rows) {
      for (std::size_t slot = 0; slot < columns_.size(); ++slot) batch.columns[slot].push_back(rows_[next_][slot]);
    }
  }

 private:
  Rows rows_;
  std::size_t step_;
  std::size_t next_ = 0;
};

inline Rows read_all_rows(RowSource& source) {
  Rows rows;
  Batch batch;
  while (source.next(batch)) {
    for (std::size_t i = 0; i < batch.rows; ++i) {
      std::vector<TermId>& row = rows.emplace_back();
      for (const std::vector<TermId>& column : batch.columns) row.push_back(column.at(i));
    }
  }
  return rows;
}

// A context with variables ?a ?b ?c ?d (0 to 3), a dictionary with the terms "t1" ... "t20" as ids 1 to 20, and a
// graph.
struct Bench {
  explicit Bench(std::vector<store::Triple> triples = {}, const QueryLimits& limits = {})
      : size(static_cast<store::Row>(triples.size())), index(std::move(triples), {0, size}), graph(index, 0) {
    for (int i = 1; i <= 20; ++i) dictionary.intern(rdf::iri("t" + std::to_string(i)));
    for (const char* name : {"a", "b", "c", "d"}) variables.add(name);
    context = std::make_unique<ExecutionContext>(dictionary, variables, limits);
    context->dataset.default_graph = graph;
  }

  RowSourcePtr rows(const std::vector<Variable>& names, Rows values, std::size_t step = 2) {
    return std::make_unique<HandRows>(*context, names, std::move(values), step);
  }

  // For the right of a join.
  std::shared_ptr<JoinSide> side(const std::vector<Variable>& names, Rows values) {
    return std::make_shared<JoinSide>(*context, rows(names, std::move(values)));
  }

  store::Row size;
  store::Dictionary dictionary;
  algebra::Variables variables;
  store::TripleIndex index;
  store::Graph graph;
  std::unique_ptr<ExecutionContext> context;
};

}  // namespace kontor::sparql
