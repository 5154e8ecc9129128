// Fits the weights of the matcher by maximum likelihood.
#pragma once

#include <vector>

#include "alignment/truth.hpp"

namespace bench {

// The candidates of one query, and which of them is right.
struct Example {
  std::vector<kontor::align::FeatureVector> candidates;
  int right = -1;  // -1: none of them
  std::size_t row = 0;
};

// Gradient descent (Adam) on the log-likelihood with a ridge penalty that pulls the weights towards `prior`.
kontor::align::Weights fit(const std::vector<Example>& examples, const kontor::align::Weights& prior);

// As the source text of weights.cpp has them.
void print(const kontor::align::Weights& weights);

}  // namespace bench
