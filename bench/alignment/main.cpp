// Measures and calibrates the alignment on queries whose right answer is known; bench/align calls it.
//
//   alignment goals INDEX TRUTH GEONAMES_INDEX NATURAL_EARTH CLAIMS    the table of goals
//   alignment evaluate INDEX TRUTH            precision and recall of the built-in weights, by what of a row is told
//   alignment cross-validate INDEX TRUTH      fits on four fifths, measures on the fifth left out, five times
//   alignment errors INDEX TRUTH VIEW         the rows that went wrong (VIEW 0, 1, 2)
//   alignment calibrate INDEX TRUTH           fits the weights and prints them
//   alignment verify INDEX CLAIMS             claimed items, known to be right or wrong (verify-errors: shows them)
#include <cstdio>
#include <cstdlib>
#include <string>

#include "kontor/base/error.hpp"

#include "alignment/claims.hpp"
#include "alignment/cross_validation.hpp"
#include "alignment/evaluation.hpp"
#include "alignment/fit.hpp"

namespace bench {
namespace {

using namespace kontor::align;

void errors(const Index& index, const std::vector<TruthRow>& rows, View view) {
  Matcher matcher(index);
  for (const TruthRow& row : rows) {
    if (!has(row, view)) continue;
    const Match match = matcher.match(shown(row, view));
    const bool answered = match.proposed == 1 && wanted(row.right, index.item(match.candidates[0].item).id);
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

void print_goal(const char* test, const std::string& measured, const char* goal, bool reached) {
  std::printf("%-50s  %-20s  %-22s  %s\n", test, measured.c_str(), goal, reached ? "reached" : "missed");
}

std::string three(double value) {
  char text[16];
  std::snprintf(text, sizeof text, "%.4f", value);
  return text;
}

// Precision and recall of an answer, with the goals for both.
void print_pair(const char* test, double precision, double recall, double least_precision, double least_recall) {
  char goal[48];
  std::snprintf(goal, sizeof goal, ">= %.3f / >= %.3f", least_precision, least_recall);
  print_goal(test, three(precision) + " / " + three(recall), goal,
             precision >= least_precision && recall >= least_recall);
}

void print_nil(const char* test, const Counts& counts) {
  print_goal(test, std::to_string(counts.nil_auto) + " of " + std::to_string(counts.nil), "<= 2 of 170",
             counts.nil_auto <= 2);
}

void print_rates(const char* test, const ClaimRates& found) {
  print_goal(test, three(found.wrong_found) + " / " + three(found.right_doubted), ">= 0.990 / <= 0.010",
             found.wrong_found >= .99 && found.right_doubted <= .01);
}

void print_claims(const Index& index, const std::string& path, bool show_errors) {
  const auto print_view = [](const char* test, const std::vector<JudgedClaim>& claims) {
    print_rates(test, rates(claims));
    print_rates("  where other claims tell what a doubt is", cross_validated_rates(claims));
  };
  const std::vector<JudgedClaim> by_types = judge_claims(index, path, {.types = true});
  print_view("verify: wrong found / right doubted", judge_claims(index, path, {}));
  print_view("verify, types shown", by_types);
  print_rates("verify, with coordinates, which made the labels",
              rates(judge_claims(index, path, {.coordinates = true})));
  if (show_errors) print_errors(by_types);
}

// Cross-validated where weights are fitted to the rows; Natural Earth and the claims are others.
void goals(char** paths) {
  const Index index{std::string(paths[0])};
  const CrossValidation found = cross_validate(index, read_truth(paths[1]));
  const Counts& names = found.counts[0];
  const Counts& places = found.counts[1];
  print_pair("name and country, best answer: precision / recall", share(names.best_right, names.best_answers),
             share(names.best_right, names.with_answer), .985, .975);
  print_pair("name and country, auto", share(names.auto_right, names.auto_answers),
             share(names.auto_right, names.with_answer), .995, .94);
  print_pair("with coordinates, auto", share(places.auto_right, places.auto_answers),
             share(places.auto_right, places.with_answer), .997, .985);
  const double fresh = share(names.new_names_first, names.new_names);
  print_goal("names that are not in the index, first", three(fresh), ">= 0.920", fresh >= .92);
  print_nil("no item: linked all the same, name and country", names);
  print_nil("no item: linked all the same, with coordinates", places);
  const double ten = share(names.among_ten, names.with_answer);
  print_goal("right item among ten candidates", three(ten), ">= 0.997", ten >= .997);
  const Index geonames{std::string(paths[2])};
  const Counts earth = evaluate(geonames, read_truth(paths[3]), View::coordinates);
  print_pair("Natural Earth to GeoNames, with coordinates", share(earth.best_right, earth.best_answers),
             share(earth.best_right, earth.with_answer), .995, .985);
  print_claims(index, paths[4], false);
  print_rates("verify, items of places exchanged", rates(judge_exchanged(index, read_truth(paths[1]))));
}

int run(int argc, char** argv) {
  const std::string verb = argc > 1 ? argv[1] : "";
  if (argc < 4 || (verb == "goals" && argc < 7)) {
    std::fputs("usage: alignment goals|evaluate|errors|calibrate|cross-validate|verify INDEX TRUTH [...]\n", stderr);
    return 2;
  }
  if (verb == "goals") {
    goals(argv + 2);
    return 0;
  }
  const Index index{std::string(argv[2])};
  if (verb.starts_with("verify")) {
    print_claims(index, argv[3], verb == "verify-errors");
    return 0;
  }
  const std::vector<TruthRow> rows = read_truth(argv[3]);
  if (verb == "evaluate") {
    for (const View view : views) print_counts(view, evaluate(index, rows, view));
  }
  if (verb == "errors") errors(index, rows, views[static_cast<std::size_t>(argc > 4 ? std::atoi(argv[4]) : 0) % 3]);
  if (verb == "calibrate") print(fit(examples(index, rows), prior_weights()));
  if (verb == "cross-validate") {
    const CrossValidation found = cross_validate(index, rows);
    for (std::size_t i = 0; i < views.size(); ++i) {
      print_counts(views[i], found.counts[i]);
      std::printf("%-22s log loss %.2f\n", "", found.log_loss[i]);
    }
    for (std::size_t i = 0; i < views.size(); ++i) print_thresholds(views[i], found.judged[i]);
  }
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
