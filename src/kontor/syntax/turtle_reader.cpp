#include "kontor/syntax/turtle_reader.hpp"

#include <vector>

#include "kontor/base/error.hpp"
#include "kontor/rdf/iri.hpp"
#include "kontor/rdf/vocab/rdf.hpp"
#include "kontor/rdf/vocab/xsd.hpp"
#include "kontor/syntax/characters.hpp"
#include "kontor/syntax/text_input.hpp"
#include "kontor/syntax/turtle_terms.hpp"

namespace kontor::syntax {
namespace {

// What is open: the statement itself at the bottom, above it nested nodes.
enum class FrameKind : std::uint8_t { statement, property_list, collection };

struct Frame {
  FrameKind kind = FrameKind::statement;
  bool is_subject = false;  // a [ ] or ( ) in the place of the statement's subject
  TermBuffer subject;       // in a collection: the node of the item being read
  TermBuffer predicate;
};

// Frames are kept when they are closed, so that their strings are used again.
class FrameStack {
 public:
  Frame& push(FrameKind kind) {
    if (size_ == frames_.size()) frames_.emplace_back();
    Frame& frame = frames_[size_++];
    frame.kind = kind;
    frame.is_subject = false;
    return frame;
  }
  void pop() { --size_; }
  Frame& top() { return frames_[size_ - 1]; }
  std::size_t size() const { return size_; }

 private:
  std::vector<Frame> frames_;
  std::size_t size_ = 0;
};

// ASCII only, for the keywords that are written in any case.
bool equals_ignoring_case(std::string_view word, std::string_view upper) {
  if (word.size() != upper.size()) return false;
  for (std::size_t i = 0; i < word.size(); ++i) {
    const char c = word[i] >= 'a' && word[i] <= 'z' ? static_cast<char>(word[i] - 'a' + 'A') : word[i];
    if (c != upper[i]) return false;
  }
  return true;
}

class TurtleReader {
 public:
  TurtleReader(ByteSource& source, const ReadOptions& options, rdf::QuadSink& sink, Holds holds)
      : input_(source, options.name), terms_(input_, options), options_(options), sink_(sink), holds_(holds) {}

  // turtleDoc ::= statement*, trigDoc ::= (directive | block)*
  void read_document() {
    for (terms_.skip_space(); input_.peek() != TextInput::end; terms_.skip_space()) read_statement();
    sink_.finish();
  }

 private:
  // What read_objects does next.
  enum class Step : std::uint8_t { verb, object, after_object };

  void read_statement() {
    begin_ = input_.place();
    if (input_.peek() == '@') return read_at_directive();
    if (input_.peek() == '{') return read_default_graph();
    if (is_name_start()) {
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
      input_.fail("'VERSION' belongs to RDF 1.2, expected RDF 1.1", begin_);
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
      input_.fail("'@version' belongs to RDF 1.2, expected RDF 1.1", begin_);
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
    terms_.read_iriref(object_);
    terms_.set_prefix(word_, object_.text);
    sink_.prefix(word_, object_.text);
  }

  void read_base_declaration() {
    terms_.skip_space();
    if (input_.peek() != '<') terms_.fail_expected("an IRI in '<' and '>' as base");
    terms_.read_iriref(object_);
    terms_.set_base(object_.text);
    sink_.base(object_.text);
  }

  // block ::= "GRAPH" labelOrSubject wrappedGraph
  void read_named_graph() {
    terms_.skip_space();
    begin_ = input_.place();
    word_.clear();
    if (input_.peek() == '[') {
      if (!read_opening(']')) terms_.fail_expected("']': a graph name takes no properties");
      terms_.make_blank_node(graph_);
    } else if (!read_iri_or_label(graph_)) {
      terms_.fail_expected("a graph name after 'GRAPH'");
    }
    terms_.skip_space();
    if (input_.peek() != '{') terms_.fail_expected("'{'");
    read_wrapped_graph();
  }

  void read_default_graph() {
    if (holds_ == Holds::graph) input_.fail("Turtle has no '{', graphs need TriG");
    graph_.set(rdf::TermKind::none, {});
    read_wrapped_graph();
  }

  // wrappedGraph ::= '{' triplesBlock? '}', triplesBlock ::= triples ('.' triplesBlock?)?
  void read_wrapped_graph() {
    input_.skip();
    for (;;) {
      terms_.skip_space();
      if (input_.peek() == '}') break;
      begin_ = input_.place();
      if (input_.peek() == '@') input_.fail("a directive cannot stand inside a graph");
      word_.clear();
      const bool needs_verb = read_subject();
      terms_.skip_space();
      read_predicate_object_list(needs_verb);
      if (input_.peek() == '.') {
        input_.skip();
      } else if (input_.peek() != '}') {
        terms_.fail_expected("'.' after the triple or '}' at the end of the graph");
      }
    }
    input_.skip();
    graph_.set(rdf::TermKind::none, {});
  }

  // triplesOrGraph ::= labelOrSubject (wrappedGraph | predicateObjectList '.'), triples2
  void read_triples_or_graph() {
    const bool needs_verb = read_subject();
    terms_.skip_space();
    if (input_.peek() == '{' && needs_verb && !subject_is_collection_) {
      if (holds_ == Holds::graph) input_.fail("Turtle has no '{', graphs need TriG");
      graph_ = stack_.top().subject;
      stack_.pop();
      read_wrapped_graph();
      return;
    }
    read_predicate_object_list(needs_verb);
    if (input_.peek() != '.') terms_.fail_expected("'.', ';' or ',' after the object");
    input_.skip();
  }

  // Opens the statement's frame and reads its subject; `word_` may hold the first part of a prefixed name already.
  // Returns whether a predicate must follow, which is only not so behind [ ... ].
  bool read_subject() {
    Frame& statement = stack_.push(FrameKind::statement);
    subject_is_collection_ = false;
    switch (input_.peek()) {
      case '[':
        if (read_opening(']')) {
          terms_.make_blank_node(statement.subject);
          return true;
        }
        push_nested(FrameKind::property_list).is_subject = true;
        terms_.make_blank_node(stack_.top().subject);
        subject_ = stack_.top().subject;
        read_objects(Step::verb);
        return false;
      case '(':
        subject_is_collection_ = true;
        if (read_opening(')')) {
          statement.subject.set(rdf::TermKind::iri, rdf::vocab::rdf::nil);
          return true;
        }
        push_collection();
        stack_.top().is_subject = true;
        subject_ = stack_.top().subject;
        read_objects(Step::object);
        return true;
      default:
        if (!read_iri_or_label(statement.subject)) fail_subject();
        return true;
    }
  }

  [[noreturn]] void fail_subject() {
    const int next = input_.peek();
    if (next == '"' || next == '\'') input_.fail("a literal cannot be a subject");
    if (next == ')' || next == ']' || next == '}') input_.fail("no open bracket for " + input_.describe_next());
    terms_.fail_expected("a subject: an IRI, a prefixed name, a blank node or a collection");
  }

  // predicateObjectList ::= verb objectList (';' (verb objectList)?)*, up to what follows it; closes the statement.
  void read_predicate_object_list(bool needs_verb) {
    if (needs_verb || !at_end_of_triples())
      read_objects(Step::verb);
    else
      stack_.pop();
  }

  bool at_end_of_triples() {
    const int next = input_.peek();
    return next == '.' || next == '}' || next == TextInput::end;
  }

  // The one loop over verbs, objects and everything nested in them, without recursion. Ends when the statement's list
  // ends, or when a nested node that is the statement's subject is closed.
  void read_objects(Step step) {
    for (;;) {
      terms_.skip_space();
      switch (step) {
        case Step::verb:
          read_verb();
          step = Step::object;
          break;
        case Step::object:
          step = read_object();
          break;
        case Step::after_object:
          if (stack_.top().kind == FrameKind::collection) {
            if (input_.peek() != ')') {
              continue_collection();
              step = Step::object;
              break;
            }
            emit_list_link(nil_);
          } else if (input_.peek() == ',') {
            input_.skip();
            step = Step::object;
            break;
          } else if (skip_semicolons() && !ends_list()) {
            step = Step::verb;
            break;
          }
          if (close_frame()) return;
          break;
      }
    }
  }

  // Closes the frame on top. Returns true if read_objects is done.
  bool close_frame() {
    const Frame& frame = stack_.top();
    const bool is_subject = frame.is_subject;
    const FrameKind kind = frame.kind;
    if (kind == FrameKind::property_list) {
      if (input_.peek() != ']') terms_.fail_expected("']', ';' or ',' after the object");
      input_.skip();
    } else if (kind == FrameKind::collection) {
      input_.skip();
    }
    stack_.pop();
    if (is_subject) stack_.top().subject = subject_;
    return is_subject || kind == FrameKind::statement;
  }

  // ';'+ between predicates. Returns whether there was one.
  bool skip_semicolons() {
    bool found = false;
    for (; input_.peek() == ';'; terms_.skip_space()) {
      input_.skip();
      found = true;
    }
    return found;
  }

  bool ends_list() {
    const int next = input_.peek();
    return next == '.' || next == ']' || next == '}' || next == TextInput::end;
  }

  // verb ::= predicate | 'a'
  void read_verb() {
    TermBuffer& predicate = stack_.top().predicate;
    const Place begin = input_.place();
    if (input_.peek() == '<') {
      refuse_triple_term();
      terms_.read_iriref(predicate);
      return;
    }
    if (!is_name_start() && input_.peek() != ':') fail_verb();
    terms_.read_word(word_);
    if (input_.peek() == ':') {
      terms_.read_local_name(word_, begin, predicate);
    } else if (word_ == "a") {
      predicate.set(rdf::TermKind::iri, rdf::vocab::rdf::type);
    } else {
      input_.fail("expected a predicate, found '" + word_ + "'", begin);
    }
  }

  [[noreturn]] void fail_verb() {
    const int next = input_.peek();
    if (next == '_' || next == '[') input_.fail("a blank node cannot be a predicate");
    if (next == '"' || next == '\'') input_.fail("a literal cannot be a predicate");
    terms_.fail_expected("a predicate: an IRI, a prefixed name or 'a'");
  }

  // object ::= iri | BlankNode | collection | blankNodePropertyList | literal
  Step read_object() {
    begin_ = input_.place();
    const int next = input_.peek();
    if (next == '[') {
      if (read_opening(']')) {
        terms_.make_blank_node(object_);
      } else {
        open_nested(FrameKind::property_list);
        return Step::verb;
      }
    } else if (next == '(') {
      if (read_opening(')')) {
        object_.set(rdf::TermKind::iri, rdf::vocab::rdf::nil);
      } else {
        open_nested(FrameKind::collection);
        return Step::object;
      }
    } else if (next == '"' || next == '\'') {
      terms_.read_rdf_literal(object_);
    } else if (next == '+' || next == '-' || next == '.' || (next >= '0' && next <= '9')) {
      if (next == '.' && !(input_.peek(1) >= '0' && input_.peek(1) <= '9')) fail_object();
      terms_.read_numeric_literal(object_);
    } else {
      read_named_object();
    }
    emit(object_);
    refuse_annotation();
    return Step::after_object;
  }

  // An IRI, a labelled blank node, or a boolean.
  void read_named_object() {
    word_.clear();
    if (is_name_start()) {
      const Place begin = input_.place();
      terms_.read_word(word_);
      if (input_.peek() != ':') {
        if (word_ != "true" && word_ != "false") {
          input_.fail("expected an object, found '" + word_ + "' (text stands in quotes)", begin);
        }
        object_.set(rdf::TermKind::literal, word_);
        object_.datatype = rdf::vocab::xsd::boolean;
        return;
      }
    }
    if (!read_iri_or_label(object_)) fail_object();
  }

  [[noreturn]] void fail_object() {
    terms_.fail_expected("an object: an IRI, a prefixed name, a blank node, a literal or a collection");
  }

  // iri | BLANK_NODE_LABEL, where `word_` may hold the first part of a prefixed name that starts at begin_. Returns
  // false if nothing of the kind comes.
  bool read_iri_or_label(TermBuffer& term) {
    const int next = input_.peek();
    if (next == '<') {
      refuse_triple_term();
      terms_.read_iriref(term);
    } else if (next == '_' && word_.empty()) {
      terms_.read_blank_node_label(term);
    } else {
      if (word_.empty() && is_name_start()) terms_.read_word(word_);
      if (input_.peek() != ':') {
        if (!word_.empty()) input_.fail("expected ':' after '" + word_ + "', found " + input_.describe_next());
        return false;
      }
      terms_.read_local_name(word_, begin_, term);
    }
    return true;
  }

  // Reads the opening bracket, and the closing one if nothing stands between. Returns whether it did the latter.
  bool read_opening(char close) {
    input_.skip();
    terms_.skip_space();
    if (input_.peek() != close) return false;
    input_.skip();
    return true;
  }

  // The nested node is an object of the frame on top.
  void open_nested(FrameKind kind) {
    terms_.make_blank_node(object_);
    emit(object_);
    Frame& frame = push_nested(kind);
    frame.subject = object_;
    if (kind == FrameKind::collection) frame.predicate.set(rdf::TermKind::iri, rdf::vocab::rdf::first);
  }

  void push_collection() {
    Frame& frame = push_nested(FrameKind::collection);
    terms_.make_blank_node(frame.subject);
    frame.predicate.set(rdf::TermKind::iri, rdf::vocab::rdf::first);
  }

  Frame& push_nested(FrameKind kind) {
    // The statement itself is not nested.
    if (stack_.size() > options_.limits.depth) {
      input_.fail("nested more deeply than " + std::to_string(options_.limits.depth) + " levels");
    }
    return stack_.push(kind);
  }

  void continue_collection() {
    terms_.make_blank_node(object_);
    begin_ = input_.place();
    emit_list_link(object_);
    stack_.top().subject = object_;
  }

  void emit_list_link(const TermBuffer& rest) {
    sink_.quad({stack_.top().subject.view(), rdf::iri(rdf::vocab::rdf::rest), rest.view(), graph_.view()}, begin_);
  }

  void emit(const TermBuffer& object) {
    const Frame& frame = stack_.top();
    sink_.quad({frame.subject.view(), frame.predicate.view(), object.view(), graph_.view()}, begin_);
  }

  bool is_name_start() {
    const int next = input_.peek();
    return next != TextInput::end && (is(name_start, static_cast<char>(next)) || is(utf8, static_cast<char>(next)));
  }

  void refuse_triple_term() {
    if (input_.peek(1) == '<') input_.fail("triple terms ('<<') belong to RDF 1.2, expected RDF 1.1");
  }

  void refuse_annotation() {
    terms_.skip_space();
    if (input_.peek() == '~' || (input_.peek() == '{' && input_.peek(1) == '|')) {
      input_.fail("annotations ('~', '{|') belong to RDF 1.2, expected RDF 1.1");
    }
  }

  TextInput input_;
  TurtleTerms terms_;
  const ReadOptions& options_;
  rdf::QuadSink& sink_;
  Holds holds_;
  FrameStack stack_;
  TermBuffer graph_;
  TermBuffer subject_;  // of the statement, while a nested node that is the subject is open
  TermBuffer object_;
  TermBuffer nil_ = {rdf::TermKind::iri, std::string(rdf::vocab::rdf::nil), {}, {}};
  bool subject_is_collection_ = false;
  std::string word_;
  Place begin_;  // of the subject or object being read
};

}  // namespace

void read_turtle(ByteSource& source, const ReadOptions& options, rdf::QuadSink& sink) {
  TurtleReader(source, options, sink, Holds::graph).read_document();
}

void read_trig(ByteSource& source, const ReadOptions& options, rdf::QuadSink& sink) {
  TurtleReader(source, options, sink, Holds::dataset).read_document();
}

}  // namespace kontor::syntax
