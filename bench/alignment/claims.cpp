#include "alignment/claims.hpp"

#include <algorithm>
#include <cstdio>
#include <map>
#include <set>

#include "kontor/align/match/matcher.hpp"
#include "kontor/align/match/query_source.hpp"
#include "kontor/align/match/verification.hpp"

namespace bench {

using namespace kontor::align;

namespace {

constexpr double most_doubted = 0.01;

// "3 of this name claim it": the number is no other reason.
std::string without_numbers(const std::string& text) {
  std::string out;
  for (const char c : text) {
    if (c < '0' || c > '9') out += c;
  }
  return out;
}

// How many other places of the claimed item's country have the name at least at this level, and lie elsewhere.
std::size_t count_namesakes(const Match& match, const Candidate* claimed, const Index& index, NameLevel least) {
  std::optional<Coordinates> place;
  if (claimed != nullptr) place = index.item(claimed->item).coordinates;
  return static_cast<std::size_t>(
      std::count_if(match.candidates.begin(), match.candidates.end(), [&](const Candidate& other) {
        if (&other == claimed || other.features[static_cast<std::size_t>(Feature::country)] != 0) return false;
        if (other.features[static_cast<std::size_t>(Feature::name)] > static_cast<std::uint8_t>(least)) return false;
        const std::optional<Coordinates> there = index.item(other.item).coordinates;
        return !place || !there || distance_km(*place, *there) > 10;
      }));
}

std::string inputs_of(const Query& query, const Verified& verified, const Match& match,
                      const Claims::Standing& standing, const Index& index) {
  std::string out;
  const auto add = [&out](std::size_t value) { out += ' ' + std::to_string(value); };
  const auto add_capped = [&add](std::size_t count) { add(std::min<std::size_t>(count, 3)); };
  for (const Feature feature : {Feature::name, Feature::country, Feature::homonyms, Feature::larger, Feature::fame}) {
    if (verified.claimed != nullptr) add(verified.claimed->features[static_cast<std::size_t>(feature)]);
  }
  for (const NameLevel least : {NameLevel::label, NameLevel::alias, NameLevel::label_core, NameLevel::alias_sound}) {
    add_capped(count_namesakes(match, verified.claimed, index, least));
  }
  add_capped(standing.names);
  add_capped(standing.of_name);
  add(standing.first_name ? 1 : 0);
  add(standing.first_of_name ? 1 : 0);
  add(static_cast<std::size_t>(query.type));
  add(static_cast<std::size_t>(standing.part.kind));
  add(standing.first_of_size ? 1 : 0);
  add(standing.greater ? 1 : 0);
  if (verified.claimed == nullptr) return out;
  const ItemView item = index.item(verified.claimed->item);
  add(static_cast<std::size_t>(item.type));
  add(static_cast<std::size_t>(item.rank));
  return out;
}

std::string text_of(const Query& query, const Verified& verified, const Match& match, const Index& index) {
  std::string out = query.names.front().text + " " + query.names.back().text + " " + query.country + " claimed " +
                    query.claimed + ": " + std::string(to_string(verified.verification)) + " " + verified.reason;
  if (verified.claimed == nullptr) return out;
  const Candidate& c = *verified.claimed;
  const Candidate& best = match.candidates.front();
  char scores[64];
  std::snprintf(scores, sizeof scores, " [%.1f, best %.1f ", c.score, best.score);
  return out + scores + std::string(index.item(best.item).id) + "; " + std::string(index.label(c.item)) + ", " +
         std::string(levels(Feature::name)[c.features[0]]) + "]";
}

// Wrong and right claims that look alike.
struct Alike {
  double wrong = 0, right = 0;
};

std::map<std::string, Alike> group(const std::vector<JudgedClaim>& claims, std::string JudgedClaim::*key) {
  std::map<std::string, Alike> groups;
  for (const JudgedClaim& claim : claims) ++(claim.right ? groups[claim.*key].right : groups[claim.*key].wrong);
  return groups;
}

double count_right(const std::vector<JudgedClaim>& claims) {
  return static_cast<double>(std::count_if(claims.begin(), claims.end(), [](const JudgedClaim& c) { return c.right; }));
}

// The groups, those with most wrong claims for each right one first. A little is added to the counts, so that a group
// of one says less than one of ten.
using Group = std::pair<std::string, Alike>;
std::vector<Group> best_first(const std::map<std::string, Alike>& groups) {
  std::vector<Group> order(groups.begin(), groups.end());
  const auto ratio = [](const Alike& a) { return (a.wrong + 1. / 3) / (a.right + 2. / 3); };
  std::stable_sort(order.begin(), order.end(),
                   [&](const Group& a, const Group& b) { return ratio(a.second) > ratio(b.second); });
  return order;
}

// The queries whose label is right or wrong.
std::vector<JudgedClaim> judge(const Index& index, const std::vector<Query>& queries,
                               const std::vector<std::string>& labels) {
  MatchOptions options;
  options.trust_claims = false;
  options.candidates = 100000;
  Matcher matcher(index, options);
  const Claims claims(queries, index);
  std::vector<JudgedClaim> out;
  for (std::size_t i = 0; i < queries.size(); ++i) {
    const Query& query = queries[i];
    if (labels[i] != "right" && labels[i] != "wrong") continue;
    const Match match = matcher.match(query);
    const Verified verified = verify(query, match, index, claims);
    const std::string verdict(to_string(verified.verification));
    JudgedClaim& claim = out.emplace_back();
    claim.right = labels[i] == "right";
    claim.flagged = verified.verification == Verification::wrong || verified.verification == Verification::doubtful;
    claim.verdict = without_numbers(verdict + " " + verified.reason);
    claim.inputs = claim.verdict + inputs_of(query, verified, match, claims.standing(query), index);
    claim.text = text_of(query, verified, match, index);
  }
  return out;
}

}  // namespace

std::vector<JudgedClaim> judge_claims(const Index& index, const std::string& path, ClaimView view) {
  kontor::Diagnostics diagnostics;
  Queries input = read_queries(path, diagnostics);
  const std::vector<std::string> labels = read_column(path, "label");
  for (std::size_t i = 0; i < input.queries.size(); ++i) {
    Query& query = input.queries[i];
    if (!view.coordinates) query.coordinates.reset();
    if (!view.types) query.type = PlaceType::unknown;
    query.population = 0;
    std::erase_if(query.names, [&](const ItemName& name) { return name.text == labels[i]; });  // the answer is no name
  }
  return judge(index, input.queries, labels);
}

std::vector<JudgedClaim> judge_exchanged(const Index& index, const std::vector<TruthRow>& rows) {
  constexpr std::size_t one_in = 3;
  std::vector<Query> queries;
  std::map<std::string, std::vector<std::size_t>> by_country;
  for (const TruthRow& row : rows) {
    if (row.right.empty()) continue;
    by_country[row.query.country].push_back(queries.size());
    queries.push_back(shown(row, View::name_and_country));
    queries.back().claimed = row.right;
  }
  std::vector<std::string> labels(queries.size(), "right");
  for (const auto& [country, numbers] : by_country) {
    for (std::size_t i = 0; i + one_in < numbers.size(); i += 2 * one_in) {
      Query& one = queries[numbers[i]];
      Query& other = queries[numbers[i + one_in]];
      if (one.claimed == other.claimed) continue;
      std::swap(one.claimed, other.claimed);
      labels[numbers[i]] = labels[numbers[i + one_in]] = "wrong";
    }
  }
  return judge(index, queries, labels);
}

ClaimRates rates(const std::vector<JudgedClaim>& claims) {
  const double right = count_right(claims);
  const double wrong = static_cast<double>(claims.size()) - right;
  ClaimRates out;
  for (const JudgedClaim& claim : claims) {
    if (claim.flagged) (claim.right ? out.right_doubted : out.wrong_found) += 1 / (claim.right ? right : wrong);
  }
  return out;
}

ClaimRates cross_validated_rates(const std::vector<JudgedClaim>& claims) {
  constexpr std::size_t folds = 5;
  std::vector<JudgedClaim> judged = claims;
  for (std::size_t fold = 0; fold < folds; ++fold) {
    std::vector<JudgedClaim> training;
    for (std::size_t i = 0; i < claims.size(); ++i) {
      if (i % folds != fold) training.push_back(claims[i]);
    }
    double left = most_doubted * count_right(training);
    std::set<std::string> doubts;
    for (const auto& [verdict, alike] : best_first(group(training, &JudgedClaim::verdict))) {
      left -= alike.right;
      if (left < 0) break;
      doubts.insert(verdict);
    }
    for (std::size_t i = fold; i < claims.size(); i += folds) judged[i].flagged = doubts.contains(claims[i].verdict);
  }
  return rates(judged);
}

void print_errors(const std::vector<JudgedClaim>& claims) {
  const std::map<std::string, Alike> groups = group(claims, &JudgedClaim::inputs);
  for (const JudgedClaim& claim : claims) {
    if (claim.flagged != claim.right) continue;
    const Alike& alike = groups.at(claim.inputs);
    std::printf("%s: %s (%.0f wrong and %.0f right look so)\n", claim.right ? "right" : "wrong", claim.text.c_str(),
                alike.wrong, alike.right);
  }
}

}  // namespace bench
