// Constraints and the values of their parameters (SHACL section 4). Every rule about what a parameter may be is checked
// where the parameter is read.
#include <algorithm>
#include <charconv>

#include "kontor/rdf/vocab/rdf.hpp"
#include "kontor/rdf/vocab/xsd.hpp"
#include "kontor/shacl/shape_loader.hpp"
#include "kontor/shacl/vocabulary.hpp"
#include "kontor/sparql/exec/xpath_regex.hpp"

namespace kontor::shacl {

std::string ShapeLoader::name(std::string_view term) const {
  if (term.starts_with(sh::ns)) return "sh:" + std::string(term.substr(sh::ns.size()));
  return graph_.describe(graph_.find_iri(term));
}

void ShapeLoader::fail(Node node, std::string_view parameter, Node value, const std::string& expected) const {
  throw Error(name(parameter) + " has the value " + graph_.describe(value) + ", expected " + expected,
              graph_.location(node, parameter, value));
}

void ShapeLoader::fail_member(Node node, std::string_view parameter, Node list, Node member,
                              const std::string& expected) const {
  throw Error("the list of " + name(parameter) + " has the member " + graph_.describe(member) + ", expected " + expected,
              graph_.location(node, parameter, list));
}

std::vector<document::Node> ShapeLoader::iris(Node node, std::string_view parameter) const {
  std::vector<Node> values = graph_.objects(node, parameter);
  for (const Node value : values) {
    if (!value.is_iri()) fail(node, parameter, value, "an IRI");
  }
  return values;
}

std::vector<document::Node> ShapeLoader::literals(Node node, std::string_view parameter) const {
  std::vector<Node> values = graph_.objects(node, parameter);
  for (const Node value : values) {
    if (!value.is_literal()) fail(node, parameter, value, "a literal");
  }
  return values;
}

document::Node ShapeLoader::only(Node node, std::string_view parameter) const {
  const std::vector<Node> values = graph_.objects(node, parameter);
  if (values.size() > 1) {
    throw Error(name(parameter) + " is given more than once, expected one value",
                graph_.location(node, parameter, values[1]));
  }
  return values.empty() ? Node() : values.front();
}

std::optional<std::uint64_t> ShapeLoader::count(Node node, std::string_view parameter) const {
  const Node value = only(node, parameter);
  if (!value) return std::nullopt;
  const std::string_view text = value.text();
  std::uint64_t number = 0;
  const std::string_view digits = text.substr(text.starts_with('+') ? 1 : 0);
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), number);
  if (!value.is_literal() || value.term().datatype != rdf::vocab::xsd::integer || error != std::errc() ||
      end != digits.data() + digits.size()) {
    fail(node, parameter, value, "an xsd:integer that is not negative");
  }
  return number;
}

std::optional<std::string> ShapeLoader::text(Node node, std::string_view parameter) const {
  const Node value = only(node, parameter);
  if (!value) return std::nullopt;
  const rdf::TermView term = value.term();
  if (!term.is_literal() || !term.datatype.empty() || !term.language.empty()) {
    fail(node, parameter, value, "an xsd:string");
  }
  return std::string(term.text);
}

// The Recommendation means the term `true`: "1" is a boolean as well, but switches nothing on.
bool ShapeLoader::flag(Node node, std::string_view parameter) const {
  const Node value = only(node, parameter);
  if (!value) return false;
  const rdf::TermView term = value.term();
  if (term.is_literal() && term.datatype == rdf::vocab::xsd::boolean) {
    if (term.text == "true") return true;
    if (term.text == "false" || term.text == "0" || term.text == "1") return false;
  }
  fail(node, parameter, value, "true or false");
}

std::vector<document::Node> ShapeLoader::members(Node node, std::string_view parameter, Node list) const {
  if (!graph_.is_list(list)) fail(node, parameter, list, "a list");
  return graph_.list(list);
}

std::vector<ShapeId> ShapeLoader::shape_list(Node node, std::string_view parameter, Node list) {
  std::vector<ShapeId> ids;
  for (const Node member : members(node, parameter, list)) {
    if (member.is_literal()) fail_member(node, parameter, list, member, "shapes only");
    ids.push_back(shape_id(member));
  }
  return ids;
}

void ShapeLoader::only_at_property_shapes(Node node, std::string_view parameter, const Shape& shape) const {
  if (shape.is_property_shape() || !graph_.has(node, parameter)) return;
  throw Error(name(parameter) + " is only allowed at property shapes, and " + graph_.describe(node) + " has no sh:path",
              graph_.location(node, parameter));
}

void ShapeLoader::load_constraints(Node node, Shape& shape) {
  load_value_type(node, shape);
  load_cardinality(node, shape);
  load_value_range(node, shape);
  load_string(node, shape);
  load_pair(node, shape);
  load_logical(node, shape);
  load_shape_based(node, shape);
  load_qualified(node, shape);
  load_other(node, shape);
  load_sparql_constraints(node, shape);
  load_component_constraints(node, shape);
}

void ShapeLoader::load_value_type(Node node, Shape& shape) {
  for (const Node value : iris(node, sh::class_)) shape.constraints.emplace_back(Class{rdf::Term(value.term())});
  if (const Node value = only(node, sh::datatype)) {
    if (!value.is_iri()) fail(node, sh::datatype, value, "the IRI of a datatype");
    shape.constraints.emplace_back(Datatype{std::string(value.text()), xsd::find_datatype(value.text())});
  }
  if (const Node value = only(node, sh::node_kind)) {
    NodeKind kind;
    kind.kind = rdf::Term(value.term());
    const std::string_view local =
        value.is_iri() && value.text().starts_with(sh::ns) ? value.text().substr(sh::ns.size()) : std::string_view();
    kind.iri = local == "IRI" || local == "BlankNodeOrIRI" || local == "IRIOrLiteral";
    kind.blank_node = local == "BlankNode" || local == "BlankNodeOrIRI" || local == "BlankNodeOrLiteral";
    kind.literal = local == "Literal" || local == "BlankNodeOrLiteral" || local == "IRIOrLiteral";
    if (!kind.iri && !kind.blank_node && !kind.literal) {
      fail(node, sh::node_kind, value,
           "sh:IRI, sh:BlankNode, sh:Literal, sh:BlankNodeOrIRI, sh:BlankNodeOrLiteral or sh:IRIOrLiteral");
    }
    shape.constraints.emplace_back(std::move(kind));
  }
}

void ShapeLoader::load_cardinality(Node node, Shape& shape) {
  only_at_property_shapes(node, sh::min_count, shape);
  only_at_property_shapes(node, sh::max_count, shape);
  if (const auto number = count(node, sh::min_count)) shape.constraints.emplace_back(MinCount{*number});
  if (const auto number = count(node, sh::max_count)) shape.constraints.emplace_back(MaxCount{*number});
}

void ShapeLoader::load_value_range(Node node, Shape& shape) {
  const auto load = [&](std::string_view parameter, Bound bound) {
    const Node value = only(node, parameter);
    if (!value) return;
    if (!value.is_literal()) fail(node, parameter, value, "a literal");
    shape.constraints.emplace_back(ValueRange{bound, rdf::Term(value.term())});
  };
  load(sh::min_exclusive, Bound::min_exclusive);
  load(sh::min_inclusive, Bound::min_inclusive);
  load(sh::max_exclusive, Bound::max_exclusive);
  load(sh::max_inclusive, Bound::max_inclusive);
}

void ShapeLoader::load_string(Node node, Shape& shape) {
  if (const auto length = count(node, sh::min_length)) shape.constraints.emplace_back(MinLength{*length});
  if (const auto length = count(node, sh::max_length)) shape.constraints.emplace_back(MaxLength{*length});
  const std::optional<std::string> flags = text(node, sh::flags);
  if (std::optional<std::string> pattern = text(node, sh::pattern)) {
    auto regex = std::make_shared<sparql::eval::XPathRegex>(*pattern, flags.value_or(""));
    if (!regex->is_valid()) {
      throw Error("sh:pattern is not a regular expression: " + regex->problem(), graph_.location(node, sh::pattern));
    }
    shape.constraints.emplace_back(Pattern{*std::move(pattern), flags.value_or(""), std::move(regex)});
  }
  if (const Node list = only(node, sh::language_in)) {
    LanguageIn languages;
    for (const Node member : members(node, sh::language_in, list)) {
      const rdf::TermView term = member.term();
      if (!term.is_literal() || !term.datatype.empty() || !term.language.empty()) {
        fail_member(node, sh::language_in, list, member, "language tags as strings only");
      }
      languages.ranges.emplace_back(term.text);
    }
    shape.constraints.emplace_back(std::move(languages));
  }
  only_at_property_shapes(node, sh::unique_lang, shape);
  if (flag(node, sh::unique_lang)) shape.constraints.emplace_back(UniqueLang{});
}

void ShapeLoader::load_pair(Node node, Shape& shape) {
  for (const Node value : iris(node, sh::equals)) shape.constraints.emplace_back(Equals{rdf::Term(value.term())});
  for (const Node value : iris(node, sh::disjoint)) shape.constraints.emplace_back(Disjoint{rdf::Term(value.term())});
  only_at_property_shapes(node, sh::less_than, shape);
  for (const Node value : iris(node, sh::less_than)) {
    shape.constraints.emplace_back(LessThan{rdf::Term(value.term()), false});
  }
  only_at_property_shapes(node, sh::less_than_or_equals, shape);
  for (const Node value : iris(node, sh::less_than_or_equals)) {
    shape.constraints.emplace_back(LessThan{rdf::Term(value.term()), true});
  }
}

void ShapeLoader::load_logical(Node node, Shape& shape) {
  for (const Node value : graph_.objects(node, sh::not_)) {
    if (value.is_literal()) fail(node, sh::not_, value, "a shape");
    shape.constraints.emplace_back(Not{shape_id(value)});
  }
  for (const Node list : graph_.objects(node, sh::and_)) {
    shape.constraints.emplace_back(And{shape_list(node, sh::and_, list)});
  }
  for (const Node list : graph_.objects(node, sh::or_)) {
    shape.constraints.emplace_back(Or{shape_list(node, sh::or_, list)});
  }
  for (const Node list : graph_.objects(node, sh::xone)) {
    shape.constraints.emplace_back(Xone{shape_list(node, sh::xone, list)});
  }
}

void ShapeLoader::load_shape_based(Node node, Shape& shape) {
  const auto is_described = [&](std::string_view parameter, Node value) {
    if (value.is_literal()) fail(node, parameter, value, "a shape");
    if (!graph_.statements_about(value).empty()) return true;
    diagnostics_.warning(
        graph_.location(node, parameter, value),
        name(parameter) + " refers to " + graph_.describe(value) + ", which the shapes do not describe");
    return false;
  };
  for (const Node value : graph_.objects(node, sh::node)) {
    if (is_described(sh::node, value)) shape.constraints.emplace_back(shacl::Node{shape_id(value)});
  }
  for (const Node value : graph_.objects(node, sh::property)) {
    if (!is_described(sh::property, value)) continue;
    if (!graph_.has(value, sh::path)) fail(node, sh::property, value, "a property shape, which has a sh:path");
    shape.constraints.emplace_back(Property{shape_id(value)});
  }
}

void ShapeLoader::load_qualified(Node node, Shape& shape) {
  for (const std::string_view parameter :
       {sh::qualified_value_shape, sh::qualified_min_count, sh::qualified_max_count}) {
    only_at_property_shapes(node, parameter, shape);
  }
  QualifiedValueShape qualified;
  qualified.min = count(node, sh::qualified_min_count);
  qualified.max = count(node, sh::qualified_max_count);
  qualified.disjoint = flag(node, sh::qualified_value_shapes_disjoint);
  const Node value = only(node, sh::qualified_value_shape);
  if (!value) return;
  if (value.is_literal()) fail(node, sh::qualified_value_shape, value, "a shape");
  qualified.shape = shape_id(value);
  if (qualified.min || qualified.max) shape.constraints.emplace_back(std::move(qualified));
}

void ShapeLoader::load_other(Node node, Shape& shape) {
  const Node ignored = only(node, sh::ignored_properties);
  std::vector<Node> allowed;
  if (ignored) allowed = members(node, sh::ignored_properties, ignored);
  for (const Node predicate : allowed) {
    if (!predicate.is_iri()) fail_member(node, sh::ignored_properties, ignored, predicate, "IRIs only");
  }
  if (flag(node, sh::closed)) {
    for (const Node property : graph_.objects(node, sh::property)) {
      for (const Node path : graph_.objects(property, sh::path)) {
        if (path.is_iri()) allowed.push_back(path);
      }
    }
    Closed closed;
    for (const Node predicate : allowed) closed.allowed.emplace_back(predicate.term());
    shape.constraints.emplace_back(std::move(closed));
  }
  for (const Node value : graph_.objects(node, sh::has_value)) {
    shape.constraints.emplace_back(HasValue{rdf::Term(value.term())});
  }
  if (const Node list = only(node, sh::in)) {
    In in;
    for (const Node member : members(node, sh::in, list)) in.values.emplace_back(member.term());
    shape.constraints.emplace_back(std::move(in));
  }
}

}  // namespace kontor::shacl
