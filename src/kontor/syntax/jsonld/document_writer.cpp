#include <utility>

#include "kontor/json/json_writer.hpp"
#include "kontor/syntax/blank_node_labels.hpp"
#include "kontor/syntax/jsonld/from_rdf.hpp"
#include "kontor/syntax/jsonld/jsonld_writer.hpp"
#include "kontor/syntax/jsonld/stream_writer.hpp"

namespace kontor::syntax::jsonld {
namespace {

// Collects nodes until the end, or until they are too many.
class DocumentWriter final : public rdf::QuadSink {
 public:
  DocumentWriter(ByteSink& sink, const WriteOptions& write, const DocumentOptions& document)
      : sink_(sink), write_(write), document_(document), prefixes_(rdf::well_known_prefixes()), nodes_(document_.api) {
    if (document_.is_own_choice()) document_.api.use_exact_native_types = true;
  }

  void base(std::string_view iri) override {
    if (document_.api.base.empty() && document_.context) document_.api.base = iri;
  }

  void prefix(std::string_view name, std::string_view iri) override {
    if (!write_.prefixes.find(name)) prefixes_.set(name, iri);
  }

  void quad(const rdf::QuadView& quad, Place place) override {
    rdf::QuadView named = quad;
    if (write_.blank_nodes != BlankNodeLabels::keep) {
      for (rdf::TermView* term : {&named.subject, &named.object, &named.graph_name}) {
        if (term->is_blank_node()) term->text = labels_[term->text];
      }
    }
    if (stream_ != nullptr) return stream_->quad(named, place);
    if (++count_ > write_.document_limit && document_.is_own_choice()) {
      start_stream();
      return stream_->quad(named, place);
    }
    nodes_.quad(named, place);
  }

  void finish() override {
    if (stream_ != nullptr) return stream_->finish();
    json::Array expanded = nodes_.take();
    if (document_.form == Form::compacted) expanded = nest_nodes(std::move(expanded), document_.nesting);
    for (const auto& [name, iri] : write_.prefixes) prefixes_.set(name, iri);
    const json::Value result = shape_document(std::move(expanded), document_, prefixes_);
    json::Writer writer(sink_, json::Layout::pretty);
    writer.value(result);
    writer.finish();
  }

 private:
  // Too many quads for a document: what has been collected is written as a stream, the rest will be.
  void start_stream() {
    stream_ = std::make_unique<StreamWriter>(sink_, document_.api);
    nodes_.take_nodes([this](const std::string& graph, json::Object node) { stream_->node(graph, std::move(node)); });
  }

  ByteSink& sink_;
  WriteOptions write_;
  DocumentOptions document_;
  rdf::PrefixMap prefixes_;
  BlankNodeRenumbering labels_;
  FromRdf nodes_;
  std::size_t count_ = 0;
  std::unique_ptr<StreamWriter> stream_;
};

}  // namespace

std::unique_ptr<rdf::QuadSink> make_document_writer(ByteSink& sink, const WriteOptions& write,
                                                    const DocumentOptions& document) {
  return std::make_unique<DocumentWriter>(sink, write, document);
}

std::unique_ptr<rdf::QuadSink> make_stream_writer(ByteSink& sink, const Options& api) {
  return std::make_unique<StreamWriter>(sink, api);
}

std::unique_ptr<rdf::QuadSink> make_jsonld_writer(ByteSink& sink, const WriteOptions& options) {
  if (options.layout == Layout::stream) return make_stream_writer(sink);
  return make_document_writer(sink, options, {});
}

}  // namespace kontor::syntax::jsonld
