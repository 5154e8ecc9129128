// What leaves the query engine: solutions as rows of terms, or one boolean. The seam between the engine, the readers of
// result documents and everything that shows or stores results.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "kontor/rdf/term.hpp"

namespace kontor::sparql {

// Receives the answer of one query. Calls come in this order: either `variables` once and `solution` for every row, or
// `boolean` once; then `finish`. Any of them may throw Error; the producer then stops.
class SolutionSink {
 public:
  virtual ~SolutionSink() = default;

  // The columns, without '?'. Valid until the call returns.
  virtual void variables(std::span<const std::string_view> names) = 0;

  // One row, as long as the columns; a term of kind none is unbound. All views end with the call.
  virtual void solution(std::span<const rdf::TermView> row) = 0;

  // The answer of ASK.
  virtual void boolean(bool answer) = 0;

  // The answer is complete. Not called when the producer fails.
  virtual void finish() {}
};

// A row that owns its terms, aligned with the columns of its table.
using SolutionMapping = std::vector<rdf::Term>;

// An answer held in memory: for tests, for SERVICE and for small results.
class SolutionTable final : public SolutionSink {
 public:
  std::vector<std::string> names;
  std::vector<SolutionMapping> rows;
  bool is_boolean = false;
  bool answer = false;

  void variables(std::span<const std::string_view> columns) override { names.assign(columns.begin(), columns.end()); }
  void solution(std::span<const rdf::TermView> row) override {
    SolutionMapping& terms = rows.emplace_back();
    terms.reserve(row.size());
    for (const rdf::TermView& term : row) terms.emplace_back(term);
  }
  void boolean(bool value) override {
    is_boolean = true;
    answer = value;
  }
};

}  // namespace kontor::sparql
