// The productions of the SPARQL 1.1 grammar (section 19.8) as functions of one recursive descent parser. Internal to
// text/: use parser.hpp. Each function is named after its production and starts at the production's first token.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "kontor/sparql/text/ast.hpp"
#include "kontor/sparql/text/parser.hpp"
#include "kontor/sparql/text/token_cursor.hpp"
#include "kontor/sparql/text/variable_scope.hpp"

namespace kontor::sparql {

class Grammar {
 public:
  // Reads the text into `head`, which has the base that the text begins with, and `query`. They must outlive the
  // grammar.
  Grammar(const QueryText& text, QueryHead& head, ast::Query& query) : cursor_(text), head_(head), query_(query) {}

  void query_unit();

 private:
  // Where an expression stands decides whether it may hold aggregates (grammar note 14 and section 11).
  enum class Aggregates : std::uint8_t { allowed, not_in_filter, not_in_bind, not_in_group_by, not_nested };
  enum class Verbs : std::uint8_t { paths, plain };  // patterns have paths, templates have not

  enum class Distinct : std::uint8_t { allowed, refused };

  // Keeps count of nesting; throws at max_nesting.
  class Nesting {
   public:
    explicit Nesting(Grammar& grammar);
    ~Nesting() { --grammar_.nesting_; }
    Nesting(const Nesting&) = delete;
    Nesting& operator=(const Nesting&) = delete;

   private:
    Grammar& grammar_;
  };

  // grammar_query.cpp
  void prologue();
  void version_declaration();
  void refuse_update();
  void select_query();
  void construct_query();
  void describe_query();
  void ask_query();
  // The SELECT clause; answers whether it was '*'.
  bool select_clause(ast::SelectQuery& select);
  void select_body(ast::SelectQuery& select, bool star, DatasetClause* dataset);
  void sub_select(ast::GroupGraphPattern& group, VariableScope& scope);
  void end_of_query(ast::SelectQuery& body, VariableScope& scope);
  void dataset_clause(DatasetClause& dataset);
  void where_clause(ast::SelectQuery& body, VariableScope& scope);
  void solution_modifier(ast::SelectQuery& body);
  void group_clause(ast::SolutionModifier& modifier);
  void having_clause(ast::SolutionModifier& modifier);
  void order_clause(ast::SolutionModifier& modifier);
  void limit_offset_clauses(ast::SolutionModifier& modifier);
  void values_clause(ast::SelectQuery& body, VariableScope& scope);
  std::string source_selector();

  // grammar_check.cpp
  void check_select(const ast::SelectQuery& select, const VariableScope& scope, bool star);
  void check_grouped(const ast::SelectQuery& select);
  void warn_of_unbound_groups(const ast::SelectQuery& select, const VariableScope& scope);
  void warn_of_unbound_order(const ast::SelectQuery& select, const VariableScope& scope);
  void warn_of_unbound_names(const ast::SelectQuery& select, const VariableScope& scope);
  void warn_of_unbound(ast::Var variable, std::size_t offset, const VariableScope& scope, std::string_view clause,
                       std::string_view effect);
  void count_triples(std::size_t added, std::size_t offset);
  void check_depth(std::uint32_t depth, std::size_t offset) const;

  // grammar_pattern.cpp
  ast::GroupGraphPattern group_graph_pattern(VariableScope& scope);
  void group_graph_pattern(ast::GroupGraphPattern& group, VariableScope& scope);
  void group_graph_pattern_sub(ast::GroupGraphPattern& group, VariableScope& scope);
  ast::GroupGraphPattern::Element graph_pattern_not_triples(VariableScope& scope, std::uint32_t& depth);
  ast::GroupOrUnion group_or_union(VariableScope& scope, std::uint32_t& depth);
  ast::ServiceGraphPattern service_graph_pattern(VariableScope& scope);
  ast::Bind bind(const VariableScope& scope);
  ast::InlineData inline_data();
  std::vector<ast::Var> inline_data_variables();
  rdf::Term data_block_value();
  void end_basic_graph_pattern() { current_bgp_ = ++last_bgp_; }

  // grammar_triples.cpp
  bool at_triples();
  void triples_block(ast::TriplesBlock& block, VariableScope& scope);
  static void add_variables(const std::vector<ast::TriplePath>& triples, VariableScope& scope);
  void triples_same_subject(std::vector<ast::TriplePath>& out, Verbs verbs);
  void property_list(ast::VarOrTerm subject, std::vector<ast::TriplePath>& out, Verbs verbs);
  bool at_next_verb(Verbs verbs);
  bool at_verb(Verbs verbs);
  std::variant<ast::Var, rdf::PropertyPath> verb(Verbs verbs);
  ast::VarOrTerm graph_node(std::vector<ast::TriplePath>& out, Verbs verbs);
  ast::VarOrTerm blank_node_property_list(std::vector<ast::TriplePath>& out, Verbs verbs);
  ast::VarOrTerm collection(std::vector<ast::TriplePath>& out, Verbs verbs);
  std::vector<ast::TriplePath> construct_triples();

  // grammar_path.cpp
  rdf::PropertyPath path_alternative();
  rdf::PropertyPath path_sequence();
  rdf::PropertyPath path_element_or_inverse();
  rdf::PropertyPath path_element();
  rdf::PropertyPath path_primary();
  rdf::PropertyPath path_negated_property_set();
  void path_one_in_property_set(rdf::NegatedPropertySet& set);

  // grammar_term.cpp
  bool at_iri() const;
  bool at_number() const;
  std::string iri(Description description = "an IRI");
  std::string expand_prefixed_name(const Token& token) const;
  rdf::PrefixMap missing_prefixes() const;
  [[noreturn]] void fail_unknown_prefix(const Token& token, std::string_view prefix) const;
  std::string resolve(const Token& token) const;
  ast::Var variable(Description description = "a variable");
  ast::VarOrTerm var_or_iri();
  rdf::Term literal();
  rdf::Term number(std::string_view sign);
  rdf::Term rdf_literal();
  bool at_literal() const;
  rdf::Term blank_node(const Token& label);
  rdf::Term fresh_blank_node();
  std::uint64_t integer();

  // grammar_expression.cpp
  ast::Expression expression();
  ast::Expression binary_expression(int min_level);
  void append_operand(ast::Expression& left, Operator op, ast::Expression right, std::size_t begin);
  ast::Expression membership(ast::Expression needle, Operator op);
  ast::Expression unary_expression();
  ast::Expression primary_expression();
  ast::Expression signed_number();
  ast::Expression bracketted_expression();
  ast::Expression constraint();
  bool at_function_call() const;
  ast::Expression word_expression();
  ast::Expression iri_or_function();
  ast::Expression exists(std::size_t begin, bool negated);
  ast::Expression builtin_call(const BuiltinInfo& info);
  static std::string_view refusal(Aggregates context);
  ast::Expression aggregate(AggregateFunction function);
  void aggregate_argument(ast::AggregateCall& call);
  std::vector<ast::Expression> argument_list(Distinct distinct);
  ast::Expression finish(ast::Expression node, std::size_t begin) const;

  // "?x", for messages.
  std::string shown(ast::Var variable) const { return "?" + head_.variables.name(variable.number); }
  [[noreturn]] void fail(std::size_t offset, std::string message) const;

  TokenCursor cursor_;
  QueryHead& head_;
  ast::Query& query_;
  std::uint32_t nesting_ = 0;
  Aggregates aggregates_ = Aggregates::allowed;
  std::size_t blank_nodes_ = 0;
  std::size_t triples_ = 0;                                    // of the patterns
  std::map<std::string, std::size_t, std::less<>> label_bgp_;  // in which basic graph pattern a label occurs
  std::size_t current_bgp_ = 0;
  std::size_t last_bgp_ = 0;
};

}  // namespace kontor::sparql
