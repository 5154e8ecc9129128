#include "kontor/align/index/table_source.hpp"

#include "kontor/align/index/table_rows.hpp"
#include "kontor/align/names/name_parts.hpp"
#include "kontor/base/error.hpp"

namespace kontor::align {

void read_table(ByteSource& source, const std::string& name, Diagnostics& diagnostics, IndexBuilder& builder) {
  TableRows rows(source, name, diagnostics);
  if (!rows.has_ids()) {
    throw Error("no column with ids, expected one of 'id', 'qid', 'wikidata', 'geonameid'", Location{name, {1, 1}, {}});
  }
  NameParts parts;
  while (rows.next()) {
    Item& item = rows.item();
    item.id = !rows.wikidata().empty() ? rows.wikidata() : rows.id();
    if (item.id.empty() && item.geonames != 0) item.id = "gn:" + std::to_string(item.geonames);
    if (item.id.empty() || item.names.empty()) continue;
    if (rows.has_names_only()) {
      item.names.front().language = rows.language();
      item.names.front().kind = NameKind::alias;
      builder.extend(item);
      continue;
    }
    // "Tromsø municipality" is no settlement, whatever the seat's feature code says.
    if (item.type == PlaceType::unknown || item.type == PlaceType::settlement) {
      take_apart(item.names.front().text, Readings::neutral, parts);
      if (parts.type != PlaceType::unknown) item.type = parts.type;
    }
    builder.add(item);
  }
}

}  // namespace kontor::align
