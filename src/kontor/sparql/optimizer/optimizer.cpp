#include "kontor/sparql/optimizer/optimizer.hpp"

#include <algorithm>

#include "kontor/sparql/optimizer/certain_counts.hpp"
#include "kontor/sparql/optimizer/constant_folding.hpp"
#include "kontor/sparql/optimizer/empty_patterns.hpp"
#include "kontor/sparql/optimizer/filter_placement.hpp"
#include "kontor/sparql/optimizer/known_values.hpp"
#include "kontor/sparql/optimizer/optional_to_join.hpp"
#include "kontor/sparql/optimizer/path_simplification.hpp"
#include "kontor/sparql/optimizer/unused_modifiers.hpp"

namespace kontor::sparql {
namespace {

constexpr Pass pass_list[] = {
    {"constant_folding", "conditions that are known need no rows; first, since others look at conditions",
     fold_constants},
    {"path_simplification", "nested repetitions search the same graph again and again", simplify_paths},
    {"optional_to_join",
     "joins can be ordered, OPTIONAL cannot; before filters move, since the filter above an OPTIONAL decides",
     turn_optional_to_join},
    {"filter_placement", "fewer rows reach the operators above", place_filters},
    {"known_values", "a variable that must be one of few terms is looked up; works on filters in their final place",
     use_known_values},
    {"empty_patterns", "what has no solutions, or cannot remove any, is not evaluated; cleans up behind all others",
     remove_empty_patterns},
    {"unused_modifiers", "an order or duplicates that nobody sees cost a sort or a hash table",
     remove_unused_modifiers},
    {"certain_counts", "counting solutions needs no columns", count_solutions},
};

// A basic graph pattern and the choice of its columns, which no pass can do anything about.
bool is_plain(const algebra::Algebra& pattern) {
  const auto* project = std::get_if<algebra::Project>(&pattern.node);
  return std::holds_alternative<algebra::Bgp>(project != nullptr ? project->input->node : pattern.node);
}

}  // namespace

std::span<const Pass> passes() {
  return pass_list;
}

void optimize(algebra::Query& query, std::span<const std::string_view> without) {
  if (is_plain(query.pattern)) return;
  for (const Pass& pass : pass_list) {
    if (std::find(without.begin(), without.end(), pass.name) != without.end()) continue;
    pass.apply(query.pattern);
  }
}

}  // namespace kontor::sparql
