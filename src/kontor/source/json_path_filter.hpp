// Filter expressions of JSONPath (RFC 9535, section 2.3.5). Internal to source/.
#pragma once

#include <memory>
#include <string>
#include <variant>
#include <vector>

#include "kontor/source/json_path.hpp"

namespace kontor::source::json_path {

enum class Start { root, current };  // '$' or '@'

struct Query {
  Start start = Start::current;
  Segments segments;
};

struct Literal {
  ValueKind kind = ValueKind::null;
  std::string text;
};

struct FunctionCall;

// What stands on a side of a comparison or as a function's argument.
using Operand = std::variant<Literal, Query, std::shared_ptr<const FunctionCall>>;

// Section 2.4.
enum class Function { length, count, match, search, value };

class Pattern;  // a regular expression that is compiled once

struct FunctionCall {
  Function function = Function::length;
  std::vector<Operand> arguments;
  std::shared_ptr<const Pattern> pattern;  // of match and search when it is a literal
};

enum class ComparisonOperator { equal, not_equal, less, less_equal, greater, greater_equal };

struct Or {
  std::vector<FilterExpression> operands;
};
struct And {
  std::vector<FilterExpression> operands;
};
struct Not {
  std::unique_ptr<FilterExpression> operand;
};
struct Comparison {
  Operand left;
  ComparisonOperator comparison = ComparisonOperator::equal;
  Operand right;
};
struct Existence {
  Query query;
};
struct Test {
  std::shared_ptr<const FunctionCall> call;
};

struct FilterExpression {
  std::variant<Or, And, Not, Comparison, Existence, Test> node;
};

// An I-Regexp (RFC 9485) compiled. A text that is not one matches nothing.
std::shared_ptr<const Pattern> compile_pattern(std::string_view regexp, Function function);
bool matches(const Pattern& pattern, std::string_view text);

// Whether the expression holds for `current`.
bool holds(const FilterExpression& expression, const JsonNode& current, const JsonNode& root);

// Whether a query inside the expression starts at '$'.
bool refers_to_root(const FilterExpression& expression);
bool refers_to_root(const Segments& segments);

// Appends what the segments select from `start`.
void select(const Segments& segments, const JsonNode& start, const JsonNode& root, std::vector<JsonNode>& out);

}  // namespace kontor::source::json_path
