// Any bytes as Wikidata's JSON: reading ends with items or an Error, and passing over what is not wanted gives the same
// items as parsing all.
#include <cstdint>
#include <cstdlib>
#include <string>
#include <vector>

#include "kontor/align/wikidata/dump_reader.hpp"
#include "kontor/align/wikidata/entity.hpp"
#include "kontor/base/error.hpp"

namespace {

using namespace kontor;

struct Read {
  std::vector<align::Item> items;
  bool whole = false;  // without an error
};

Read read(std::string_view text, const align::DumpOptions& options) {
  Read out;
  MemorySource source(text);
  Diagnostics diagnostics;
  try {
    align::read_wikidata(source, "fuzz", options, diagnostics, [&out](const json::Value& entity) {
      align::Item item;
      if (align::make_item(entity, item)) out.items.push_back(item);
    });
    out.whole = diagnostics.errors() == 0;
  } catch (const Error&) {
    out.whole = false;
  }
  return out;
}

bool same(const align::Item& a, const align::Item& b) {
  return a.id == b.id && a.names.size() == b.names.size() && a.country == b.country && a.coordinates == b.coordinates &&
         a.population == b.population && a.type == b.type && a.identifiers == b.identifiers && a.related == b.related;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  align::DumpOptions options;
  options.having = {"P625", "P31"};
  read(text, options);
  options.having.clear();
  const Read whole = read(text, options);
  options.wanted.properties = align::index_properties();
  const Read reduced = read(text, options);
  if (!whole.whole) return 0;
  if (reduced.items.size() != whole.items.size()) std::abort();
  for (std::size_t i = 0; i < whole.items.size(); ++i) {
    if (!same(whole.items[i], reduced.items[i])) std::abort();
  }
  return 0;
}
