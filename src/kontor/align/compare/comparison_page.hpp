// A comparison as a page, and what its columns show.
#pragma once

#include <string>

#include "kontor/align/compare/comparison_report.hpp"

namespace kontor::align {

// When our relation began, as the registry writes it; empty if it does not say.
std::string our_start(const Pair& pair);

// The starts of Wikidata's statements, each once, with ", " between them.
std::string wikidata_start(const Pair& pair);

// One HTML page without scripts, styles inside: counts, then a table per state.
void write_comparison_page(const ComparisonReport& report, ByteSink& sink);

}  // namespace kontor::align
