// What each level of each feature is worth, in natural log-odds.
//
// The model is a conditional logit: of the items that were found for a query, and "none of them", which has log-odds 0,
// exactly one is right, and
//
//   P(item) = e^s(item) / (1 + sum of e^s over all items found),   s = start + sum of the weights of its levels.
//
// So the score of an item is 100 P, and its log-odds are the sum of its features, less log(1 + sum of e^s of the
// others): the line "rivals" of an explanation. bench/alignment fits the weights by maximum likelihood.
#pragma once

#include <array>
#include <cstddef>

#include "kontor/align/match/features.hpp"

namespace kontor::align {

inline constexpr std::size_t most_levels = 13;

struct Weights {
  double start = 0;
  std::array<std::array<double, most_levels>, feature_count> levels{};

  double sum(const FeatureVector& features) const {
    double total = start;
    for (std::size_t i = 0; i < feature_count; ++i) total += levels[i][features[i]];
    return total;
  }
};

// The calibrated ones.
const Weights& default_weights();

// What calibration starts from and is held to where the examples say little: guesses.
const Weights& prior_weights();

}  // namespace kontor::align
