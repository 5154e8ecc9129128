// Judges each query by weights that were fitted to the others.
#pragma once

#include <array>
#include <vector>

#include "alignment/evaluation.hpp"
#include "alignment/fit.hpp"

namespace bench {

inline constexpr std::array<View, 3> views = {View::name_and_country, View::coordinates,
                                              View::coordinates_and_population};

// What the weights are fitted to: each row in all views.
std::vector<Example> examples(const kontor::align::Index& index, const std::vector<TruthRow>& rows);

struct CrossValidation {
  // A query, judged.
  struct Judged {
    double score = 0;
    bool answered = false, right = false, nil = false;
    bool open = false;  // goes to review whatever its score is
  };
  std::array<Counts, 3> counts;               // by view
  std::array<std::vector<Judged>, 3> judged;  // by view
  std::array<double, 3> log_loss{};           // by view
};

// Fits on four fifths and measures on the fifth left out, five times.
CrossValidation cross_validate(const kontor::align::Index& index, const std::vector<TruthRow>& rows);

// Precision and recall at every threshold.
void print_thresholds(View view, const std::vector<CrossValidation::Judged>& judged);

}  // namespace bench
