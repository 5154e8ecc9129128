#include "alignment/fit.hpp"

#include <cmath>
#include <cstdio>

namespace bench {
namespace {

using kontor::align::feature_count;
using kontor::align::most_levels;
using kontor::align::Weights;

constexpr std::size_t parameters = feature_count * most_levels + 1;
using Vector = std::array<double, parameters>;

Vector flatten(const Weights& weights) {
  Vector flat{};
  flat[0] = weights.start;
  for (std::size_t i = 0; i < feature_count; ++i) {
    for (std::size_t j = 0; j < most_levels; ++j) flat[1 + i * most_levels + j] = weights.levels[i][j];
  }
  return flat;
}

Weights unflatten(const Vector& flat) {
  Weights weights;
  weights.start = flat[0];
  for (std::size_t i = 0; i < feature_count; ++i) {
    for (std::size_t j = 0; j < most_levels; ++j) weights.levels[i][j] = flat[1 + i * most_levels + j];
  }
  return weights;
}

// The level of each feature that weighs nothing, so that the weights are determined: the one that says nothing.
constexpr std::array<std::size_t, feature_count> neutral = {11, 1, 0, 0, 0, 5};

// Levels whose weights must not rise from one to the next: a nearer place is never worth less. Keeps chance out of the
// weights of levels that few examples have.
struct Chain {
  kontor::align::Feature feature;
  std::vector<std::size_t> levels;
};

const std::vector<Chain>& chains() {
  using kontor::align::Feature;
  static const std::vector<Chain> all = {
      {Feature::name, {0, 1}},
      {Feature::name, {0, 2, 3}},
      {Feature::name, {4, 5}},
      {Feature::name, {6, 7, 9, 10}},
      {Feature::distance, {1, 2, 3, 4, 5, 6, 7, 8, 9}},
      {Feature::population, {1, 2, 3, 4, 5}},
      {Feature::size, {11, 10, 9, 8, 7, 6, 5, 4, 3, 2, 1}},
      {Feature::larger, {8, 1, 2, 3, 4, 5, 9}},
      {Feature::homonyms, {1, 2, 3, 4, 5}},
      {Feature::seat, {5, 4, 3, 2, 1}},
      {Feature::number, {1, 2, 3, 4}},
      {Feature::known, {1, 2, 3, 4, 5}},
      {Feature::known, {9, 8, 7, 6}},
      {Feature::fame, {1, 2, 3, 4, 5}},
  };
  return all;
}

// The nearest weights that keep to the chain: neighbours in the wrong order are pooled.
void keep_order(const Chain& chain, Vector& w) {
  const auto at = [&](std::size_t i) -> double& {
    return w[1 + static_cast<std::size_t>(chain.feature) * most_levels + chain.levels[i]];
  };
  struct Pool {
    double sum;
    std::size_t count;
  };
  std::vector<Pool> pools;
  for (std::size_t i = 0; i < chain.levels.size(); ++i) {
    pools.push_back({at(i), 1});
    while (pools.size() > 1) {
      const Pool last = pools.back();
      Pool& before = pools[pools.size() - 2];
      if (before.sum / static_cast<double>(before.count) >= last.sum / static_cast<double>(last.count)) break;
      before.sum += last.sum;
      before.count += last.count;
      pools.pop_back();
    }
  }
  std::size_t i = 0;
  for (const Pool& pool : pools) {
    for (std::size_t n = 0; n < pool.count; ++n) at(i++) = pool.sum / static_cast<double>(pool.count);
  }
}

}  // namespace

Weights fit(const std::vector<Example>& examples, const Weights& prior) {
  const Vector start = flatten(prior);
  Vector w = start;
  Vector first{};
  Vector second{};
  constexpr double ridge = 2;
  constexpr int rounds = 2000;
  std::vector<double> odds;
  for (int round = 1; round <= rounds; ++round) {
    Vector gradient{};
    for (const Example& example : examples) {
      odds.clear();
      double total = 1;
      for (const auto& features : example.candidates) {
        double s = w[0];
        for (std::size_t i = 0; i < feature_count; ++i) s += w[1 + i * most_levels + features[i]];
        odds.push_back(std::exp(s));
        total += odds.back();
      }
      for (std::size_t c = 0; c < odds.size(); ++c) {
        const double error = odds[c] / total - (static_cast<int>(c) == example.right ? 1 : 0);
        if (std::abs(error) < 1e-9) continue;
        gradient[0] += error;
        for (std::size_t i = 0; i < feature_count; ++i)
          gradient[1 + i * most_levels + example.candidates[c][i]] += error;
      }
    }
    for (std::size_t i = 0; i < feature_count; ++i) gradient[1 + i * most_levels + neutral[i]] = 0;
    for (std::size_t p = 0; p < parameters; ++p) {
      gradient[p] += ridge * (w[p] - start[p]);
      first[p] = 0.9 * first[p] + 0.1 * gradient[p];
      second[p] = 0.99 * second[p] + 0.01 * gradient[p] * gradient[p];
      const double step =
          (first[p] / (1 - std::pow(0.9, round))) / (std::sqrt(second[p] / (1 - std::pow(0.99, round))) + 1e-9);
      w[p] -= 0.1 / (1 + round / 40.0) * step;
    }
    for (const Chain& chain : chains()) keep_order(chain, w);
  }
  return unflatten(w);
}

void print(const Weights& weights) {
  std::printf("start %.2f\n", weights.start);
  for (std::size_t i = 0; i < feature_count; ++i) {
    const auto feature = static_cast<kontor::align::Feature>(i);
    std::printf("{");
    for (std::size_t j = 0; j < kontor::align::levels(feature).size(); ++j)
      std::printf("%s%.2f", j > 0 ? ", " : "", weights.levels[i][j]);
    std::printf("},  // %s\n", std::string(to_string(feature)).c_str());
  }
}

}  // namespace bench
