#include "kontor/syntax/turtle_triples.hpp"

#include "kontor/rdf/vocab/rdf.hpp"
#include "kontor/rdf/vocab/xsd.hpp"
#include "kontor/syntax/characters.hpp"

namespace kontor::syntax {

TurtleTriples::Frame& TurtleTriples::FrameStack::push(FrameKind kind) {
  if (size_ == frames_.size()) frames_.emplace_back();
  Frame& frame = frames_[size_++];
  frame.kind = kind;
  frame.is_subject = false;
  return frame;
}

TurtleTriples::TurtleTriples(TextInput& input, TurtleTerms& terms, const ReadOptions& options, rdf::QuadSink& sink)
    : input_(input), terms_(terms), options_(options), sink_(sink) {
  nil_.set(rdf::TermKind::iri, rdf::vocab::rdf::nil);
}

TurtleTriples::Subject TurtleTriples::read_subject(std::string_view word, Place begin) {
  word_ = word;
  begin_ = begin;
  Frame& statement = stack_.push(FrameKind::statement);
  Subject subject = Subject::term;
  if (input_.peek() == '[' || input_.peek() == '(') {
    subject = read_bracketed_subject(statement);
  } else if (!read_iri_or_label(statement.subject)) {
    fail_subject();
  }
  terms_.skip_space();
  return subject;
}

// ANON | blankNodePropertyList | collection
TurtleTriples::Subject TurtleTriples::read_bracketed_subject(Frame& statement) {
  const bool is_collection = input_.peek() == '(';
  if (read_opening(is_collection ? ')' : ']')) {
    if (!is_collection) {
      terms_.make_blank_node(statement.subject);
      return Subject::term;
    }
    statement.subject = nil_;
    return Subject::collection;
  }
  Frame& frame = push_nested(is_collection ? FrameKind::collection : FrameKind::property_list);
  frame.is_subject = true;
  terms_.make_blank_node(frame.subject);
  subject_ = frame.subject;
  read_objects(is_collection ? Step::object : Step::verb);
  return is_collection ? Subject::collection : Subject::property_list;
}

void TurtleTriples::name_graph_by_subject() {
  graph_name_ = stack_.top().subject;
  stack_.pop();
}

bool TurtleTriples::read_graph_name() {
  word_.clear();
  begin_ = input_.place();
  if (input_.peek() != '[') return read_iri_or_label(graph_name_);
  if (!read_opening(']')) terms_.fail_expected("']': a graph name takes no properties");
  terms_.make_blank_node(graph_name_);
  return true;
}

void TurtleTriples::fail_subject() {
  const int next = input_.peek();
  if (next == '"' || next == '\'') input_.fail("a literal cannot be a subject");
  if (next == ')' || next == ']' || next == '}') input_.fail("no open bracket for " + input_.describe_next());
  terms_.fail_expected("a subject: an IRI, a prefixed name, a blank node or a collection");
}

// predicateObjectList ::= verb objectList (';' (verb objectList)?)*
void TurtleTriples::read_predicate_object_list(Subject subject) {
  const int next = input_.peek();
  if (subject == Subject::property_list && (next == '.' || next == '}' || next == TextInput::end)) {
    stack_.pop();
  } else {
    read_objects(Step::verb);
  }
}

// The one loop over verbs, objects and everything nested in them, without recursion. Ends when the statement's list
// ends, or when a nested node that is the statement's subject is closed.
void TurtleTriples::read_objects(Step step) {
  for (;;) {
    terms_.skip_space();
    if (step == Step::verb) {
      read_verb();
      step = Step::object;
    } else if (step == Step::object) {
      step = read_object();
    } else if (!continues_behind_object(step) && close_frame()) {
      return;
    }
  }
}

// Behind an object: whether the frame on top goes on, and with what.
bool TurtleTriples::continues_behind_object(Step& step) {
  if (stack_.top().kind == FrameKind::collection) {
    if (input_.peek() == ')') {
      emit_list_link(nil_);
      return false;
    }
    continue_collection();
    step = Step::object;
    return true;
  }
  if (input_.peek() == ',') {
    input_.skip();
    step = Step::object;
    return true;
  }
  step = Step::verb;
  if (skip_semicolons() && !ends_list()) return true;
  step = Step::after_object;
  return false;
}

// Closes the frame on top. Returns true if read_objects is done.
bool TurtleTriples::close_frame() {
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
bool TurtleTriples::skip_semicolons() {
  bool found = false;
  for (; input_.peek() == ';'; terms_.skip_space()) {
    input_.skip();
    found = true;
  }
  return found;
}

bool TurtleTriples::ends_list() {
  const int next = input_.peek();
  return next == '.' || next == ']' || next == '}' || next == TextInput::end;
}

// verb ::= predicate | 'a'
void TurtleTriples::read_verb() {
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

void TurtleTriples::fail_verb() {
  const int next = input_.peek();
  if (next == '_' || next == '[') input_.fail("a blank node cannot be a predicate");
  if (next == '"' || next == '\'') input_.fail("a literal cannot be a predicate");
  terms_.fail_expected("a predicate: an IRI, a prefixed name or 'a'");
}

// object ::= iri | BlankNode | collection | blankNodePropertyList | literal
TurtleTriples::Step TurtleTriples::read_object() {
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
void TurtleTriples::read_named_object() {
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

void TurtleTriples::fail_object() {
  terms_.fail_expected("an object: an IRI, a prefixed name, a blank node, a literal or a collection");
}

// iri | BLANK_NODE_LABEL, where `word_` may hold the first part of a prefixed name that starts at begin_. Returns
// false if nothing of the kind comes.
bool TurtleTriples::read_iri_or_label(TermBuffer& term) {
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
bool TurtleTriples::read_opening(char close) {
  input_.skip();
  terms_.skip_space();
  if (input_.peek() != close) return false;
  input_.skip();
  return true;
}

// A nested node that is an object of the frame on top.
void TurtleTriples::open_nested(FrameKind kind) {
  terms_.make_blank_node(object_);
  emit(object_);
  push_nested(kind).subject = object_;
}

TurtleTriples::Frame& TurtleTriples::push_nested(FrameKind kind) {
  // The statement itself is not nested.
  if (stack_.size() > options_.limits.depth) {
    input_.fail("nested more deeply than " + std::to_string(options_.limits.depth) + " levels");
  }
  Frame& frame = stack_.push(kind);
  if (kind == FrameKind::collection) frame.predicate.set(rdf::TermKind::iri, rdf::vocab::rdf::first);
  return frame;
}

void TurtleTriples::continue_collection() {
  terms_.make_blank_node(object_);
  begin_ = input_.place();
  emit_list_link(object_);
  stack_.top().subject = object_;
}

void TurtleTriples::emit_list_link(const TermBuffer& rest) {
  sink_.quad({stack_.top().subject.view(), rdf::iri(rdf::vocab::rdf::rest), rest.view(), graph_name_.view()}, begin_);
}

void TurtleTriples::emit(const TermBuffer& object) {
  const Frame& frame = stack_.top();
  sink_.quad({frame.subject.view(), frame.predicate.view(), object.view(), graph_name_.view()}, begin_);
}

bool TurtleTriples::is_name_start() {
  const int next = input_.peek();
  return next != TextInput::end && (is(name_start, static_cast<char>(next)) || is(utf8, static_cast<char>(next)));
}

void TurtleTriples::refuse_triple_term() {
  if (input_.peek(1) == '<') input_.fail("triple terms ('<<') belong to RDF 1.2, expected RDF 1.1");
}

void TurtleTriples::refuse_annotation() {
  terms_.skip_space();
  if (input_.peek() == '~' || (input_.peek() == '{' && input_.peek(1) == '|')) {
    input_.fail("annotations ('~', '{|') belong to RDF 1.2, expected RDF 1.1");
  }
}

}  // namespace kontor::syntax
