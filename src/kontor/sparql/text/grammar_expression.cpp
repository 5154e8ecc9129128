// Rules 69 to 72 and 110 to 128 of the grammar: expressions, by precedence climbing.
#include <algorithm>
#include <optional>

#include "kontor/base/suggest.hpp"
#include "kontor/sparql/text/grammar.hpp"

namespace kontor::sparql {
namespace {

struct BinaryOperator {
  Symbol sign;
  Operator op;
  int level;  // higher binds tighter
};

constexpr int relational_level = 3;

constexpr BinaryOperator binary_operators[] = {
    {"||", Operator::or_, 1},        {"&&", Operator::and_, 2},          {"=", Operator::equal, 3},
    {"!=", Operator::not_equal, 3},  {"<", Operator::less, 3},           {">", Operator::greater, 3},
    {"<=", Operator::less_equal, 3}, {">=", Operator::greater_equal, 3}, {"+", Operator::add, 4},
    {"-", Operator::subtract, 4},    {"*", Operator::multiply, 5},       {"/", Operator::divide, 5},
};

const BinaryOperator* find_binary_operator(const Token& token) {
  if (token.kind != TokenKind::sign) return nullptr;
  for (const BinaryOperator& candidate : binary_operators) {
    if (candidate.sign == token.symbol) return &candidate;
  }
  return nullptr;
}

std::string count_arguments(std::size_t count) {
  return std::to_string(count) + (count == 1 ? " argument" : " arguments");
}

std::string allowed_arguments(const BuiltinInfo& info) {
  if (info.min_arguments == info.max_arguments) return count_arguments(info.min_arguments);
  return std::to_string(info.min_arguments) + " to " + count_arguments(info.max_arguments);
}

}  // namespace

// Expression ::= ConditionalOrExpression
ast::Expression Grammar::expression() {
  const Nesting nesting(*this);
  return binary_expression(1);
}

// ConditionalOrExpression to MultiplicativeExpression: operators of at least this level.
ast::Expression Grammar::binary_expression(int min_level) {
  const std::size_t begin = cursor_.token().begin;
  ast::Expression left = unary_expression();
  int highest = 5;  // comparisons do not chain
  while (true) {
    if (min_level <= relational_level && highest >= relational_level) {
      const bool negated = cursor_.is("NOT");
      if (negated || cursor_.is("IN")) {
        cursor_.advance();
        if (negated) cursor_.need("IN");
        left = finish(membership(std::move(left), negated ? Operator::not_in : Operator::in), begin);
        highest = relational_level - 1;
        continue;
      }
    }
    const BinaryOperator* found = find_binary_operator(cursor_.token());
    if (found == nullptr || found->level < min_level || found->level > highest) {
      cursor_.expect("an operator");
      return left;
    }
    cursor_.advance();
    append_operand(left, found->op, binary_expression(found->level + 1), begin);
    highest = found->level == relational_level ? relational_level - 1 : found->level;
  }
}

// Chains of || and of && become one operation, so that long ones stay shallow.
void Grammar::append_operand(ast::Expression& left, Operator op, ast::Expression right, std::size_t begin) {
  auto* chain = std::get_if<ast::Operation>(&left.node);
  if (chain != nullptr && chain->op == op && (op == Operator::or_ || op == Operator::and_)) {
    left.depth = std::max(left.depth, right.depth + 1);
    chain->operands.push_back(std::move(right));
    return;
  }
  ast::Operation operation{op, {}};
  operation.operands.reserve(2);
  operation.operands.push_back(std::move(left));
  operation.operands.push_back(std::move(right));
  left = finish({std::move(operation)}, begin);
}

// 'IN' ExpressionList, behind the keyword
ast::Expression Grammar::membership(ast::Expression needle, Operator op) {
  ast::Operation operation{op, {}};
  operation.operands.push_back(std::move(needle));
  for (ast::Expression& alternative : argument_list(Distinct::refused))
    operation.operands.push_back(std::move(alternative));
  return {std::move(operation)};
}

// UnaryExpression ::= '!' PrimaryExpression | '+' PrimaryExpression | '-' PrimaryExpression | PrimaryExpression
ast::Expression Grammar::unary_expression() {
  const std::size_t begin = cursor_.token().begin;
  const auto apply = [&](Operator op) {
    ast::Operation operation{op, {}};
    operation.operands.push_back(primary_expression());
    return finish({std::move(operation)}, begin);
  };
  if (cursor_.is("!")) {
    cursor_.advance();
    return apply(Operator::not_);
  }
  if (!cursor_.is("+") && !cursor_.is("-")) return primary_expression();
  const Token sign = cursor_.take();
  if (at_number() && cursor_.token().begin == sign.end) return finish({number(sign.value)}, begin);
  return apply(sign.value == "+" ? Operator::unary_plus : Operator::unary_minus);
}

// NumericLiteralPositive | NumericLiteralNegative: the sign and the number are one token of the grammar.
ast::Expression Grammar::signed_number() {
  const std::size_t begin = cursor_.token().begin;
  const Token sign = cursor_.take();
  if (at_number() && cursor_.token().begin == sign.end) return finish({number(sign.value)}, begin);
  cursor_.expect("a number right behind the sign");
  cursor_.fail_unexpected();
}

// PrimaryExpression ::= BrackettedExpression | BuiltInCall | iriOrFunction | RDFLiteral | NumericLiteral
//                       | BooleanLiteral | Var
ast::Expression Grammar::primary_expression() {
  const std::size_t begin = cursor_.token().begin;
  switch (cursor_.token().kind) {
    case TokenKind::variable:
      return finish({variable()}, begin);
    case TokenKind::iri:
    case TokenKind::prefixed_name:
    case TokenKind::prefix:
      return iri_or_function();
    case TokenKind::string:
    case TokenKind::integer:
    case TokenKind::decimal:
    case TokenKind::double_:
      return finish({literal()}, begin);
    case TokenKind::word:
      if (at_literal()) return finish({literal()}, begin);
      return word_expression();
    default:
      if (cursor_.is("(")) return bracketted_expression();
      // Behind another sign: "- -1", "!-1".
      if (cursor_.is("+") || cursor_.is("-")) return signed_number();
      cursor_.expect("an expression");
      cursor_.fail_unexpected();
  }
}

// BrackettedExpression ::= '(' Expression ')'
ast::Expression Grammar::bracketted_expression() {
  cursor_.need("(");
  ast::Expression inner = expression();
  cursor_.need(")");
  return inner;
}

bool Grammar::at_function_call() const {
  if (at_iri()) return true;
  if (cursor_.token().kind != TokenKind::word) return false;
  const std::string_view word = cursor_.token().value;
  return find_builtin(word) != nullptr || find_aggregate(word).has_value() || cursor_.is("EXISTS") || cursor_.is("NOT");
}

// Constraint ::= BrackettedExpression | BuiltInCall | FunctionCall
ast::Expression Grammar::constraint() {
  if (cursor_.at("(")) return bracketted_expression();
  const std::size_t begin = cursor_.token().begin;
  if (at_iri()) {
    const Place place = cursor_.query().place(begin);
    std::string name = iri();
    if (!cursor_.at("(")) cursor_.fail_unexpected();
    return finish({ast::FunctionCall{std::move(name), argument_list(Distinct::allowed), place}}, begin);
  }
  if (cursor_.token().kind == TokenKind::word) return word_expression();
  cursor_.expect("a function call");
  cursor_.fail_unexpected();
}

// What starts with a keyword: a function, an aggregate, EXISTS.
ast::Expression Grammar::word_expression() {
  const std::size_t begin = cursor_.token().begin;
  const std::string word(cursor_.token().value);
  if (cursor_.is("EXISTS")) {
    cursor_.advance();
    return exists(begin, false);
  }
  if (cursor_.is("NOT")) {
    cursor_.advance();
    cursor_.need("EXISTS");
    return exists(begin, true);
  }
  if (const auto function = find_aggregate(word)) return finish(aggregate(*function), begin);
  if (const BuiltinInfo* info = find_builtin(word)) return finish(builtin_call(*info), begin);
  std::vector<std::string_view> names;
  for (const BuiltinInfo& info : builtins()) names.push_back(info.name);
  for (std::size_t i = 0; i < aggregate_count; ++i) names.push_back(name_of(static_cast<AggregateFunction>(i)));
  cursor_.advance();
  if (cursor_.is("(")) fail(begin, "unknown function '" + word + "'" + suggestion(word, names));
  fail(begin, "unexpected '" + word + "', expected an expression (variables start with '?')");
}

// iriOrFunction ::= iri ArgList?
ast::Expression Grammar::iri_or_function() {
  const std::size_t begin = cursor_.token().begin;
  std::string name = iri();
  if (!cursor_.at("(")) return finish({rdf::Term::of_iri(std::move(name))}, begin);
  const Place place = cursor_.query().place(begin);
  return finish({ast::FunctionCall{std::move(name), argument_list(Distinct::allowed), place}}, begin);
}

// ExistsFunc and NotExistsFunc, behind their keywords. The pattern's variables stay inside.
ast::Expression Grammar::exists(std::size_t begin, bool negated) {
  VariableScope hidden;
  const Aggregates outside = aggregates_;
  const std::size_t bgp = current_bgp_;
  ast::Exists node{group_graph_pattern(hidden), negated};
  aggregates_ = outside;
  current_bgp_ = bgp;
  return finish({std::move(node)}, begin);
}

// BuiltInCall ::= keyword '(' Expression (',' Expression)* ')', or with NIL where a function takes no arguments
ast::Expression Grammar::builtin_call(const BuiltinInfo& info) {
  const std::size_t begin = cursor_.take().begin;
  const bool is_regex = info.function == Builtin::regex || info.function == Builtin::replace;
  const Place place = is_regex ? cursor_.query().place(begin) : Place();
  cursor_.at("(");
  if (!cursor_.is("(")) cursor_.fail_unexpected();
  const std::size_t open = cursor_.token().end;
  ast::BuiltinCall call{info.function, argument_list(Distinct::refused), place};
  const std::size_t count = call.arguments.size();
  if (count < info.min_arguments || count > info.max_arguments) {
    fail(begin, std::string(info.name) + " takes " + allowed_arguments(info) + ", not " + std::to_string(count));
  }
  if (info.function == Builtin::bound && !std::holds_alternative<ast::Var>(call.arguments[0].node)) {
    fail(open, "BOUND takes a variable");
  }
  return {std::move(call)};
}

// Why no aggregate can stand here; empty where one can.
std::string_view Grammar::refusal(Aggregates context) {
  switch (context) {
    case Aggregates::allowed:
      break;
    case Aggregates::not_in_filter:
      return "in FILTER, use HAVING or a subquery";
    case Aggregates::not_in_bind:
      return "in BIND, use SELECT (... AS ?x) or a subquery";
    case Aggregates::not_in_group_by:
      return "in GROUP BY";
    case Aggregates::not_nested:
      return "inside of an aggregate, use a subquery";
  }
  return {};
}

// Aggregate (rule 127)
ast::Expression Grammar::aggregate(AggregateFunction function) {
  if (const std::string_view why = refusal(aggregates_); !why.empty()) {
    fail(cursor_.token().begin, "aggregate '" + std::string(name_of(function)) + "' cannot stand " + std::string(why));
  }
  ast::AggregateCall call;
  call.function = function;
  cursor_.advance();
  cursor_.need("(");
  aggregates_ = Aggregates::not_nested;
  aggregate_argument(call);
  aggregates_ = Aggregates::allowed;
  cursor_.need(")");
  return {std::move(call)};
}

// 'DISTINCT'? ('*' | Expression) (';' 'SEPARATOR' '=' String)?, where '*' is for COUNT, SEPARATOR for GROUP_CONCAT
void Grammar::aggregate_argument(ast::AggregateCall& call) {
  call.distinct = cursor_.accept("DISTINCT");
  if (call.function == AggregateFunction::count && cursor_.accept("*")) return;
  call.argument.push_back(expression());
  if (call.function != AggregateFunction::group_concat || !cursor_.accept(";")) return;
  cursor_.need("SEPARATOR");
  cursor_.need("=");
  call.separator = cursor_.need(TokenKind::string, "a string").value;
  cursor_.advance();
}

// ArgList and ExpressionList ::= NIL | '(' Expression (',' Expression)* ')'. DISTINCT, which ArgList allows for
// aggregates that are named by an IRI, has no meaning for the functions that exist.
std::vector<ast::Expression> Grammar::argument_list(Distinct distinct) {
  std::vector<ast::Expression> arguments;
  cursor_.need("(");
  if (cursor_.accept(")")) return arguments;
  if (distinct == Distinct::allowed) cursor_.accept("DISTINCT");
  do {
    arguments.push_back(expression());
  } while (cursor_.accept(","));
  cursor_.need(")");
  return arguments;
}

// Puts offset and depth on a new node.
ast::Expression Grammar::finish(ast::Expression node, std::size_t begin) const {
  node.offset = begin;
  node.depth = 1;
  if (const auto* exists = std::get_if<ast::Exists>(&node.node)) node.depth = exists->pattern->depth + 1;
  ast::for_each_operand(
      node, [&node](const ast::Expression& operand) { node.depth = std::max(node.depth, operand.depth + 1); });
  check_depth(node.depth, begin);
  return node;
}

}  // namespace kontor::sparql
