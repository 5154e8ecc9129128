// Expressions of the SPARQL algebra (SPARQL 1.1 sections 17 and 18.2): what FILTER, BIND, SELECT, HAVING, ORDER BY and
// GROUP BY compute. Aggregates do not occur in them: translation moves each into its Group and leaves a variable behind
// (section 18.2.4.1).
#pragma once

#include <cstdint>
#include <string>
#include <variant>
#include <vector>

#include "kontor/base/box.hpp"
#include "kontor/base/error.hpp"
#include "kontor/rdf/term.hpp"
#include "kontor/sparql/text/builtin.hpp"
#include "kontor/sparql/text/variables.hpp"

namespace kontor::sparql::algebra {

struct Algebra;
struct Expression;

using sparql::Variable;
using sparql::Variables;

// A constant: an IRI or a literal.
struct Constant {
  rdf::Term term;
  friend bool operator==(const Constant&, const Constant&) = default;
};

// The value of a variable; unbound is an error unless the function says otherwise (BOUND, COALESCE).
struct VariableValue {
  Variable variable;
  friend bool operator==(const VariableValue&, const VariableValue&) = default;
};

using sparql::Operator;

// Operators take two operands, but `or_` and `and_` two or more, `not_` and the signs one, `in` and `not_in` one and
// any number of alternatives.
struct Operation {
  Operator op;
  std::vector<Expression> operands;
};

// STR(?x), IF(...), REGEX(...). The number of arguments fits the function (checked by the parser). The argument of
// BOUND is a VariableValue, or a Constant if something was substituted for the variable.
struct BuiltinCall {
  Builtin function;
  std::vector<Expression> arguments;
  Place place = {};  // of the name of REGEX and REPLACE in the query text; not part of equality
};

// A function named by an IRI: the casts of section 17.5, or an extension.
struct FunctionCall {
  std::string iri;
  std::vector<Expression> arguments;
  Place place;  // of the IRI in the query text; not part of equality
};

// EXISTS { } and NOT EXISTS { } (section 18.6): whether `pattern` has a solution after substitution of the current row.
struct Exists {
  Box<Algebra> pattern;
  bool negated = false;
};

struct Expression {
  std::variant<Constant, VariableValue, Operation, BuiltinCall, FunctionCall, Exists> node;
};

bool operator==(const Operation& a, const Operation& b);
bool operator==(const BuiltinCall& a, const BuiltinCall& b);
bool operator==(const FunctionCall& a, const FunctionCall& b);
bool operator==(const Exists& a, const Exists& b);
bool operator==(const Expression& a, const Expression& b);

// One aggregate of a Group (section 18.5.1), computed per group and bound to `result`.
struct Aggregate {
  AggregateFunction function = AggregateFunction::count;
  bool distinct = false;
  std::vector<Expression> argument;  // one expression; none for COUNT(*)
  std::string separator = " ";       // GROUP_CONCAT only
  Variable result = 0;
  friend bool operator==(const Aggregate&, const Aggregate&) = default;
};

}  // namespace kontor::sparql::algebra
