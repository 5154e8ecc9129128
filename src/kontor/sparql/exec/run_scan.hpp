// The different values of one variable of a triple pattern, read off an index, and how many triples have each: DISTINCT
// over one pattern, and the first pattern of what is only counted.
//
// In a permutation that begins with the constants of the pattern and goes on with the variable, equal values lie side
// by side. The end of each such run is found by doubling steps, so the work is that of the values, not of the triples.
#pragma once

#include "kontor/sparql/exec/divisible_scan.hpp"
#include "kontor/sparql/exec/row_source.hpp"
#include "kontor/sparql/exec/triple_pattern.hpp"

namespace kontor::sparql {

class RunScan final : public RowSource, public DivisibleScan {
 public:
  // No variable stands twice in the pattern. `count`: gets the length of each run as the number of a row (see
  // batch.hpp).
  RunScan(ExecutionContext& context, const store::Graph& graph, const IdPattern& pattern, Variable variable,
          std::optional<Variable> count);

  void restart() override;
  std::string label() const override;
  DivisibleScan* leading_scan() override { return this; }
  std::size_t expected_rows() const override;

 protected:
  void produce(Batch& batch) override;

 private:
  store::Row next_run(store::Row row) const;

  store::Graph graph_;
  IdPattern pattern_;
  store::Access access_;
  const store::Permutation* permutation_ = nullptr;  // null for an empty graph
  store::Row next_ = 0;
  store::Row end_ = 0;
};

}  // namespace kontor::sparql
