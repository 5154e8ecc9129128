// Rules 88 to 96 of the grammar: property paths.
#include "kontor/rdf/vocab/rdf.hpp"
#include "kontor/sparql/text/grammar.hpp"

namespace kontor::sparql {

// PathAlternative ::= PathSequence ('|' PathSequence)*
rdf::PropertyPath Grammar::path_alternative() {
  rdf::PropertyPath first = path_sequence();
  if (!cursor_.at("|")) return first;
  rdf::AlternativePath path;
  path.alternatives.push_back(std::move(first));
  while (cursor_.accept("|")) path.alternatives.push_back(path_sequence());
  return {std::move(path)};
}

// PathSequence ::= PathEltOrInverse ('/' PathEltOrInverse)*
rdf::PropertyPath Grammar::path_sequence() {
  rdf::PropertyPath first = path_element_or_inverse();
  if (!cursor_.at("/")) return first;
  rdf::SequencePath path;
  path.steps.push_back(std::move(first));
  while (cursor_.accept("/")) path.steps.push_back(path_element_or_inverse());
  return {std::move(path)};
}

// PathEltOrInverse ::= PathElt | '^' PathElt
rdf::PropertyPath Grammar::path_element_or_inverse() {
  if (cursor_.accept("^")) return {rdf::InversePath{path_element()}};
  return path_element();
}

// PathElt ::= PathPrimary ('?' | '*' | '+')?
rdf::PropertyPath Grammar::path_element() {
  rdf::PropertyPath path = path_primary();
  if (cursor_.accept("?")) return {rdf::ZeroOrOnePath{std::move(path)}};
  if (cursor_.accept("*")) return {rdf::ZeroOrMorePath{std::move(path)}};
  if (cursor_.accept("+")) return {rdf::OneOrMorePath{std::move(path)}};
  return path;
}

// PathPrimary ::= iri | 'a' | '!' PathNegatedPropertySet | '(' Path ')'
rdf::PropertyPath Grammar::path_primary() {
  if (cursor_.token().kind == TokenKind::word && cursor_.token().value == "a") {
    cursor_.advance();
    return {rdf::PredicatePath{std::string(rdf::vocab::rdf::type)}};
  }
  if (cursor_.accept("!")) return path_negated_property_set();
  if (cursor_.is("(")) {
    const Nesting nesting(*this);
    cursor_.advance();
    rdf::PropertyPath path = path_alternative();
    cursor_.need(")");
    return path;
  }
  return {rdf::PredicatePath{iri("a predicate or path")}};
}

// PathNegatedPropertySet ::= PathOneInPropertySet | '(' (PathOneInPropertySet ('|' PathOneInPropertySet)*)? ')'
rdf::PropertyPath Grammar::path_negated_property_set() {
  rdf::NegatedPropertySet set;
  if (!cursor_.accept("(")) {
    path_one_in_property_set(set);
    return {std::move(set)};
  }
  if (cursor_.accept(")")) return {std::move(set)};
  do {
    path_one_in_property_set(set);
  } while (cursor_.accept("|"));
  cursor_.need(")");
  return {std::move(set)};
}

// PathOneInPropertySet ::= iri | 'a' | '^' (iri | 'a')
void Grammar::path_one_in_property_set(rdf::NegatedPropertySet& set) {
  std::vector<std::string>& direction = cursor_.accept("^") ? set.backward : set.forward;
  if (cursor_.token().kind == TokenKind::word && cursor_.token().value == "a") {
    cursor_.advance();
    direction.emplace_back(rdf::vocab::rdf::type);
  } else {
    direction.push_back(iri("a predicate"));
  }
}

}  // namespace kontor::sparql
