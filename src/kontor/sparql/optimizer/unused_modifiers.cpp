#include "kontor/sparql/optimizer/unused_modifiers.hpp"

#include <algorithm>

#include "kontor/sparql/algebra/visit.hpp"

namespace kontor::sparql {
namespace {

using algebra::Algebra;

enum class Order { visible, lost };

bool is_joining(const Algebra& pattern) {
  return std::holds_alternative<algebra::Join>(pattern.node) ||
         std::holds_alternative<algebra::LeftJoin>(pattern.node) ||
         std::holds_alternative<algebra::Minus>(pattern.node);
}

// Whether the solutions of the pattern differ from each other already.
bool is_distinct(const Algebra& pattern) {
  if (std::holds_alternative<algebra::Distinct>(pattern.node)) return true;
  if (const auto* slice = std::get_if<algebra::Slice>(&pattern.node)) return is_distinct(*slice->input);
  const auto* project = std::get_if<algebra::Project>(&pattern.node);
  if (project == nullptr) return false;
  const Algebra* input = &*project->input;
  while (true) {
    if (const auto* order = std::get_if<algebra::OrderBy>(&input->node)) {
      input = &*order->input;
    } else if (const auto* extend = std::get_if<algebra::Extend>(&input->node)) {
      input = &*extend->input;
    } else if (const auto* filter = std::get_if<algebra::Filter>(&input->node)) {
      input = &*filter->input;
    } else {
      break;
    }
  }
  const auto* group = std::get_if<algebra::Group>(&input->node);
  return group != nullptr &&
         std::all_of(group->keys.begin(), group->keys.end(), [project](const algebra::GroupKey& key) {
           return std::find(project->variables.begin(), project->variables.end(), key.variable) !=
                  project->variables.end();
         });
}

void simplify(Algebra& pattern, Order order) {
  if (auto* sorted = std::get_if<algebra::OrderBy>(&pattern.node); sorted != nullptr && order == Order::lost) {
    algebra::replace_by(pattern, *sorted->input);
    simplify(pattern, order);
    return;
  }
  Order below = order;
  if (is_joining(pattern)) below = Order::lost;
  // LIMIT picks by the order, aggregates show it.
  if (std::holds_alternative<algebra::Slice>(pattern.node) || std::holds_alternative<algebra::Group>(pattern.node)) {
    below = Order::visible;
  }
  algebra::for_each_input(pattern, [below](Algebra& input) { simplify(input, below); });
  Box<Algebra>* input = nullptr;
  if (auto* distinct = std::get_if<algebra::Distinct>(&pattern.node)) input = &distinct->input;
  if (auto* reduced = std::get_if<algebra::Reduced>(&pattern.node)) input = &reduced->input;
  if (input != nullptr && is_distinct(**input)) algebra::replace_by(pattern, **input);
}

}  // namespace

void remove_unused_modifiers(Algebra& pattern) {
  simplify(pattern, Order::visible);
}

}  // namespace kontor::sparql
