// All triples of the active graph that match one pattern: a range of one permutation, copied column by column.
#pragma once

#include <array>
#include <utility>
#include <vector>

#include "kontor/sparql/exec/divisible_scan.hpp"
#include "kontor/sparql/exec/row_source.hpp"
#include "kontor/sparql/exec/triple_pattern.hpp"

namespace kontor::sparql {

class TripleScan final : public RowSource, public DivisibleScan {
 public:
  // `sort_by`: a variable of the pattern whose ids shall come in ascending order; it decides about the permutation.
  // `outputs`: the variables that somebody above needs; rows are not merged if others differ.
  TripleScan(ExecutionContext& context, const store::Graph& graph, const IdPattern& pattern,
             std::optional<Variable> sort_by, const VariableSet& outputs);

  // Puts all triples into one row with their number (see batch.hpp). Only if there are no other columns and the pattern
  // has no variable twice.
  void count_in(Variable number);

  void restart() override;
  std::string label() const override;
  DivisibleScan* leading_scan() override { return counts_ || columns_.size() == 0 ? nullptr : this; }

 protected:
  void produce(Batch& batch) override;

 private:
  void produce_repeated(Batch& batch);
  store::Row step();

  store::Graph graph_;
  IdPattern pattern_;
  store::Access access_;
  const store::Permutation* permutation_ = nullptr;
  store::Row next_ = 0;
  store::Row step_ = 0;
  bool counts_ = false;
  std::array<std::size_t, 3> levels_{};                        // of each column
  std::vector<std::pair<std::size_t, std::size_t>> repeated_;  // levels that must be equal
};

}  // namespace kontor::sparql
