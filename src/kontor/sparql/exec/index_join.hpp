// Extends each row of the input by all triples that match a pattern under it: a join with an index as the inner side.
//
// The terms of the pattern and the variables that the input binds are the first columns of some permutation, so the
// matches of a row are one range. Where the rows come in the order of the variable that is looked up, the search goes
// on from the last range by doubling steps, and the whole is a merge join; where they do not, it is a search per row.
// Once many rows were looked up, a directory of the triples is made, and no row is searched for any more. A variable
// that the input leaves unbound in a row is bound by the match (compatible mappings, section 18.3).
#pragma once

#include <array>
#include <vector>

#include "kontor/sparql/exec/row_source.hpp"
#include "kontor/sparql/exec/run_directory.hpp"
#include "kontor/sparql/exec/triple_pattern.hpp"

namespace kontor::sparql {

class IndexJoin final : public RowSource {
 public:
  // `outputs`: the variables that somebody above needs.
  IndexJoin(ExecutionContext& context, RowSourcePtr input, const store::Graph& graph, const IdPattern& pattern,
            const std::vector<Variable>& outputs);

  // Whether no column tells the matches of a row apart, so that they can be counted instead.
  bool can_count() const { return matched_.empty() && repeated_.empty() && nullable_.empty(); }

  // Gives one row for all matches of a row, and multiplies its number by theirs (see batch.hpp).
  void count_in(Variable number);

  void restart() override;
  std::string label() const override;
  std::vector<const RowSource*> inputs() const override { return {input_.get()}; }
  DivisibleScan* leading_scan() override { return input_->leading_scan(); }
  // A merge, or a look into a directory, does not.
  bool takes_long() const override {
    return constant_keys_ == 0 || keys_.size() > constant_keys_ + 1 || !nullable_.empty() || input_->takes_long();
  }

 protected:
  void produce(Batch& batch) override;

 private:
  // A part of the pattern whose value is known before a row is looked up: a term, or a column of the input.
  struct Key {
    std::size_t slot = Columns::npos;  // npos: the term
    TermId term = no_term;
  };
  struct Output {
    std::size_t column = 0;  // of this operator
    std::size_t part = 0;    // of the triple
  };

  void choose_order();
  bool read_rows();
  void build_directory();
  void build_directory_of_rows();
  bool start_row();
  void start_row_with_gaps();
  store::Order order_for(const std::array<TermId, 3>& terms) const;
  void take(Batch& batch);
  void find_matches(Batch& batch);
  void count_matches(Batch& batch);
  void count_by_directory(Batch& batch);
  void pass(Batch& batch) const;
  bool fits(store::Row row) const;

  RowSourcePtr input_;
  store::Graph graph_;
  IdPattern pattern_;
  std::vector<Key> keys_;                                      // in the order of the permutation
  std::size_t constant_keys_ = 0;                              // the first of them, which are terms
  std::vector<std::pair<std::size_t, std::size_t>> passed_;    // column of the input, column of this operator
  std::vector<Output> matched_;                                // columns that matches fill
  std::vector<std::size_t> nullable_;                          // columns of the input that a match may bind
  std::vector<std::pair<std::size_t, std::size_t>> repeated_;  // parts that must be equal

  const store::Permutation* permutation_ = nullptr;  // of the current row
  const store::Permutation* usual_ = nullptr;        // of all rows, if no variable of theirs can be unbound
  store::Order order_ = store::Order::spo;
  store::RowRange base_;   // rows of the constant keys
  store::RowRange found_;  // rows of base_ and the first other key
  TermId found_key_ = no_term;
  bool is_sorted_ = false;   // whether the input comes in the order of the first other key
  RunDirectory directory_;   // of base_ by that key, once it pays; of what these rows can match, if they are sorted
  store::Row searched_ = 0;  // where what the last rows could match ended, if they are sorted
  std::size_t looked_up_ = 0;
  Charge charge_;
  store::RowRange match_;  // what is left of the current row's matches
  Batch rows_;
  std::size_t row_ = 0;
  bool row_started_ = false;
  bool done_ = false;
  std::size_t number_from_ = Columns::npos;  // column of the input; npos if it has none
  std::size_t number_to_ = Columns::npos;    // column of this operator; npos if it does not count
  std::uint64_t uncounted_ = 0;              // matches of the current row that are not yet handed on
  std::vector<std::size_t> picked_;          // the input row of each output row
};

}  // namespace kontor::sparql
