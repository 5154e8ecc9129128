#include "kontor/syntax/line_writer.hpp"

#include <string>
#include <vector>

#include "kontor/base/error.hpp"
#include "kontor/rdf/line_sink.hpp"
#include "kontor/rdf/subject_sink.hpp"
#include "kontor/syntax/blank_node_labels.hpp"
#include "kontor/syntax/line_buffer.hpp"
#include "kontor/syntax/same_text.hpp"
#include "kontor/syntax/spelled_iris.hpp"
#include "kontor/syntax/term_writer.hpp"

namespace kontor::syntax {
namespace {

// Handed on in pieces of this size: large enough that the calls below cost nothing.
constexpr std::size_t flush_size = std::size_t{64} << 10U;

class LineWriter final : public rdf::QuadSink, public rdf::LineSink, public rdf::SubjectSink {
 public:
  LineWriter(ByteSink& sink, const WriteOptions& options, Holds holds)
      : sink_(sink),
        buffer_(2 * flush_size),
        renumber_(options.blank_nodes == BlankNodeLabels::renumber),
        holds_(holds) {}

  void quad(const rdf::QuadView& quad, Place place) override {
    if (holds_ == Holds::graph && quad.graph_name) fail_graph(quad.graph_name, place);
    put_subject(quad.subject);
    buffer_.put(iris_[quad.predicate.text]);
    buffer_.put(' ');
    put_object(quad.object);
    if (quad.graph_name) put_graph_name(quad.graph_name);
    end_statement();
  }

  bool takes_subjects() const override { return true; }

  std::size_t keep_predicate(std::string_view iri) override {
    scratch_.clear();
    append_iri(scratch_, iri);
    scratch_ += ' ';
    predicates_.emplace_back().assign(scratch_);
    return predicates_.size() - 1;
  }

  void subject(const rdf::TermView& subject) override {
    const std::size_t before = buffer_.size();
    put_resource(subject);
    buffer_.put(' ');
    kept_subject_.assign(buffer_.view().substr(before));
    buffer_.cut(before);
  }

  void statement(std::size_t predicate, const rdf::TermView& object, Place /*place*/) override {
    buffer_.put(kept_subject_);
    buffer_.put(predicates_[predicate]);
    put_object(object);
    end_statement();
  }

  bool takes_lines(rdf::Lines lines) const override {
    return !renumber_ && (holds_ == Holds::dataset || lines == rdf::Lines::triples);
  }

  void lines(std::string_view text, std::size_t /*count*/) override {
    if (text.size() < flush_size) {
      buffer_.put(text);
      if (buffer_.size() >= flush_size) flush();
    } else {
      flush();
      sink_.write(text);
    }
  }

  void finish() override { flush(); }

 private:
  [[noreturn]] static void fail_graph(const rdf::TermView& name, Place place) {
    throw Error("N-Triples cannot hold the named graph " + rdf::to_string(name) + " (write N-Quads or TriG instead)",
                {{}, place, {}});
  }

  // Statements about the same subject come together.
  void put_subject(const rdf::TermView& subject) {
    if (subject.kind == subject_kind_ && same_text(subject.text, subject_)) {
      buffer_.put(spelled_subject_);
      return;
    }
    const std::size_t before = buffer_.size();
    put_resource(subject);
    buffer_.put(' ');
    spelled_subject_.assign(buffer_.view().substr(before));
    subject_kind_ = subject.kind;
    subject_.assign(subject.text);
  }

  void put_resource(const rdf::TermView& term) {
    if (term.is_iri()) {
      buffer_.put_iri(term.text);
    } else {
      scratch_.clear();
      append(scratch_, term);
      buffer_.put(scratch_);
    }
  }

  void put_object(const rdf::TermView& object) {
    if (object.is_literal()) {
      buffer_.put_string(object.text);
      if (!object.datatype.empty() && object.language.empty()) {
        buffer_.put("^^");
        buffer_.put(iris_[object.datatype]);
      }
      if (!object.language.empty()) {
        scratch_.clear();
        append_language(scratch_, object.language);
        buffer_.put(scratch_);
      }
    } else {
      put_resource(object);
    }
  }

  void put_graph_name(const rdf::TermView& name) {
    buffer_.put(' ');
    if (name.is_iri()) {
      buffer_.put(iris_[name.text]);
    } else {
      scratch_.clear();
      append(scratch_, name);
      buffer_.put(scratch_);
    }
  }

  void append(std::string& out, const rdf::TermView& term) {
    append_term(out, renumber_ && term.is_blank_node() ? rdf::blank_node(labels_[term.text]) : term);
  }

  void end_statement() {
    buffer_.put(" .\n");
    if (buffer_.size() >= flush_size) flush();
  }

  void flush() {
    sink_.write(buffer_.view());
    buffer_.clear();
  }

  ByteSink& sink_;
  LineBuffer buffer_;
  SpelledIris iris_;
  rdf::TermKind subject_kind_ = rdf::TermKind::none;
  std::string subject_;                 // the last one
  PaddedText spelled_subject_;          // with the blank behind it
  PaddedText kept_subject_;             // of statement(), also with a blank behind it
  std::vector<PaddedText> predicates_;  // the same
  std::string scratch_;
  BlankNodeRenumbering labels_;
  bool renumber_;
  Holds holds_;
};

}  // namespace

std::unique_ptr<rdf::QuadSink> make_ntriples_writer(ByteSink& sink, const WriteOptions& options) {
  return std::make_unique<LineWriter>(sink, options, Holds::graph);
}

std::unique_ptr<rdf::QuadSink> make_nquads_writer(ByteSink& sink, const WriteOptions& options) {
  return std::make_unique<LineWriter>(sink, options, Holds::dataset);
}

}  // namespace kontor::syntax
