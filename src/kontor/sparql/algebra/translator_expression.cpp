// Expressions, and the aggregates that are lifted out of them: SPARQL 1.1 section 18.2.4.1.
#include <algorithm>

#include "kontor/sparql/algebra/translator.hpp"

namespace kontor::sparql::algebra {

Expression Translator::translate_expression(ast::Expression& expression) {
  struct Visitor {
    Translator& self;
    Expression operator()(rdf::Term& term) const { return {Constant{std::move(term)}}; }
    Expression operator()(ast::Var variable) const { return self.translate_variable(variable); }
    Expression operator()(ast::Operation& operation) const {
      return {Operation{operation.op, self.translate_all(operation.operands)}};
    }
    Expression operator()(ast::BuiltinCall& call) const {
      return {BuiltinCall{call.function, self.translate_all(call.arguments), call.place}};
    }
    Expression operator()(ast::FunctionCall& call) const {
      return {FunctionCall{std::move(call.iri), self.translate_all(call.arguments), call.place}};
    }
    Expression operator()(ast::AggregateCall& call) const { return self.translate_aggregate(call); }
    Expression operator()(ast::Exists& exists) const {
      Grouping* const grouping = std::exchange(self.grouping_, nullptr);
      Expression result{Exists{self.translate_group(*exists.pattern), exists.negated}};
      self.grouping_ = grouping;
      return result;
    }
  };
  return std::visit(Visitor{*this}, expression.node);
}

std::vector<Expression> Translator::translate_all(std::vector<ast::Expression>& expressions) {
  std::vector<Expression> result;
  result.reserve(expressions.size());
  for (ast::Expression& expression : expressions) result.push_back(translate_expression(expression));
  return result;
}

// In a grouped query a variable that groups have no value for stands for SAMPLE of it.
Expression Translator::translate_variable(ast::Var named) {
  Expression value{VariableValue{variable(named)}};
  if (grouping_ == nullptr || grouping_->known.has(named.number)) return value;
  Aggregate sample;
  sample.function = AggregateFunction::sample;
  sample.argument.push_back(std::move(value));
  return add_aggregate(std::move(sample));
}

Expression Translator::translate_aggregate(ast::AggregateCall& call) {
  Aggregate aggregate;
  aggregate.function = call.function;
  aggregate.distinct = call.distinct;
  aggregate.separator = std::move(call.separator);
  Grouping* const grouping = std::exchange(grouping_, nullptr);  // its argument sees single solutions
  aggregate.argument = translate_all(call.argument);
  grouping_ = grouping;
  return add_aggregate(std::move(aggregate));
}

// Equal aggregates are computed once.
Expression Translator::add_aggregate(Aggregate aggregate) {
  for (const Aggregate& known : grouping_->aggregates) {
    aggregate.result = known.result;
    if (known == aggregate) return {VariableValue{known.result}};
  }
  aggregate.result = fresh_variable(".");
  grouping_->aggregates.push_back(aggregate);
  return {VariableValue{aggregate.result}};
}

std::optional<Expression> Translator::conjunction(std::vector<Expression> conditions) {
  if (conditions.empty()) return std::nullopt;
  if (conditions.size() == 1) return std::move(conditions[0]);
  return Expression{Operation{Operator::and_, std::move(conditions)}};
}

}  // namespace kontor::sparql::algebra
