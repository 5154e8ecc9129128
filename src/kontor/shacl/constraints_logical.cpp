// Logical constraints: sh:not, sh:and, sh:or, sh:xone (SHACL section 4.6).
#include "kontor/shacl/evaluator.hpp"

namespace kontor::shacl {

void Evaluator::check(const Not& constraint, const ValueNodes& nodes, Findings& found) {
  std::vector<bool> holds = conform(constraint.shape, nodes.values);
  holds.flip();
  report_values(nodes, found, holds);
}

void Evaluator::check(const And& constraint, const ValueNodes& nodes, Findings& found) {
  std::vector<bool> holds(nodes.values.size(), true);
  for (const ShapeId shape : constraint.shapes) {
    const std::vector<bool> conforming = conform(shape, nodes.values);
    for (std::size_t i = 0; i < holds.size(); ++i) holds[i] = holds[i] && conforming[i];
  }
  report_values(nodes, found, holds);
}

void Evaluator::check(const Or& constraint, const ValueNodes& nodes, Findings& found) {
  std::vector<bool> holds(nodes.values.size(), false);
  for (const ShapeId shape : constraint.shapes) {
    const std::vector<bool> conforming = conform(shape, nodes.values);
    for (std::size_t i = 0; i < holds.size(); ++i) holds[i] = holds[i] || conforming[i];
  }
  report_values(nodes, found, holds);
}

// A shape that the list names twice counts twice.
void Evaluator::check(const Xone& constraint, const ValueNodes& nodes, Findings& found) {
  std::vector<std::size_t> counts(nodes.values.size(), 0);
  for (const ShapeId shape : constraint.shapes) {
    const std::vector<bool> conforming = conform(shape, nodes.values);
    for (std::size_t i = 0; i < counts.size(); ++i) counts[i] += conforming[i] ? 1 : 0;
  }
  std::vector<bool> holds(counts.size());
  for (std::size_t i = 0; i < counts.size(); ++i) holds[i] = counts[i] == 1;
  report_values(nodes, found, holds);
}

}  // namespace kontor::shacl
