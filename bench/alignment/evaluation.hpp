// How well queries whose right answer is known are matched.
#pragma once

#include <vector>

#include "kontor/align/match/matcher.hpp"

#include "alignment/truth.hpp"

namespace bench {

struct Counts {
  int rows = 0, with_answer = 0, nil = 0;
  int best_answers = 0, best_right = 0, auto_answers = 0, auto_right = 0;
  int nil_best = 0, nil_auto = 0, among_ten = 0;
  int new_names = 0, new_names_first = 0, new_names_right = 0, new_names_answers = 0;
};

double share(int part, int whole);

// Rows without coordinates are not measured with coordinates.
bool has(const TruthRow& row, View view);

// Whether an answer counts: of items of Wikidata only such do.
bool wanted(const std::string& right, std::string_view id);

void count(const TruthRow& row, const kontor::align::Match& match, const kontor::align::Index& index, Counts& counts);

void print_counts(View view, const Counts& counts);

Counts evaluate(const kontor::align::Index& index, const std::vector<TruthRow>& rows, View view);

}  // namespace bench
