#include <utility>

#include "kontor/json/json_writer.hpp"
#include "kontor/syntax/blank_node_labels.hpp"
#include "kontor/syntax/jsonld/from_rdf.hpp"
#include "kontor/syntax/jsonld/jsonld_writer.hpp"
#include "kontor/syntax/jsonld/node_map.hpp"
#include "kontor/syntax/jsonld/prefix_context.hpp"
#include "kontor/syntax/jsonld/processor.hpp"
#include "kontor/syntax/jsonld/stream_writer.hpp"

namespace kontor::syntax::jsonld {
namespace {

// Collects nodes until the end, or until they are too many.
class DocumentWriter final : public rdf::QuadSink {
 public:
  DocumentWriter(ByteSink& sink, const WriteOptions& write, const DocumentOptions& document)
      : sink_(sink), write_(write), document_(document), prefixes_(rdf::well_known_prefixes()), nodes_(document_.api) {
    if (is_own_choice()) document_.api.use_exact_native_types = true;
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
    if (++count_ > write_.document_limit && is_own_choice()) {
      start_stream();
      return stream_->quad(named, place);
    }
    nodes_.quad(named, place);
  }

  void finish() override {
    if (stream_ != nullptr) return stream_->finish();
    const json::Value result = build(nodes_.take());
    json::Writer writer(sink_, json::Layout::pretty);
    writer.value(result);
    writer.finish();
  }

 private:
  // Whether nobody has said what the document is to look like.
  bool is_own_choice() const { return document_.form == Form::compacted && !document_.context; }

  // Too many quads for a document: what has been collected is written as a stream, the rest will be.
  void start_stream() {
    stream_ = std::make_unique<StreamWriter>(sink_, document_.api);
    nodes_.take_nodes([this](const std::string& graph, json::Object node) { stream_->node(graph, std::move(node)); });
  }

  json::Value build(json::Array expanded) {
    Processor processor(document_.api);
    switch (document_.form) {
      case Form::expanded:
        break;
      case Form::flattened:
        expanded = flatten(expanded, document_.api.ordered);
        if (!document_.context) break;
        return processor.compact_expanded(std::move(expanded), *document_.context);
      case Form::compacted: {
        expanded = nest_nodes(std::move(expanded), document_.nesting);
        const json::Value context = context_for(expanded);
        return processor.compact_expanded(std::move(expanded), context);
      }
      case Form::framed:
        return processor.frame_expanded(expanded, document_.frame.value_or(json::Value(json::Object())));
    }
    return json::Value(std::move(expanded));
  }

  json::Value context_for(const json::Array& expanded) {
    if (document_.context) return *document_.context;
    for (const auto& [name, iri] : write_.prefixes) prefixes_.set(name, iri);
    return prefix_context(prefixes_, expanded);
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

Form parse_form(std::string_view text) {
  if (text == "expanded") return Form::expanded;
  if (text == "flattened") return Form::flattened;
  if (text == "compacted") return Form::compacted;
  if (text == "framed") return Form::framed;
  throw UsageError("unknown form '" + std::string(text) + "', expected expanded, flattened, compacted or framed");
}

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
