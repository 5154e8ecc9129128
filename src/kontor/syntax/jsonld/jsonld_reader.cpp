#include "kontor/syntax/jsonld/jsonld_reader.hpp"

#include <algorithm>
#include <functional>
#include <memory>
#include <span>
#include <vector>

#include "kontor/base/source_text.hpp"
#include "kontor/base/spooled_text.hpp"
#include "kontor/json/value.hpp"
#include "kontor/syntax/jsonld/keywords.hpp"
#include "kontor/syntax/jsonld/objects.hpp"
#include "kontor/syntax/jsonld/processing_error.hpp"
#include "kontor/syntax/jsonld/processor.hpp"
#include "kontor/syntax/jsonld/top_level_nodes.hpp"

namespace kontor::syntax::jsonld {
namespace {

// A document of this size is read node by node, if it has the shape for it.
constexpr std::size_t large = std::size_t{1} << 20U;

// Finds places one after the other, forwards or backwards, without counting from the start each time.
class PlaceFinder {
 public:
  // The text that comes next.
  void add(std::string_view text) {
    for (std::size_t at = text.find('\n'); at != std::string_view::npos; at = text.find('\n', at + 1)) {
      line_begins_.push_back(end_ + at + 1);
    }
    end_ += text.size();
  }

  // Nobody will ask for places before `offset`.
  void forget_before(std::size_t offset) {
    const auto next = std::upper_bound(line_begins_.begin(), line_begins_.end(), offset);
    if (next == line_begins_.begin()) return;
    first_begin_ = *(next - 1);
    forgotten_ += static_cast<std::uint64_t>(next - line_begins_.begin());
    line_begins_.erase(line_begins_.begin(), next);
  }

  Place operator()(std::size_t offset) const {
    const auto next = std::upper_bound(line_begins_.begin(), line_begins_.end(), offset);
    const std::size_t begin = next == line_begins_.begin() ? first_begin_ : *(next - 1);
    return {forgotten_ + static_cast<std::uint64_t>(next - line_begins_.begin()) + 1, offset - begin + 1};
  }

 private:
  std::size_t end_ = 0;                   // of the text so far
  std::size_t first_begin_ = 0;           // of the line before those in line_begins_
  std::uint64_t forgotten_ = 0;           // lines before that one
  std::vector<std::size_t> line_begins_;  // of the lines behind it
};

// Passes bytes on and tells a PlaceFinder of them.
class LineCounter final : public ByteSource {
 public:
  LineCounter(ByteSource& source, PlaceFinder& places) : source_(source), places_(places) {}
  std::size_t read(std::span<char> buffer) override {
    const std::size_t count = source_.read(buffer);
    places_.add({buffer.data(), count});
    return count;
  }

 private:
  ByteSource& source_;
  PlaceFinder& places_;
};

// Terms that can be prefixes, as a hint for writers.
void pass_prefixes(const json::Value* context, rdf::QuadSink& sink) {
  if (context == nullptr) return;
  for (const json::Value& definition : elements_of(*context)) {
    if (!definition.is_object()) continue;
    for (const json::Member& term : definition.object()) {
      if (!term.value.is_string() || is_keyword(term.name)) continue;
      const std::string& iri = term.value.string();
      if (is_absolute_iri(iri) && (iri.ends_with('#') || iri.ends_with('/'))) sink.prefix(term.name, iri);
    }
  }
}

std::size_t skip_space(std::string_view text, std::size_t at) {
  return std::min(text.find_first_not_of(" \t\r\n", at), text.size());
}

json::Limits json_limits(const ReadOptions& options) {
  json::Limits limits;
  limits.depth = std::min(limits.depth, options.limits.depth);
  limits.token = options.limits.token_size;
  return limits;
}

void read_document(const std::string& text, const ReadOptions& options, const Options& api, rdf::QuadSink& sink) {
  const json::Value document = parse_jsonld(text, options);
  pass_prefixes(document.find("@context"), sink);
  try {
    PlaceFinder places;
    places.add(text);
    Processor(api).to_rdf(document, options.blank_node_prefix, std::cref(places), sink);
  } catch (const ProcessingError& error) {
    throw error.located(SourceText(options.name, text));
  }
}

void read_nodes(const SpooledText& text, const DocumentShape& shape, const ReadOptions& options, const Options& api,
                rdf::QuadSink& sink) {
  const json::Value* const context = shape.context ? &*shape.context : nullptr;
  pass_prefixes(context, sink);
  try {
    Processor processor(api);
    Processor::NodesToRdf to_rdf(processor, context, shape.in_graph, sink);
    PlaceFinder places;
    const std::unique_ptr<ByteSource> source = text.open();
    LineCounter counted(*source, places);
    for_each_node(counted, options.name, json_limits(options), shape, [&](const json::Value& node) {
      places.forget_before(node.offset());
      to_rdf.add(node, options.blank_node_prefix, std::cref(places));
    });
  } catch (const ProcessingError& error) {
    if (!error.location().file.empty() || error.offset() == 0) throw error.located(SourceText(options.name, {}));
    throw ProcessingError(error.code(), error.detail(), error.offset(), text.location(options.name, error.offset()));
  }
}

}  // namespace

json::Value parse_jsonld(std::string_view text, const ReadOptions& options) {
  return json::parse(text, options.name, json_limits(options));
}

void read_jsonld(ByteSource& source, const ReadOptions& options, rdf::QuadSink& sink) {
  SpooledText text(source);
  Options api = options.jsonld == nullptr ? Options() : *options.jsonld;
  if (api.base.empty()) api.base = options.base;
  if (!api.base.empty()) sink.base(api.base);
  DocumentShape shape;
  // Compound literals are blank nodes: one for each value of a node, wherever the document says it.
  const bool is_whole = text.size() < large || api.rdf_direction == RdfDirection::compound_literal;
  if (!is_whole) shape = find_shape(*text.open(), options.name, json_limits(options));
  if (shape.has_nodes) {
    read_nodes(text, shape, options, api, sink);
  } else {
    read_document(text.take(), options, api, sink);
  }
  sink.finish();
}

bool recognize_jsonld(std::string_view head) {
  const std::size_t start = skip_space(head, 0);
  if (start == head.size()) return false;
  const std::size_t next = skip_space(head, start + 1);
  const char second = next < head.size() ? head[next] : '\0';
  const bool is_json =
      (head[start] == '{' && second == '"') || (head[start] == '[' && (second == '{' || second == '['));
  if (!is_json) return false;
  static constexpr std::string_view keywords[] = {"\"@context\"", "\"@graph\"", "\"@id\"",      "\"@type\"",
                                                  "\"@value\"",   "\"@set\"",   "\"@reverse\"", "\"@included\""};
  return std::any_of(std::begin(keywords), std::end(keywords),
                     [head](std::string_view keyword) { return head.find(keyword) != std::string_view::npos; });
}

}  // namespace kontor::syntax::jsonld
