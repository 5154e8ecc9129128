// Any bytes as Wikidata's JSON: reading ends with items or an Error.
#include <cstdint>

#include "kontor/align/wikidata/dump_reader.hpp"
#include "kontor/align/wikidata/entity.hpp"
#include "kontor/base/error.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace kontor;
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  for (const bool filter : {false, true}) {
    MemorySource source(text);
    Diagnostics diagnostics;
    align::DumpOptions options;
    if (filter) options.having = {"P625", "P31"};
    align::Item item;
    try {
      align::read_wikidata(source, "fuzz", options, diagnostics,
                           [&item](const json::Value& entity) { align::make_item(entity, item); });
    } catch (const Error&) {
      continue;
    }
  }
  return 0;
}
