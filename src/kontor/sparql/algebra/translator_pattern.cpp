// Graph patterns: SPARQL 1.1 section 18.2.2.
#include "kontor/base/work_watch.hpp"
#include "kontor/sparql/algebra/translator.hpp"

namespace kontor::sparql::algebra {
namespace {

// Join(result, next), without the join identity (section 18.2.2.8).
void join(Algebra& result, Algebra next) {
  if (is_unit(next)) return;
  if (is_unit(result)) {
    result = std::move(next);
  } else {
    result = {Join{std::move(result), std::move(next)}};
  }
}

}  // namespace

Variable Translator::variable(ast::Var named) {
  if (scope_.empty()) return named.number;  // no subquery
  Variable& known = scope_[named.number];
  if (known == unknown) known = variables_.add(hidden_prefix_ + variables_.name(named.number));
  return known;
}

Variable Translator::blank_node_variable(std::string_view label) {
  const auto found = blank_nodes_.find(label);
  if (found != blank_nodes_.end()) return found->second;
  const Variable added = variables_.add(std::string("?").append(label));
  blank_nodes_.emplace(label, added);
  return added;
}

void Translator::set(PatternTerm& term, ast::VarOrTerm& node) {
  if (const auto* named = std::get_if<ast::Var>(&node)) {
    term = variable(*named);
  } else if (auto& constant = std::get<rdf::Term>(node); constant.is_blank_node()) {
    term = blank_node_variable(constant.text());
  } else {
    term = std::move(constant);
  }
}

PatternTerm Translator::pattern_term(ast::VarOrTerm& node) {
  PatternTerm term;
  set(term, node);
  return term;
}

std::vector<TriplePattern> Translator::construct_template(std::vector<ast::TriplePath>& triples) {
  const auto node = [this](ast::VarOrTerm& source) -> PatternTerm {
    if (const auto* named = std::get_if<ast::Var>(&source)) return variable(*named);
    return std::move(std::get<rdf::Term>(source));
  };
  std::vector<TriplePattern> result;
  for (ast::TriplePath& triple : triples) {
    TriplePattern& pattern = result.emplace_back();
    pattern.subject = node(triple.subject);
    pattern.object = node(triple.object);
    if (const auto* named = std::get_if<ast::Var>(&triple.verb)) {
      pattern.predicate = variable(*named);
    } else {
      auto& path = std::get<rdf::PropertyPath>(triple.verb);
      pattern.predicate = rdf::Term::of_iri(std::move(std::get<rdf::PredicatePath>(path.node).iri));
    }
  }
  return result;
}

// Section 18.2.2.6: the elements from left to right, filters apart. Triples that only filters separate are one basic
// graph pattern (18.2.2.5).
std::optional<Expression> Translator::translate_elements(ast::GroupGraphPattern& group, Algebra& result) {
  std::vector<Expression> filters;
  Triples triples{result, nullptr};
  for (ast::GroupGraphPattern::Element& element : group.elements) {
    if (auto* block = std::get_if<ast::TriplesBlock>(&element)) {
      for (ast::TriplePath& triple : block->triples) add_triple(triple, triples);
    } else if (auto* filter = std::get_if<ast::Filter>(&element)) {
      filters.push_back(translate_expression(filter->constraint));
    } else {
      add_element(result, element);
      triples.bgp = nullptr;
    }
  }
  return conjunction(std::move(filters));
}

void Translator::translate_group(ast::GroupGraphPattern& group, Algebra& result) {
  if (group.subselect) return translate_subselect(*group.subselect, result);
  std::optional<Expression> filter = translate_elements(group, result);
  if (filter) result = {Filter{std::move(result), std::move(*filter)}};
}

Algebra Translator::translate_group(ast::GroupGraphPattern& group) {
  Algebra result;
  translate_group(group, result);
  return result;
}

// A subquery shares with the outside the variables that it projects; all others are its own.
void Translator::translate_subselect(ast::SelectQuery& select, Algebra& result) {
  std::vector<Variable> inner(written_, unknown);
  for (const ast::SelectItem& item : select.items) inner[item.variable.number] = variable(item.variable);
  std::vector<Variable> outer = std::exchange(scope_, std::move(inner));
  std::string outer_prefix = std::exchange(hidden_prefix_, "/" + std::to_string(++subqueries_) + "/");
  translate_select(select, result);
  scope_ = std::move(outer);
  hidden_prefix_ = std::move(outer_prefix);
}

void Translator::add_element(Algebra& result, ast::GroupGraphPattern::Element& element) {
  if (auto* optional = std::get_if<ast::Optional>(&element)) {
    add_optional(result, *optional);
  } else if (auto* minus = std::get_if<ast::Minus>(&element)) {
    Algebra right = translate_group(*minus->pattern);
    result = {Minus{std::move(result), std::move(right)}};
  } else if (auto* bind = std::get_if<ast::Bind>(&element)) {
    Expression value = translate_expression(bind->expression);
    result = {Extend{std::move(result), variable(bind->variable), std::move(value)}};
  } else if (auto* branches = std::get_if<ast::GroupOrUnion>(&element)) {
    join(result, translate_union(*branches));
  } else if (auto* graph = std::get_if<ast::GraphGraphPattern>(&element)) {
    PatternTerm name = pattern_term(graph->name);
    join(result, {Graph{std::move(name), translate_group(*graph->pattern)}});
  } else if (auto* service = std::get_if<ast::ServiceGraphPattern>(&element)) {
    join(result, translate_service(*service));
  } else if (auto* data = std::get_if<ast::InlineData>(&element)) {
    join(result, {translate_values(*data)});
  }
}

// The filters of the optional group itself become the condition of the join; those of a group within it do not.
void Translator::add_optional(Algebra& result, ast::Optional& optional) {
  Algebra right;
  std::optional<Expression> condition;
  if (optional.pattern->subselect) {
    translate_group(*optional.pattern, right);
  } else {
    condition = translate_elements(*optional.pattern, right);
  }
  result = {LeftJoin{std::move(result), std::move(right), std::move(condition)}};
}

Algebra Translator::translate_union(ast::GroupOrUnion& element) {
  if (element.branches.size() == 1) return translate_group(element.branches[0]);
  Union result;
  for (ast::GroupGraphPattern& branch : element.branches) result.branches.push_back(translate_group(branch));
  return {std::move(result)};
}

Algebra Translator::translate_service(ast::ServiceGraphPattern& element) {
  PatternTerm endpoint = pattern_term(element.endpoint);
  return {Service{std::move(endpoint), translate_group(*element.pattern), element.silent, std::move(element.prologue),
                  std::move(element.pattern_text), element.place}};
}

Table Translator::translate_values(ast::InlineData& data) {
  Table table;
  for (const ast::Var named : data.variables) table.variables.push_back(variable(named));
  table.rows.reserve(data.rows.size());
  watched_pieces(0, data.rows.size(), [&](std::size_t begin, std::size_t end) {
    for (std::size_t i = begin; i < end; ++i) table.rows.push_back(std::move(data.rows[i]));
  });
  return table;
}

TriplePattern& Translator::Triples::add() {
  if (bgp == nullptr) {
    if (!is_unit(result)) result = {Join{std::move(result), {}}};
    auto* below = std::get_if<Join>(&result.node);
    Algebra& place = below != nullptr ? *below->right : result;
    bgp = &place.node.emplace<Bgp>();
  }
  return bgp->triples.emplace_back();
}

void Translator::add_triple(ast::TriplePath& triple, Triples& triples) {
  if (auto* path = std::get_if<rdf::PropertyPath>(&triple.verb)) {
    PatternTerm subject = pattern_term(triple.subject);
    PatternTerm object = pattern_term(triple.object);
    add_path(std::move(subject), *path, std::move(object), triples);
    return;
  }
  TriplePattern& pattern = triples.add();
  set(pattern.subject, triple.subject);
  pattern.predicate = variable(std::get<ast::Var>(triple.verb));
  set(pattern.object, triple.object);
}

// Section 18.2.2.4: what is a join of triples becomes one.
void Translator::add_path(PatternTerm subject, rdf::PropertyPath& path, PatternTerm object, Triples& triples) {
  if (auto* link = std::get_if<rdf::PredicatePath>(&path.node)) {
    TriplePattern& pattern = triples.add();
    pattern.subject = std::move(subject);
    pattern.predicate = rdf::Term::of_iri(std::move(link->iri));
    pattern.object = std::move(object);
  } else if (auto* inverse = std::get_if<rdf::InversePath>(&path.node)) {
    add_path(std::move(object), *inverse->path, std::move(subject), triples);
  } else if (auto* sequence = std::get_if<rdf::SequencePath>(&path.node)) {
    PatternTerm from = std::move(subject);
    for (std::size_t i = 0; i + 1 < sequence->steps.size(); ++i) {
      PatternTerm to = fresh_variable("?.p");
      add_path(std::move(from), sequence->steps[i], to, triples);
      from = std::move(to);
    }
    add_path(std::move(from), sequence->steps.back(), std::move(object), triples);
  } else {
    join(triples.result, {Path{std::move(subject), std::move(path), std::move(object)}});
    triples.bgp = nullptr;
  }
}

}  // namespace kontor::sparql::algebra
