// Outcomes for people and programs: a table, CSV, JSON, and the explanation of one.
#pragma once

#include <string_view>
#include <vector>

#include "kontor/align/decisions/decide.hpp"
#include "kontor/align/match/weights.hpp"
#include "kontor/base/output_file.hpp"

namespace kontor::align {

enum class ReportFormat { table, csv, json };

// What is reported: `queries`, `matches` and `outcomes` belong together.
struct Report {
  const Index& index;
  const std::vector<Query>& queries;
  const std::vector<Match>& matches;
  const std::vector<Outcome>& outcomes;
};

// A line per query: id, name, state, item, label, score, reason; JSON has the candidates with their features besides.
void write_report(const Report& report, ReportFormat format, ByteSink& sink);

// For each query and its first candidates, what speaks for and against each, feature by feature, in log-odds:
//
//   row/1 Posen (PL): auto Q268
//      99.7  Q268 Poznań
//             name        +4.47  another name: Posen = Posen
//             country     +0.42  same
//             ...
//             rivals      -0.01
void write_explanations(const Report& report, const Weights& weights, std::size_t candidates, ByteSink& sink);

}  // namespace kontor::align
