#include "kontor/align/index/table_rows.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>

#include "kontor/align/names/country_name.hpp"
#include "kontor/base/error.hpp"
#include "kontor/base/utf8.hpp"
#include "kontor/registry/cell_text.hpp"
#include "kontor/source/csv_reader.hpp"

namespace kontor::align {
namespace {

constexpr std::string_view geonames_header =
    "geonameid\tname\tasciiname\talternatenames\tlat\tlon\tfclass\tfcode\tcountry\tcc2\tadmin1\tadmin2\tadmin3\tadmin4"
    "\t"
    "population\televation\tdem\ttimezone\tmodified\n";

std::string lower(std::string_view text) {
  std::string out(text);
  for (char& c : out) c = static_cast<char>(c >= 'A' && c <= 'Z' ? c + 32 : c);
  return out;
}

template <typename Number>
std::optional<Number> parse_number(std::string_view text) {
  Number value{};
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return value;
}

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

// The separator that the header has most of; a comma if it has none.
char separator_of(std::string_view header) {
  if (header.find('\t') != std::string_view::npos) return '\t';
  const auto semicolons = std::count(header.begin(), header.end(), ';');
  return semicolons > std::count(header.begin(), header.end(), ',') ? ';' : ',';
}

bool has_letter(std::string_view text) {
  return std::any_of(text.begin(), text.end(), [](char c) {
    return static_cast<unsigned char>(c) >= 0x80 || ((c | 0x20) >= 'a' && (c | 0x20) <= 'z');
  });
}

}  // namespace

// What a column holds.
enum class TableRows::Role : std::uint8_t {
  id,
  wikidata,
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
  code,
  language
};

struct TableRows::Column {
  std::size_t number = 0;
  Role role = Role::name;
  std::string detail;  // the language of a name, the scheme of a code
};

struct TableRows::KnownColumn {
  std::string_view name;  // lower case
  Role role;
};

constexpr TableRows::KnownColumn TableRows::known_columns[] = {
    {"id", Role::id},
    {"qid", Role::wikidata},
    {"wikidata", Role::wikidata},
    {"wikidata_id", Role::wikidata},
    {"claimed_qid", Role::wikidata},
    {"geonameid", Role::geonames},
    {"geonames", Role::geonames},
    {"geoname id", Role::geonames},
    {"label", Role::name},
    {"name", Role::name},
    {"native", Role::name},
    {"cldr display name", Role::name},
    {"stadt", Role::name},
    {"ort", Role::name},
    {"gemeinde", Role::name},
    {"city", Role::name},
    {"town", Role::name},
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
    {"land", Role::country},
    {"staat", Role::country},
    {"admin1", Role::division},
    {"lat", Role::latitude},
    {"latitude", Role::latitude},
    {"breite", Role::latitude},
    {"breitengrad", Role::latitude},
    {"lon", Role::longitude},
    {"lng", Role::longitude},
    {"long", Role::longitude},
    {"longitude", Role::longitude},
    {"länge", Role::longitude},
    {"längengrad", Role::longitude},
    {"population", Role::population},
    {"pop_max", Role::population},
    {"einwohner", Role::population},
    {"fcode", Role::feature},
    {"type", Role::type},
    {"ags", Role::code},
    {"ars", Role::code},
    {"lau", Role::code},
    {"nuts3", Role::code},
    {"insee", Role::code},
    {"lang", Role::language},
};

std::optional<TableRows::Column> TableRows::find_column(std::string_view header, std::size_t number) {
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

TableRows::TableRows(ByteSource& source, const std::string& name, Diagnostics& diagnostics)
    : peeked_(std::make_unique<PeekedSource>(source)), diagnostics_(diagnostics) {
  const std::string_view line = peeked_->head().substr(0, peeked_->head().find('\n'));
  source::CsvDialect dialect;
  dialect.separator = separator_of(line);
  if (dialect.separator == '\t') dialect.quote = 0;  // names hold quotation marks, tables with tabs do not quote
  with_header_ = std::make_unique<HeaderSource>(
      is_geonames_table(peeked_->head()) ? geonames_header : std::string_view(), *peeked_);
  rows_ = std::make_unique<source::CsvReader>(*with_header_, name, dialect);
  for (std::size_t i = 0; i < rows_->header().size(); ++i) {
    if (std::optional<Column> column = find_column(rows_->header()[i], i)) {
      if (rows_->header()[i] == "ISO3166-1-Alpha-2") default_type_ = PlaceType::country;
      columns_.push_back(std::move(*column));
    }
  }
  if (!has(Role::name) && !has(Role::aliases)) {
    throw Error("no column with names, expected one of 'name', 'label', 'city', 'stadt', 'ort', 'names'",
                rows_->location({1, 1}));
  }
  names_only_ = has(Role::language) && has(Role::geonames) && !has(Role::latitude);
}

TableRows::~TableRows() = default;

bool TableRows::has(Role role) const {
  return std::any_of(columns_.begin(), columns_.end(), [role](const Column& column) { return column.role == role; });
}

bool TableRows::has_ids() const {
  return has(Role::id) || has(Role::wikidata) || has(Role::geonames);
}

Location TableRows::location() const {
  return rows_->location({rows_->line(), 1});
}

bool TableRows::next() {
  do {
    if (!rows_->next()) return false;
  } while (std::all_of(rows_->fields().begin(), rows_->fields().end(),
                       [](std::string_view field) { return registry::trim_cell(field).empty(); }));
  item_.clear();
  item_.type = default_type_;
  id_.clear();
  wikidata_.clear();
  language_.clear();
  latitude_.reset();
  longitude_.reset();
  for (const Column& column : columns_) {
    if (column.number >= rows_->fields().size()) continue;
    const std::string_view text = registry::trim_cell(rows_->fields()[column.number]);
    if (!text.empty()) take(column, text);
  }
  if (latitude_ && longitude_) item_.coordinates = Coordinates{*latitude_, *longitude_};
  // The name to show comes first: one without a language, or the English one.
  const auto shown = std::find_if(item_.names.begin(), item_.names.end(), [](const ItemName& name) {
    return name.kind == NameKind::label && (name.language.empty() || name.language == "en");
  });
  if (shown != item_.names.end()) std::rotate(item_.names.begin(), shown, shown + 1);
  return true;
}

void TableRows::take(const Column& column, std::string_view text) {
  if (find_invalid_utf8(text) != std::string_view::npos) {
    diagnostics_.error(rows_->location(rows_->place(column.number)),
                       "the text is not UTF-8: save the table as \"CSV UTF-8\"");
    return;
  }
  switch (column.role) {
    case Role::id:
      id_ = text;
      return;
    case Role::wikidata:
      return take_wikidata(text);
    case Role::geonames:
      if (const auto number = parse_number<std::uint32_t>(text)) item_.geonames = *number;
      return;
    case Role::name:
      item_.names.push_back({std::string(text), column.detail, NameKind::label});
      return;
    case Role::aliases:
      return take_aliases(text);
    case Role::country:
      return take_country(column, text);
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
      item_.type = find_place_type(lower(text)).value_or(item_.type);
      return;
    case Role::code:
      item_.identifiers.push_back(column.detail + ":" + std::string(text));
      return;
    case Role::language:
      language_ = text;
      return;
  }
}

void TableRows::take_country(const Column& column, std::string_view text) {
  item_.country = country_of(text);
  // Natural Earth writes "-99" for Kosovo: that says nothing.
  if (!item_.country.empty() || !has_letter(text) || !unknown_countries_.emplace(text).second) return;
  diagnostics_.warning(
      rows_->location(rows_->place(column.number)),
      "unknown country '" + std::string(text) + "', expected a code of two letters such as FR, or a name");
}

void TableRows::take_wikidata(std::string_view text) {
  for (const std::string_view start : {"https://www.wikidata.org/wiki/", "http://www.wikidata.org/entity/"}) {
    if (text.starts_with(start)) text.remove_prefix(start.size());
  }
  wikidata_ = text;
  const bool is_small = text.size() > 1 && text[0] == 'q' && text[1] >= '0' && text[1] <= '9';
  if (is_small) wikidata_.front() = 'Q';
}

void TableRows::take_aliases(std::string_view text) {
  const char separator = text.find('|') != std::string_view::npos ? '|' : ',';
  while (!text.empty()) {
    const std::size_t end = std::min(text.find(separator), text.size());
    item_.names.push_back({std::string(text.substr(0, end)), {}, NameKind::alias});
    text.remove_prefix(std::min(end + 1, text.size()));
  }
}

std::optional<double> TableRows::degrees(const Column& column, std::string_view text, double most) {
  std::string decimal(text);  // spreadsheets in German write "52,37"
  if (std::count(text.begin(), text.end(), ',') == 1) std::replace(decimal.begin(), decimal.end(), ',', '.');
  const auto number = parse_number<double>(decimal);
  if (number && std::abs(*number) <= most) return number;
  const std::string limit = std::to_string(static_cast<int>(most));
  diagnostics_.warning(rows_->location(rows_->place(column.number)),
                       "expected degrees between -" + limit + " and " + limit + ", got '" + std::string(text) + "'");
  return std::nullopt;
}

}  // namespace kontor::align
