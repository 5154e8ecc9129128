#include <algorithm>
#include <cmath>

#include "kontor/sparql/exec/path_search.hpp"
#include "kontor/sparql/exec/planner.hpp"
#include "kontor/sparql/exec/triple_pattern.hpp"

namespace kontor::sparql {
namespace {

using algebra::Algebra;

// What nobody knows is taken to have this many rows; a guess between "few" and "many".
constexpr double unknown_rows = 1000;

// Rows that a sample looks at.
constexpr std::size_t sample_size = 16;

// How many different terms the part `part` takes among the triples with these constants. A row stands for 1/m of a term
// if m rows share that term, so the mean of 1/m over evenly spaced rows, times all rows, is the number.
double distinct_terms(const store::Graph& graph, const store::Triple& constants, std::size_t part, double count) {
  if (count < 2) return count;
  const std::array<TermId, 3> terms{constants.subject, constants.predicate, constants.object};
  const store::Access access = store::access_for(graph.index(), terms[0] != store::no_term, terms[1] != store::no_term,
                                                 terms[2] != store::no_term, static_cast<int>(part));
  const auto order = store::parts(access.order);
  std::array<TermId, 3> prefix{};
  for (std::size_t level = 0; level < access.bound; ++level) prefix[level] = terms[order[level]];
  const store::RowRange range = graph.range(access.order, {prefix.data(), access.bound});
  const store::Permutation& permutation = graph.permutation(access.order);
  double sum = 0;
  const std::size_t samples = std::min(sample_size, range.size());
  if (samples == 0) return 0;
  for (std::size_t i = 0; i < samples; ++i) {
    const auto row = static_cast<store::Row>(range.begin + range.size() * (2 * i + 1) / (2 * samples));
    const TermId id = permutation.column(access.bound)[row];
    sum += 1.0 / static_cast<double>(permutation.equal_range(range, access.bound, id).size());
  }
  return std::max(1.0, count * sum / static_cast<double>(samples));
}

}  // namespace

double guess_groups(double rows) {
  return rows < 0 ? rows : std::sqrt(rows);
}

double Planner::estimate_triple(const IdPattern& pattern, const store::Graph& graph, const VariableSet& bound) {
  const double count = static_cast<double>(graph.count(pattern.constants()));
  double rows = count;
  for (std::size_t part = 0; part < 3; ++part) {
    const PatternPart& p = pattern.parts[part];
    if (!p.is_variable || !bound.has(p.variable)) continue;
    rows /= std::max(1.0, distinct_terms(graph, pattern.constants(), part, count));
  }
  return rows;
}

double Planner::estimate_step(const Element& element, const VariableSet& bound, double rows) {
  if (const auto* triple = std::get_if<IdPattern>(&element.node)) {
    return rows * estimate_triple(*triple, element.graph, bound);
  }
  if (const auto* path = std::get_if<const algebra::Path*>(&element.node)) {
    const auto known = [&bound](const algebra::PatternTerm& term) {
      const auto* variable = std::get_if<Variable>(&term);
      return variable == nullptr || bound.has(*variable);
    };
    const double size = PathSearch((*path)->path, element.graph, context_).size();
    const bool subject = known((*path)->subject);
    const bool object = known((*path)->object);
    // Guesses: a search from one node reaches about a hundredth of what the path's predicates have.
    if (subject && object) return rows * 0.5;
    if (subject || object) return rows * std::max(1.0, std::min(size, 10 + size / 100));
    return rows * std::max(1.0, size * 4);
  }
  const Algebra& pattern = *std::get<const Algebra*>(element.node);
  const double alone = estimate(pattern, element.graph);
  const std::vector<Variable> variables = element.scope.list();
  const bool connected =
      std::any_of(variables.begin(), variables.end(), [&bound](Variable variable) { return bound.has(variable); });
  if (const auto* service = std::get_if<algebra::Service>(&pattern.node)) {
    // Not before its endpoint is known; the fewer rows there are to send, the better.
    const auto* endpoint = std::get_if<Variable>(&service->endpoint);
    if (endpoint != nullptr && !bound.has(*endpoint)) return HUGE_VAL;
  }
  return connected ? std::max(rows, alone) : rows * alone;
}

double Planner::estimate(const Algebra& pattern, const store::Graph& graph) {
  const auto all = [&](const auto& node) { return estimate(*node.input, graph); };
  if (const auto* bgp = std::get_if<algebra::Bgp>(&pattern.node)) {
    double least = bgp->triples.empty() ? 1 : HUGE_VAL;
    for (const algebra::TriplePattern& triple : bgp->triples) {
      least = std::min(least, estimate_triple(resolve(triple, context_), graph, VariableSet()));
    }
    return least;
  }
  if (const auto* path = std::get_if<algebra::Path>(&pattern.node)) {
    return PathSearch(path->path, graph, context_).size();
  }
  if (const auto* join = std::get_if<algebra::Join>(&pattern.node)) {
    return std::min(estimate(*join->left, graph), estimate(*join->right, graph));
  }
  if (const auto* join = std::get_if<algebra::LeftJoin>(&pattern.node)) return estimate(*join->left, graph);
  if (const auto* minus = std::get_if<algebra::Minus>(&pattern.node)) return estimate(*minus->left, graph);
  if (const auto* node = std::get_if<algebra::Union>(&pattern.node)) {
    double sum = 0;
    for (const Algebra& branch : node->branches) sum += estimate(branch, graph);
    return sum;
  }
  if (const auto* table = std::get_if<algebra::Table>(&pattern.node)) return static_cast<double>(table->rows.size());
  if (const auto* filter = std::get_if<algebra::Filter>(&pattern.node)) return all(*filter) / 3;
  if (const auto* extend = std::get_if<algebra::Extend>(&pattern.node)) return all(*extend);
  if (const auto* order = std::get_if<algebra::OrderBy>(&pattern.node)) return all(*order);
  if (const auto* project = std::get_if<algebra::Project>(&pattern.node)) return all(*project);
  if (const auto* distinct = std::get_if<algebra::Distinct>(&pattern.node)) return all(*distinct);
  if (const auto* reduced = std::get_if<algebra::Reduced>(&pattern.node)) return all(*reduced);
  if (const auto* group = std::get_if<algebra::Group>(&pattern.node)) {
    return group->keys.empty() ? 1 : guess_groups(all(*group));
  }
  if (const auto* slice = std::get_if<algebra::Slice>(&pattern.node)) {
    const double rows = all(*slice);
    return slice->limit ? std::min(rows, static_cast<double>(*slice->limit)) : rows;
  }
  return unknown_rows;
}

}  // namespace kontor::sparql
