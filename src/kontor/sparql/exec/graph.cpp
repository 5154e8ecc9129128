#include "kontor/sparql/exec/graph.hpp"

namespace kontor::sparql {

GraphRows::GraphRows(ExecutionContext& context, Variable name, const Columns& pattern, MakePlan make_plan)
    : RowSource(context), name_(name), make_plan_(std::move(make_plan)) {
  columns_ = pattern;
  if (const std::size_t slot = columns_.find(name); slot != Columns::npos) {
    columns_.set_certain(slot, true);
  } else {
    columns_.add(name, true);
  }
}

void GraphRows::restart() {
  next_ = 0;
  open_ = false;
}

std::string GraphRows::label() const {
  return "Graph " + context_.show_variable(name_) + ", " + std::to_string(context_.dataset.named.size()) + " graphs";
}

// The rows in which the pattern does not bind the name to something else.
void GraphRows::append(Batch& batch, const Batch& rows, TermId graph) {
  const std::size_t name_slot = plan_->columns().find(name_);
  for (std::size_t row = 0; row < rows.rows; ++row) {
    if (name_slot != Columns::npos) {
      const TermId id = rows.columns[name_slot][row];
      if (id != no_term && id != graph) continue;
    }
    for (std::size_t slot = 0; slot < columns_.size(); ++slot) {
      const Variable variable = columns_.variable(slot);
      const std::size_t from = plan_->columns().find(variable);
      batch.columns[slot].push_back(variable == name_ ? graph
                                                      : (from == Columns::npos ? no_term : rows.columns[from][row]));
    }
    ++batch.rows;
  }
}

void GraphRows::produce(Batch& batch) {
  const std::vector<NamedGraph>& graphs = context_.dataset.named;
  while (batch.rows == 0) {
    if (!open_) {
      if (next_ == graphs.size()) return;
      watch().tick();
      plan_ = make_plan_(graphs[next_++].graph);
      open_ = true;
    }
    if (plan_->next(rows_)) {
      append(batch, rows_, graphs[next_ - 1].name);
    } else {
      open_ = false;
    }
  }
}

}  // namespace kontor::sparql
