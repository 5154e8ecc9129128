#include "kontor/sparql/exec/triple_pattern.hpp"

namespace kontor::sparql {

int IdPattern::part_of(algebra::Variable variable) const {
  for (int i = 0; i < 3; ++i) {
    const PatternPart& part = parts[static_cast<std::size_t>(i)];
    if (part.is_variable && part.variable == variable) return i;
  }
  return -1;
}

bool IdPattern::has_repeated_variable() const {
  for (int i = 1; i < 3; ++i) {
    const PatternPart& part = parts[static_cast<std::size_t>(i)];
    if (part.is_variable && part_of(part.variable) != i) return true;
  }
  return false;
}

PatternPart resolve(const algebra::PatternTerm& term, ExecutionContext& context) {
  if (const auto* variable = std::get_if<algebra::Variable>(&term)) return {true, *variable, store::no_term};
  return {false, 0, context.pool.intern(std::get<rdf::Term>(term).view())};
}

IdPattern resolve(const algebra::TriplePattern& pattern, ExecutionContext& context) {
  return {{resolve(pattern.subject, context), resolve(pattern.predicate, context), resolve(pattern.object, context)}};
}

std::string show(const PatternPart& part, const ExecutionContext& context) {
  return part.is_variable ? context.show_variable(part.variable) : context.show_term(part.term);
}

std::string show(const IdPattern& pattern, const ExecutionContext& context) {
  return show(pattern.parts[0], context) + " " + show(pattern.parts[1], context) + " " +
         show(pattern.parts[2], context);
}

}  // namespace kontor::sparql
