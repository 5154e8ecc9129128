#include "kontor/syntax/turtle_writer.hpp"

#include <algorithm>
#include <optional>
#include <string>
#include <vector>

#include "kontor/base/error.hpp"
#include "kontor/rdf/subject_sink.hpp"
#include "kontor/rdf/vocab/rdf.hpp"
#include "kontor/syntax/quad_table.hpp"
#include "kontor/syntax/turtle_document.hpp"
#include "kontor/syntax/turtle_spelling.hpp"
#include "kontor/syntax/turtle_stream.hpp"

namespace kontor::syntax {
namespace {

// The stream layout looks at this many quads before it decides which well-known prefixes are worth declaring.
constexpr std::size_t stream_head = 1000;

// Collects quads; turns into a stream when there are too many.
class TurtleWriter final : public rdf::QuadSink, public rdf::SubjectSink {
 public:
  TurtleWriter(ByteSink& sink, const WriteOptions& options, Holds holds)
      : sink_(sink),
        options_(options),
        holds_(holds),
        spelling_(options.prefixes),
        limit_(options.layout == Layout::document ? options.document_limit : stream_head),
        table_(std::make_unique<QuadTable>()) {}

  void prefix(std::string_view name, std::string_view iri) override {
    if (spelling_.declare(name, iri) && stream_) stream_->prefix(name, iri);
  }

  void quad(const rdf::QuadView& quad, Place place) override {
    if (holds_ == Holds::graph && quad.graph_name) {
      throw Error("Turtle cannot hold the named graph " + rdf::to_string(quad.graph_name) + " (write TriG instead)",
                  {{}, place, {}});
    }
    if (stream_) {
      stream_->quad(quad);
      return;
    }
    table_->add(quad);
    if (table_->size() > limit_) start_stream();
  }

  bool takes_subjects() const override { return true; }

  std::size_t keep_predicate(std::string_view iri) override {
    const auto known = std::find(predicates_.begin(), predicates_.end(), iri);
    if (known != predicates_.end()) return static_cast<std::size_t>(known - predicates_.begin());
    predicates_.emplace_back(iri);
    if (stream_) stream_->keep_predicate(iri);
    return predicates_.size() - 1;
  }

  void subject(const rdf::TermView& subject) override {
    if (stream_) {
      stream_->subject(subject);
    } else {
      subject_ = rdf::Term(subject);
    }
  }

  void statement(std::size_t predicate, const rdf::TermView& object, Place place) override {
    if (stream_) {
      stream_->statement(predicate, object);
    } else {
      quad({subject_.view(), rdf::iri(predicates_[predicate]), object, {}}, place);
    }
  }

  void finish() override {
    if (!stream_ && options_.layout == Layout::document) {
      const std::string body = render_document(*table_, spelling_, options_.blank_nodes);
      const std::string prefixes = spelling_.used_prefixes();
      sink_.write(prefixes);
      if (!prefixes.empty() && !body.empty()) sink_.write("\n");
      sink_.write(body);
      return;
    }
    if (!stream_) start_stream();
    stream_->finish();
  }

 private:
  void start_stream() {
    use_prefixes();
    stream_.emplace(sink_, spelling_, options_.blank_nodes);
    for (const QuadTable::Row& row : table_->rows()) {
      stream_->quad({table_->term(row.subject), table_->term(row.predicate), table_->term(row.object),
                     table_->term(row.graph_name)});
    }
    for (const std::string& predicate : predicates_) stream_->keep_predicate(predicate);
    stream_->subject(subject_.view());
    table_.reset();
  }

  // Spells the first quads, so that the prefixes that fit their terms count as used.
  void use_prefixes() {
    std::string scratch;
    const std::size_t count = std::min(table_->size(), stream_head);
    for (std::size_t i = 0; i < count; ++i) {
      const QuadTable::Row& row = table_->rows()[i];
      for (const QuadTable::TermNumber number : {row.subject, row.predicate, row.object, row.graph_name}) {
        const rdf::TermView& term = table_->term(number);
        scratch.clear();
        if (term.is_literal()) spelling_.append_literal(scratch, term, LineBreaks::escape);
        if (term.is_iri() && (number != row.predicate || term.text != rdf::vocab::rdf::type)) {
          spelling_.append_iri(scratch, term.text);
        }
      }
    }
  }

  ByteSink& sink_;
  WriteOptions options_;
  Holds holds_;
  TurtleSpelling spelling_;
  std::size_t limit_;
  std::unique_ptr<QuadTable> table_;
  std::optional<TurtleStream> stream_;
  std::vector<std::string> predicates_;  // numbered as the stream numbers them
  rdf::Term subject_;                    // of statement(), as long as there is no stream
};

}  // namespace

std::unique_ptr<rdf::QuadSink> make_turtle_writer(ByteSink& sink, const WriteOptions& options) {
  return std::make_unique<TurtleWriter>(sink, options, Holds::graph);
}

std::unique_ptr<rdf::QuadSink> make_trig_writer(ByteSink& sink, const WriteOptions& options) {
  return std::make_unique<TurtleWriter>(sink, options, Holds::dataset);
}

}  // namespace kontor::syntax
