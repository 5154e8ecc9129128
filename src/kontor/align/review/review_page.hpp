// A page on which a person decides in the browser: one HTML file that works without a network and without a server,
// src/web/review. It holds the file of decisions as it stands, shows the candidates beside each other with a map and
// what speaks for and against each, and saves the file.
#pragma once

#include <string>

#include "kontor/align/decisions/decisions_file.hpp"
#include "kontor/align/match/weights.hpp"
#include "kontor/align/report/report.hpp"
#include "kontor/base/output_file.hpp"

namespace kontor::align {

struct ReviewPage {
  const Report& report;
  const DecisionsFile& decisions;  // CSV, with what this run proposes
  std::string file_name;           // what the browser saves the decisions as
  std::size_t candidates = 5;      // shown of each record
};

// The same arguments give the same bytes.
void write_review_page(const ReviewPage& page, const Weights& weights, ByteSink& sink);

}  // namespace kontor::align
