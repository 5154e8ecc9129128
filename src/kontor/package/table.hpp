// The data as tables, one for each type of record, as ontology/tables.json defines them.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "kontor/package/publication.hpp"
#include "kontor/store/lookup.hpp"

namespace kontor::package {

// What a cell shows of a term: its text, the whole IRI, or only the end of the IRI ("rouen").
enum class Take : std::uint8_t { text, iri, name };

// Which parties of a relation a column speaks of: all, the city and its districts, or the others.
enum class Side : std::uint8_t { any, own, other };

struct Step {
  std::string predicate;
  bool inverse = false;
};

struct Column {
  std::string name;
  std::string title_de;
  std::string title_en;
  std::vector<Step> path;  // from the record to the values; empty: the record itself
  Side side = Side::any;   // what the first step may lead to
  std::string language;    // only literals in this language, if not empty
  std::string starts;      // only IRIs that start with this
  Take take = Take::text;
  bool is_list = false;  // all values; else the first one only
  std::string datatype;  // of XML Schema, "decimal"; empty: string
  std::string refers;    // the table whose ids the values are; may be empty
};

enum class Map : std::uint8_t { none, points, lines };

struct Table {
  std::string name;    // of the file: "places"
  std::string record;  // as in IRIs: "place"
  std::string title_de;
  std::string title_en;
  Map map = Map::none;
  std::vector<Column> columns;
};

// All tables, in the order in which people want them. Throws Error if the definition is wrong.
const std::vector<Table>& tables();

// Values are views into the dataset.
using Cell = std::vector<std::string_view>;

// Reads one table of a publication, record by record.
class TableReader {
 public:
  // `base` is what all IRIs of the data start with. Publication and table must outlive the reader.
  TableReader(const Publication& publication, const Table& table, std::string_view base);

  // The records, in the order in which the data first mention them, which is that of the registry.
  const std::vector<store::TermId>& records() const { return records_; }

  // The cells of a record, as many as there are columns. Valid until the next call.
  const std::vector<Cell>& read(store::TermId record);

  // The places on one side of a relation.
  std::vector<store::TermId> parties(store::TermId relation, Side side) const;

  const store::Lookup& data() const { return data_; }

 private:
  struct Path {
    std::vector<store::TermId> predicates;  // no_term: not in the data
  };

  void read_cell(store::TermId record, std::size_t column);
  bool fits(store::TermId party, Side side) const;

  const Table& table_;
  store::Lookup data_;
  std::unordered_set<store::TermId> own_;  // the city and its districts
  std::vector<Path> paths_;
  std::vector<store::TermId> records_;
  std::vector<Cell> cells_;
  std::vector<store::TermId> front_;  // of the path being followed
  std::vector<store::TermId> next_;
};

}  // namespace kontor::package
