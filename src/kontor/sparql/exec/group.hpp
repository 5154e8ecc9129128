// Group with its aggregates (SPARQL 1.1 section 18.5.1): one pass over the input.
#pragma once

#include <map>

#include "kontor/sparql/exec/group_table.hpp"
#include "kontor/sparql/exec/row_source.hpp"

namespace kontor::sparql {

class ParallelRows;

// Groups come in the order in which their first rows came. Without keys there is exactly one group.
//
// Of an input that is divided among threads each thread makes a table of its share, and what they have of the
// same groups is merged in the order of the shares, which gives what one table of all rows would. Where it would not
// (floating-point numbers among others, see GroupTable::is_exact), the input is read again, by one thread. To divide
// the rows by their keys instead gains less: every row would pass from one thread to another.
class GroupRows final : public RowSource {
 public:
  // `number`: as CompiledGroup has it.
  GroupRows(ExecutionContext& context, RowSourcePtr input, const algebra::Group& group,
            std::optional<Variable> number = std::nullopt);

  void restart() override;
  std::string label() const override;
  std::vector<const RowSource*> inputs() const override { return {input_.get()}; }

 protected:
  void produce(Batch& batch) override;

 private:
  void read();
  bool read_divided();
  void read_alone();
  void give(GroupTable& table, Batch& batch) const;

  RowSourcePtr input_;
  CompiledGroup group_;
  ParallelRows* divided_ = nullptr;                    // the input, if each thread makes a table
  std::map<std::size_t, GroupTable> tables_;           // by the place where their rows begin
  std::map<std::size_t, GroupTable>::iterator table_;  // that gives the next group
  std::size_t next_ = 0;                               // group of it
};

}  // namespace kontor::sparql
