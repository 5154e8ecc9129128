#include "kontor/shacl/sparql_query.hpp"

#include <algorithm>

#include "kontor/base/error.hpp"
#include "kontor/sparql/algebra/scope.hpp"
#include "kontor/sparql/algebra/translate.hpp"
#include "kontor/sparql/algebra/visit.hpp"
#include "kontor/sparql/exec/substitute.hpp"
#include "kontor/sparql/text/lexer.hpp"

namespace kontor::shacl {
namespace {

namespace algebra = sparql::algebra;

class PreboundCheck {
 public:
  PreboundCheck(const algebra::Variables& variables, const std::vector<std::string>& prebound,
                const std::vector<std::string>& projected)
      : variables_(variables), prebound_(prebound), projected_(projected) {}

  // `is_root`: only modifiers of the whole query stand above.
  void check(const algebra::Algebra& pattern, bool is_root) {
    if (std::holds_alternative<algebra::Minus>(pattern.node)) refuse("MINUS");
    if (std::holds_alternative<algebra::Service>(pattern.node)) refuse("SERVICE");
    if (std::holds_alternative<algebra::Table>(pattern.node) && !algebra::is_unit(pattern)) refuse("VALUES");
    if (const auto* extend = std::get_if<algebra::Extend>(&pattern.node)) check_assignment(extend->variable);
    if (const auto* group = std::get_if<algebra::Group>(&pattern.node)) {
      for (const algebra::GroupKey& key : group->keys) {
        if (key.expression) check_assignment(key.variable);
      }
    }
    if (const auto* project = std::get_if<algebra::Project>(&pattern.node); project != nullptr && !is_root) {
      check_subquery(*project);
    }
    const bool stays_root = is_root && (std::holds_alternative<algebra::Slice>(pattern.node) ||
                                        std::holds_alternative<algebra::Distinct>(pattern.node) ||
                                        std::holds_alternative<algebra::Reduced>(pattern.node));
    algebra::for_each_input(pattern, [&](const algebra::Algebra& input) { check(input, stays_root); });
    algebra::for_each_expression(pattern, [&](const algebra::Expression& expression) { check(expression); });
  }

 private:
  void check(const algebra::Expression& expression) {
    if (const auto* exists = std::get_if<algebra::Exists>(&expression.node)) return check(*exists->pattern, false);
    algebra::for_each_operand(expression, [&](const algebra::Expression& operand) { check(operand); });
  }

  [[noreturn]] static void refuse(const std::string& what) {
    throw Error(what + " is not allowed in a query with pre-bound variables");
  }

  // A variable of a subquery that hides it is another one, "/1/this", and still must not be assigned.
  std::string name(algebra::Variable variable) const {
    const std::string& full = variables_.name(variable);
    return full.substr(full.rfind('/') + 1);
  }

  void check_assignment(algebra::Variable variable) const {
    const std::string assigned = name(variable);
    if (std::find(prebound_.begin(), prebound_.end(), assigned) == prebound_.end()) return;
    refuse("'AS ?" + assigned + "'");
  }

  void check_subquery(const algebra::Project& project) const {
    for (const std::string& wanted : projected_) {
      const bool has = std::any_of(project.variables.begin(), project.variables.end(),
                                   [&](algebra::Variable variable) { return name(variable) == wanted; });
      if (!has) throw Error("a subquery must project the pre-bound variable ?" + wanted);
    }
  }

  const algebra::Variables& variables_;
  const std::vector<std::string>& prebound_;
  const std::vector<std::string>& projected_;
};

}  // namespace

std::string replace_path(const std::string& text, const std::string& path) {
  const sparql::QueryText query("query", text);
  const std::string source(query.text());
  sparql::Lexer lexer(query);
  std::string replaced;
  std::size_t copied = 0;
  const sparql::Token& token = lexer.token();
  for (lexer.next(); token.kind != sparql::TokenKind::end; lexer.next()) {
    if (token.kind != sparql::TokenKind::variable || token.value != "PATH") continue;
    replaced.append(source, copied, token.begin - copied).append(path);
    copied = token.end;
  }
  return replaced.append(source, copied);
}

algebra::Query read_prebound_query(const std::string& text, const std::vector<std::string>& prebound,
                                   const std::vector<std::string>& projected) {
  algebra::Query query = algebra::translate(text);
  if (!std::holds_alternative<algebra::Select>(query.form) && !std::holds_alternative<algebra::Ask>(query.form)) {
    throw Error("expected a SELECT or ASK query");
  }
  PreboundCheck(query.variables, prebound, projected).check(query.pattern, true);
  return query;
}

void substitute_terms(algebra::Query& query, const std::vector<std::pair<std::string, rdf::Term>>& terms) {
  sparql::Substitution substitution;
  for (algebra::Variable variable = 0; variable < query.variables.size(); ++variable) {
    for (const auto& [name, term] : terms) {
      if (query.variables.name(variable) == name) substitution.emplace(variable, term);
    }
  }
  if (!substitution.empty()) query.pattern = sparql::substitute(query.pattern, substitution);
}

bool mentions(const algebra::Query& query, std::string_view variable) {
  for (algebra::Variable i = 0; i < query.variables.size(); ++i) {
    if (query.variables.name(i) == variable) return true;
  }
  return false;
}

}  // namespace kontor::shacl
