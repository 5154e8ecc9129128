// The syntax tree of a SPARQL query: what was written, structured as the grammar of SPARQL 1.1 section 19.8 structures
// it. IRIs are absolute, prefixed names and escapes are gone; aggregates, blank nodes and paths stand where they were
// written. algebra/translate.hpp gives it its meaning.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include <boost/container/small_vector.hpp>

#include "kontor/base/box.hpp"
#include "kontor/base/error.hpp"
#include "kontor/rdf/property_path.hpp"
#include "kontor/rdf/term.hpp"
#include "kontor/sparql/text/builtin.hpp"
#include "kontor/sparql/text/variables.hpp"

namespace kontor::sparql::ast {

struct Expression;
struct GroupGraphPattern;

struct Var {
  Variable number = 0;  // among the Variables of the query
  friend bool operator==(const Var&, const Var&) = default;
};

// Blank nodes keep their label; those written [] or ( ) have labels that start with '.', which no query can write.
using VarOrTerm = std::variant<Var, rdf::Term>;

struct Operation {
  Operator op;
  std::vector<Expression> operands;
};

struct BuiltinCall {
  Builtin function;
  std::vector<Expression> arguments;
  Place place;  // of the name of REGEX and REPLACE
};

struct FunctionCall {
  std::string iri;
  std::vector<Expression> arguments;
  Place place;  // of the IRI
};

struct AggregateCall {
  AggregateFunction function;
  bool distinct = false;
  std::vector<Expression> argument;  // none: COUNT(*)
  std::string separator = " ";
};

struct Exists {
  Box<GroupGraphPattern> pattern;
  bool negated = false;
};

struct Expression {
  std::variant<rdf::Term, Var, Operation, BuiltinCall, FunctionCall, AggregateCall, Exists> node;
  std::size_t offset = 0;   // of its first byte in the text
  std::uint32_t depth = 1;  // of the tree below, patterns included
};

// Subject, verb and object. A verb that is an IRI is a PredicatePath.
struct TriplePath {
  VarOrTerm subject;
  std::variant<Var, rdf::PropertyPath> verb;
  VarOrTerm object;
};

struct TriplesBlock {
  std::vector<TriplePath> triples;
};

// { ... } UNION { ... }, or one group alone.
struct GroupOrUnion {
  std::vector<GroupGraphPattern> branches;
};

struct Optional {
  Box<GroupGraphPattern> pattern;
};

struct Minus {
  Box<GroupGraphPattern> pattern;
};

struct GraphGraphPattern {
  VarOrTerm name;
  Box<GroupGraphPattern> pattern;
};

struct ServiceGraphPattern {
  VarOrTerm endpoint;
  Box<GroupGraphPattern> pattern;
  bool silent = false;
  std::string prologue;      // the base and the prefixes so far
  std::string pattern_text;  // as it was written, braces included
  Place place;
};

struct Filter {
  Expression constraint;
};

struct Bind {
  Expression expression;
  Var variable;
};

// VALUES; UNDEF is a term of kind none.
struct InlineData {
  std::vector<Var> variables;
  std::vector<std::vector<rdf::Term>> rows;
};

struct SelectItem {
  Var variable;
  std::size_t offset = 0;
  std::unique_ptr<Expression> expression;  // of (expression AS variable); null for a variable alone
};

enum class Duplicates : std::uint8_t { keep, distinct, reduced };

struct GroupCondition {
  Expression expression;
  std::optional<Var> variable;  // (expression AS variable)
};

struct OrderCondition {
  Expression expression;
  bool descending = false;
};

struct SolutionModifier {
  std::vector<GroupCondition> group_by;
  std::vector<Expression> having;
  std::vector<OrderCondition> order_by;
  std::uint64_t offset = 0;
  std::optional<std::uint64_t> limit;
};

// What a query or a subquery computes. SELECT * is already spelled out.
struct SelectQuery;

// Either a subquery or elements.
struct GroupGraphPattern {
  using Element = std::variant<TriplesBlock, GroupOrUnion, Optional, Minus, GraphGraphPattern, ServiceGraphPattern,
                               Filter, Bind, InlineData>;
  std::vector<Element> elements;
  std::unique_ptr<SelectQuery> subselect;  // then there are no elements
  std::uint32_t depth = 1;                 // of the algebra that it becomes
};

struct SelectQuery {
  Duplicates duplicates = Duplicates::keep;
  boost::container::small_vector<SelectItem, 4> items;  // few, most times
  GroupGraphPattern where;
  std::unique_ptr<SolutionModifier> modifier;  // null if there is none, as the next
  std::unique_ptr<InlineData> values;          // behind the query
};

enum class QueryForm : std::uint8_t { select, ask, construct, describe };

struct Query {
  QueryForm form = QueryForm::select;
  SelectQuery body;  // `items` only for SELECT
  std::vector<TriplePath> construct_template;
  std::vector<VarOrTerm> describe_targets;  // DESCRIBE * is already spelled out
};

// Whether an aggregate stands in the expression (not counting those in the subqueries of an EXISTS).
bool has_aggregate(const Expression& expression);

// Whether the query only gives variables of its pattern: nothing is computed, grouped, ordered or brought by VALUES.
bool is_plain(const SelectQuery& select);

// Whether the query groups its solutions: by GROUP BY, or into one group because it has aggregates.
bool is_grouped(const SelectQuery& select);

// Calls `visit` with every expression directly below: operands, arguments, but not what stands in an EXISTS.
template <typename Visit>
void for_each_operand(const Expression& expression, Visit visit);

}  // namespace kontor::sparql::ast

template <typename Visit>
void kontor::sparql::ast::for_each_operand(const Expression& expression, Visit visit) {
  const auto all = [&visit](const std::vector<Expression>& operands) {
    for (const Expression& operand : operands) visit(operand);
  };
  if (const auto* operation = std::get_if<Operation>(&expression.node)) all(operation->operands);
  if (const auto* builtin = std::get_if<BuiltinCall>(&expression.node)) all(builtin->arguments);
  if (const auto* function = std::get_if<FunctionCall>(&expression.node)) all(function->arguments);
  if (const auto* aggregate = std::get_if<AggregateCall>(&expression.node)) all(aggregate->argument);
}
