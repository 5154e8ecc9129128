#include "kontor/align/index/source.hpp"

#include "kontor/align/index/rdf_source.hpp"
#include "kontor/align/index/table_source.hpp"
#include "kontor/align/wikidata/entity.hpp"
#include "kontor/base/error.hpp"
#include "kontor/registry/read_input.hpp"
#include "kontor/syntax/format.hpp"

namespace kontor::align {
namespace {

std::string_view strip_compression(std::string_view path) {
  for (const std::string_view ending : {".gz", ".bz2", ".zst"}) {
    if (path.ends_with(ending)) path.remove_suffix(ending.size());
  }
  return path;
}

bool is_wikidata(std::string_view path, std::string_view head) {
  const std::size_t first = head.find_first_not_of(" \t\r\n");
  if (first == std::string_view::npos || (head[first] != '[' && head[first] != '{')) return false;
  if (head.find("\"@context\"") != std::string_view::npos || head.find("\"@id\"") != std::string_view::npos)
    return false;
  return path.ends_with(".json") || path.ends_with(".jsonl") || head.find("\"labels\"") != std::string_view::npos ||
         head.find("\"entities\"") != std::string_view::npos;
}

bool is_table(std::string_view path, std::string_view head) {
  if (path.ends_with(".tsv") || path.ends_with(".csv") || path.ends_with(".txt")) return true;
  const std::string_view line = head.substr(0, head.find('\n'));
  return line.find('\t') != std::string_view::npos && line.find_first_of("<>\"") == std::string_view::npos;
}

}  // namespace

void read_source(const std::string& path, const DumpOptions& dump, Diagnostics& diagnostics, IndexBuilder& builder,
                 ProgressListener* progress) {
  registry::OpenInput input(path, nullptr, progress);
  if (input.is_registry()) {
    RdfItems items(builder);
    return registry::read_input(input, {}, diagnostics, items);
  }
  PeekedSource source(input.source());
  const std::string_view plain = strip_compression(path);
  if (is_wikidata(plain, source.head())) {
    Item item;
    DumpOptions options = dump;
    options.wanted.properties = index_properties();
    read_wikidata(source, path, options, diagnostics, [&](const json::Value& entity) {
      if (make_item(entity, item)) builder.add(item);
    });
    return;
  }
  if (is_table(plain, source.head())) return read_table(source, path, diagnostics, builder);
  if (input.format() != nullptr) {
    RdfItems items(builder);
    return syntax::read_rdf(source, *input.format(), input.read_options({}), items);
  }
  if (source.head().find_first_of(",;") != std::string_view::npos)
    return read_table(source, path, diagnostics, builder);
  throw Error("cannot tell what this is, expected Wikidata's JSON, RDF, or a table with a header",
              Location{path, {}, {}});
}

}  // namespace kontor::align
