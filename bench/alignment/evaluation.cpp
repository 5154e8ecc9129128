#include "alignment/evaluation.hpp"

#include <cstdio>
#include <string>

#include "kontor/align/match/query_source.hpp"
#include "kontor/align/match/verification.hpp"

namespace bench {

using namespace kontor::align;

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

Counts evaluate(const Index& index, const std::vector<TruthRow>& rows, View view) {
  Matcher matcher(index);
  Counts counts;
  for (const TruthRow& row : rows)
    if (has(row, view)) count(row, matcher.match(shown(row, view)), index, counts);
  return counts;
}

namespace {

// The item has a name of ours and is in our country.
bool is_alike(const Candidate& candidate) {
  return candidate.features[static_cast<std::size_t>(Feature::name)] <=
             static_cast<std::uint8_t>(NameLevel::alias_core) &&
         candidate.features[static_cast<std::size_t>(Feature::country)] == 0;
}

}  // namespace

ClaimCounts check_claims(const Index& index, const std::string& path, bool show) {
  kontor::Diagnostics diagnostics;
  const Queries input = read_queries(path, diagnostics);
  const std::vector<std::string> labels = read_column(path, "label");
  MatchOptions options;
  options.trust_claims = false;
  options.candidates = 100000;
  Matcher matcher(index, options);
  const Claims claims(input.queries);
  ClaimCounts out;
  for (std::size_t i = 0; i < input.queries.size(); ++i) {
    Query query = input.queries[i];
    query.coordinates.reset();
    query.population = 0;
    query.type = PlaceType::unknown;
    std::erase_if(query.names, [&](const ItemName& name) { return name.text == labels[i]; });  // the answer is no name
    const Match match = matcher.match(query);
    const Verified verified = verify(query, match, index, claims);
    const bool flagged =
        verified.verification == Verification::wrong || verified.verification == Verification::doubtful;
    if (labels[i] == "wrong") {
      ++out.wrong;
      out.wrong_flagged += flagged ? 1 : 0;
      out.wrong_alike += verified.claimed != nullptr && is_alike(*verified.claimed) ? 1 : 0;
    }
    if (labels[i] == "right") {
      ++out.right;
      out.right_flagged += flagged ? 1 : 0;
    }
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
  return out;
}

}  // namespace bench
