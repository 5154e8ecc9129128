// The SPARQL algebra (SPARQL 1.1 section 18.2): what a query means, as a tree of operators. Every operator is a struct,
// the tree is a std::variant of them, so a visitor that forgets one does not compile. Trees are values: they copy and
// compare deeply. Their depth is limited by the parser (see text/parser.hpp), so visitors may recurse.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "kontor/base/box.hpp"
#include "kontor/base/error.hpp"
#include "kontor/rdf/property_path.hpp"
#include "kontor/rdf/term.hpp"
#include "kontor/sparql/algebra/expression.hpp"
#include "kontor/sparql/text/query_head.hpp"

namespace kontor::sparql::algebra {

// One position of a pattern: a term or a variable. Blank nodes of patterns are variables here (section 18.2.2.5); only
// a CONSTRUCT template holds them as terms.
using PatternTerm = std::variant<Variable, rdf::Term>;

struct TriplePattern {
  PatternTerm subject;
  PatternTerm predicate;
  PatternTerm object;
  friend bool operator==(const TriplePattern&, const TriplePattern&) = default;
};

// A basic graph pattern: solutions match all triples in the active graph. Empty: one solution without bindings.
struct Bgp {
  std::vector<TriplePattern> triples;
  friend bool operator==(const Bgp&, const Bgp&) = default;
};

// A property path between two terms (section 18.2.2.4). Paths that are plain joins (sequences, inverses of IRIs) are
// already rewritten into triples; alternatives stay here.
struct Path {
  PatternTerm subject;
  rdf::PropertyPath path;
  PatternTerm object;
  friend bool operator==(const Path&, const Path&) = default;
};

struct Join {
  Box<Algebra> left;
  Box<Algebra> right;
  friend bool operator==(const Join&, const Join&) = default;
};

// OPTIONAL: `condition` sees the variables of both sides. No condition means true.
struct LeftJoin {
  Box<Algebra> left;
  Box<Algebra> right;
  std::optional<Expression> condition;
  friend bool operator==(const LeftJoin&, const LeftJoin&) = default;
};

struct Filter {
  Box<Algebra> input;
  Expression condition;
  friend bool operator==(const Filter&, const Filter&) = default;
};

// Two or more branches, in the order of the text. UNION is associative; one flat node keeps long chains shallow.
struct Union {
  std::vector<Algebra> branches;
};

// GRAPH: evaluates `input` with the named graph, or with each named graph in turn and `name` bound to it.
struct Graph {
  PatternTerm name;
  Box<Algebra> input;
  friend bool operator==(const Graph&, const Graph&) = default;
};

// BIND and SELECT expressions: an error leaves `variable` unbound.
struct Extend {
  Box<Algebra> input;
  Variable variable = 0;
  Expression expression;
  friend bool operator==(const Extend&, const Extend&) = default;
};

struct Minus {
  Box<Algebra> left;
  Box<Algebra> right;
  friend bool operator==(const Minus&, const Minus&) = default;
};

// A key of GROUP BY, bound to `variable` in the result. Without an expression it is the variable itself.
struct GroupKey {
  Variable variable = 0;
  std::optional<Expression> expression;
  friend bool operator==(const GroupKey&, const GroupKey&) = default;
};

// GROUP BY with its aggregates (AggregateJoin of section 18.5). The result binds the keys' variables and the
// aggregates' results, nothing else. Without keys there is exactly one group, also for no input.
struct Group {
  Box<Algebra> input;
  std::vector<GroupKey> keys;
  std::vector<Aggregate> aggregates;
  friend bool operator==(const Group&, const Group&) = default;
};

enum class Direction : std::uint8_t { ascending, descending };

struct OrderCondition {
  Expression expression;
  Direction direction = Direction::ascending;
  friend bool operator==(const OrderCondition&, const OrderCondition&) = default;
};

struct OrderBy {
  Box<Algebra> input;
  std::vector<OrderCondition> conditions;
  friend bool operator==(const OrderBy&, const OrderBy&) = default;
};

// Keeps these variables, in this order. Inside of another operator it is a subquery (ToMultiSet of section 18.2.4.4);
// variables that a subquery hides have indices of their own, so nothing has to be renamed.
struct Project {
  Box<Algebra> input;
  std::vector<Variable> variables;
  friend bool operator==(const Project&, const Project&) = default;
};

struct Distinct {
  Box<Algebra> input;
  friend bool operator==(const Distinct&, const Distinct&) = default;
};

struct Reduced {
  Box<Algebra> input;
  friend bool operator==(const Reduced&, const Reduced&) = default;
};

// OFFSET and LIMIT, counted in solutions.
struct Slice {
  Box<Algebra> input;
  std::uint64_t offset = 0;
  std::optional<std::uint64_t> limit;
  friend bool operator==(const Slice&, const Slice&) = default;
};

// VALUES: inline data, each row as long as `variables`; a term of kind none is UNDEF. No variables and one empty row is
// the unit table (the join identity Z), no rows is the empty multiset.
struct Table {
  std::vector<Variable> variables;
  std::vector<std::vector<rdf::Term>> rows;
  friend bool operator==(const Table&, const Table&) = default;
};

// SERVICE (SPARQL 1.1 Federated Query). `input` is the translated pattern (for its variables); what is sent is a query
// over the pattern as it was written, with the prologue it needs.
struct Service {
  PatternTerm endpoint;
  Box<Algebra> input;
  bool silent = false;
  std::string prologue;
  std::string pattern_text;  // with its braces
  Place place;               // of the keyword SERVICE; not part of equality
  friend bool operator==(const Service& a, const Service& b);
};

struct Algebra {
  std::variant<Bgp, Path, Join, LeftJoin, Filter, Union, Graph, Extend, Minus, Group, OrderBy, Project, Distinct,
               Reduced, Slice, Table, Service>
      node;
};

bool operator==(const Union& a, const Union& b);
bool operator==(const Algebra& a, const Algebra& b);

// The join identity Z, one solution that binds nothing: an empty Bgp, as every Algebra begins, or a Table.
bool is_unit(const Algebra& algebra);

struct Select {
  std::vector<Variable> variables;  // the columns, in order; `pattern` projects exactly these
};

struct Ask {};

struct Construct {
  std::vector<TriplePattern> triples;  // the template; its blank nodes are terms, fresh for every solution
};

struct Describe {
  std::vector<PatternTerm> targets;  // IRIs and variables; DESCRIBE * is already spelled out
};

// A whole query: read once, run many times.
struct Query : QueryHead {
  std::variant<Select, Ask, Construct, Describe> form;
  Algebra pattern;
};

}  // namespace kontor::sparql::algebra
