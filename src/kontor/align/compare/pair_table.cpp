#include "kontor/align/compare/pair_table.hpp"

#include "kontor/align/statements/quickstatements_value.hpp"
#include "kontor/base/error.hpp"
#include "kontor/source/csv_reader.hpp"

namespace kontor::align {
namespace {

struct Columns {
  std::size_t subject = 0;
  std::size_t object = 0;
  bool directed = true;
  std::optional<std::size_t> start;
  std::optional<std::size_t> end;
};

Columns columns_of(const source::CsvReader& reader) {
  struct Names {
    const char* subject;
    const char* object;
    bool directed;
  };
  for (const Names& names : {Names{"subject", "object", true}, Names{"subject_qid", "object_qid", true},
                             Names{"item", "partner", true}, Names{"qid_a", "qid_b", false}}) {
    const std::optional<std::size_t> subject = reader.column(names.subject);
    const std::optional<std::size_t> object = reader.column(names.object);
    if (subject && object) return {*subject, *object, names.directed, reader.column("start"), reader.column("end")};
  }
  throw Error("a table of pairs needs the columns 'subject' and 'object'", reader.location({1, 1}));
}

std::string item_of(std::string_view cell) {
  const std::string_view iri = "http://www.wikidata.org/entity/";
  if (cell.starts_with(iri)) cell.remove_prefix(iri.size());
  return is_entity_id(cell, "Q") ? std::string(cell) : std::string();
}

}  // namespace

void read_pair_table(ByteSource& source, const std::string& name, Diagnostics& diagnostics,
                     const std::function<void(const PairRow&)>& take) {
  source::CsvReader reader(source, name, {}, &diagnostics);
  const Columns columns = columns_of(reader);
  const auto cell = [&reader](std::size_t column) {
    return column < reader.fields().size() ? reader.fields()[column] : std::string_view();
  };
  const auto date = [&](std::optional<std::size_t> column) -> std::optional<PartialDate> {
    if (!column || cell(*column).empty()) return std::nullopt;
    std::optional<PartialDate> parsed = parse_partial_date(cell(*column));
    if (!parsed) {
      diagnostics.error(reader.location(reader.place(*column)),
                        "'" + std::string(cell(*column)) + "' is no date such as 1966, 1966-09 or 1966-09-16");
    }
    return parsed;
  };
  PairRow row;
  row.directed = columns.directed;
  while (reader.next()) {
    row.number = reader.row_number();
    row.subject = item_of(cell(columns.subject));
    row.object = item_of(cell(columns.object));
    for (const std::size_t column : {columns.subject, columns.object}) {
      if (item_of(cell(column)).empty()) {
        const Place place = column < reader.fields().size() ? reader.place(column) : Place{reader.line(), 1};
        diagnostics.error(reader.location(place),
                          "'" + std::string(cell(column)) + "' is not an item of Wikidata such as Q1715");
      }
    }
    if (row.subject.empty() || row.object.empty()) continue;
    row.start = date(columns.start);
    row.start_text = row.start ? std::string(cell(*columns.start)) : std::string();
    row.end = date(columns.end);
    take(row);
  }
}

}  // namespace kontor::align
