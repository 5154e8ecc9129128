// One line per case: what an expression gives, as N-Triples; "error" for an error.
#pragma once

#include <string>
#include <vector>

#include "kontor/sparql/algebra/translate.hpp"
#include "kontor/sparql/exec/expression_eval.hpp"
#include "kontor/store/dictionary.hpp"

#include "test.hpp"

namespace kontor::sparql {

// Holds what an expression needs: an empty dataset, a fixed clock and a seeded random source.
class Evaluator {
 public:
  Evaluator() : pool_(dictionary_), context_(pool_) {
    context_.base = "http://example.org/base/";
    context_.now = xsd::parse_date_time("2024-05-06T07:08:09.25Z", xsd::Datatype::date_time);
    context_.compile_exists = [](const algebra::Algebra&) { return [](const RowView&) { return true; }; };
  }

  // The expression, in which ?x is bound to `x` unless that is empty, and ?unbound is not bound.
  std::string evaluate(const std::string& expression, const std::string& x = {}) {
    const TermId bound = x.empty() ? store::no_term : run(parse(x), store::no_term);
    return text(run(parse(expression), bound));
  }

  Ebv test(const std::string& expression) {
    const CompiledExpression compiled(parse(expression), context_);
    return compiled.test(row(store::no_term));
  }

  // The expression of a query whose variables are ?x (0) and ?unbound (1).
  algebra::Expression parse(const std::string& expression) {
    const std::string query =
        prologue + "SELECT ?x ?unbound ?v { VALUES (?x ?unbound) { } BIND(" + expression + " AS ?v) }";
    const algebra::Query translated = algebra::translate(query);
    const auto& project = std::get<algebra::Project>(translated.pattern.node);
    variables_ = {project.variables[0], project.variables[1]};
    columns_.assign(translated.variables.size(), nullptr);
    return std::get<algebra::Extend>(project.input->node).expression;
  }

  RowView row(TermId x) {
    x_ = x;
    columns_[variables_[0]] = &x_;
    return {columns_.data(), 0, 1};
  }

  std::string text(TermId id) const {
    const std::string full = id == store::no_term ? "error" : rdf::to_string(pool_.view(id));
    const std::string ns = "<http://www.w3.org/2001/XMLSchema#";
    const std::size_t at = full.find("^^" + ns);
    if (at == std::string::npos) return full;
    const std::size_t name = at + 2 + ns.size();
    return full.substr(0, at) + "^^xsd:" + full.substr(name, full.size() - name - 1);
  }

  TermPool& pool() { return pool_; }
  ExpressionContext& context() { return context_; }

 private:
  TermId run(const algebra::Expression& expression, TermId x) {
    const CompiledExpression compiled(expression, context_);
    const TermId result = compiled.evaluate(row(x));
    // Once more: what is remembered must be what was computed.
    CHECK((!compiled.is_pure() || compiled.evaluate(row(x)) == result));
    return result;
  }

  const std::string prologue =
      "PREFIX xsd: <http://www.w3.org/2001/XMLSchema#> PREFIX : <http://example.org/> "
      "PREFIX kfn: <https://w3id.org/kontor/fn#> ";
  store::Dictionary dictionary_;
  TermPool pool_;
  ExpressionContext context_;
  std::vector<algebra::Variable> variables_;
  std::vector<const TermId*> columns_;
  TermId x_ = store::no_term;
};

inline void check_eval(const std::string& expression, const std::string& expected) {
  CAPTURE(expression);
  // As a constant, which is folded, and with the clock running.
  CHECK(Evaluator().evaluate(expression) == expected);
}

inline void check_eval(const std::string& x, const std::string& expression, const std::string& expected) {
  CAPTURE(x, expression);
  CHECK(Evaluator().evaluate(expression, x) == expected);
}

inline const std::string yes = "\"true\"^^xsd:boolean";
inline const std::string no = "\"false\"^^xsd:boolean";

inline void check_true(const std::string& expression) {
  check_eval(expression, yes);
}
inline void check_false(const std::string& expression) {
  check_eval(expression, no);
}
inline void check_error(const std::string& expression) {
  check_eval(expression, "error");
}

}  // namespace kontor::sparql
