#include "kontor/sparql/exec/path.hpp"

#include <algorithm>
#include <limits>

namespace kontor::sparql {

PathJoin::PathJoin(ExecutionContext& context, RowSourcePtr input, const store::Graph& graph, const algebra::Path& path,
                   InputTerms input_terms, const std::vector<Variable>& outputs)
    : RowSource(context), input_(std::move(input)), graph_(graph), search_(path.path, graph, context) {
  subject_.part = resolve(path.subject, context);
  object_.part = resolve(path.object, context);
  text_ = show(subject_.part, context) + " " + rdf::to_string(path.path) + " " + show(object_.part, context);
  only_nodes_ = input_terms == InputTerms::joined && subject_.part.is_variable && object_.part.is_variable &&
                search_.may_be_empty();
  same_variable_ =
      subject_.part.is_variable && object_.part.is_variable && subject_.part.variable == object_.part.variable;
  const auto needed = [&outputs](Variable variable) {
    return std::find(outputs.begin(), outputs.end(), variable) != outputs.end();
  };
  const auto is_end = [this](Variable variable) {
    return (subject_.part.is_variable && subject_.part.variable == variable) ||
           (object_.part.is_variable && object_.part.variable == variable);
  };
  const Columns& given = input_->columns();
  for (std::size_t slot = 0; slot < given.size(); ++slot) {
    const Variable variable = given.variable(slot);
    if (!needed(variable)) continue;
    if (given.certain(slot) || !is_end(variable)) passed_.emplace_back(slot, columns_.size());
    columns_.add(variable, given.certain(slot) || is_end(variable));
  }
  for (End* end : {&subject_, &object_}) {
    if (!end->part.is_variable) continue;
    const Variable variable = end->part.variable;
    end->slot = given.find(variable);
    if (!needed(variable)) continue;
    if (!columns_.has(variable)) columns_.add(variable, true);
    if (!given.has_certain(variable)) end->column = columns_.find(variable);
  }
  if (same_variable_) object_.column = Columns::npos;
  sorted_by_ = input_->sorted_by();
  if (sorted_by_ && !columns_.has_certain(*sorted_by_)) sorted_by_.reset();
  keeps_input_order_ = input_->keeps_input_order();
}

void PathJoin::restart() {
  input_->restart();
  rows_.reset(0);
  row_ = 0;
  row_started_ = false;
  done_ = false;
}

std::string PathJoin::label() const {
  return "Path " + text_ + (number_to_ == Columns::npos ? "" : ", counted");
}

TermId PathJoin::value(const End& end) const {
  if (!end.part.is_variable) return end.part.term;
  return end.slot == Columns::npos ? no_term : rows_.columns[end.slot][row_];
}

bool PathJoin::is_node(TermId id) const {
  return graph_.count({id, no_term, no_term}) > 0 || graph_.count({no_term, no_term, id}) > 0;
}

void PathJoin::search_from(TermId start, PathSearch::Direction direction) {
  fixed_ = start;
  next_end_ = 0;
  backward_ = direction == PathSearch::Direction::backward;
  if (searched_ == start && searched_backward_ == backward_) return;
  ends_.clear();
  search_.from(start, direction, ends_);
  searched_ = start;
  searched_backward_ = backward_;
}

void PathJoin::start_row() {
  row_started_ = true;
  const TermId subject = value(subject_);
  const TermId object = value(object_);
  everywhere_ = subject == no_term && object == no_term;
  wanted_ = no_term;
  if (everywhere_) {
    if (!starts_known_) starts_ = search_.starts();
    starts_known_ = true;
    next_start_ = 0;
    ends_.clear();
    next_end_ = 0;
    searched_ = no_term;
    return;
  }
  if (only_nodes_ && !is_node(subject != no_term ? subject : object)) {
    ends_.clear();
    next_end_ = 0;
    searched_ = no_term;
    return;
  }
  if (subject != no_term) {
    wanted_ = object;
    search_from(subject, PathSearch::Direction::forward);
  } else {
    search_from(object, PathSearch::Direction::backward);
  }
}

// Moves on to the next start of a search from everywhere; false if the row is done.
bool PathJoin::next_start() {
  if (!everywhere_ || next_start_ == starts_.size()) return false;
  search_from(starts_[next_start_++], PathSearch::Direction::forward);
  wanted_ = same_variable_ ? fixed_ : no_term;
  return true;
}

void PathJoin::emit(Batch& batch, TermId subject, TermId object) {
  for (const auto& [from, to] : passed_) batch.columns[to].push_back(rows_.columns[from][row_]);
  if (subject_.column != Columns::npos) batch.columns[subject_.column].push_back(subject);
  if (object_.column != Columns::npos) batch.columns[object_.column].push_back(object);
  ++batch.rows;
}

void PathJoin::count_in(Variable number) {
  number_from_ = input_->columns().find(number);
  if (!columns_.has(number)) columns_.add(number, true);
  number_to_ = columns_.find(number);
  std::erase_if(passed_, [this](const auto& slots) { return slots.second == number_to_; });
}

// One row, or as many as it takes if its number is too large.
void PathJoin::emit_count(Batch& batch) {
  std::uint64_t count =
      wanted_ == no_term ? ends_.size() : static_cast<std::uint64_t>(std::count(ends_.begin(), ends_.end(), wanted_));
  next_end_ = ends_.size();
  if (number_from_ != Columns::npos) count *= times(rows_.columns[number_from_][row_]);
  while (count > 0) {
    const auto part = static_cast<TermId>(std::min<std::uint64_t>(count, std::numeric_limits<TermId>::max()));
    batch.columns[number_to_].push_back(part);
    count -= part;
    emit(batch, no_term, no_term);
  }
}

void PathJoin::produce(Batch& batch) {
  while (batch.rows < batch_rows && !done_) {
    if (row_ >= rows_.rows) {
      if (batch.rows > 0) return;
      row_ = 0;
      row_started_ = false;
      if (!input_->next(rows_)) {
        done_ = true;
        return;
      }
    }
    if (!row_started_) start_row();
    if (number_to_ != Columns::npos && next_end_ < ends_.size()) emit_count(batch);
    for (; next_end_ < ends_.size() && batch.rows < batch_rows; ++next_end_) {
      const TermId end = ends_[next_end_];
      if (wanted_ != no_term && end != wanted_) continue;
      emit(batch, backward_ ? end : fixed_, backward_ ? fixed_ : end);
    }
    watch().tick(ends_.size() / 64 + 1);
    if (next_end_ < ends_.size() || next_start()) continue;
    row_started_ = false;
    ++row_;
  }
}

}  // namespace kontor::sparql
