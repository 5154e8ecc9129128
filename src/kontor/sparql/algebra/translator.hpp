// The steps of translate.hpp as one class, which takes the terms out of the syntax tree. Internal to algebra/.
#pragma once

#include <cstddef>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "kontor/sparql/algebra/algebra.hpp"
#include "kontor/sparql/text/ast.hpp"
#include "kontor/sparql/text/variable_set.hpp"

namespace kontor::sparql::algebra {

class Translator {
 public:
  // `query` has the variables that the text names; what else is needed is added. It must outlive the translator.
  explicit Translator(Query& query) : variables_(query.variables), written_(query.variables.size()) {}

  // Section 18.2.4 and 18.2.5 without the projection, which SELECT alone has. The pattern is made where it belongs:
  // `result` is the unit before, here and in what follows down to translate_subselect.
  void translate_body(ast::SelectQuery& body, Algebra& result);
  // All of 18.2.4 and 18.2.5; gives the columns, which stay in the result.
  const std::vector<Variable>& translate_select(ast::SelectQuery& select, Algebra& result);

  PatternTerm pattern_term(ast::VarOrTerm& node);
  void set(PatternTerm& term, ast::VarOrTerm& node);  // the same, written where it belongs
  std::vector<TriplePattern> construct_template(std::vector<ast::TriplePath>& triples);

 private:
  // Where the triples of a group go: into the basic graph pattern at the end of what the group is so far.
  struct Triples {
    Algebra& result;
    Bgp* bgp;  // null: the next triple begins one
    TriplePattern& add();
  };

  // What the expressions of a grouped SELECT need: its aggregates, and the variables that exist beside them.
  struct Grouping {
    std::vector<Aggregate> aggregates;
    VariableSet known;  // by their numbers in the text
  };

  void add_modifiers(Algebra& result, ast::SelectQuery& body, Grouping* outside);

  // translator_pattern.cpp
  // The pattern of a group and, apart from it, the conjunction of its filters (OPTIONAL treats them differently).
  std::optional<Expression> translate_elements(ast::GroupGraphPattern& group, Algebra& result);
  void translate_group(ast::GroupGraphPattern& group, Algebra& result);
  Algebra translate_group(ast::GroupGraphPattern& group);
  void translate_subselect(ast::SelectQuery& select, Algebra& result);
  void add_element(Algebra& result, ast::GroupGraphPattern::Element& element);
  void add_optional(Algebra& result, ast::Optional& optional);
  Algebra translate_union(ast::GroupOrUnion& element);
  Algebra translate_service(ast::ServiceGraphPattern& element);
  Table translate_values(ast::InlineData& data);
  void add_triple(ast::TriplePath& triple, Triples& triples);
  void add_path(PatternTerm subject, rdf::PropertyPath& path, PatternTerm object, Triples& triples);

  // translator_expression.cpp
  Expression translate_expression(ast::Expression& expression);
  std::vector<Expression> translate_all(std::vector<ast::Expression>& expressions);
  Expression translate_variable(ast::Var named);
  Expression translate_aggregate(ast::AggregateCall& call);
  Expression add_aggregate(Aggregate aggregate);
  std::optional<Expression> conjunction(std::vector<Expression> conditions);

  std::vector<Variable> projection(const ast::SelectQuery& select);
  Variable variable(ast::Var named);
  Variable blank_node_variable(std::string_view label);
  Variable fresh_variable(const char* prefix) { return variables_.add(prefix + std::to_string(fresh_++)); }

  static constexpr Variable unknown = static_cast<Variable>(-1);

  Variables& variables_;
  std::size_t written_;          // how many of them the text names
  std::vector<Variable> scope_;  // of the subquery at hand: variables by their numbers in the text
  std::map<std::string, Variable, std::less<>>
      blank_nodes_;               // a label belongs to one basic graph pattern of the whole query
  Grouping* grouping_ = nullptr;  // while the expressions of a grouped SELECT are translated
  std::size_t subqueries_ = 0;
  std::string hidden_prefix_;  // of variables that the subquery at hand does not project
  std::size_t fresh_ = 0;
};

}  // namespace kontor::sparql::algebra
