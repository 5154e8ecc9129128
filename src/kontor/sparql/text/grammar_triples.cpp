// Rules 52 and 73 to 107 of the grammar: triples, property lists, collections. Triples of templates and of patterns
// differ in their verbs only.
#include <utility>

#include "kontor/rdf/vocab/rdf.hpp"
#include "kontor/sparql/text/grammar.hpp"

namespace kontor::sparql {
namespace {

rdf::PropertyPath link(std::string_view iri) {
  return {rdf::PredicatePath{std::string(iri)}};
}

}  // namespace

bool Grammar::at_triples() {
  const TokenKind kind = cursor_.token().kind;
  if (kind == TokenKind::variable || kind == TokenKind::blank_node_label || at_iri() || at_literal()) return true;
  if (cursor_.is("[") || cursor_.is("(")) return true;
  cursor_.expect("a triple pattern");
  return false;
}

// TriplesBlock ::= TriplesSameSubjectPath ('.' TriplesBlock?)?
void Grammar::triples_block(ast::TriplesBlock& block, VariableScope& scope) {
  do {
    const std::size_t offset = cursor_.token().begin;
    const std::size_t before = block.triples.size();
    triples_same_subject(block.triples, Verbs::paths);
    count_triples(block.triples.size() - before, offset);
  } while (cursor_.accept(".") && at_triples());
  add_variables(block.triples, scope);
}

void Grammar::add_variables(const std::vector<ast::TriplePath>& triples, VariableScope& scope) {
  for (const ast::TriplePath& triple : triples) {
    const auto add = [&scope](const auto& node) {
      if (const auto* variable = std::get_if<ast::Var>(&node)) scope.add(*variable);
    };
    add(triple.subject);
    add(triple.verb);
    add(triple.object);
  }
}

// ConstructTemplate ::= '{' ConstructTriples? '}', and the '{' TriplesTemplate? '}' of CONSTRUCT WHERE
std::vector<ast::TriplePath> Grammar::construct_triples() {
  std::vector<ast::TriplePath> triples;
  cursor_.need("{");
  if (at_triples()) {
    do {
      triples_same_subject(triples, Verbs::plain);
    } while (cursor_.accept(".") && at_triples());
  }
  cursor_.need("}");
  return triples;
}

// TriplesSameSubject ::= VarOrTerm PropertyListNotEmpty | TriplesNode PropertyList
void Grammar::triples_same_subject(std::vector<ast::TriplePath>& out, Verbs verbs) {
  const std::size_t before = out.size();
  ast::VarOrTerm subject = graph_node(out, verbs);
  const bool says_something = out.size() > before;
  if (!says_something || at_verb(verbs)) property_list(std::move(subject), out, verbs);
}

// PropertyListNotEmpty ::= Verb ObjectList (';' (Verb ObjectList)?)*
void Grammar::property_list(ast::VarOrTerm subject, std::vector<ast::TriplePath>& out, Verbs verbs) {
  while (true) {
    auto predicate = verb(verbs);
    ast::VarOrTerm object = graph_node(out, verbs);
    while (cursor_.accept(",")) {
      out.push_back({subject, predicate, std::move(object)});
      object = graph_node(out, verbs);
    }
    if (!at_next_verb(verbs)) {
      ast::TriplePath& last = out.emplace_back();
      last.subject = std::move(subject);
      last.verb = std::move(predicate);
      last.object = std::move(object);
      return;
    }
    out.push_back({subject, std::move(predicate), std::move(object)});
  }
}

// Moves past the ';' before a verb.
bool Grammar::at_next_verb(Verbs verbs) {
  if (!cursor_.accept(";")) return false;
  while (cursor_.accept(";")) {
  }
  return at_verb(verbs);
}

bool Grammar::at_verb(Verbs verbs) {
  if (cursor_.token().kind == TokenKind::variable || at_iri()) return true;
  if (cursor_.token().kind == TokenKind::word && cursor_.token().value == "a") return true;
  const bool path = cursor_.is("(") || cursor_.is("^") || cursor_.is("!");
  if (verbs == Verbs::paths && path) return true;
  cursor_.expect(verbs == Verbs::paths ? Description("a predicate or path") : Description("a predicate"));
  return false;
}

// Verb ::= VarOrIri | 'a', or with paths: VerbPath | VerbSimple
std::variant<ast::Var, rdf::PropertyPath> Grammar::verb(Verbs verbs) {
  if (!at_verb(verbs)) cursor_.fail_unexpected();
  if (cursor_.token().kind == TokenKind::variable) return variable();
  if (verbs == Verbs::paths) return path_alternative();
  if (cursor_.token().kind == TokenKind::word) {
    cursor_.advance();
    return link(rdf::vocab::rdf::type);
  }
  return link(iri());
}

// GraphNode ::= VarOrTerm | TriplesNode. What a TriplesNode says goes to `out`.
ast::VarOrTerm Grammar::graph_node(std::vector<ast::TriplePath>& out, Verbs verbs) {
  if (cursor_.token().kind == TokenKind::variable) return variable();
  if (cursor_.token().kind == TokenKind::blank_node_label) return blank_node(cursor_.take());
  if (at_iri()) return rdf::Term::of_iri(iri());
  if (at_literal()) return literal();
  if (cursor_.is("[")) return blank_node_property_list(out, verbs);
  if (cursor_.is("(")) return collection(out, verbs);
  cursor_.expect("a variable");
  cursor_.expect("a term");
  cursor_.fail_unexpected();
}

// ANON ::= '[' ']', BlankNodePropertyList ::= '[' PropertyListNotEmpty ']'
ast::VarOrTerm Grammar::blank_node_property_list(std::vector<ast::TriplePath>& out, Verbs verbs) {
  const Nesting nesting(*this);
  cursor_.need("[");
  ast::VarOrTerm node = fresh_blank_node();
  if (cursor_.accept("]")) return node;
  property_list(node, out, verbs);
  cursor_.need("]");
  return node;
}

// NIL ::= '(' ')', Collection ::= '(' GraphNode+ ')'
ast::VarOrTerm Grammar::collection(std::vector<ast::TriplePath>& out, Verbs verbs) {
  const Nesting nesting(*this);
  const rdf::Term nil(rdf::iri(rdf::vocab::rdf::nil));
  cursor_.need("(");
  if (cursor_.accept(")")) return nil;
  const rdf::Term head = fresh_blank_node();
  rdf::Term cell = head;
  while (true) {
    ast::VarOrTerm item = graph_node(out, verbs);
    out.push_back({cell, link(rdf::vocab::rdf::first), std::move(item)});
    if (cursor_.accept(")")) break;
    rdf::Term next = fresh_blank_node();
    out.push_back({cell, link(rdf::vocab::rdf::rest), next});
    cell = std::move(next);
  }
  out.push_back({cell, link(rdf::vocab::rdf::rest), nil});
  return head;
}

}  // namespace kontor::sparql
