// Rows on their way between operators: columns of term ids, about a thousand rows at a time.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include <boost/container/small_vector.hpp>

#include "kontor/sparql/algebra/expression.hpp"
#include "kontor/sparql/text/variable_set.hpp"
#include "kontor/store/dictionary.hpp"

namespace kontor::sparql {

using algebra::Variable;
using store::no_term;
using store::TermId;

// As many rows as an operator aims at: large enough to forget the cost of a call, small enough for the caches.
inline constexpr std::size_t batch_rows = 1024;

// A column can hold numbers instead of ids, in a variable that the planner adds and no expression can name. The number
// of a row says how many equal rows it stands for: whatever only counts rows lets operators below put together what
// differs in columns that nobody needs. no_term says one, so an operator that adds rows need not know of the column.
inline TermId times(TermId number) {
  return number == no_term ? 1 : number;
}

// Which variable each column holds, and whether it can be unbound (no_term).
class Columns {
 public:
  // Adds a column; the variable must not have one yet.
  void add(Variable variable, bool certain) {
    variables_.push_back(variable);
    set_certain(variables_.size() - 1, certain);
  }
  void reserve(std::size_t columns) { variables_.reserve(columns); }

  std::size_t size() const { return variables_.size(); }
  Variable variable(std::size_t slot) const { return variables_[slot]; }
  std::span<const Variable> variables() const { return {variables_.data(), variables_.size()}; }

  // Bound in every row.
  bool certain(std::size_t slot) const { return certain_.has(static_cast<std::uint32_t>(slot)); }
  void set_certain(std::size_t slot, bool certain) {
    if (certain) {
      certain_.add(static_cast<std::uint32_t>(slot));
    } else {
      certain_.remove(static_cast<std::uint32_t>(slot));
    }
  }

  // The column of a variable, or npos.
  static constexpr std::size_t npos = static_cast<std::size_t>(-1);
  std::size_t find(Variable variable) const {
    for (std::size_t slot = 0; slot < variables_.size(); ++slot) {
      if (variables_[slot] == variable) return slot;
    }
    return npos;
  }
  bool has(Variable variable) const { return find(variable) != npos; }
  bool has_certain(Variable variable) const {
    const std::size_t slot = find(variable);
    return slot != npos && certain(slot);
  }

 private:
  boost::container::small_vector<Variable, 4> variables_;
  VariableSet certain_;  // by slot
};

// The columns belong to the batch and are aligned with the Columns of the operator that fills it. There may be rows
// without any column.
struct Batch {
  boost::container::small_vector<std::vector<TermId>, 4> columns;
  std::size_t rows = 0;

  // Empties it for an operator with this many columns; keeps the memory.
  void reset(std::size_t width) {
    columns.resize(width);
    for (std::vector<TermId>& column : columns) column.clear();
    rows = 0;
  }
};

// The columns of a batch by variable, as expressions want them (see RowView). Variables that the batch does not have
// are null.
class ColumnTable {
 public:
  ColumnTable(const Columns& columns, std::size_t variables) : columns_(columns), table_(variables, nullptr) {}

  // Until the batch changes.
  const TermId* const* bind(const Batch& batch) {
    for (std::size_t slot = 0; slot < columns_.size(); ++slot) {
      const Variable variable = columns_.variable(slot);
      if (variable < table_.size()) table_[variable] = batch.columns[slot].data();
    }
    return table_.data();
  }

 private:
  const Columns& columns_;
  std::vector<const TermId*> table_;
};

}  // namespace kontor::sparql
