// Filter: keeps the rows for which the condition is true (SPARQL 1.1 section 18.5, Filter); errors count as false.
#pragma once

#include "kontor/sparql/exec/row_source.hpp"

namespace kontor::sparql {

class FilterRows final : public RowSource {
 public:
  FilterRows(ExecutionContext& context, RowSourcePtr input, CompiledExpression condition, std::string text);

  void restart() override { input_->restart(); }
  std::string label() const override { return "Filter " + text_; }
  std::vector<const RowSource*> inputs() const override { return {input_.get()}; }
  DivisibleScan* leading_scan() override { return input_->leading_scan(); }
  bool takes_long() const override { return true; }

 protected:
  void produce(Batch& batch) override;

 private:
  bool test(const TermId* const* table, std::size_t row);

  RowSourcePtr input_;
  CompiledExpression condition_;
  std::string text_;
  Batch rows_;
  ColumnTable table_;
  std::uint64_t number_ = 0;
  // If the condition reads one variable only and always says the same about the same term: what it said.
  std::optional<Variable> only_;
  LazyArray<std::uint8_t> known_;
};

// Extend: adds a column with the value of an expression (BIND, SELECT expressions); an error leaves it unbound.
class ExtendRows final : public RowSource {
 public:
  ExtendRows(ExecutionContext& context, RowSourcePtr input, Variable variable, CompiledExpression expression,
             std::string text);

  void restart() override { input_->restart(); }
  std::string label() const override { return "Extend " + context_.show_variable(variable_) + " := " + text_; }
  std::vector<const RowSource*> inputs() const override { return {input_.get()}; }
  DivisibleScan* leading_scan() override { return input_->leading_scan(); }
  bool takes_long() const override { return true; }

 protected:
  void produce(Batch& batch) override;

 private:
  RowSourcePtr input_;
  Variable variable_;
  CompiledExpression expression_;
  std::string text_;
  Batch rows_;
  ColumnTable table_;
  std::uint64_t number_ = 0;
};

}  // namespace kontor::sparql
