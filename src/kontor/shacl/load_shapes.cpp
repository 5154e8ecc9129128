#include "kontor/shacl/load_shapes.hpp"

#include <set>

#include "kontor/rdf/vocab/rdf.hpp"
#include "kontor/rdf/vocab/xsd.hpp"
#include "kontor/shacl/shape_loader.hpp"
#include "kontor/shacl/vocabulary.hpp"

namespace kontor::shacl {
namespace {

constexpr std::string_view target_parameters[] = {sh::target_node, sh::target_class, sh::target_subjects_of,
                                                  sh::target_objects_of};

// The mandatory parameters that make a node a shape. sh:path alone does so too: a property shape without constraints.
constexpr std::string_view shape_parameters[] = {sh::path,
                                                 sh::class_,
                                                 sh::datatype,
                                                 sh::node_kind,
                                                 sh::min_count,
                                                 sh::max_count,
                                                 sh::min_exclusive,
                                                 sh::min_inclusive,
                                                 sh::max_exclusive,
                                                 sh::max_inclusive,
                                                 sh::min_length,
                                                 sh::max_length,
                                                 sh::pattern,
                                                 sh::language_in,
                                                 sh::unique_lang,
                                                 sh::equals,
                                                 sh::disjoint,
                                                 sh::less_than,
                                                 sh::less_than_or_equals,
                                                 sh::not_,
                                                 sh::and_,
                                                 sh::or_,
                                                 sh::xone,
                                                 sh::node,
                                                 sh::property,
                                                 sh::qualified_value_shape,
                                                 sh::closed,
                                                 sh::has_value,
                                                 sh::in,
                                                 sh::sparql};

}  // namespace

Shapes load_shapes(const document::Document& graph, Diagnostics& diagnostics) {
  return ShapeLoader(graph, diagnostics).load();
}

void add_shapes_graph(const document::Document& graph, store::Dataset& dataset) {
  for (const document::Statement& statement : graph.statements()) {
    dataset.quad(
        {statement.subject.term(), statement.predicate.term(), statement.object.term(), rdf::iri(shapes_graph_iri)},
        statement.place);
  }
}

Shapes ShapeLoader::load() {
  shapes_.prefixes = graph_.prefixes();
  check_entailment();
  classes_ = instances({rdfs::class_});
  typed_shapes_ = instances({sh::node_shape, sh::property_shape});
  const std::size_t errors = diagnostics_.errors();
  load_components();
  for (const Node node : find_shapes()) shape_id(node);
  for (ShapeId id = 0; id < shapes_.shapes.size(); ++id) {  // grows while they are loaded
    try {
      load_shape(id);
    } catch (const Error& error) {
      report(error, nodes_[id]);
    }
  }
  if (diagnostics_.errors() > errors) return std::move(shapes_);
  load_sibling_shapes();
  for (ShapeId id = 0; id < shapes_.shapes.size(); ++id) {
    if (!shapes_.shapes[id].targets.empty()) shapes_.targeted.push_back(id);
  }
  try {
    check_references(shapes_);
  } catch (const Error& error) {
    diagnostics_.error(error.location(), error.message());
  }
  return std::move(shapes_);
}

// A node that the graph only mentions has no place; then that of the shape says where to look.
void ShapeLoader::report(const Error& error, Node shape) {
  const bool is_placed = error.location().place.line > 0;
  diagnostics_.error(is_placed ? error.location() : graph_.location(shape), error.message());
}

// A processor has to fail if the shapes graph asks for an entailment regime that it does not know (section 1.5).
void ShapeLoader::check_entailment() {
  for (const Node node : graph_.subjects(sh::entailment)) {
    for (const Node regime : graph_.objects(node, sh::entailment)) {
      diagnostics_.error(graph_.location(node, sh::entailment, regime),
                         "the shapes ask for entailment " + graph_.describe(regime) + ", which is not supported");
    }
  }
}

// The SHACL instances of some classes in the shapes graph (section 1.1): by rdf:type and rdfs:subClassOf.
std::set<document::Node> ShapeLoader::instances(std::initializer_list<std::string_view> class_iris) const {
  std::vector<Node> classes;
  for (const std::string_view iri : class_iris) {
    if (const Node root = graph_.find_iri(iri)) classes.push_back(root);
  }
  std::set<Node> seen(classes.begin(), classes.end());
  for (std::size_t i = 0; i < classes.size(); ++i) {
    for (const Node sub : graph_.subjects(rdfs::sub_class_of, classes[i])) {
      if (seen.insert(sub).second) classes.push_back(sub);
    }
  }
  std::set<Node> found;
  for (const Node node : classes) {
    for (const Node instance : graph_.subjects(rdf::vocab::rdf::type, node)) found.insert(instance);
  }
  return found;
}

// The nodes that are shapes by themselves (section 2.1), in the order of the document; those that are shapes because a
// shape refers to them are found on the way.
std::vector<document::Node> ShapeLoader::find_shapes() const {
  std::set<Node> found = typed_shapes_;
  for (const std::string_view predicate : target_parameters) {
    for (const Node node : graph_.subjects(predicate)) found.insert(node);
  }
  for (const std::string_view predicate : shape_parameters) {
    for (const Node node : graph_.subjects(predicate)) found.insert(node);
  }
  for (const DeclaredComponent& component : components_) {
    for (const DeclaredComponent::Parameter& parameter : component.parameters) {
      if (parameter.optional) continue;
      for (const Node node : graph_.subjects(parameter.path)) found.insert(node);
    }
  }
  std::vector<Node> ordered;
  for (const document::Statement& statement : graph_.statements()) {
    if (found.erase(statement.subject) > 0) ordered.push_back(statement.subject);
  }
  return ordered;
}

ShapeId ShapeLoader::shape_id(Node node) {
  const auto [known, is_new] = numbers_.emplace(node, static_cast<ShapeId>(nodes_.size()));
  if (is_new) {
    nodes_.push_back(node);
    Shape& shape = shapes_.shapes.emplace_back();
    shape.node = rdf::Term(node.term());
  }
  return known->second;
}

void ShapeLoader::load_shape(ShapeId id) {
  const Node node = nodes_[id];
  Shape shape;
  shape.node = rdf::Term(node.term());
  shape.location = graph_.location(node);
  const std::vector<Node> paths = graph_.objects(node, sh::path);
  if (paths.size() > 1) fail(node, sh::path, paths[1], "one path, but there are several");
  if (!paths.empty()) {
    if (graph_.is_a(node, sh::node_shape)) {
      throw Error(graph_.describe(node) + " is a sh:NodeShape and has sh:path, which only property shapes have",
                  graph_.location(node, sh::path));
    }
    shape.path = load_path(paths.front());
  } else if (graph_.is_a(node, sh::property_shape)) {
    throw Error(graph_.describe(node) + " is a sh:PropertyShape without sh:path");
  }
  load_targets(node, shape);
  shape.deactivated = flag(node, sh::deactivated);
  const std::vector<Node> severities = iris(node, sh::severity);
  if (severities.size() > 1) fail(node, sh::severity, severities[1], "one severity, but there are several");
  shape.severity = severities.empty() ? rdf::Term(rdf::iri(sh::violation)) : rdf::Term(severities.front().term());
  for (const Node message : literals(node, sh::message)) {
    const rdf::TermView term = message.term();
    if (!term.datatype.empty()) fail(node, sh::message, message, "a string, with or without a language tag");
    shape.messages.emplace_back(term);
  }
  for (const std::string_view predicate : {sh::name, rdfs::label}) {
    for (const Node label : graph_.objects(node, predicate)) {
      if (label.is_literal()) shape.names.emplace_back(label.term());
    }
    if (!shape.names.empty()) break;
  }
  load_constraints(node, shape);
  shapes_.shapes[id] = std::move(shape);  // only now: loading constraints adds shapes
}

void ShapeLoader::load_targets(Node node, Shape& shape) {
  for (const Node target : graph_.objects(node, sh::target_node)) {
    if (target.is_blank_node()) fail(node, sh::target_node, target, "an IRI or a literal");
    shape.targets.push_back({TargetKind::node, rdf::Term(target.term())});
  }
  const auto add = [&](std::string_view parameter, TargetKind kind) {
    for (const Node target : iris(node, parameter)) shape.targets.push_back({kind, rdf::Term(target.term())});
  };
  add(sh::target_class, TargetKind::class_);
  add(sh::target_subjects_of, TargetKind::subjects_of);
  add(sh::target_objects_of, TargetKind::objects_of);
  // An implicit class target: the shape is itself a class (section 2.1.3.3).
  if (classes_.count(node) > 0 && typed_shapes_.count(node) > 0) {
    if (!node.is_iri()) throw Error("a shape that is also a class must have an IRI");
    shape.targets.push_back({TargetKind::class_, rdf::Term(node.term())});
  }
}

// The sibling shapes of a qualified value shape (section 4.7.3): the qualified value shapes of the other properties of
// the shapes that have it as a property.
void ShapeLoader::load_sibling_shapes() {
  std::map<ShapeId, std::vector<ShapeId>> parents;
  std::map<ShapeId, std::vector<ShapeId>> qualified;  // by property shape
  for (ShapeId id = 0; id < shapes_.shapes.size(); ++id) {
    for (const Constraint& constraint : shapes_.shapes[id].constraints) {
      if (const auto* property = std::get_if<Property>(&constraint)) parents[property->shape].push_back(id);
      if (const auto* value = std::get_if<QualifiedValueShape>(&constraint)) qualified[id].push_back(value->shape);
    }
  }
  for (ShapeId id = 0; id < shapes_.shapes.size(); ++id) {
    for (Constraint& constraint : shapes_.shapes[id].constraints) {
      auto* value = std::get_if<QualifiedValueShape>(&constraint);
      if (value == nullptr || !value->disjoint) continue;
      std::set<ShapeId> siblings;
      for (const ShapeId parent : parents[id]) {
        for (const Constraint& other : shapes_.shapes[parent].constraints) {
          const auto* property = std::get_if<Property>(&other);
          if (property == nullptr) continue;
          for (const ShapeId shape : qualified[property->shape]) siblings.insert(shape);
        }
      }
      siblings.erase(value->shape);
      value->siblings.assign(siblings.begin(), siblings.end());
    }
  }
}

}  // namespace kontor::shacl
