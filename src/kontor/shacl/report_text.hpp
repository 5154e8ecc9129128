// The validation report for people: what is wrong, and below it where.
//
//   violation: a partnership has at least two parties
//     partnership, kontor:party: expected at least 2 values
//       registry.json:17:5: relation:goslar-arcachon (Goslar - Arcachon)
//       ...
//
//   3 violations, 1 warning
#pragma once

#include <cstddef>
#include <functional>
#include <span>
#include <string>
#include <vector>

#include "kontor/base/error.hpp"
#include "kontor/base/output_file.hpp"
#include "kontor/rdf/prefix_map.hpp"
#include "kontor/shacl/validator.hpp"

namespace kontor::shacl {

struct TextReportOptions {
  rdf::PrefixMap prefixes;
  std::string language = "en";  // preferred for messages, names of shapes and labels of nodes
  std::size_t max_shown = 10;   // results below one message; the others are counted
  // Where each of some results stands in the data, in the same order; unknown places have no file. Called once, with
  // the results that are shown. May be empty.
  std::function<std::vector<Location>(const ValidationReport&, std::span<const Result* const>)> locate;
};

// Does not finish `out`. Throws what `out` and `locate` throw.
void write_text_report(const ValidationReport& report, const TextReportOptions& options, ByteSink& out);

}  // namespace kontor::shacl
