#include "kontor/align/index/table_source.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <memory>
#include <optional>

#include "kontor/align/names/fold.hpp"
#include "kontor/align/names/name_parts.hpp"
#include "kontor/source/csv_reader.hpp"

namespace kontor::align {
namespace {

constexpr std::string_view geonames_header =
    "geonameid\tname\tasciiname\talternatenames\tlat\tlon\tfclass\tfcode\tcountry\tcc2\tadmin1\tadmin2\tadmin3\tadmin4"
    "\t"
    "population\televation\tdem\ttimezone\tmodified\n";

// What a column holds.
enum class Role {
  id,
  geonames,
  name,
  aliases,
  country,
  division,
  latitude,
  longitude,
  population,
  feature,
  type,
  code
};

struct Column {
  std::size_t number = 0;
  Role role = Role::name;
  std::string detail;  // the language of a name, the scheme of a code
};

struct KnownColumn {
  std::string_view name;  // lower case
  Role role;
};

constexpr KnownColumn known_columns[] = {
    {"id", Role::id},
    {"qid", Role::id},
    {"wikidata", Role::id},
    {"wikidata_id", Role::id},
    {"geonameid", Role::geonames},
    {"geonames", Role::geonames},
    {"geoname id", Role::geonames},
    {"label", Role::name},
    {"name", Role::name},
    {"cldr display name", Role::name},
    {"names", Role::aliases},
    {"alternatenames", Role::aliases},
    {"aliases", Role::aliases},
    {"asciiname", Role::aliases},
    {"name_alt", Role::aliases},
    {"country", Role::country},
    {"iso_a2", Role::country},
    {"countrycode", Role::country},
    {"country_code", Role::country},
    {"iso3166-1-alpha-2", Role::country},
    {"admin1", Role::division},
    {"lat", Role::latitude},
    {"latitude", Role::latitude},
    {"lon", Role::longitude},
    {"lng", Role::longitude},
    {"long", Role::longitude},
    {"longitude", Role::longitude},
    {"population", Role::population},
    {"pop_max", Role::population},
    {"fcode", Role::feature},
    {"type", Role::type},
    {"ags", Role::code},
    {"ars", Role::code},
    {"lau", Role::code},
    {"nuts3", Role::code},
    {"insee", Role::code},
};

std::string lower(std::string_view text) {
  std::string out(text);
  for (char& c : out) c = static_cast<char>(c >= 'A' && c <= 'Z' ? c + 32 : c);
  return out;
}

std::optional<Column> find_column(std::string_view header, std::size_t number) {
  const std::string name = lower(header);
  for (const KnownColumn& known : known_columns) {
    if (name == known.name) return Column{number, known.role, known.role == Role::code ? name : std::string()};
  }
  for (const std::string_view start : {"name_", "label_", "official_name_"}) {
    if (name.starts_with(start) && name.size() >= start.size() + 2 && name.size() <= start.size() + 8) {
      return Column{number, Role::name, name.substr(start.size())};
    }
  }
  return std::nullopt;
}

template <typename Number>
std::optional<Number> parse_number(std::string_view text) {
  Number value{};
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return value;
}

class TableReader {
 public:
  TableReader(source::CsvReader& rows, Diagnostics& diagnostics, IndexBuilder& builder)
      : rows_(rows), diagnostics_(diagnostics), builder_(builder) {
    for (std::size_t i = 0; i < rows.header().size(); ++i) {
      if (lower(rows.header()[i]) == "lang") language_ = i;
      if (std::optional<Column> column = find_column(rows.header()[i], i)) {
        if (rows.header()[i] == "ISO3166-1-Alpha-2") default_type_ = PlaceType::country;
        columns_.push_back(std::move(*column));
      }
    }
    const auto has = [this](Role role) {
      return std::any_of(columns_.begin(), columns_.end(), [role](const Column& c) { return c.role == role; });
    };
    if (!has(Role::id) && !has(Role::geonames)) {
      throw Error("no column with ids, expected one of 'id', 'qid', 'wikidata', 'geonameid'", rows.location({1, 1}));
    }
    if (!has(Role::name) && !has(Role::aliases)) {
      throw Error("no column with names, expected 'name', 'label' or 'names'", rows.location({1, 1}));
    }
    names_only_ = language_.has_value() && !has(Role::latitude);
  }

  void read() {
    while (rows_.next()) {
      item_.clear();
      item_.type = default_type_;
      for (const Column& column : columns_) {
        if (column.number >= rows_.fields().size()) continue;
        if (const std::string_view text = rows_.fields()[column.number]; !text.empty()) take(column, text);
      }
      if (item_.id.empty() && item_.geonames != 0) item_.id = "gn:" + std::to_string(item_.geonames);
      if (item_.id.empty() || item_.names.empty()) continue;
      if (names_only_) {
        if (language_ < rows_.fields().size()) item_.names.front().language = rows_.fields()[*language_];
        builder_.extend(item_);
        continue;
      }
      finish_item();
      builder_.add(item_);
    }
  }

 private:
  void finish_item() {
    if (latitude_ && longitude_) item_.coordinates = Coordinates{*latitude_, *longitude_};
    latitude_.reset();
    longitude_.reset();
    // "Tromsø municipality" is no settlement, whatever the seat's feature code says.
    if (item_.type == PlaceType::unknown || item_.type == PlaceType::settlement) {
      take_apart(item_.names.front().text, Readings::neutral, parts_);
      if (parts_.type != PlaceType::unknown) item_.type = parts_.type;
    }
  }

  void take(const Column& column, std::string_view text) {
    switch (column.role) {
      case Role::id:
        return take_id(text);
      case Role::geonames:
        if (const auto number = parse_number<std::uint32_t>(text)) item_.geonames = *number;
        return;
      case Role::name:
        item_.names.push_back({std::string(text), column.detail, names_only_ ? NameKind::alias : NameKind::label});
        return;
      case Role::aliases:
        return take_aliases(text);
      case Role::country:
        item_.country = text;
        return;
      case Role::division:
        item_.division = text;
        return;
      case Role::latitude:
        latitude_ = degrees(column, text, 90);
        return;
      case Role::longitude:
        longitude_ = degrees(column, text, 180);
        return;
      case Role::population:
        if (const auto number = parse_number<double>(text); number && *number > 0 && *number < 1e12) {
          item_.population = static_cast<std::uint64_t>(*number);
        }
        return;
      case Role::feature:
        item_.type = type_of_feature(text);
        item_.rank = rank_of_feature(text);
        return;
      case Role::type:
        item_.type = find_place_type(text).value_or(item_.type);
        return;
      case Role::code:
        item_.identifiers.push_back(column.detail + ":" + std::string(text));
        return;
    }
  }

  void take_id(std::string_view text) {
    for (const std::string_view start : {"https://www.wikidata.org/wiki/", "http://www.wikidata.org/entity/"}) {
      if (text.starts_with(start)) text.remove_prefix(start.size());
    }
    item_.id = text;
  }

  void take_aliases(std::string_view text) {
    const char separator = text.find('|') != std::string_view::npos ? '|' : ',';
    while (!text.empty()) {
      const std::size_t end = std::min(text.find(separator), text.size());
      item_.names.push_back({std::string(text.substr(0, end)), {}, NameKind::alias});
      text.remove_prefix(std::min(end + 1, text.size()));
    }
  }

  std::optional<double> degrees(const Column& column, std::string_view text, double most) {
    const auto number = parse_number<double>(text);
    if (number && std::abs(*number) <= most) return number;
    diagnostics_.warning(rows_.location(rows_.place(column.number)),
                         "expected degrees between -" + std::to_string(static_cast<int>(most)) + " and " +
                             std::to_string(static_cast<int>(most)) + ", got '" + std::string(text) + "'");
    return std::nullopt;
  }

  source::CsvReader& rows_;
  Diagnostics& diagnostics_;
  IndexBuilder& builder_;
  std::vector<Column> columns_;
  std::optional<std::size_t> language_;
  bool names_only_ = false;
  PlaceType default_type_ = PlaceType::unknown;
  Item item_;
  NameParts parts_;
  std::optional<double> latitude_;
  std::optional<double> longitude_;
};

// A table of GeoNames: 19 columns, the first a number.
bool is_geonames_table(std::string_view head) {
  const std::string_view line = head.substr(0, head.find('\n'));
  if (std::count(line.begin(), line.end(), '\t') != 18) return false;
  return parse_number<std::uint32_t>(line.substr(0, line.find('\t'))).has_value();
}

// Puts a header before a source that has none.
class HeaderSource final : public ByteSource {
 public:
  HeaderSource(std::string_view header, ByteSource& rest) : header_(header), rest_(rest) {}
  std::size_t read(std::span<char> buffer) override {
    const std::size_t count = header_.read(buffer);
    return count > 0 ? count : rest_.read(buffer);
  }

 private:
  MemorySource header_;
  ByteSource& rest_;
};

}  // namespace

void read_table(ByteSource& source, const std::string& name, Diagnostics& diagnostics, IndexBuilder& builder) {
  PeekedSource peeked(source);
  const std::string_view line = peeked.head().substr(0, peeked.head().find('\n'));
  source::CsvDialect dialect;
  if (line.find('\t') != std::string_view::npos) {
    dialect.separator = '\t';
    dialect.quote = 0;  // names hold quotation marks, tables with tabs do not quote
  }
  HeaderSource with_header(is_geonames_table(peeked.head()) ? geonames_header : std::string_view(), peeked);
  source::CsvReader rows(with_header, name, dialect);
  TableReader(rows, diagnostics, builder).read();
}

}  // namespace kontor::align
