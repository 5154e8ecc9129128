// The work of load_shapes, one file per part: shapes and targets (load_shapes.cpp), paths (load_path.cpp), constraints
// (load_constraints.cpp), what shapes refer to (shape_references.cpp).
#pragma once

#include <initializer_list>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "kontor/base/diagnostics.hpp"
#include "kontor/document/document.hpp"
#include "kontor/shacl/shapes.hpp"

namespace kontor::shacl {

// Loading begins with the shapes that can be told as such and goes on with those that they refer to.
class ShapeLoader {
 public:
  ShapeLoader(const document::Document& graph, Diagnostics& diagnostics) : graph_(graph), diagnostics_(diagnostics) {}

  Shapes load();

 private:
  using Node = document::Node;

  // load_shapes.cpp
  std::vector<Node> find_shapes() const;
  std::set<Node> instances(std::initializer_list<std::string_view> class_iris) const;
  ShapeId shape_id(Node node);
  void load_shape(ShapeId id);
  void load_targets(Node node, Shape& shape);
  void load_sibling_shapes();
  void report(const Error& error, Node shape);
  void check_entailment();

  // load_path.cpp
  rdf::PropertyPath load_path(Node node, int depth = 0) const;
  std::vector<rdf::PropertyPath> load_path_list(Node list, std::string_view kind, int depth) const;

  // load_constraints.cpp
  void load_constraints(Node node, Shape& shape);
  void load_value_type(Node node, Shape& shape);
  void load_cardinality(Node node, Shape& shape);
  void load_value_range(Node node, Shape& shape);
  void load_string(Node node, Shape& shape);
  void load_pair(Node node, Shape& shape);
  void load_logical(Node node, Shape& shape);
  void load_shape_based(Node node, Shape& shape);
  void load_qualified(Node node, Shape& shape);
  void load_other(Node node, Shape& shape);

  // load_sparql.cpp
  void load_components();
  void load_component(Node node);
  Node find_validator(Node component, std::string_view property) const;
  void load_sparql_constraints(Node node, Shape& shape);
  void load_component_constraints(Node node, Shape& shape);
  Sparql load_query(Node node, const Shape& shape, std::vector<std::pair<std::string, rdf::Term>> parameters,
                    const std::vector<std::string>& parameter_names);
  std::string load_prefixes(Node node) const;

  // Values of parameters, checked. All throw Error with the place of the value.
  std::vector<Node> iris(Node node, std::string_view parameter) const;
  std::vector<Node> literals(Node node, std::string_view parameter) const;
  Node only(Node node, std::string_view parameter) const;
  std::optional<std::uint64_t> count(Node node, std::string_view parameter) const;
  std::optional<std::string> text(Node node, std::string_view parameter) const;
  bool flag(Node node, std::string_view parameter) const;
  std::vector<Node> members(Node node, std::string_view parameter, Node list) const;
  std::vector<ShapeId> shape_list(Node node, std::string_view parameter, Node list);
  void only_at_property_shapes(Node node, std::string_view parameter, const Shape& shape) const;
  [[noreturn]] void fail(Node node, std::string_view parameter, Node value, const std::string& expected) const;
  [[noreturn]] void fail_member(Node node, std::string_view parameter, Node list, Node member,
                                const std::string& expected) const;

  std::string name(std::string_view term) const;

  // A constraint component that the shapes graph declares (section 6).
  struct DeclaredComponent {
    struct Parameter {
      std::string path;
      std::string name;  // of its variable: the local name of the path
      bool optional = false;
    };
    Node node;
    std::vector<Parameter> parameters;
    Node node_validator;      // none: node shapes ignore the component
    Node property_validator;  // none: property shapes do
  };

  const document::Document& graph_;
  Diagnostics& diagnostics_;
  std::set<Node> classes_;       // instances of rdfs:Class
  std::set<Node> typed_shapes_;  // instances of sh:NodeShape and sh:PropertyShape
  std::vector<DeclaredComponent> components_;
  Shapes shapes_;
  std::vector<Node> nodes_;          // by ShapeId
  std::map<Node, ShapeId> numbers_;  // of nodes_
};

// Throws Error if a shape refers to itself, directly or through others, or if shapes are nested too deeply.
void check_references(const Shapes& shapes);

}  // namespace kontor::shacl
