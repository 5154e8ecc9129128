// Value type constraints: sh:class, sh:datatype, sh:nodeKind (SHACL section 4.1).
#include "kontor/rdf/vocab/rdf.hpp"
#include "kontor/shacl/evaluator.hpp"

namespace kontor::shacl {

void Evaluator::check(const Class& constraint, const ValueNodes& nodes, Findings& found) {
  const ClassMembers& members = data_.members(data_.id(constraint.iri));
  check_values(nodes, found, [&](TermId value) { return members.contains(value); });
}

// An ill-typed literal does not have its datatype, as far as the lexical space is known.
void Evaluator::check(const Datatype& constraint, const ValueNodes& nodes, Findings& found) {
  check_values(nodes, found, [&](TermId value) {
    const rdf::TermView term = data_.pool().view(value);
    if (!term.is_literal()) return false;
    if (rdf::datatype_iri(term) != constraint.iri) return false;
    return !term.language.empty() || xsd::is_valid(term.text, constraint.datatype);
  });
}

void Evaluator::check(const NodeKind& constraint, const ValueNodes& nodes, Findings& found) {
  check_values(nodes, found, [&](TermId value) {
    switch (data_.pool().kind(value)) {
      case rdf::TermKind::iri:
        return constraint.iri;
      case rdf::TermKind::blank_node:
        return constraint.blank_node;
      case rdf::TermKind::literal:
        return constraint.literal;
      case rdf::TermKind::none:
        break;
    }
    return false;
  });
}

}  // namespace kontor::shacl
