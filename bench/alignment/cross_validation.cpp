#include "alignment/cross_validation.hpp"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <string>

namespace bench {

using namespace kontor::align;

std::vector<Example> examples(const Index& index, const std::vector<TruthRow>& rows) {
  std::vector<Example> out;
  Matcher matcher(index);
  for (const View view : views) {
    for (std::size_t i = 0; i < rows.size(); ++i) {
      Example example;
      example.row = i;
      for (const Candidate& candidate : matcher.collect(shown(rows[i], view))) {
        if (index.item(candidate.item).id == rows[i].right) example.right = static_cast<int>(example.candidates.size());
        example.candidates.push_back(candidate.features);
      }
      if (example.right < 0 && !rows[i].right.empty()) continue;  // not found at all: nothing to learn
      out.push_back(std::move(example));
    }
  }
  return out;
}

namespace {

// The probability that the weights give to what is right.
double probability(const TruthRow& row, const Match& match, const Index& index) {
  double right = 0;
  double all = 0;
  for (const Candidate& candidate : match.candidates) {
    all += candidate.score / 100;
    if (index.item(candidate.item).id == row.right) right = candidate.score / 100;
  }
  return row.right.empty() ? 1 - all : right;
}

CrossValidation::Judged judge(const TruthRow& row, const Match& match, const Index& index) {
  CrossValidation::Judged out;
  out.nil = row.right.empty();
  if (match.candidates.empty()) return out;
  const Candidate& best = match.candidates.front();
  out.score = best.score;
  out.open = match.state == State::review && best.score >= MatchOptions().auto_score;
  out.answered = wanted(row.right, index.item(best.item).id);
  out.right = index.item(best.item).id == row.right;
  return out;
}

}  // namespace

CrossValidation cross_validate(const Index& index, const std::vector<TruthRow>& rows) {
  constexpr std::size_t folds = 5;
  constexpr double least = 0.002;  // no single row counts for more
  const std::vector<Example> all = examples(index, rows);
  CrossValidation out;
  for (std::size_t fold = 0; fold < folds; ++fold) {
    std::vector<Example> training;
    for (const Example& example : all) {
      if (example.row % folds != fold) training.push_back(example);
    }
    const Weights weights = fit(training, prior_weights());
    Matcher matcher(index, MatchOptions(), weights);
    for (std::size_t i = fold; i < rows.size(); i += folds) {
      for (const View view : views) {
        if (!has(rows[i], view)) continue;
        const auto number = static_cast<std::size_t>(view);
        const Match match = matcher.match(shown(rows[i], view));
        count(rows[i], match, index, out.counts[number]);
        out.judged[number].push_back(judge(rows[i], match, index));
        out.log_loss[number] -= std::log(std::max(probability(rows[i], match, index), least));
      }
    }
  }
  return out;
}

void print_thresholds(View view, const std::vector<CrossValidation::Judged>& judged) {
  const auto with_answer = static_cast<int>(
      std::count_if(judged.begin(), judged.end(), [](const CrossValidation::Judged& j) { return !j.nil; }));
  std::printf("%s\n", std::string(to_string(view)).c_str());
  for (const double threshold :
       {20., 30., 40., 50., 55., 59., 61., 62., 63., 65., 70., 75., 80., 85., 90., 95., 98., 99.}) {
    int answers = 0, right = 0, nil = 0;
    int sure = 0, sure_right = 0, sure_nil = 0;
    for (const CrossValidation::Judged& j : judged) {
      if (!j.answered || j.score < threshold) continue;
      ++answers;
      right += j.right ? 1 : 0;
      nil += j.nil ? 1 : 0;
      if (j.open) continue;
      ++sure;
      sure_right += j.right ? 1 : 0;
      sure_nil += j.nil ? 1 : 0;
    }
    std::printf("  %5.1f  best P %.4f R %.4f NIL %d  auto P %.4f R %.4f NIL %d\n", threshold, share(right, answers),
                share(right, with_answer), nil, share(sure_right, sure), share(sure_right, with_answer), sure_nil);
  }
}

}  // namespace bench
