// OrderBy (SPARQL 1.1 section 15.1): all rows are kept, sorted and given out; with a limit only about that many are
// kept: when there are several times as many, the later ones go. Equal rows stay in the order in which they came.
#pragma once

#include "kontor/sparql/algebra/algebra.hpp"
#include "kontor/sparql/exec/row_source.hpp"
#include "kontor/sparql/exec/row_table.hpp"

namespace kontor::sparql {

class OrderByRows final : public RowSource {
 public:
  // `limit`: how many rows somebody above will read at most.
  OrderByRows(ExecutionContext& context, RowSourcePtr input, const std::vector<algebra::OrderCondition>& conditions,
              std::optional<std::uint64_t> limit);

  void restart() override;
  std::string label() const override;
  std::vector<const RowSource*> inputs() const override { return {input_.get()}; }

 protected:
  void produce(Batch& batch) override;

 private:
  struct Condition {
    CompiledExpression key;
    bool descending = false;
  };

  void add_batch(const Batch& rows);
  template <typename Element, typename Less>
  void sort(std::vector<Element>& elements, const Less& less);
  std::vector<TermId> order_terms(const std::vector<TermId>& terms);
  void rank_keys(std::vector<TermId>& keys, bool descending);
  void sort_all();
  void sort_some();
  int compare(std::size_t condition, std::uint32_t a, std::uint32_t b) const;
  bool before(std::uint32_t a, std::uint32_t b);
  void drop_all_but(std::size_t count);

  RowSourcePtr input_;
  std::vector<Condition> conditions_;
  std::optional<std::uint64_t> limit_;
  ColumnTable table_;
  RowTable rows_;
  std::vector<std::vector<TermId>> keys_;  // by condition, then by row
  std::vector<std::uint32_t> order_;
  Charge charge_;
  bool sorted_ = false;
  std::size_t next_ = 0;
  std::uint64_t number_ = 0;
};

}  // namespace kontor::sparql
