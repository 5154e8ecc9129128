#include "alignment/evaluation.hpp"

#include <cstdio>
#include <string>

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
  if (match.proposed != 1 || !wanted(row.right, id(0))) return;
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

}  // namespace bench
