// A comparison for people and programs.
#pragma once

#include <string>
#include <unordered_map>
#include <vector>

#include "kontor/align/compare/comparison.hpp"
#include "kontor/base/output_file.hpp"

namespace kontor::align {

enum class ComparisonFormat : std::uint8_t { table, csv, json, html };

struct ComparisonReport {
  const std::vector<Pair>& pairs;
  const std::unordered_map<std::string, std::string>& labels;  // of items; others are shown by their ids
};

// A line per pair: property, both items with their labels, state, our start, Wikidata's start, remarks. HTML is one
// page that needs no other file.
void write_comparison(const ComparisonReport& report, ComparisonFormat format, ByteSink& sink);

// How many pairs are in each state and have each remark: "17 pairs: 6 both (2 date differs), 8 only ours, …".
std::string summary_of(const std::vector<Pair>& pairs);

}  // namespace kontor::align
