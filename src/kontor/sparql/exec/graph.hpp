// GRAPH ?g { }: a pattern evaluated against each named graph in turn, with ?g bound to its name (SPARQL 1.1
// section 18.5).
#pragma once

#include <functional>

#include "kontor/sparql/exec/row_source.hpp"

namespace kontor::sparql {

class GraphRows final : public RowSource {
 public:
  using MakePlan = std::function<RowSourcePtr(const store::Graph&)>;

  // `pattern`: the columns that the plans have (in any order); `name`: the variable for the name.
  GraphRows(ExecutionContext& context, Variable name, const Columns& pattern, MakePlan make_plan);

  void restart() override;
  std::string label() const override;
  std::vector<const RowSource*> inputs() const override { return {plan_.get()}; }

 protected:
  void produce(Batch& batch) override;

 private:
  void append(Batch& batch, const Batch& rows, TermId graph);

  Variable name_;
  MakePlan make_plan_;
  RowSourcePtr plan_;  // of the graph before next_
  std::size_t next_ = 0;
  bool open_ = false;
  Batch rows_;
};

}  // namespace kontor::sparql
