// Shapes as data (SHACL sections 2 to 4): what load_shapes makes of a shapes graph and the evaluator works on.
//
// Shapes refer to each other by their number in `Shapes::shapes`. A kind of constraint is one struct here, one `check`
// overload of the evaluator, one loader function and one row in the table of components (constraint_table.cpp).
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "kontor/base/error.hpp"
#include "kontor/rdf/prefix_map.hpp"
#include "kontor/rdf/property_path.hpp"
#include "kontor/rdf/term.hpp"
#include "kontor/sparql/algebra/algebra.hpp"
#include "kontor/xsd/datatype.hpp"

namespace kontor::sparql::eval {
class XPathRegex;
}

namespace kontor::shacl {

using ShapeId = std::uint32_t;

// Value type constraints (section 4.1).

struct Class {
  rdf::Term iri;
};

struct Datatype {
  std::string iri;
  xsd::Datatype datatype = xsd::Datatype::none;  // none: one whose lexical space is not known
};

struct NodeKind {
  rdf::Term kind;  // sh:IRI, sh:BlankNodeOrLiteral ...
  bool iri = false;
  bool blank_node = false;
  bool literal = false;
};

// Cardinality constraints (section 4.2).

struct MinCount {
  std::uint64_t count = 0;
};

struct MaxCount {
  std::uint64_t count = 0;
};

// Value range constraints (section 4.3).

enum class Bound : std::uint8_t { min_exclusive, min_inclusive, max_exclusive, max_inclusive };

struct ValueRange {
  Bound bound = Bound::min_inclusive;
  rdf::Term limit;
};

// String-based constraints (section 4.4). Lengths are in characters.

struct MinLength {
  std::uint64_t length = 0;
};

struct MaxLength {
  std::uint64_t length = 0;
};

struct Pattern {
  std::string pattern;
  std::string flags;
  std::shared_ptr<const sparql::eval::XPathRegex> regex;  // valid
};

struct LanguageIn {
  std::vector<std::string> ranges;
};

struct UniqueLang {};

// Property pair constraints (section 4.5).

struct Equals {
  rdf::Term property;
};

struct Disjoint {
  rdf::Term property;
};

struct LessThan {
  rdf::Term property;
  bool or_equals = false;
};

// Logical constraints (section 4.6).

struct Not {
  ShapeId shape = 0;
};

struct And {
  std::vector<ShapeId> shapes;
};

struct Or {
  std::vector<ShapeId> shapes;
};

struct Xone {
  std::vector<ShapeId> shapes;
};

// Shape-based constraints (section 4.7).

struct Node {
  ShapeId shape = 0;
};

struct Property {
  ShapeId shape = 0;
};

// sh:qualifiedMinCount and sh:qualifiedMaxCount are two components over the same count.
struct QualifiedValueShape {
  ShapeId shape = 0;
  std::optional<std::uint64_t> min;
  std::optional<std::uint64_t> max;
  bool disjoint = false;
  std::vector<ShapeId> siblings;  // with `disjoint`: the sibling shapes, whose values do not count
};

// Other constraints (section 4.8).

struct Closed {
  std::vector<rdf::Term> allowed;  // predicates
};

struct HasValue {
  rdf::Term value;
};

struct In {
  std::vector<rdf::Term> values;
};

// SPARQL-based constraints (sections 5 and 6).

// A query of the shapes graph, read and checked.
struct SparqlQuery {
  sparql::algebra::Query query;  // with everything bound in advance that is the same for all nodes
  bool is_ask = false;
};

// sh:sparql, or a constraint of a component that the shapes graph declares.
struct Sparql {
  std::shared_ptr<const SparqlQuery> query;
  rdf::Term source;                                           // sh:sparql: the node of the constraint
  rdf::Term component;                                        // the IRI of the component; none for sh:sparql
  std::vector<std::pair<std::string, rdf::Term>> parameters;  // of the component, by the names of their variables
  std::vector<rdf::Term> messages;                            // templates: {?name} and {$name} stand for values
};

using Constraint = std::variant<Class, Datatype, NodeKind, MinCount, MaxCount, ValueRange, MinLength, MaxLength,
                                Pattern, LanguageIn, UniqueLang, Equals, Disjoint, LessThan, Not, And, Or, Xone, Node,
                                Property, QualifiedValueShape, Closed, HasValue, In, Sparql>;

// Targets (section 2.1.3). An implicit class target is a class target.

enum class TargetKind : std::uint8_t { node, class_, subjects_of, objects_of };

struct Target {
  TargetKind kind = TargetKind::node;
  rdf::Term term;
};

struct Shape {
  rdf::Term node;                         // in the shapes graph
  Location location;                      // where it is described
  std::optional<rdf::PropertyPath> path;  // of a property shape; a node shape has none
  std::vector<Target> targets;
  std::vector<Constraint> constraints;
  bool deactivated = false;
  rdf::Term severity;
  std::vector<rdf::Term> messages;
  std::vector<rdf::Term> names;  // sh:name, else rdfs:label: what people call it

  bool is_property_shape() const { return path.has_value(); }
};

struct Shapes {
  std::vector<Shape> shapes;
  std::vector<ShapeId> targeted;  // the shapes that have a target, in the order of the shapes graph
  rdf::PrefixMap prefixes;
  bool use_shapes_graph = false;  // some query reads $shapesGraph, see shapes_graph_iri
};

// The value of $shapesGraph (section 5.3.1): queries find the shapes graph there if the dataset has it, see
// add_shapes_graph.
inline constexpr std::string_view shapes_graph_iri = "urn:x-kontor:shapes";

}  // namespace kontor::shacl
