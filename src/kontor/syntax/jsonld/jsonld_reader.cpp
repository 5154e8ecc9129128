#include "kontor/syntax/jsonld/jsonld_reader.hpp"

#include <algorithm>

#include "kontor/base/source_text.hpp"
#include "kontor/json/value.hpp"
#include "kontor/syntax/jsonld/keywords.hpp"
#include "kontor/syntax/jsonld/objects.hpp"
#include "kontor/syntax/jsonld/processing_error.hpp"
#include "kontor/syntax/jsonld/processor.hpp"

namespace kontor::syntax::jsonld {
namespace {

// Finds places one after the other, forwards or backwards, without counting from the start each time.
class PlaceFinder {
 public:
  explicit PlaceFinder(std::string_view text) {
    for (std::size_t at = text.find('\n'); at != std::string_view::npos; at = text.find('\n', at + 1)) {
      line_begins_.push_back(at + 1);
    }
  }

  Place operator()(std::size_t offset) const {
    const auto next = std::upper_bound(line_begins_.begin(), line_begins_.end(), offset);
    const std::size_t begin = next == line_begins_.begin() ? 0 : *(next - 1);
    return {static_cast<std::uint64_t>(next - line_begins_.begin()) + 1, offset - begin + 1};
  }

 private:
  std::vector<std::size_t> line_begins_;  // of all lines but the first
};

// Terms that can be prefixes, as a hint for writers.
void pass_prefixes(const json::Value& document, rdf::QuadSink& sink) {
  const json::Value* context = document.find("@context");
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

}  // namespace

json::Value parse_jsonld(std::string_view text, const ReadOptions& options) {
  json::Limits limits;
  limits.depth = std::min(limits.depth, options.limits.depth);
  limits.token = options.limits.token_size;
  return json::parse(text, options.name, limits);
}

void read_jsonld(ByteSource& source, const ReadOptions& options, rdf::QuadSink& sink) {
  const std::string text = read_all(source);
  const json::Value document = parse_jsonld(text, options);
  Options api = options.jsonld == nullptr ? Options() : *options.jsonld;
  if (api.base.empty()) api.base = options.base;
  if (!api.base.empty()) sink.base(api.base);
  pass_prefixes(document, sink);
  try {
    const PlaceFinder place_of(text);
    Processor(api).to_rdf(document, options.blank_node_prefix, place_of, sink);
  } catch (const ProcessingError& error) {
    throw error.located(SourceText(options.name, text));
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
