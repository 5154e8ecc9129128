#include "alignment/truth.hpp"

#include <cstdlib>

#include "kontor/base/decompress.hpp"
#include "kontor/base/error.hpp"
#include "kontor/source/csv_reader.hpp"

namespace bench {

std::vector<TruthRow> read_truth(const std::string& path) {
  using namespace kontor;
  InputFile file(path);
  const std::unique_ptr<ByteSource> text = decompress(file, path);
  source::CsvDialect dialect;
  dialect.separator = '\t';
  dialect.quote = 0;
  source::CsvReader reader(*text, path, dialect);
  const auto column = [&](std::string_view name) { return reader.column(name); };
  const bool by_geonames = !column("name_in_index") && column("geonameid");
  const auto right = by_geonames ? column("geonameid") : column("qid");
  const auto country = column("country") && !by_geonames ? column("country") : column("iso_a2");
  const auto in_index = column("name_in_index");
  std::vector<TruthRow> rows;
  while (reader.next()) {
    const auto text_of = [&](const std::optional<std::size_t>& number) {
      return number && *number < reader.fields().size() ? std::string(reader.fields()[*number]) : std::string();
    };
    TruthRow row;
    row.right = text_of(right);
    if (by_geonames && (row.right.empty() || row.right == "?")) continue;
    if (by_geonames) row.right = "gn:" + row.right;
    if (row.right == "NIL") row.right.clear();
    row.query.names.push_back({text_of(column("name")), "", align::NameKind::label});
    if (by_geonames) {
      for (const std::string_view more : {"name_en", "name_de"}) {
        if (const std::string name = text_of(column(more)); !name.empty())
          row.query.names.push_back({name, "", align::NameKind::label});
      }
    }
    row.query.country = text_of(country);
    if (row.query.country.size() != 2) row.query.country.clear();  // "-99"
    const std::string latitude = text_of(column("lat"));
    const std::string longitude = text_of(column("lon"));
    if (!latitude.empty()) row.query.coordinates = {std::atof(latitude.c_str()), std::atof(longitude.c_str())};
    row.query.population = std::strtoull(text_of(column("population")).c_str(), nullptr, 10);
    row.name_in_index = text_of(in_index) == "1";
    rows.push_back(std::move(row));
  }
  return rows;
}

std::vector<std::string> read_column(const std::string& path, std::string_view column) {
  kontor::InputFile file(path);
  kontor::source::CsvDialect dialect;
  dialect.separator = '\t';
  dialect.quote = 0;
  kontor::source::CsvReader reader(file, path, dialect);
  const std::optional<std::size_t> number = reader.column(column);
  if (!number) throw kontor::Error("no column '" + std::string(column) + "'");
  std::vector<std::string> out;
  while (reader.next())
    out.emplace_back(*number < reader.fields().size() ? reader.fields()[*number] : std::string_view());
  return out;
}

kontor::align::Query shown(const TruthRow& row, View view) {
  kontor::align::Query query = row.query;
  if (view == View::name_and_country) query.coordinates.reset();
  if (view != View::coordinates_and_population) query.population = 0;
  return query;
}

std::string_view to_string(View view) {
  switch (view) {
    case View::name_and_country:
      return "name + country";
    case View::coordinates:
      return "with coordinates";
    case View::coordinates_and_population:
      return "with population, too";
  }
  return {};
}

}  // namespace bench
