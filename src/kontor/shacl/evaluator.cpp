#include "kontor/shacl/evaluator.hpp"

#include <algorithm>

namespace kontor::shacl {
namespace {

void sort_distinct(std::vector<TermId>& ids) {
  std::sort(ids.begin(), ids.end());
  ids.erase(std::unique(ids.begin(), ids.end()), ids.end());
}

}  // namespace

Evaluator::Evaluator(const Shapes& shapes, DataGraph& data)
    : shapes_(shapes), data_(data), paths_(data.dictionary(), no_variables_, {}) {}

sparql::PathSearch& Evaluator::path_search(ShapeId shape) {
  std::unique_ptr<sparql::PathSearch>& search = searches_[shape];
  if (!search) search = std::make_unique<sparql::PathSearch>(*shapes_.shapes[shape].path, data_.graph(), paths_);
  return *search;
}

ValueNodes Evaluator::value_nodes(ShapeId shape, std::span<const TermId> focus) {
  ValueNodes nodes;
  nodes.focus = focus;
  nodes.begins.reserve(focus.size() + 1);
  nodes.values.reserve(focus.size());
  const std::optional<rdf::PropertyPath>& path = shapes_.shapes[shape].path;
  if (!path) {
    nodes.is_node_shape = true;
    nodes.values.assign(focus.begin(), focus.end());
    for (std::uint32_t i = 0; i <= focus.size(); ++i) nodes.begins.push_back(i);
    return nodes;
  }
  const auto* predicate = std::get_if<rdf::PredicatePath>(&path->node);
  auto direction = PredicateCursor::Direction::forward;
  if (const auto* inverse = std::get_if<rdf::InversePath>(&path->node)) {
    predicate = std::get_if<rdf::PredicatePath>(&inverse->path->node);
    direction = PredicateCursor::Direction::backward;
  }
  nodes.begins.push_back(0);
  if (predicate != nullptr) {
    PredicateCursor cursor(data_, data_.pool().intern(rdf::iri(predicate->iri)), direction);
    for (const TermId node : focus) {
      const std::span<const TermId> values = cursor.values(node);
      nodes.values.insert(nodes.values.end(), values.begin(), values.end());
      nodes.begins.push_back(static_cast<std::uint32_t>(nodes.values.size()));
    }
    return nodes;
  }
  sparql::PathSearch& search = path_search(shape);
  std::vector<TermId> values;
  for (const TermId node : focus) {
    values.clear();
    search.from(node, sparql::PathSearch::Direction::forward, values);
    sort_distinct(values);
    nodes.values.insert(nodes.values.end(), values.begin(), values.end());
    nodes.begins.push_back(static_cast<std::uint32_t>(nodes.values.size()));
  }
  return nodes;
}

void Evaluator::validate(ShapeId id, std::span<const TermId> focus, std::vector<Result>& results) {
  const Shape& shape = shapes_.shapes[id];
  if (shape.deactivated || focus.empty() || shape.constraints.empty()) return;
  const ValueNodes nodes = value_nodes(id, focus);
  Findings found;
  for (std::uint32_t i = 0; i < shape.constraints.size(); ++i) {
    const Constraint& constraint = shape.constraints[i];
    if (const auto* property = std::get_if<Property>(&constraint)) {
      validate(property->shape, nodes.values, results);
      continue;
    }
    found.clear();
    std::visit([&](const auto& kind) { check(kind, nodes, found); }, constraint);
    const Component component = component_of(constraint);
    for (Finding& finding : found) {
      results.push_back({id, i, finding.second ? Component::qualified_max_count : component, focus[finding.focus],
                         finding.value, finding.path, std::move(finding.messages)});
    }
  }
}

std::vector<bool> Evaluator::conform(ShapeId id, std::span<const TermId> nodes) {
  std::vector<bool> conforming(nodes.size(), true);
  const Shape& shape = shapes_.shapes[id];
  if (shape.deactivated || nodes.empty() || shape.constraints.empty()) return conforming;
  // Values repeat (a publisher of many datasets), and each is looked at once.
  std::vector<TermId> distinct(nodes.begin(), nodes.end());
  sort_distinct(distinct);
  const ValueNodes values = value_nodes(id, distinct);
  std::vector<bool> failed(distinct.size(), false);
  Findings found;
  for (const Constraint& constraint : shape.constraints) {
    found.clear();
    std::visit([&](const auto& kind) { check(kind, values, found); }, constraint);
    for (const Finding& finding : found) failed[finding.focus] = true;
  }
  for (std::size_t i = 0; i < nodes.size(); ++i) {
    const auto place = std::lower_bound(distinct.begin(), distinct.end(), nodes[i]);
    if (failed[static_cast<std::size_t>(place - distinct.begin())]) conforming[i] = false;
  }
  return conforming;
}

void Evaluator::report_values(const ValueNodes& nodes, Findings& found, const std::vector<bool>& holds) {
  for (std::size_t i = 0; i < nodes.focus.size(); ++i) {
    for (std::size_t k = nodes.begins[i]; k < nodes.begins[i + 1]; ++k) {
      if (!holds[k]) found.push_back({i, nodes.values[k]});
    }
  }
}

}  // namespace kontor::shacl
