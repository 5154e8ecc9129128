#include "kontor/shacl/components.hpp"

#include <array>

#include "kontor/shacl/vocabulary.hpp"

namespace kontor::shacl {
namespace {

// In the order of the enumeration.
constexpr std::array<std::string_view, 30> names{"Class",
                                                 "Datatype",
                                                 "NodeKind",
                                                 "MinCount",
                                                 "MaxCount",
                                                 "MinExclusive",
                                                 "MinInclusive",
                                                 "MaxExclusive",
                                                 "MaxInclusive",
                                                 "MinLength",
                                                 "MaxLength",
                                                 "Pattern",
                                                 "LanguageIn",
                                                 "UniqueLang",
                                                 "Equals",
                                                 "Disjoint",
                                                 "LessThan",
                                                 "LessThanOrEquals",
                                                 "Not",
                                                 "And",
                                                 "Or",
                                                 "Xone",
                                                 "Node",
                                                 "Property",
                                                 "QualifiedMinCount",
                                                 "QualifiedMaxCount",
                                                 "Closed",
                                                 "HasValue",
                                                 "In",
                                                 "SPARQL"};
static_assert(names.size() == static_cast<std::size_t>(Component::sparql) + 1);

struct FindComponent {
  Component operator()(const Class& /*c*/) const { return Component::class_; }
  Component operator()(const Datatype& /*c*/) const { return Component::datatype; }
  Component operator()(const NodeKind& /*c*/) const { return Component::node_kind; }
  Component operator()(const MinCount& /*c*/) const { return Component::min_count; }
  Component operator()(const MaxCount& /*c*/) const { return Component::max_count; }
  Component operator()(const ValueRange& range) const {
    switch (range.bound) {
      case Bound::min_exclusive:
        return Component::min_exclusive;
      case Bound::min_inclusive:
        return Component::min_inclusive;
      case Bound::max_exclusive:
        return Component::max_exclusive;
      case Bound::max_inclusive:
        break;
    }
    return Component::max_inclusive;
  }
  Component operator()(const MinLength& /*c*/) const { return Component::min_length; }
  Component operator()(const MaxLength& /*c*/) const { return Component::max_length; }
  Component operator()(const Pattern& /*c*/) const { return Component::pattern; }
  Component operator()(const LanguageIn& /*c*/) const { return Component::language_in; }
  Component operator()(const UniqueLang& /*c*/) const { return Component::unique_lang; }
  Component operator()(const Equals& /*c*/) const { return Component::equals; }
  Component operator()(const Disjoint& /*c*/) const { return Component::disjoint; }
  Component operator()(const LessThan& less) const {
    return less.or_equals ? Component::less_than_or_equals : Component::less_than;
  }
  Component operator()(const Not& /*c*/) const { return Component::not_; }
  Component operator()(const And& /*c*/) const { return Component::and_; }
  Component operator()(const Or& /*c*/) const { return Component::or_; }
  Component operator()(const Xone& /*c*/) const { return Component::xone; }
  Component operator()(const Node& /*c*/) const { return Component::node; }
  Component operator()(const Property& /*c*/) const { return Component::property; }
  Component operator()(const QualifiedValueShape& /*c*/) const { return Component::qualified_min_count; }
  Component operator()(const Closed& /*c*/) const { return Component::closed; }
  Component operator()(const HasValue& /*c*/) const { return Component::has_value; }
  Component operator()(const In& /*c*/) const { return Component::in; }
  Component operator()(const Sparql& sparql) const {
    return sparql.component ? Component::declared : Component::sparql;
  }
};

}  // namespace

Component component_of(const Constraint& constraint) {
  return std::visit(FindComponent(), constraint);
}

std::string component_iri(Component component, const Constraint& constraint) {
  if (component == Component::declared) return std::string(std::get<Sparql>(constraint).component.text());
  return std::string(sh::ns) + std::string(names[static_cast<std::size_t>(component)]) + "ConstraintComponent";
}

}  // namespace kontor::shacl
