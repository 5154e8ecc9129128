#include "kontor/shacl/messages.hpp"

#include "kontor/rdf/vocab/rdf.hpp"
#include "kontor/rdf/vocab/xsd.hpp"
#include "kontor/shacl/vocabulary.hpp"
#include "kontor/xsd/value.hpp"

namespace kontor::shacl {
namespace {

std::string plural(std::uint64_t count, std::string_view noun) {
  return std::to_string(count) + " " + std::string(noun) + (count == 1 ? "" : "s");
}

class Expectation {
 public:
  Expectation(const ValidationReport& report, const Result& result, const rdf::PrefixMap& prefixes)
      : report_(report), result_(result), prefixes_(prefixes) {}

  std::string operator()(const Class& constraint) const { return "expected an instance of " + name(constraint.iri); }
  std::string operator()(const Datatype& constraint) const {
    if (constraint.iri == rdf::vocab::rdf::lang_string) return "expected a text with a language tag";
    const std::string datatype = describe(rdf::iri(constraint.iri), prefixes_);
    const rdf::TermView value = report_.term(result_.value);
    const bool is_ill_typed = value.is_literal() && rdf::datatype_iri(value) == constraint.iri;
    return is_ill_typed ? "not a valid " + datatype : "expected a literal of datatype " + datatype;
  }
  std::string operator()(const NodeKind& constraint) const {
    std::string kinds;
    const auto add = [&kinds](bool is_allowed, std::string_view kind) {
      if (is_allowed) kinds.append(kinds.empty() ? "expected " : " or ").append(kind);
    };
    add(constraint.iri, "an IRI");
    add(constraint.blank_node, "a blank node");
    add(constraint.literal, "a literal");
    return kinds;
  }
  std::string operator()(const MinCount& constraint) const {
    return "expected at least " + plural(constraint.count, "value");
  }
  std::string operator()(const MaxCount& constraint) const {
    return "expected at most " + plural(constraint.count, "value");
  }
  std::string operator()(const ValueRange& constraint) const {
    const std::string limit = name(constraint.limit);
    switch (constraint.bound) {
      case Bound::min_exclusive:
        return "expected a value greater than " + limit;
      case Bound::min_inclusive:
        return "expected a value of at least " + limit;
      case Bound::max_exclusive:
        return "expected a value less than " + limit;
      case Bound::max_inclusive:
        break;
    }
    return "expected a value of at most " + limit;
  }
  std::string operator()(const MinLength& constraint) const {
    return "expected at least " + plural(constraint.length, "character");
  }
  std::string operator()(const MaxLength& constraint) const {
    return "expected at most " + plural(constraint.length, "character");
  }
  std::string operator()(const Pattern& constraint) const {
    return "expected a text that matches '" + constraint.pattern + "'" +
           (constraint.flags.empty() ? "" : " with flags '" + constraint.flags + "'");
  }
  std::string operator()(const LanguageIn& constraint) const {
    std::string ranges;
    for (const std::string& range : constraint.ranges) ranges.append(ranges.empty() ? "" : ", ").append(range);
    return "expected a text in one of the languages: " + ranges;
  }
  std::string operator()(const UniqueLang& /*constraint*/) const {
    return "expected at most one value in each language";
  }
  std::string operator()(const Equals& constraint) const {
    return "expected the same values as " + name(constraint.property);
  }
  std::string operator()(const Disjoint& constraint) const {
    return "expected no value that is also one of " + name(constraint.property);
  }
  std::string operator()(const LessThan& constraint) const {
    return std::string(constraint.or_equals ? "expected a value not greater than" : "expected a value less than") +
           " the values of " + name(constraint.property);
  }
  std::string operator()(const Not& constraint) const {
    return "expected a value that does not conform to " + shape(constraint.shape);
  }
  std::string operator()(const And& constraint) const {
    return "expected a value that conforms to all of " + list(constraint.shapes);
  }
  std::string operator()(const Or& constraint) const {
    return "expected a value that conforms to one of " + list(constraint.shapes);
  }
  std::string operator()(const Xone& constraint) const {
    return "expected a value that conforms to exactly one of " + list(constraint.shapes);
  }
  std::string operator()(const Node& constraint) const {
    return "expected a value that conforms to " + shape(constraint.shape);
  }
  std::string operator()(const Property& constraint) const {
    return "expected a value that conforms to " + shape(constraint.shape);
  }
  std::string operator()(const QualifiedValueShape& constraint) const {
    const bool is_maximum = result_.component == Component::qualified_max_count;
    return std::string("expected ") + (is_maximum ? "at most " : "at least ") +
           plural(is_maximum ? *constraint.max : *constraint.min, "value") + " conforming to " +
           shape(constraint.shape);
  }
  std::string operator()(const Closed& /*constraint*/) const {
    return "the property " + describe(report_.term(result_.path), prefixes_) + " is not expected here";
  }
  std::string operator()(const HasValue& constraint) const { return "expected the value " + name(constraint.value); }
  std::string operator()(const In& constraint) const {
    constexpr std::size_t most = 10;  // a list of codes can have thousands
    std::string values;
    for (std::size_t i = 0; i < constraint.values.size() && i < most; ++i) {
      values.append(i == 0 ? "" : ", ").append(name(constraint.values[i]));
    }
    if (constraint.values.size() > most) values += ", ... (" + std::to_string(constraint.values.size()) + " values)";
    return "expected one of " + values;
  }
  std::string operator()(const Sparql& constraint) const {
    if (constraint.component) return "does not meet the constraint " + name(constraint.component);
    return constraint.source.is_iri() ? "does not meet the constraint " + name(constraint.source)
                                      : "does not meet a constraint in SPARQL";
  }

 private:
  std::string name(const rdf::Term& term) const { return describe(term.view(), prefixes_); }

  // What a shape is called: a blank node says nothing, so its name or path stands for it.
  std::string shape(ShapeId id) const {
    const Shape& target = report_.shapes().shapes[id];
    if (target.node.is_iri()) return name(target.node);
    if (!target.names.empty()) return "'" + std::string(target.names.front().text()) + "'";
    return target.path ? "a shape for " + rdf::to_string(*target.path, prefixes_) : "an unnamed shape";
  }
  std::string list(const std::vector<ShapeId>& shapes) const {
    std::string names;
    for (const ShapeId id : shapes) names.append(names.empty() ? "" : ", ").append(shape(id));
    return names;
  }

  const ValidationReport& report_;
  const Result& result_;
  const rdf::PrefixMap& prefixes_;
};

}  // namespace

std::string expectation(const ValidationReport& report, const Result& result, const rdf::PrefixMap& prefixes) {
  return std::visit(Expectation(report, result, prefixes), report.constraint(result));
}

std::vector<rdf::Term> messages(const ValidationReport& report, const Result& result, const rdf::PrefixMap& prefixes) {
  std::vector<rdf::Term> found;
  for (const TermId message : result.messages) found.emplace_back(report.term(message));
  if (found.empty()) found = report.shape(result).messages;
  if (found.empty()) found.emplace_back(rdf::language_string(expectation(report, result, prefixes), "en"));
  return found;
}

std::string describe(const rdf::TermView& term, const rdf::PrefixMap& prefixes) {
  const auto shorten = [&prefixes](std::string_view iri) {
    const auto name = prefixes.shorten(iri);
    return name ? std::string(name->first) + ":" + std::string(name->second) : rdf::to_string(rdf::iri(iri));
  };
  if (term.is_iri()) return shorten(term.text);
  if (!term.is_literal() || term.datatype.empty()) return rdf::to_string(term);
  namespace xsd = rdf::vocab::xsd;
  const bool has_short_form =
      term.datatype == xsd::integer || term.datatype == xsd::decimal || term.datatype == xsd::boolean;
  if (has_short_form && kontor::xsd::is_valid(term.text, term.datatype)) return std::string(term.text);
  return rdf::to_string(rdf::literal(term.text)) + "^^" + shorten(term.datatype);
}

}  // namespace kontor::shacl
