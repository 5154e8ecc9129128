// Reads the triples of one Turtle or TriG statement, with everything nested in them, and pushes them into a sink.
//
// [ ] and ( ) do not recurse: each open one is a frame on a stack of our own, which has a limit. Functions are named
// after the productions of RDF 1.1 Turtle, section 6.5.
#pragma once

#include <cstddef>
#include <cstdint>
#include <deque>
#include <string>
#include <string_view>

#include "kontor/rdf/quad_sink.hpp"
#include "kontor/syntax/format.hpp"
#include "kontor/syntax/text_input.hpp"
#include "kontor/syntax/turtle_terms.hpp"

namespace kontor::syntax {

class TurtleTriples {
 public:
  // What a statement began with: what may follow depends on it.
  enum class Subject : std::uint8_t {
    term,           // an IRI, a labelled blank node or []: may name a graph, needs a predicate
    collection,     // needs a predicate
    property_list,  // [ ... ]: is a statement by itself
  };

  // All must outlive it.
  TurtleTriples(TextInput& input, TurtleTerms& terms, const ReadOptions& options, rdf::QuadSink& sink);

  // The graph that triples go to from here on; kind none is the default graph.
  TermBuffer& graph_name() { return graph_name_; }

  // subject, at its first character, or behind `word` if that is the prefix of a name and has been read already; then
  // the space behind it. `begin` is where the word began.
  Subject read_subject(std::string_view word, Place begin);

  // The subject was the name of a graph: it becomes graph_name().
  void name_graph_by_subject();

  // predicateObjectList? of the statement whose subject was read, up to what follows it, which is the caller's to
  // check.
  void read_predicate_object_list(Subject subject);

  // iri | BLANK_NODE_LABEL | ANON as the name of a graph. Returns false if nothing of the kind comes.
  bool read_graph_name();

  // Whether a name can begin here: PN_CHARS_BASE or its first byte.
  bool is_name_start();

 private:
  enum class FrameKind : std::uint8_t { statement, property_list, collection };

  // What is open: the statement at the bottom, above it nested nodes.
  struct Frame {
    FrameKind kind = FrameKind::statement;
    bool is_subject = false;  // a [ ] or ( ) in the place of the statement's subject
    TermBuffer subject;       // in a collection: the node of the item being read
    TermBuffer predicate;
  };

  // Frames are kept when they are closed, so that their strings are used again.
  class FrameStack {
   public:
    Frame& push(FrameKind kind);
    void pop() { --size_; }
    Frame& top() { return frames_[size_ - 1]; }
    std::size_t size() const { return size_; }

   private:
    std::deque<Frame> frames_;
    std::size_t size_ = 0;
  };

  // What read_objects does next.
  enum class Step : std::uint8_t { verb, object, after_object };

  Subject read_bracketed_subject(Frame& statement);
  void read_objects(Step step);
  bool continues_behind_object(Step& step);
  bool close_frame();
  bool skip_semicolons();
  bool ends_list();
  void read_verb();
  Step read_object();
  void read_named_object();
  bool read_iri_or_label(TermBuffer& term);
  bool read_opening(char close);
  void open_nested(FrameKind kind);
  Frame& push_nested(FrameKind kind);
  void continue_collection();
  void emit_list_link(const TermBuffer& rest);
  void emit(const TermBuffer& object);
  void refuse_triple_term();
  void refuse_annotation();
  [[noreturn]] void fail_subject();
  [[noreturn]] void fail_verb();
  [[noreturn]] void fail_object();

  TextInput& input_;
  TurtleTerms& terms_;
  const ReadOptions& options_;
  rdf::QuadSink& sink_;
  FrameStack stack_;
  TermBuffer graph_name_;
  TermBuffer subject_;  // of the statement, while a nested node that is the subject is open
  TermBuffer object_;
  TermBuffer nil_;
  std::string word_;
  Place begin_;  // of the subject or object being read
};

}  // namespace kontor::syntax
