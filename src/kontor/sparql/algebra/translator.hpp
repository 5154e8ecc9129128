// The steps of translate.hpp as one class, which takes the terms out of the syntax tree. Internal to algebra/.
#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "kontor/sparql/algebra/algebra.hpp"
#include "kontor/sparql/text/ast.hpp"
#include "kontor/sparql/text/variable_set.hpp"

namespace kontor::sparql::algebra {

class Translator {
 public:
  // Variables are entered into `query`, which must outlive the translator, as `names` of the text must.
  Translator(Query& query, const NameTable& names)
      : variables_(query.variables), names_(names), scope_(names.size(), unknown) {
    variables_.reserve(names.size());
  }

  // Section 18.2.4 and 18.2.5 without the projection, which SELECT alone has.
  Algebra translate_body(ast::SelectQuery& body);
  // All of 18.2.4 and 18.2.5; gives the columns of the projection as well.
  Algebra translate_select(ast::SelectQuery& select, std::vector<Variable>& columns);

  PatternTerm pattern_term(ast::VarOrTerm& node);
  std::vector<TriplePattern> construct_template(std::vector<ast::TriplePath>& triples);

 private:
  // A group as its pattern and, apart from it, the conjunction of its filters (OPTIONAL treats them differently).
  struct Group {
    Algebra pattern;
    std::optional<Expression> filter;
  };

  // Where the triples of a group go: into the basic graph pattern at the end of what the group is so far.
  struct Triples {
    Algebra& result;
    Bgp* bgp;  // null: the next triple begins one
    void add(PatternTerm&& subject, PatternTerm&& predicate, PatternTerm&& object);
  };

  // What the expressions of a grouped SELECT need: its aggregates, and the variables that exist beside them.
  struct Grouping {
    std::vector<Aggregate> aggregates;
    VariableSet known;  // by their numbers in the text
  };

  // translator_pattern.cpp
  Group translate_elements(ast::GroupGraphPattern& group);
  Algebra translate_group(ast::GroupGraphPattern& group);
  Algebra translate_subselect(ast::SelectQuery& select);
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
  Variable blank_node_variable(const std::string& label);
  Variable fresh_variable(const char* prefix) { return variables_.add(prefix + std::to_string(fresh_++)); }

  static constexpr Variable unknown = static_cast<Variable>(-1);

  Variables& variables_;
  const NameTable& names_;
  std::vector<Variable> scope_;                  // by number in the text, of the query or subquery at hand
  std::map<std::string, Variable> blank_nodes_;  // a label belongs to one basic graph pattern of the whole query
  Grouping* grouping_ = nullptr;                 // while the expressions of a grouped SELECT are translated
  std::size_t subqueries_ = 0;
  std::string hidden_prefix_;  // of variables that the subquery at hand does not project
  std::size_t fresh_ = 0;
};

}  // namespace kontor::sparql::algebra
