#include "kontor/sparql/exec/index_join.hpp"

#include <algorithm>
#include <limits>

namespace kontor::sparql {
namespace {

// Sorted by the same part first, then by the other two the other way round.
store::Order with_last_levels_swapped(store::Order order) {
  switch (order) {
    case store::Order::spo:
      return store::Order::sop;
    case store::Order::sop:
      return store::Order::spo;
    case store::Order::pso:
      return store::Order::pos;
    case store::Order::pos:
      return store::Order::pso;
    case store::Order::osp:
      return store::Order::ops;
    case store::Order::ops:
      return store::Order::osp;
  }
  return order;
}

}  // namespace

IndexJoin::IndexJoin(ExecutionContext& context, RowSourcePtr input, const store::Graph& graph, const IdPattern& pattern,
                     const std::vector<Variable>& outputs)
    : RowSource(context), input_(std::move(input)), graph_(graph), pattern_(pattern), charge_(context.watch) {
  const auto needed = [&outputs](Variable variable) {
    return std::find(outputs.begin(), outputs.end(), variable) != outputs.end();
  };
  const Columns& given = input_->columns();
  for (std::size_t slot = 0; slot < given.size(); ++slot) {
    const Variable variable = given.variable(slot);
    if (!needed(variable)) continue;
    passed_.emplace_back(slot, columns_.size());
    columns_.add(variable, given.certain(slot) || pattern_.has(variable));
  }
  for (std::size_t part = 0; part < 3; ++part) {
    if (!pattern_.parts[part].is_variable) continue;
    const Variable variable = pattern_.parts[part].variable;
    const auto first = static_cast<std::size_t>(pattern_.part_of(variable));
    if (first != part) repeated_.emplace_back(first, part);
    const std::size_t slot = given.find(variable);
    if (slot != Columns::npos) {
      if (!given.certain(slot)) nullable_.push_back(slot);
      if (given.certain(slot) || first != part || !needed(variable)) continue;
      matched_.push_back({columns_.find(variable), part});
    } else if (first == part && needed(variable)) {
      matched_.push_back({columns_.size(), part});
      columns_.add(variable, true);
    }
  }
  sorted_by_ = input_->sorted_by();
  if (sorted_by_ && !columns_.has_certain(*sorted_by_)) sorted_by_.reset();
  keeps_input_order_ = input_->keeps_input_order();
  if (!graph_.empty()) choose_order();
}

// Terms first, then the column by which the input is sorted: searching goes on from match to match. If it is not sorted
// by a key and one key alone is usually a short list (a subject), that key comes first.
void IndexJoin::choose_order() {
  const Columns& given = input_->columns();
  std::array<bool, 3> bound{};
  int sorted_part = -1;
  for (std::size_t part = 0; part < 3; ++part) {
    const PatternPart& p = pattern_.parts[part];
    bound[part] = !p.is_variable || given.has_certain(p.variable);
    if (p.is_variable && bound[part] && input_->sorted_by() == p.variable && sorted_part < 0) {
      sorted_part = static_cast<int>(part);
    }
  }
  const auto& parts = pattern_.parts;
  if (sorted_part >= 0) {
    order_ = store::access_for(graph_.index(), !parts[0].is_variable, !parts[1].is_variable, !parts[2].is_variable,
                               sorted_part)
                 .order;
    // Another variable that is bound has to come before the part that is not; with a term, it is the last level anyway.
    const auto levels = store::parts(order_);
    const auto unbound = std::find(bound.begin(), bound.end(), false);
    if (unbound != bound.end() && levels[1] == static_cast<std::size_t>(unbound - bound.begin()) && bound[levels[2]]) {
      order_ = with_last_levels_swapped(order_);
    }
  } else {
    order_ = store::access_for(graph_.index(), bound[0], bound[1], bound[2]).order;
  }
  const auto order = store::parts(order_);
  usual_ = &graph_.permutation(order_);
  for (const std::uint8_t part : order) {
    if (!bound[part]) break;
    Key key;
    if (parts[part].is_variable) {
      key.slot = given.find(parts[part].variable);
    } else {
      key.term = parts[part].term;
      if (keys_.size() == constant_keys_) ++constant_keys_;
    }
    keys_.push_back(key);
  }
  if (constant_keys_ < keys_.size()) {
    const std::size_t slot = keys_[constant_keys_].slot;
    is_sorted_ = input_->sorted_by() && *input_->sorted_by() == given.variable(slot);
  }
  base_ = graph_.rows();
  for (std::size_t level = 0; level < constant_keys_; ++level) {
    base_ = usual_->equal_range(base_, level, keys_[level].term);
  }
  found_ = {base_.begin, base_.begin};
}

void IndexJoin::restart() {
  input_->restart();
  rows_.reset(input_->columns().size());
  row_ = 0;
  row_started_ = false;
  done_ = false;
  uncounted_ = 0;
}

std::string IndexJoin::label() const {
  return "IndexJoin " + std::string(store::to_string(order_)) + " " + show(pattern_, context_) +
         (number_to_ == Columns::npos ? "" : ", counted");
}

// Finds the matches of the current row.
bool IndexJoin::start_row() {
  if (!nullable_.empty()) {
    start_row_with_gaps();
    return !match_.empty();
  }
  permutation_ = usual_;
  match_ = base_;
  std::size_t level = constant_keys_;
  if (level < keys_.size()) {
    const Key& key = keys_[level];
    const TermId id = key.slot == Columns::npos ? key.term : rows_.columns[key.slot][row_];
    if (id != found_key_) {
      if (!directory_.empty()) {
        found_ = directory_.find(id);
      } else if (level == 0) {
        found_ = usual_->equal_range(base_, 0, id);
      } else {
        found_ = usual_->equal_range_from(base_, level, id, found_.end);
      }
      found_key_ = id;
    }
    match_ = found_;
    ++level;
  }
  for (; level < keys_.size() && !match_.empty(); ++level) {
    const Key& key = keys_[level];
    match_ = usual_->equal_range(match_, level, key.slot == Columns::npos ? key.term : rows_.columns[key.slot][row_]);
  }
  return !match_.empty();
}

// Some variable of the pattern may be unbound: each row has an order of its own.
void IndexJoin::start_row_with_gaps() {
  store::Triple triple = pattern_.constants();
  std::array<TermId, 3> terms{triple.subject, triple.predicate, triple.object};
  for (std::size_t part = 0; part < 3; ++part) {
    if (!pattern_.parts[part].is_variable) continue;
    const std::size_t slot = input_->columns().find(pattern_.parts[part].variable);
    if (slot != Columns::npos) terms[part] = rows_.columns[slot][row_];
  }
  const store::Order order = order_for(terms);
  permutation_ = &graph_.permutation(order);
  std::array<TermId, 3> prefix{};
  std::size_t bound = 0;
  for (const std::uint8_t part : store::parts(order)) {
    if (terms[part] == no_term) break;
    prefix[bound++] = terms[part];
  }
  match_ = graph_.range(order, {prefix.data(), bound});
}

// An order that begins with the terms. With less than two the order of the matches depends on it, which must be the
// same for all rows and threads, whatever orders are there by now.
store::Order IndexJoin::order_for(const std::array<TermId, 3>& terms) const {
  const std::array<bool, 3> bound{terms[0] != no_term, terms[1] != no_term, terms[2] != no_term};
  const auto count = std::count(bound.begin(), bound.end(), true);
  if (count == 0 || (count == 1 && bound[store::parts(order_).front()])) return order_;
  return store::access_for(count == 1 ? nullptr : graph_.index(), bound[0], bound[1], bound[2]).order;
}

bool IndexJoin::fits(store::Row row) const {
  const auto order = store::parts(permutation_->order());
  const auto value = [&](std::size_t part) {
    const auto level = static_cast<std::size_t>(std::find(order.begin(), order.end(), part) - order.begin());
    return permutation_->column(level)[row];
  };
  return std::all_of(repeated_.begin(), repeated_.end(),
                     [&](const auto& pair) { return value(pair.first) == value(pair.second); });
}

// Appends matches of the current row, as many as fit.
void IndexJoin::take(Batch& batch) {
  const auto order = store::parts(permutation_->order());
  const store::Row space = static_cast<store::Row>(batch_rows - std::min(batch_rows, batch.rows));
  const store::Row end = match_.begin + std::min<store::Row>(space, match_.end - match_.begin);
  const auto append = [&](store::Row from, store::Row to) {
    for (const Output& output : matched_) {
      const auto level = static_cast<std::size_t>(std::find(order.begin(), order.end(), output.part) - order.begin());
      const TermId* ids = permutation_->column(level).data();
      batch.columns[output.column].insert(batch.columns[output.column].end(), ids + from, ids + to);
    }
    picked_.insert(picked_.end(), to - from, row_);
    batch.rows += to - from;
  };
  if (repeated_.empty()) {
    append(match_.begin, end);
  } else {
    for (store::Row row = match_.begin; row < end; ++row) {
      if (fits(row)) append(row, row + 1);
    }
  }
  match_.begin = end;
}

void IndexJoin::count_in(Variable number) {
  number_from_ = input_->columns().find(number);
  if (!columns_.has(number)) columns_.add(number, true);
  number_to_ = columns_.find(number);
  std::erase_if(passed_, [this](const auto& slots) { return slots.second == number_to_; });
}

void IndexJoin::count_matches(Batch& batch) {
  constexpr std::uint64_t most = std::numeric_limits<TermId>::max();
  std::vector<TermId>& numbers = batch.columns[number_to_];
  while (row_ < rows_.rows && numbers.size() < batch_rows) {
    if (!row_started_) {
      uncounted_ = 0;
      if (start_row()) {
        uncounted_ = match_.size();
        if (number_from_ != Columns::npos) uncounted_ *= times(rows_.columns[number_from_][row_]);
      }
      row_started_ = true;
    }
    // More than a number can say becomes several rows.
    for (; uncounted_ > 0 && numbers.size() < batch_rows; uncounted_ -= numbers.back()) {
      numbers.push_back(static_cast<TermId>(std::min(uncounted_, most)));
      picked_.push_back(row_);
    }
    if (uncounted_ > 0) break;
    row_started_ = false;
    ++row_;
  }
  batch.rows = numbers.size();
}

// The same where the directory tells the number at once, without looking at more than the key.
void IndexJoin::count_by_directory(Batch& batch) {
  constexpr std::uint64_t most = std::numeric_limits<TermId>::max();
  const TermId* ids = rows_.columns[keys_[constant_keys_].slot].data();
  const TermId* factors = number_from_ == Columns::npos ? nullptr : rows_.columns[number_from_].data();
  std::vector<TermId>& numbers = batch.columns[number_to_];
  numbers.resize(rows_.rows - row_);
  picked_.resize(numbers.size());
  std::size_t count = 0;
  for (; row_ < rows_.rows; ++row_) {
    std::uint64_t matches = directory_.find(ids[row_]).size();
    if (factors != nullptr) matches *= times(factors[row_]);
    if (matches > most) break;
    numbers[count] = static_cast<TermId>(matches);
    picked_[count] = row_;
    count += matches != 0 ? 1 : 0;
  }
  numbers.resize(count);
  picked_.resize(count);
  batch.rows = count;
  if (row_ < rows_.rows) count_matches(batch);
}

// The columns of the input, as its rows were picked.
void IndexJoin::pass(Batch& batch) const {
  for (const auto& [from, to] : passed_) {
    // A column that matches may bind was filled by them already.
    if (!batch.columns[to].empty()) continue;
    const std::vector<TermId>& source = rows_.columns[from];
    std::vector<TermId>& target = batch.columns[to];
    target.resize(picked_.size());
    for (std::size_t i = 0; i < picked_.size(); ++i) target[i] = source[picked_[i]];
  }
}

// The next rows of the input, if there are any.
bool IndexJoin::read_rows() {
  row_ = 0;
  row_started_ = false;
  done_ = !input_->next(rows_);
  if (done_) return false;
  if (constant_keys_ == 0 || constant_keys_ == keys_.size() || !nullable_.empty()) return true;
  if (is_sorted_) {
    build_directory_of_rows();
  } else if (directory_.empty()) {
    build_directory();
  }
  return true;
}

// A search costs about as much as so many steps of building a directory.
constexpr std::size_t steps_per_search = 8;

// Rows that are sorted match a piece of the permutation behind that of the rows before. Few rows are searched for.
void IndexJoin::build_directory_of_rows() {
  constexpr std::size_t few = 16;
  directory_.clear();
  if (rows_.rows < few) return;
  const std::vector<TermId>& wanted = rows_.columns[keys_[constant_keys_].slot];
  const store::Row begin = usual_->equal_range_from(base_, constant_keys_, wanted.front(), searched_).begin;
  searched_ = usual_->equal_range_from({begin, base_.end}, constant_keys_, wanted.back(), begin).end;
  const std::span<const TermId> ids = usual_->column(constant_keys_);
  const std::size_t work = RunDirectory::work(ids, {begin, searched_});
  if (work == 0 || work > steps_per_search * rows_.rows) return;
  watch().tick(work / 16);
  directory_.build(ids, {begin, searched_});
  charge_.set(directory_.memory_bytes());
}

void IndexJoin::build_directory() {
  // The estimate alone is not trusted: of LIMIT it knows nothing.
  looked_up_ += rows_.rows;
  const double expected = std::max(input_->estimate, static_cast<double>(looked_up_));
  const std::span<const TermId> ids = usual_->column(constant_keys_);
  if (looked_up_ > batch_rows && expected * steps_per_search > static_cast<double>(base_.size()) &&
      RunDirectory::is_dense(ids, base_)) {
    watch().tick(base_.size() / 16);
    directory_.build(ids, base_);
    charge_.set(directory_.memory_bytes());
  }
}

void IndexJoin::produce(Batch& batch) {
  if (graph_.empty()) return;
  while (batch.rows == 0 && !done_) {
    if (row_ >= rows_.rows && !read_rows()) return;
    picked_.clear();
    const std::size_t first = row_;
    if (number_to_ != Columns::npos && !row_started_ && !directory_.empty() && keys_.size() == constant_keys_ + 1) {
      count_by_directory(batch);
    } else if (number_to_ != Columns::npos) {
      count_matches(batch);
    } else {
      find_matches(batch);
    }
    watch().tick(row_ - first + batch.rows);
    pass(batch);
  }
}

void IndexJoin::find_matches(Batch& batch) {
  while (row_ < rows_.rows && batch.rows < batch_rows) {
    if (!row_started_) row_started_ = start_row();
    if (row_started_) {
      take(batch);
      if (!match_.empty()) continue;
    }
    row_started_ = false;
    ++row_;
  }
}

}  // namespace kontor::sparql
