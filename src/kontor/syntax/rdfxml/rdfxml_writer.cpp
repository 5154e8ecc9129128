#include "kontor/syntax/rdfxml/rdfxml_writer.hpp"

#include <algorithm>
#include <optional>

#include "kontor/base/error.hpp"
#include "kontor/rdf/vocab/rdf.hpp"
#include "kontor/syntax/quad_table.hpp"
#include "kontor/syntax/rdfxml/rdfxml_document.hpp"
#include "kontor/syntax/rdfxml/rdfxml_stream.hpp"
#include "kontor/syntax/rdfxml/xml_spelling.hpp"

namespace kontor::syntax {
namespace {

// The stream layout looks at this many quads before it decides which prefixes are worth declaring.
constexpr std::size_t stream_head = 1000;

// Collects quads; turns into a stream when there are too many.
class RdfXmlWriter final : public rdf::QuadSink {
 public:
  RdfXmlWriter(ByteSink& sink, const WriteOptions& options)
      : sink_(sink),
        options_(options),
        spelling_(options.prefixes),
        limit_(options.layout == Layout::document ? options.document_limit : stream_head),
        table_(std::make_unique<QuadTable>()) {}

  void prefix(std::string_view name, std::string_view iri) override { spelling_.declare(name, iri); }

  void quad(const rdf::QuadView& quad, Place place) override {
    if (quad.graph_name) {
      throw Error("RDF/XML cannot hold the named graph " + rdf::to_string(quad.graph_name) +
                      " (write TriG, N-Quads or JSON-LD instead)",
                  {{}, place, {}});
    }
    if (quad.predicate.text != checked_) {
      check_property_iri(quad.predicate.text, place);
      checked_ = quad.predicate.text;
    }
    if (stream_) {
      stream_->quad(quad);
      return;
    }
    table_->add(quad);
    if (table_->size() > limit_) start_stream();
  }

  void finish() override {
    if (!stream_ && options_.layout == Layout::document) {
      const std::string body = render_rdfxml(*table_, spelling_, options_.blank_nodes);
      sink_.write(rdfxml_head(spelling_.declarations()));
      sink_.write(body);
      if (!body.empty()) sink_.write("\n");
      sink_.write(rdfxml_tail);
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
      stream_->quad({table_->term(row.subject), table_->term(row.predicate), table_->term(row.object), {}});
    }
    table_.reset();
  }

  // Spells the names in the first quads, so that their prefixes are declared.
  void use_prefixes() {
    const std::size_t count = std::min(table_->size(), stream_head);
    for (std::size_t i = 0; i < count; ++i) {
      const QuadTable::Row& row = table_->rows()[i];
      const rdf::TermView& predicate = table_->term(row.predicate);
      const rdf::TermView& object = table_->term(row.object);
      spelling_.element_name(predicate.text);
      if (predicate.text == rdf::vocab::rdf::type && object.is_iri() && can_be_node_element(object.text)) {
        spelling_.element_name(object.text);
      }
    }
  }

  ByteSink& sink_;
  WriteOptions options_;
  XmlSpelling spelling_;
  std::size_t limit_;
  std::unique_ptr<QuadTable> table_;
  std::optional<RdfXmlStream> stream_;
  std::string checked_;  // the predicate that was looked at last
};

}  // namespace

std::unique_ptr<rdf::QuadSink> make_rdfxml_writer(ByteSink& sink, const WriteOptions& options) {
  return std::make_unique<RdfXmlWriter>(sink, options);
}

}  // namespace kontor::syntax
