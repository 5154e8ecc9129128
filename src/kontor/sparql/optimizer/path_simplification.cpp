#include "kontor/sparql/optimizer/path_simplification.hpp"

#include <algorithm>

#include "kontor/sparql/algebra/visit.hpp"

namespace kontor::sparql {
namespace {

using rdf::PropertyPath;

bool may_be_empty(const PropertyPath& path) {
  return std::holds_alternative<rdf::ZeroOrMorePath>(path.node) ||
         std::holds_alternative<rdf::ZeroOrOnePath>(path.node);
}

bool repeats(const PropertyPath& path) {
  return std::holds_alternative<rdf::ZeroOrMorePath>(path.node) ||
         std::holds_alternative<rdf::OneOrMorePath>(path.node);
}

// What a repetition repeats; the path itself if it is none.
PropertyPath without_repetition(PropertyPath path) {
  if (auto* star = std::get_if<rdf::ZeroOrMorePath>(&path.node)) return PropertyPath(*star->path);
  if (auto* plus = std::get_if<rdf::OneOrMorePath>(&path.node)) return PropertyPath(*plus->path);
  if (auto* option = std::get_if<rdf::ZeroOrOnePath>(&path.node)) return PropertyPath(*option->path);
  return path;
}

template <typename List>
std::vector<PropertyPath> flatten(std::vector<PropertyPath> parts, std::vector<PropertyPath> List::*member) {
  std::vector<PropertyPath> flat;
  for (PropertyPath& part : parts) {
    PropertyPath simple = simplify(std::move(part));
    if (auto* nested = std::get_if<List>(&simple.node)) {
      std::move((nested->*member).begin(), (nested->*member).end(), std::back_inserter(flat));
    } else {
      flat.push_back(std::move(simple));
    }
  }
  return flat;
}

// ^path, with the inverse as far inside as it goes.
PropertyPath invert(PropertyPath path) {
  if (auto* inverse = std::get_if<rdf::InversePath>(&path.node)) return PropertyPath(*inverse->path);
  if (auto* sequence = std::get_if<rdf::SequencePath>(&path.node)) {
    std::reverse(sequence->steps.begin(), sequence->steps.end());
    for (PropertyPath& step : sequence->steps) step = invert(std::move(step));
    return path;
  }
  return {rdf::InversePath{std::move(path)}};
}

struct Simplifier {
  PropertyPath operator()(rdf::PredicatePath& path) const { return {std::move(path)}; }
  PropertyPath operator()(rdf::NegatedPropertySet& set) const { return {std::move(set)}; }
  PropertyPath operator()(rdf::InversePath& path) const { return invert(simplify(std::move(*path.path))); }
  PropertyPath operator()(rdf::SequencePath& path) const {
    return {rdf::SequencePath{flatten(std::move(path.steps), &rdf::SequencePath::steps)}};
  }
  PropertyPath operator()(rdf::AlternativePath& path) const {
    return {rdf::AlternativePath{flatten(std::move(path.alternatives), &rdf::AlternativePath::alternatives)}};
  }
  PropertyPath operator()(rdf::ZeroOrMorePath& path) const {
    return {rdf::ZeroOrMorePath{without_repetition(simplify(std::move(*path.path)))}};
  }
  PropertyPath operator()(rdf::OneOrMorePath& path) const {
    PropertyPath inner = simplify(std::move(*path.path));
    if (may_be_empty(inner)) return {rdf::ZeroOrMorePath{without_repetition(std::move(inner))}};
    return {rdf::OneOrMorePath{without_repetition(std::move(inner))}};
  }
  PropertyPath operator()(rdf::ZeroOrOnePath& path) const {
    PropertyPath inner = simplify(std::move(*path.path));
    if (repeats(inner)) return {rdf::ZeroOrMorePath{without_repetition(std::move(inner))}};
    return {rdf::ZeroOrOnePath{without_repetition(std::move(inner))}};
  }
};

void simplify_in_exists(algebra::Expression& expression) {
  algebra::for_each_operand(expression, simplify_in_exists);
  if (auto* exists = std::get_if<algebra::Exists>(&expression.node)) {
    simplify_paths(*exists->pattern);
  }
}

}  // namespace

PropertyPath simplify(PropertyPath path) {
  return std::visit(Simplifier(), path.node);
}

void simplify_paths(algebra::Algebra& pattern) {
  algebra::for_each_input(pattern, simplify_paths);
  algebra::for_each_expression(pattern, simplify_in_exists);
  if (auto* path = std::get_if<algebra::Path>(&pattern.node)) path->path = simplify(std::move(path->path));
}

}  // namespace kontor::sparql
