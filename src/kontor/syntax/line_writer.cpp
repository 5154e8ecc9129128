#include "kontor/syntax/line_writer.hpp"

#include <string>

#include "kontor/base/error.hpp"
#include "kontor/syntax/blank_node_labels.hpp"
#include "kontor/syntax/term_writer.hpp"

namespace kontor::syntax {
namespace {

// Handed on in pieces of this size: large enough that the calls below cost nothing.
constexpr std::size_t flush_size = std::size_t{64} << 10U;

class LineWriter final : public rdf::QuadSink {
 public:
  LineWriter(ByteSink& sink, const WriteOptions& options, Holds holds)
      : sink_(sink), renumber_(options.blank_nodes == BlankNodeLabels::renumber), holds_(holds) {
    buffer_.reserve(2 * flush_size);
  }

  void quad(const rdf::QuadView& quad, Place place) override {
    if (holds_ == Holds::graph && quad.graph_name) {
      throw Error("N-Triples cannot hold the named graph " + rdf::to_string(quad.graph_name) +
                      " (write N-Quads or TriG instead)",
                  {{}, place, {}});
    }
    append(quad.subject);
    append(quad.predicate);
    append(quad.object);
    if (quad.graph_name) append(quad.graph_name);
    buffer_ += ".\n";
    if (buffer_.size() >= flush_size) flush();
  }

  void finish() override { flush(); }

 private:
  void append(const rdf::TermView& term) {
    append_term(buffer_, renumber_ && term.is_blank_node() ? rdf::blank_node(labels_[term.text]) : term);
    buffer_ += ' ';
  }

  void flush() {
    sink_.write(buffer_);
    buffer_.clear();
  }

  ByteSink& sink_;
  std::string buffer_;
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
