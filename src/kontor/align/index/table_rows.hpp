// Tables of places and other things: CSV or TSV with a header, and the tables of GeoNames (geonames.org/export), which
// have none.
//
// Columns are known by their names, whatever their order and case; others are not looked at:
//
//   id                                       "Q60", "gn:5128581", an IRI, or an id of one's own
//   qid, wikidata, wikidata_id, claimed_qid  an item of Wikidata, or its address
//   geonameid, geonames                      the GeoNames number
//   label, name, native, city, town, stadt, ort, gemeinde; name_XX, label_XX, official_name_XX   a label, in XX
//   names, alternatenames, aliases           further names, separated by "|", else by ","
//   country, iso_a2, countrycode, land, staat   ISO 3166-1 alpha-2, or a name (see country_of())
//   admin1, fcode; lat(itude), breite, lon(gitude), länge, population, pop_max, einwohner
//   type                                     see find_place_type()
//   ags, ars, lau, nuts3, insee              official codes
//   lang                                     the language of the name
#pragma once

#include <memory>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "kontor/align/index/item.hpp"
#include "kontor/base/diagnostics.hpp"
#include "kontor/base/input_file.hpp"

namespace kontor::source {
class CsvReader;
}

namespace kontor::align {

class TableRows {
 public:
  // Reads the header; the separator is the tab, semicolon or comma, whichever it has. `source`, `diagnostics` must
  // outlive the object. Throws Error if there is no column with names, or the table is broken. Degrees that are none
  // and countries that are not known are warnings to `diagnostics`.
  TableRows(ByteSource& source, const std::string& name, Diagnostics& diagnostics);
  ~TableRows();
  TableRows(const TableRows&) = delete;
  TableRows& operator=(const TableRows&) = delete;

  // Moves to the next row; false at the end.
  bool next();

  // What the row says. The item's id is empty.
  Item& item() { return item_; }
  const std::string& id() const { return id_; }              // of the column `id`
  const std::string& wikidata() const { return wikidata_; }  // "Q60"
  const std::string& language() const { return language_; }

  // A place in the current row, for messages.
  Location location() const;

  // Whether the table only has names of places: number, language, name.
  bool has_names_only() const { return names_only_; }
  bool has_ids() const;

 private:
  enum class Role : std::uint8_t;
  struct Column;
  struct KnownColumn;
  static const KnownColumn known_columns[];
  static std::optional<Column> find_column(std::string_view header, std::size_t number);

  bool has(Role role) const;
  void take(const Column& column, std::string_view text);
  void take_country(const Column& column, std::string_view text);
  void take_wikidata(std::string_view text);
  void take_aliases(std::string_view text);
  std::optional<double> degrees(const Column& column, std::string_view text, double most);

  std::unique_ptr<PeekedSource> peeked_;
  std::unique_ptr<ByteSource> with_header_;
  std::unique_ptr<source::CsvReader> rows_;
  Diagnostics& diagnostics_;
  std::vector<Column> columns_;
  std::set<std::string, std::less<>> unknown_countries_;  // that were warned of
  bool names_only_ = false;
  PlaceType default_type_ = PlaceType::unknown;
  Item item_;
  std::string id_;
  std::string wikidata_;
  std::string language_;
  std::optional<double> latitude_;
  std::optional<double> longitude_;
};

}  // namespace kontor::align
