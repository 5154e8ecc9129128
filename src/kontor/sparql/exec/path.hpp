// Extends each row of the input by the ends of a property path: whichever end a row binds is where the search starts.
#pragma once

#include <unordered_map>

#include "kontor/sparql/exec/path_search.hpp"
#include "kontor/sparql/exec/row_source.hpp"
#include "kontor/sparql/exec/triple_pattern.hpp"

namespace kontor::sparql {

class PathJoin final : public RowSource {
 public:
  // Between two variables a path of length zero only joins nodes of the graph (section 18.4), whatever the input binds
  // them to; unless the input's values are substituted for the variables, as EXISTS does.
  enum class InputTerms : std::uint8_t { joined, substituted };

  // `outputs`: the variables that somebody above needs.
  PathJoin(ExecutionContext& context, RowSourcePtr input, const store::Graph& graph, const algebra::Path& path,
           InputTerms input_terms, const std::vector<Variable>& outputs);

  // Whether no column tells the ends of a row's paths apart, so that they can be counted instead.
  bool can_count() const { return subject_.column == Columns::npos && object_.column == Columns::npos; }

  // Gives one row for all ends, and multiplies its number by theirs (see batch.hpp).
  void count_in(Variable number);

  void restart() override;
  std::string label() const override;
  std::vector<const RowSource*> inputs() const override { return {input_.get()}; }
  DivisibleScan* leading_scan() override { return input_->leading_scan(); }
  bool takes_long() const override { return true; }

 protected:
  void produce(Batch& batch) override;

 private:
  struct End {
    PatternPart part;
    std::size_t slot = Columns::npos;    // of the input
    std::size_t column = Columns::npos;  // of this operator
  };

  TermId value(const End& end) const;
  void start_row();
  bool next_start();
  void search_from(TermId start, PathSearch::Direction direction);
  void emit(Batch& batch, TermId subject, TermId object);
  void emit_count(Batch& batch);

  bool is_node(TermId id) const;

  RowSourcePtr input_;
  store::Graph graph_;
  PathSearch search_;
  bool only_nodes_ = false;
  std::string text_;
  End subject_;
  End object_;
  bool same_variable_ = false;
  std::size_t number_from_ = Columns::npos;  // column of the input; npos if it has none
  std::size_t number_to_ = Columns::npos;    // column of this operator; npos if it does not count
  std::vector<std::pair<std::size_t, std::size_t>> passed_;

  Batch rows_;
  std::size_t row_ = 0;
  bool row_started_ = false;
  bool done_ = false;

  // The pairs of the current row: one end fixed, the other in `ends_`.
  std::vector<TermId> ends_;
  std::size_t next_end_ = 0;
  bool backward_ = false;
  TermId fixed_ = no_term;
  TermId searched_ = no_term;  // where ends_ were searched from, if they still are those
  bool searched_backward_ = false;
  TermId wanted_ = no_term;  // only this end counts
  bool everywhere_ = false;  // neither end is bound: every start in turn
  std::vector<TermId> starts_;
  bool starts_known_ = false;
  std::size_t next_start_ = 0;
};

}  // namespace kontor::sparql
