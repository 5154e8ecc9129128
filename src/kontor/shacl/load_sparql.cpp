// SPARQL-based constraints and the constraint components that a shapes graph declares (SHACL sections 5 and 6).
#include <algorithm>
#include <array>

#include "kontor/rdf/vocab/xsd.hpp"
#include "kontor/shacl/shape_loader.hpp"
#include "kontor/shacl/sparql_query.hpp"
#include "kontor/shacl/vocabulary.hpp"

namespace kontor::shacl {
namespace {

// Variables that mean something of their own, which parameters must not take (section 6.2.1).
constexpr std::array<std::string_view, 6> reserved{"this", "shapesGraph", "currentShape", "path", "PATH", "value"};

// What follows the last '/', '#' or ':' of an IRI.
std::string local_name(std::string_view iri) {
  return std::string(iri.substr(iri.find_last_of("/#:") + 1));
}

bool is_variable_name(std::string_view name) {
  const auto is_letter = [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || (static_cast<unsigned char>(c) & 0x80U) != 0;
  };
  return !name.empty() &&
         std::all_of(name.begin(), name.end(), [&](char c) { return is_letter(c) || (c >= '0' && c <= '9'); });
}

bool projects(const sparql::algebra::Query& query, std::string_view variable) {
  const auto* select = std::get_if<sparql::algebra::Select>(&query.form);
  return select != nullptr && std::any_of(select->variables.begin(), select->variables.end(),
                                          [&](auto projected) { return query.variables.name(projected) == variable; });
}

}  // namespace

void ShapeLoader::load_components() {
  for (const Node node : instances({sh::constraint_component})) {
    if (node.is_iri() && node.text().starts_with(sh::ns)) continue;  // those of Core, as some documents repeat them
    try {
      load_component(node);
    } catch (const Error& error) {
      report(error, node);
    }
  }
}

// One of the validators that are in SPARQL (section 6.2.3); others may be in languages that we do not know.
document::Node ShapeLoader::find_validator(Node component, std::string_view property) const {
  for (const Node validator : graph_.objects(component, property)) {
    if (graph_.has(validator, sh::ask) || graph_.has(validator, sh::select)) return validator;
  }
  return {};
}

void ShapeLoader::load_component(Node node) {
  DeclaredComponent component;
  component.node = node;
  for (const Node parameter : graph_.objects(node, sh::parameter)) {
    const Node path = only(parameter, sh::path);
    if (!path || !path.is_iri()) {
      throw Error("a parameter of " + graph_.describe(node) + " has no IRI as its sh:path",
                  graph_.location(node, sh::parameter, parameter));
    }
    std::string variable = local_name(path.text());
    if (!is_variable_name(variable) || std::find(reserved.begin(), reserved.end(), variable) != reserved.end()) {
      throw Error("'" + variable + "' cannot be the name of a parameter", graph_.location(parameter, sh::path));
    }
    component.parameters.push_back({std::string(path.text()), std::move(variable), flag(parameter, sh::optional)});
  }
  const Node validator = find_validator(node, sh::validator);
  const Node for_nodes = find_validator(node, sh::node_validator);
  const Node for_properties = find_validator(node, sh::property_validator);
  component.node_validator = for_nodes ? for_nodes : validator;
  component.property_validator = for_properties ? for_properties : validator;
  if (!component.node_validator && !component.property_validator) return;  // nothing to run
  const bool has_mandatory = std::any_of(component.parameters.begin(), component.parameters.end(),
                                         [](const auto& parameter) { return !parameter.optional; });
  if (!has_mandatory) {
    throw Error("the constraint component " + graph_.describe(node) + " has no parameter that is not optional");
  }
  if (!node.is_iri()) throw Error("a constraint component must have an IRI");
  components_.push_back(std::move(component));
}

void ShapeLoader::load_sparql_constraints(Node node, Shape& shape) {
  for (const Node constraint : graph_.objects(node, sh::sparql)) {
    if (constraint.is_literal()) fail(node, sh::sparql, constraint, "a SPARQL-based constraint");
    if (flag(constraint, sh::deactivated)) continue;
    if (!graph_.has(constraint, sh::select)) {
      throw Error("the SPARQL-based constraint " + graph_.describe(constraint) + " has no sh:select",
                  graph_.location(node, sh::sparql, constraint));
    }
    Sparql sparql = load_query(constraint, shape, {}, {});
    if (!projects(sparql.query->query, "this")) {  // section 5.2.1
      throw Error(name(sh::select) + ": the query of a constraint must project ?this",
                  graph_.location(constraint, sh::select));
    }
    sparql.source = rdf::Term(constraint.term());
    shape.constraints.emplace_back(std::move(sparql));
  }
}

// A shape has a constraint of a component if it has values for all mandatory parameters; with several parameters each
// must have one value, with one parameter each value is a constraint (section 6.2.1).
void ShapeLoader::load_component_constraints(Node node, Shape& shape) {
  for (const DeclaredComponent& component : components_) {
    const bool applies =
        std::all_of(component.parameters.begin(), component.parameters.end(),
                    [&](const auto& parameter) { return parameter.optional || graph_.has(node, parameter.path); });
    const Node validator = shape.is_property_shape() ? component.property_validator : component.node_validator;
    if (!applies || !validator) continue;
    std::vector<std::string> names;
    for (const auto& parameter : component.parameters) names.push_back(parameter.name);
    const auto add = [&](std::vector<std::pair<std::string, rdf::Term>> values) {
      Sparql sparql = load_query(validator, shape, std::move(values), names);
      sparql.component = rdf::Term(component.node.term());
      shape.constraints.emplace_back(std::move(sparql));
    };
    if (component.parameters.size() == 1) {
      for (const Node value : graph_.objects(node, component.parameters.front().path)) {
        add({{names.front(), rdf::Term(value.term())}});
      }
      continue;
    }
    std::vector<std::pair<std::string, rdf::Term>> values;
    for (const auto& parameter : component.parameters) {
      if (const Node value = only(node, parameter.path)) values.emplace_back(parameter.name, rdf::Term(value.term()));
    }
    add(std::move(values));
  }
}

// The query of a constraint or validator (the node of sh:select or sh:ask) for one shape.
Sparql ShapeLoader::load_query(Node node, const Shape& shape, std::vector<std::pair<std::string, rdf::Term>> parameters,
                               const std::vector<std::string>& parameter_names) {
  Sparql sparql;
  SparqlQuery query;
  query.is_ask = !graph_.has(node, sh::select);
  const std::string_view property = query.is_ask ? sh::ask : sh::select;
  std::optional<std::string> body = text(node, property);
  if (!body) throw Error(graph_.describe(node) + " has neither sh:select nor sh:ask", graph_.location(node));
  std::vector<std::string> projected{"this"};
  if (query.is_ask) projected.emplace_back("value");
  projected.insert(projected.end(), parameter_names.begin(), parameter_names.end());
  std::vector<std::string> prebound = projected;
  prebound.insert(prebound.end(), {"shapesGraph", "currentShape"});
  std::vector<std::pair<std::string, rdf::Term>> constants = parameters;
  constants.emplace_back("currentShape", shape.node);
  constants.emplace_back("shapesGraph", rdf::Term(rdf::iri(shapes_graph_iri)));
  const std::string prefixes = load_prefixes(node);
  try {
    if (shape.path) *body = replace_path(*body, to_string(*shape.path));
    query.query = read_prebound_query(prefixes + *body, prebound, projected);
    if (query.is_ask != std::holds_alternative<sparql::algebra::Ask>(query.query.form)) {
      throw Error(query.is_ask ? "expected an ASK query" : "expected a SELECT query");
    }
    if (mentions(query.query, "PATH")) throw Error("$PATH is only allowed at property shapes");
    shapes_.use_shapes_graph = shapes_.use_shapes_graph || mentions(query.query, "shapesGraph");
    substitute_terms(query.query, constants);
  } catch (const Error& error) {
    const Place place = error.location().place;
    throw Error(name(property) + ": " + error.message() +
                    (place.line > 0 ? " (line " + std::to_string(place.line) + " of the query)" : ""),
                graph_.location(node, property));
  }
  sparql.query = std::make_shared<SparqlQuery>(std::move(query));
  sparql.parameters = std::move(parameters);
  for (const Node message : literals(node, sh::message)) sparql.messages.emplace_back(message.term());
  return sparql;
}

// The PREFIX declarations of a query (section 5.2.1), on one line so that the lines of the query keep their numbers.
std::string ShapeLoader::load_prefixes(Node node) const {
  std::vector<Node> ontologies = graph_.objects(node, sh::prefixes);
  for (std::size_t i = 0; i < ontologies.size(); ++i) {
    for (const Node imported : graph_.objects(ontologies[i], rdfs::owl_imports)) {
      if (std::find(ontologies.begin(), ontologies.end(), imported) == ontologies.end()) ontologies.push_back(imported);
    }
  }
  std::map<std::string, std::string> prefixes;
  for (const Node ontology : ontologies) {
    for (const Node declaration : graph_.objects(ontology, sh::declare)) {
      const std::optional<std::string> prefix = text(declaration, sh::prefix);
      const Node iri = only(declaration, sh::namespace_);
      if (!prefix || !iri || !iri.is_literal()) {
        throw Error("a prefix declaration needs sh:prefix and sh:namespace",
                    graph_.location(ontology, sh::declare, declaration));
      }
      const auto [known, is_new] = prefixes.emplace(*prefix, std::string(iri.text()));
      if (!is_new && known->second != iri.text()) {
        throw Error("the prefix '" + *prefix + "' is declared for two namespaces", graph_.location(declaration));
      }
    }
  }
  std::string text;
  for (const auto& [prefix, iri] : prefixes)
    text.append("PREFIX ").append(prefix).append(": <").append(iri).append("> ");
  return text;
}

}  // namespace kontor::shacl
