// The steps of translate.hpp as one class. Internal to algebra/.
#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "kontor/sparql/algebra/algebra.hpp"
#include "kontor/sparql/text/ast.hpp"

namespace kontor::sparql::algebra {

class Translator {
 public:
  // Variables and the template's blank nodes are entered into `query`, which must outlive the translator.
  explicit Translator(Query& query) : variables_(query.variables) {}

  // Section 18.2.4 and 18.2.5 without the projection, which SELECT alone has.
  Algebra translate_body(const ast::SelectQuery& body);
  // All of 18.2.4 and 18.2.5.
  Algebra translate_select(const ast::SelectQuery& select);

  std::vector<Variable> projection(const ast::SelectQuery& select);
  PatternTerm pattern_term(const ast::VarOrTerm& node);
  std::vector<TriplePattern> construct_template(const std::vector<ast::TriplePath>& triples);

 private:
  // A group as its pattern and, apart from it, the conjunction of its filters (OPTIONAL treats them differently).
  struct Group {
    Algebra pattern;
    std::optional<Expression> filter;
  };

  // What the expressions of a grouped SELECT need: its aggregates, and the variables that exist beside them.
  struct Grouping {
    std::vector<Aggregate> aggregates;
    std::set<std::string> known;
  };

  // translator_pattern.cpp
  Group translate_elements(const ast::GroupGraphPattern& group);
  Algebra translate_group(const ast::GroupGraphPattern& group);
  Algebra translate_subselect(const ast::SelectQuery& select);
  void add_element(Algebra& result, const ast::GroupGraphPattern::Element& element);
  void add_optional(Algebra& result, const ast::Optional& optional);
  Algebra translate_union(const ast::GroupOrUnion& element);
  Algebra translate_service(const ast::ServiceGraphPattern& element);
  Table translate_values(const ast::InlineData& data);
  void add_triple(const ast::TriplePath& triple, std::vector<Algebra>& parts);
  void add_path(PatternTerm subject, const rdf::PropertyPath& path, PatternTerm object, std::vector<Algebra>& parts);

  // translator_expression.cpp
  Expression translate_expression(const ast::Expression& expression);
  std::vector<Expression> translate_all(const std::vector<ast::Expression>& expressions);
  Expression translate_variable(const ast::Var& variable);
  Expression translate_aggregate(const ast::AggregateCall& call);
  Expression add_aggregate(Aggregate aggregate);
  std::optional<Expression> conjunction(std::vector<Expression> conditions);

  Variable variable(const std::string& name);
  Variable blank_node_variable(const std::string& label);
  Variable fresh_variable(const char* prefix) { return variables_.add(prefix + std::to_string(fresh_++)); }

  Variables& variables_;
  std::map<std::string, Variable> scope_;        // of the query or subquery at hand
  std::map<std::string, Variable> blank_nodes_;  // a label belongs to one basic graph pattern of the whole query
  Grouping* grouping_ = nullptr;                 // while the expressions of a grouped SELECT are translated
  std::size_t subqueries_ = 0;
  std::string hidden_prefix_;  // of variables that the subquery at hand does not project
  std::size_t fresh_ = 0;
};

}  // namespace kontor::sparql::algebra
