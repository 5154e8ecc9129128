#include <array>

#include "kontor/base/error.hpp"
#include "kontor/base/suggest.hpp"
#include "kontor/mapping/language_tag.hpp"
#include "kontor/mapping/legacy_vocabulary.hpp"
#include "kontor/mapping/mapping_loader.hpp"
#include "kontor/mapping/vocabulary.hpp"
#include "kontor/rdf/vocab/rdf.hpp"

namespace kontor::mapping {
namespace {

struct TermTypeName {
  std::string_view name;
  TermType type;
};
constexpr std::array<TermTypeName, 7> term_types = {{{"IRI", TermType::iri},
                                                     {"URI", TermType::uri},
                                                     {"UnsafeIRI", TermType::unsafe_iri},
                                                     {"UnsafeURI", TermType::unsafe_uri},
                                                     {"BlankNode", TermType::blank_node},
                                                     {"Literal", TermType::literal},
                                                     {"BNode", TermType::blank_node}}};

std::string local_name(std::string_view iri) {
  return std::string(iri.substr(0, rml::ns.size()) == rml::ns ? iri.substr(rml::ns.size()) : iri);
}

}  // namespace

std::string MappingLoader::reference(std::string_view text) const {
  const bool rewrite =
      mapping_.vocabulary == Vocabulary::legacy && formulation_ == ReferenceFormulation::json_path && !view_;
  return rewrite ? legacy_json_path(text) : std::string(text);
}

ExpressionMap MappingLoader::constant_expression(Node constant, const Location& where) const {
  if (constant.is_blank_node()) fail("a constant is an IRI or a literal, a blank node has no name to use", where);
  return {Constant{rdf::Term(constant.term())}, where, {}};
}

ExpressionMap MappingLoader::reference_expression(Node value, const Location& where) const {
  if (!value.is_literal()) fail("a reference is a text, found " + describe(value), where);
  return {Reference{reference(value.text())}, where, {}};
}

// An expression map has exactly one expression (RML Core, expression maps).
ExpressionMap MappingLoader::expression_map(Node node) {
  const Depth depth(*this, node);
  ExpressionMap map;
  map.where = document_.location(node);
  std::size_t found = 0;
  if (const Node constant = document_.object(node, rml::constant)) {
    map = constant_expression(constant, document_.location(node, rml::constant));
    ++found;
  }
  if (const Node value = document_.object(node, rml::reference)) {
    map = reference_expression(value, document_.location(node, rml::reference));
    ++found;
  }
  if (document_.has(node, rml::template_)) {
    map.where = document_.location(node, rml::template_);
    Template expression{parse_template(text(node, rml::template_), map.where)};
    for (TemplatePart& part : expression.parts) {
      if (part.reference) part.text = reference(part.text);
    }
    map.expression = std::move(expression);
    ++found;
  }
  if (document_.has(node, rml::function_execution)) {
    map.where = document_.location(node, rml::function_execution);
    map.expression = function_result(node);
    ++found;
  }
  if (const Node value = document_.object(node, fnml::function_value)) {
    map.where = document_.location(node, fnml::function_value);
    map.expression = FunctionResult{std::make_shared<const FunctionExecution>(function_value(value)), {}, {}};
    ++found;
  }
  if (found > 1) {
    fail("expected one of rml:constant, rml:reference, rml:template and rml:functionExecution, found " +
             std::to_string(found),
         document_.location(node));
  }
  map.targets = targets(node);
  return map;
}

TermMap MappingLoader::constant_map(Node constant, Position position, const Location& where) {
  TermMap map;
  static_cast<ExpressionMap&>(map) = constant_expression(constant, where);
  map.type = constant.is_literal() ? TermType::literal : TermType::iri;
  check_constant(map, position);
  return map;
}

void MappingLoader::check_constant(const TermMap& map, Position position) const {
  const auto* constant = std::get_if<Constant>(&map.expression);
  if (constant != nullptr && constant->term.is_literal() && position != Position::object) {
    fail("a subject, predicate or graph cannot be the literal " + rdf::to_string(constant->term.view()), map.where);
  }
}

TermMap MappingLoader::term_map(Node node, Position position) {
  TermMap map;
  static_cast<ExpressionMap&>(map) = expression_map(node);
  modifiers(node, map);
  if (document_.has(node, rml::gather)) {
    if (position == Position::predicate || position == Position::graph) {
      fail("a collection can be a subject or an object, not a predicate or a graph",
           document_.location(node, rml::gather));
    }
    map.gather = std::make_shared<const GatherMap>(gather_map(node));
  }
  map.type = term_type(node, map, position);
  check_constant(map, position);
  check_term_type(node, map, position);
  return map;
}

// The language and datatype maps, in full or as shortcuts.
void MappingLoader::modifiers(Node node, TermMap& map) {
  const auto modifier = [&](std::string_view shortcut,
                            std::string_view in_full) -> std::shared_ptr<const ExpressionMap> {
    if (const Node value = document_.object(node, shortcut)) {
      return std::make_shared<const ExpressionMap>(constant_expression(value, document_.location(node, shortcut)));
    }
    const Node value = document_.object(node, in_full);
    return value ? std::make_shared<const ExpressionMap>(expression_map(value)) : nullptr;
  };
  map.language = modifier(rml::language, rml::language_map);
  map.datatype = modifier(rml::datatype, rml::datatype_map);
  if (map.language && map.datatype) fail("a literal has a language or a datatype, not both", document_.location(node));
  if (map.datatype) {
    const auto* iri = std::get_if<Constant>(&map.datatype->expression);
    if (iri != nullptr && !iri->term.is_iri()) {
      fail("a datatype is an IRI, found " + rdf::to_string(iri->term.view()), map.datatype->where);
    }
  }
  if (!map.language) return;
  const auto* tag = std::get_if<Constant>(&map.language->expression);
  if (tag != nullptr && !is_language_tag(tag->term.text())) {
    fail("'" + std::string(tag->term.text()) + "' is not a language tag such as 'de' or 'en-GB'", map.language->where);
  }
}

// RML Core, default term types.
TermType MappingLoader::term_type(Node node, const TermMap& map, Position position) const {
  if (const auto* constant = std::get_if<Constant>(&map.expression)) {
    if (constant->term.is_literal()) return TermType::literal;
    return TermType::iri;
  }
  const Node declared = document_.object(node, rml::term_type);
  if (!declared) {
    if (map.gather && std::holds_alternative<NoExpression>(map.expression)) return TermType::blank_node;
    if (position != Position::object) return TermType::iri;
    const bool literal = map.language || map.datatype || std::holds_alternative<Reference>(map.expression) ||
                         std::holds_alternative<FunctionResult>(map.expression);
    return literal && !map.gather ? TermType::literal : TermType::iri;
  }
  const std::string name = local_name(declared.text());
  std::vector<std::string_view> known;
  for (const TermTypeName& candidate : term_types) {
    if (candidate.name == name) return candidate.type;
    known.push_back(candidate.name);
  }
  fail("unknown term type " + describe(declared) + suggestion(name, known), document_.location(node, rml::term_type));
}

void MappingLoader::check_term_type(Node node, const TermMap& map, Position position) const {
  const Location where = document_.location(node, rml::term_type);
  const Node declared = document_.object(node, rml::term_type);
  if (std::holds_alternative<NoExpression>(map.expression) && map.type != TermType::blank_node) {
    fail("a term map needs rml:constant, rml:reference, rml:template or rml:functionExecution",
         document_.location(node));
  }
  if (std::holds_alternative<Constant>(map.expression) && declared) {
    const std::string name = local_name(declared.text());
    const bool literal = map.type == TermType::literal;
    if (name == "BlankNode" || literal != (name == "Literal")) {
      fail("a constant has the term type of its value, not " + describe(declared), where);
    }
  }
  if (map.type != TermType::literal && (map.language || map.datatype) && mapping_.vocabulary == Vocabulary::rml) {
    fail("only a literal has a language or a datatype, this term map makes none", where);
  }
  if (map.type == TermType::literal && position != Position::object) {
    fail("the term type rml:Literal is for objects only", where);
  }
  if (map.type == TermType::blank_node && position == Position::predicate) {
    fail("a predicate cannot be a blank node", where);
  }
}

GatherMap MappingLoader::gather_map(Node node) {
  const Depth depth(*this, node);
  GatherMap map;
  for (const Node member : document_.list(document_.object(node, rml::gather))) {
    map.members.push_back(object_map(member));
  }
  const Location where = document_.location(node, rml::gather);
  if (map.members.empty()) fail("rml:gather needs a list of term maps, the list is empty", where);
  const Node as = document_.object(node, rml::gather_as);
  const std::string_view kind = as.text();
  const std::string_view ns = rdf::vocab::rdf::ns;
  if (!as || kind.substr(0, ns.size()) != ns) fail("rml:gatherAs must be rdf:List, rdf:Bag, rdf:Seq or rdf:Alt", where);
  const std::string_view name = kind.substr(ns.size());
  if (name == "List")
    map.as = GatherAs::list;
  else if (name == "Bag")
    map.as = GatherAs::bag;
  else if (name == "Seq")
    map.as = GatherAs::seq;
  else if (name == "Alt")
    map.as = GatherAs::alt;
  else
    fail("rml:gatherAs must be rdf:List, rdf:Bag, rdf:Seq or rdf:Alt", where);
  const Node strategy = document_.object(node, rml::strategy);
  if (strategy && strategy.text() == rml::cartesian_product)
    map.strategy = GatherStrategy::cartesian_product;
  else if (strategy && strategy.text() != rml::append)
    fail("unknown strategy " + describe(strategy), where);
  const std::string allow = text(node, rml::allow_empty);
  map.allow_empty = allow == "true" || allow == "1";
  return map;
}

}  // namespace kontor::mapping
