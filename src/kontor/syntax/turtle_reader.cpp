#include "kontor/syntax/turtle_reader.hpp"

#include <string>

#include "kontor/syntax/text_input.hpp"
#include "kontor/syntax/turtle_terms.hpp"
#include "kontor/syntax/turtle_triples.hpp"

namespace kontor::syntax {
namespace {

// ASCII only, for the keywords that are written in any case.
bool equals_ignoring_case(std::string_view word, std::string_view upper) {
  if (word.size() != upper.size()) return false;
  for (std::size_t i = 0; i < word.size(); ++i) {
    const char c = word[i] >= 'a' && word[i] <= 'z' ? static_cast<char>(word[i] - 'a' + 'A') : word[i];
    if (c != upper[i]) return false;
  }
  return true;
}

// Directives, statements and graphs; what stands in a statement is TurtleTriples' work.
class TurtleReader {
 public:
  TurtleReader(ByteSource& source, const ReadOptions& options, rdf::QuadSink& sink, Holds holds)
      : input_(source, options.name),
        terms_(input_, options),
        triples_(input_, terms_, options, sink),
        sink_(sink),
        holds_(holds) {}

  // turtleDoc ::= statement*, trigDoc ::= (directive | block)*
  void read_document() {
    for (terms_.skip_space(); input_.peek() != TextInput::end; terms_.skip_space()) read_statement();
    sink_.finish();
  }

 private:
  void read_statement() {
    begin_ = input_.place();
    if (input_.peek() == '@') return read_at_directive();
    if (input_.peek() == '{') return read_default_graph();
    if (triples_.is_name_start()) {
      terms_.read_word(word_);
      if (input_.peek() != ':') return read_keyword();
    } else {
      word_.clear();
    }
    read_triples_or_graph();
  }

  // Directives in the style of SPARQL, and GRAPH.
  void read_keyword() {
    if (equals_ignoring_case(word_, "PREFIX")) {
      read_prefix_declaration();
    } else if (equals_ignoring_case(word_, "BASE")) {
      read_base_declaration();
    } else if (equals_ignoring_case(word_, "VERSION")) {
      read_version();
    } else if (equals_ignoring_case(word_, "GRAPH")) {
      if (holds_ == Holds::graph) input_.fail("Turtle cannot hold named graphs, TriG can", begin_);
      read_named_graph();
    } else {
      input_.fail("expected a subject or a directive, found '" + word_ + "'", begin_);
    }
  }

  // prefixID ::= '@prefix' PNAME_NS IRIREF '.', base ::= '@base' IRIREF '.'
  void read_at_directive() {
    input_.skip();
    terms_.read_word(word_);
    if (word_ == "prefix") {
      read_prefix_declaration();
    } else if (word_ == "base") {
      read_base_declaration();
    } else if (word_ == "version") {
      read_version();
    } else {
      input_.fail("unknown directive '@" + word_ + "', expected '@prefix' or '@base'", begin_);
    }
    terms_.skip_space();
    if (input_.peek() != '.') terms_.fail_expected("'.' at the end of the directive");
    input_.skip();
  }

  void read_prefix_declaration() {
    terms_.skip_space();
    terms_.read_word(word_);
    if (input_.peek() != ':') terms_.fail_expected("a prefix that ends with ':'");
    input_.skip();
    terms_.skip_space();
    if (input_.peek() != '<') terms_.fail_expected("an IRI in '<' and '>' for the prefix '" + word_ + ":'");
    terms_.read_iriref(iri_);
    terms_.set_prefix(word_, iri_.text);
    sink_.prefix(word_, iri_.text);
  }

  void read_base_declaration() {
    terms_.skip_space();
    if (input_.peek() != '<') terms_.fail_expected("an IRI in '<' and '>' as base");
    terms_.read_iriref(iri_);
    terms_.set_base(iri_.text);
    sink_.base(iri_.text);
  }

  // versionSpecifier ::= STRING_LITERAL_QUOTE | STRING_LITERAL_SINGLE_QUOTE, of RDF 1.2: only announces what may follow.
  void read_version() {
    terms_.skip_space();
    const int quote = input_.peek();
    const bool is_long = input_.peek(1) == quote && input_.peek(2) == quote;
    if ((quote != '"' && quote != '\'') || is_long) terms_.fail_expected("a version in single or double quotes");
    terms_.read_string(word_);
  }

  // block ::= "GRAPH" labelOrSubject wrappedGraph
  void read_named_graph() {
    terms_.skip_space();
    if (!triples_.read_graph_name()) terms_.fail_expected("a graph name after 'GRAPH'");
    terms_.skip_space();
    if (input_.peek() != '{') terms_.fail_expected("'{'");
    read_wrapped_graph();
  }

  void read_default_graph() {
    if (holds_ == Holds::graph) input_.fail("Turtle has no '{', graphs need TriG");
    triples_.graph_name().set(rdf::TermKind::none, {});
    read_wrapped_graph();
  }

  // wrappedGraph ::= '{' triplesBlock? '}', triplesBlock ::= triples ('.' triplesBlock?)?
  void read_wrapped_graph() {
    input_.skip();
    for (;;) {
      terms_.skip_space();
      if (input_.peek() == '}') break;
      if (input_.peek() == '@') input_.fail("a directive cannot stand inside a graph");
      triples_.read_predicate_object_list(triples_.read_subject({}, input_.place()));
      if (input_.peek() == '.') {
        input_.skip();
      } else if (input_.peek() != '}') {
        terms_.fail_expected("'.' after the triple or '}' at the end of the graph");
      }
    }
    input_.skip();
    triples_.graph_name().set(rdf::TermKind::none, {});
  }

  // triplesOrGraph ::= labelOrSubject (wrappedGraph | predicateObjectList '.'), triples2
  void read_triples_or_graph() {
    const TurtleTriples::Subject subject = triples_.read_subject(word_, begin_);
    if (input_.peek() == '{' && subject == TurtleTriples::Subject::term) {
      if (holds_ == Holds::graph) input_.fail("Turtle has no '{', graphs need TriG");
      triples_.name_graph_by_subject();
      read_wrapped_graph();
      return;
    }
    triples_.read_predicate_object_list(subject);
    if (input_.peek() != '.') terms_.fail_expected("'.', ';' or ',' after the object");
    input_.skip();
  }

  TextInput input_;
  TurtleTerms terms_;
  TurtleTriples triples_;
  rdf::QuadSink& sink_;
  Holds holds_;
  TermBuffer iri_;
  std::string word_;
  Place begin_;  // of the statement
};

}  // namespace

void read_turtle(ByteSource& source, const ReadOptions& options, rdf::QuadSink& sink) {
  TurtleReader(source, options, sink, Holds::graph).read_document();
}

void read_trig(ByteSource& source, const ReadOptions& options, rdf::QuadSink& sink) {
  TurtleReader(source, options, sink, Holds::dataset).read_document();
}

}  // namespace kontor::syntax
