// Measures and calibrates the alignment on queries whose right answer is known.
//
//   bench_align evaluate INDEX TRUTH            precision and recall, by what of a row is told
//   bench_align errors INDEX TRUTH VIEW         the rows that went wrong (VIEW 0, 1, 2)
//   bench_align calibrate INDEX TRUTH           fits the weights and prints them
//   bench_align verify INDEX CLAIMS              claimed items, known to be right or wrong (verify-errors: shows them)
//   bench_align cross-validate INDEX TRUTH      fits on four fifths, measures on the fifth left out, five times
#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <string>

#include "kontor/align/match/query_source.hpp"
#include "kontor/align/match/verification.hpp"
#include "kontor/base/error.hpp"

#include "align/fit.hpp"

namespace bench {
namespace {

using namespace kontor::align;

constexpr View views[] = {View::name_and_country, View::coordinates, View::coordinates_and_population};

struct Counts {
  int rows = 0, with_answer = 0, nil = 0;
  int best_answers = 0, best_right = 0, auto_answers = 0, auto_right = 0;
  int nil_best = 0, nil_auto = 0, among_ten = 0;
  int new_names = 0, new_names_first = 0, new_names_right = 0, new_names_answers = 0;
};

// Rows without coordinates are not measured with coordinates.
bool has(const TruthRow& row, View view) {
  return view == View::name_and_country || row.query.coordinates.has_value();
}

bool wanted(const std::string& right, std::string_view id) {
  return right.starts_with("gn:") || (!id.empty() && id.front() == 'Q');
}

void count(const TruthRow& row, const Match& match, const Index& index, Counts& counts) {
  ++counts.rows;
  const bool nil = row.right.empty();
  ++(nil ? counts.nil : counts.with_answer);
  const auto id = [&](std::size_t i) {
    const ItemView item = index.item(match.candidates[i].item);
    return row.right.starts_with("gn:") && item.geonames != 0 ? "gn:" + std::to_string(item.geonames)
                                                              : std::string(item.id);
  };
  for (std::size_t i = 0; i < match.candidates.size() && i < 10; ++i) {
    if (!nil && id(i) == row.right) ++counts.among_ten;
  }
  const bool first = !nil && !match.candidates.empty() && id(0) == row.right;
  if (!row.name_in_index && !nil) {
    ++counts.new_names;
    counts.new_names_first += first ? 1 : 0;
  }
  if (match.state == State::none || !wanted(row.right, id(0))) return;
  ++counts.best_answers;
  counts.best_right += first ? 1 : 0;
  counts.nil_best += nil ? 1 : 0;
  if (!row.name_in_index && !nil) {
    ++counts.new_names_answers;
    counts.new_names_right += first ? 1 : 0;
  }
  if (match.state != State::automatic) return;
  ++counts.auto_answers;
  counts.auto_right += first ? 1 : 0;
  counts.nil_auto += nil ? 1 : 0;
}

double share(int part, int whole) {
  return whole == 0 ? 0 : static_cast<double>(part) / whole;
}

void print_counts(View view, const Counts& c) {
  std::printf(
      "%-22s best P %.4f R %.4f  auto P %.4f R %.4f  NIL best %d auto %d of %d  among ten %.4f  new names first %.3f "
      "(%d) P %.3f\n",
      std::string(to_string(view)).c_str(), share(c.best_right, c.best_answers), share(c.best_right, c.with_answer),
      share(c.auto_right, c.auto_answers), share(c.auto_right, c.with_answer), c.nil_best, c.nil_auto, c.nil,
      share(c.among_ten, c.with_answer), share(c.new_names_first, c.new_names), c.new_names,
      share(c.new_names_right, c.new_names_answers));
}

void evaluate(const Index& index, const std::vector<TruthRow>& rows) {
  for (const View view : views) {
    Matcher matcher(index);
    Counts counts;
    const auto start = std::chrono::steady_clock::now();
    for (const TruthRow& row : rows)
      if (has(row, view)) count(row, matcher.match(shown(row, view)), index, counts);
    const double seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
    print_counts(view, counts);
    std::printf("%-22s %.0f records/s on one core\n", "", static_cast<double>(rows.size()) / seconds);
  }
}

void errors(const Index& index, const std::vector<TruthRow>& rows, View view) {
  Matcher matcher(index);
  for (const TruthRow& row : rows) {
    if (!has(row, view)) continue;
    const Match match = matcher.match(shown(row, view));
    const bool answered = match.state != State::none && wanted(row.right, index.item(match.candidates[0].item).id);
    const std::string answer = answered ? std::string(index.item(match.candidates[0].item).id) : "";
    if (answer == row.right && (match.state == State::automatic || row.right.empty())) continue;
    std::printf("%s %s [%s] %s, right %s\n",
                answer == row.right               ? "(review)"
                : answer.empty()                  ? "MISSED"
                : match.state == State::automatic ? "WRONG AUTO"
                                                  : "WRONG",
                row.query.names[0].text.c_str(), row.query.country.c_str(), std::string(to_string(match.state)).c_str(),
                row.right.c_str());
    for (std::size_t i = 0; i < match.candidates.size() && i < 4; ++i) {
      const Candidate& c = match.candidates[i];
      const ItemView item = index.item(c.item);
      std::printf("      %5.1f %+.2f %s %s (%s) pop %u type %s:", c.score, c.log_odds, std::string(item.id).c_str(),
                  std::string(index.label(c.item)).c_str(),
                  c.name ? std::string(index.name(*c.name).text).c_str() : "-", item.population,
                  std::string(to_string(item.type)).c_str());
      for (std::size_t f = 0; f < feature_count; ++f) {
        if (c.features[f] != 0 || f == 0)
          std::printf(" %s=%s", std::string(to_string(static_cast<Feature>(f))).c_str(),
                      std::string(levels(static_cast<Feature>(f))[c.features[f]]).c_str());
      }
      std::printf("\n");
    }
  }
}

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

// Precision and recall at every threshold, each row judged by weights that were fitted without it.
struct Judged {
  double score = 0;
  double existence = 0;  // the probability that one of the candidates is right
  bool answered = false, right = false, nil = false, open = false;
};

void print_thresholds(View view, std::vector<Judged> judged) {
  const auto with_answer = std::count_if(judged.begin(), judged.end(), [](const Judged& j) { return !j.nil; });
  std::printf("%s\n", std::string(to_string(view)).c_str());
  for (const double threshold :
       {20., 30., 35., 40., 45., 50., 55., 60., 70., 80., 85., 90., 93., 95., 96., 97., 98., 99.}) {
    int answers = 0, right = 0, nil = 0;
    int sure = 0, sure_right = 0, sure_nil = 0;  // without those that go to review whatever their score
    for (const Judged& j : judged) {
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
                share(right, static_cast<int>(with_answer)), nil, share(sure_right, sure),
                share(sure_right, static_cast<int>(with_answer)), sure_nil);
  }
}

void cross_validate(const Index& index, const std::vector<TruthRow>& rows) {
  constexpr std::size_t folds = 5;
  const std::vector<Example> all = examples(index, rows);
  Counts counts[3];
  std::vector<Judged> judged[3];
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
        const Match match = matcher.match(shown(rows[i], view));
        count(rows[i], match, index, counts[static_cast<int>(view)]);
        Judged judge;
        judge.nil = rows[i].right.empty();
        if (!match.candidates.empty()) {
          const Candidate& best = match.candidates.front();
          judge.score = best.score;
          judge.open = match.reason.ends_with("meant?") || match.reason == "a name that many may have" ||
                       match.reason == "one of many of this name";
          judge.existence = 100 - best.score / std::exp(best.log_odds);
          judge.answered = wanted(rows[i].right, index.item(best.item).id);
          judge.right = index.item(best.item).id == rows[i].right;
        }
        judged[static_cast<int>(view)].push_back(judge);
      }
    }
  }
  for (const View view : views) print_counts(view, counts[static_cast<int>(view)]);
  for (const View view : views) print_thresholds(view, judged[static_cast<int>(view)]);
}

// Claimed items whose rightness is known: how many wrong ones are flagged, how many right ones falsely.
void check_verify(const Index& index, const std::string& path, bool show) {
  kontor::Diagnostics diagnostics;
  const Queries input = read_queries(path, diagnostics);
  const std::vector<std::string> labels = read_column(path, "label");
  MatchOptions options;
  options.trust_claims = false;
  options.candidates = 100000;
  Matcher matcher(index, options);
  const Claims claims(input.queries);
  int wrong = 0, wrong_flagged = 0, right = 0, right_flagged = 0;
  for (std::size_t i = 0; i < input.queries.size(); ++i) {
    Query query = input.queries[i];
    query.coordinates.reset();
    query.population = 0;
    query.type = PlaceType::unknown;
    const Match match = matcher.match(query);
    const Verified verified = verify(query, match, index, claims);
    const bool flagged =
        verified.verification == Verification::wrong || verified.verification == Verification::doubtful;
    if (labels[i] == "wrong") wrong_flagged += flagged ? 1 : 0;
    if (labels[i] == "right") right_flagged += flagged ? 1 : 0;
    wrong += labels[i] == "wrong" ? 1 : 0;
    right += labels[i] == "right" ? 1 : 0;
    if (!show || labels[i] == "unclear" || flagged == (labels[i] == "wrong")) continue;
    std::printf("%s: %s %s %s claimed %s: %s %s", labels[i].c_str(), query.names[0].text.c_str(),
                query.names.back().text.c_str(), query.country.c_str(), query.claimed.c_str(),
                std::string(to_string(verified.verification)).c_str(), verified.reason.c_str());
    if (verified.claimed != nullptr) {
      const Candidate& c = *verified.claimed;
      std::printf(" [%.1f %+.2f %s, %s (%s)]", c.score, c.log_odds, std::string(index.label(c.item)).c_str(),
                  std::string(levels(Feature::name)[c.features[0]]).c_str(),
                  c.name ? std::string(index.name(*c.name).text).c_str() : "-");
      std::printf(" best %s %s %.1f", std::string(index.item(match.candidates[0].item).id).c_str(),
                  std::string(index.label(match.candidates[0].item)).c_str(), match.candidates[0].score);
    }
    std::printf("\n");
  }
  std::printf("verify: wrong flagged %d of %d (%.4f), right falsely flagged %d of %d (%.4f)\n", wrong_flagged, wrong,
              share(wrong_flagged, wrong), right_flagged, right, share(right_flagged, right));
}

int run(int argc, char** argv) {
  if (argc < 4) {
    std::fputs("usage: bench_align evaluate|errors|calibrate|cross-validate|verify INDEX TRUTH [VIEW]\n", stderr);
    return 2;
  }
  const std::string verb = argv[1];
  const Index index{std::string(argv[2])};
  if (verb.starts_with("verify")) {
    check_verify(index, argv[3], verb == "verify-errors");
    return 0;
  }
  const std::vector<TruthRow> rows = read_truth(argv[3]);
  if (verb == "evaluate") evaluate(index, rows);
  if (verb == "errors") errors(index, rows, views[argc > 4 ? std::atoi(argv[4]) % 3 : 0]);
  if (verb == "calibrate") print(fit(examples(index, rows), prior_weights()));
  if (verb == "cross-validate") cross_validate(index, rows);
  return 0;
}

}  // namespace
}  // namespace bench

int main(int argc, char** argv) {
  try {
    return bench::run(argc, argv);
  } catch (const kontor::Error& error) {
    std::fprintf(stderr, "%s\n", error.what());
    return 1;
  }
}
