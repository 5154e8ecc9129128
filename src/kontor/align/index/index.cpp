#include "kontor/align/index/index.hpp"

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstring>
#include <numbers>

#include "kontor/base/error.hpp"

namespace kontor::align {
namespace {

std::string unpack_country(std::uint16_t country) {
  if (country == 0) return {};
  return {static_cast<char>(country >> 8U), static_cast<char>(country & 0xFFU)};
}

}  // namespace

Index::Index(const std::string& path) : path_(path), file_(std::make_unique<MappedFile>(path)), bytes_(file_->bytes()) {
  open();
}

Index::Index(std::string_view bytes, std::string name) : path_(std::move(name)), bytes_(bytes) {
  open();
}

void Index::fail(const std::string& what) const {
  throw Error(what, Location{path_, {}, {}});
}

template <typename Record>
std::span<const Record> Index::section(Section which) const {
  const SectionRange& range = header_.sections[static_cast<std::size_t>(which)];
  if (range.offset % 8 != 0 || range.offset > bytes_.size() || range.size > bytes_.size() - range.offset ||
      range.size % sizeof(Record) != 0) {
    fail("damaged index: a section lies outside of the file");
  }
  return {reinterpret_cast<const Record*>(bytes_.data() + range.offset),
          static_cast<std::size_t>(range.size / sizeof(Record))};
}

void Index::open() {
  static_assert(std::endian::native == std::endian::little, "the index file is little-endian");
  if (!bytes_.starts_with(index_magic)) fail("no index of kontor, expected a file that 'kontor align index' wrote");
  if (bytes_.size() < sizeof header_) fail("damaged index: the file ends in its header");
  std::memcpy(&header_, bytes_.data(), sizeof header_);
  if (header_.byte_order != index_byte_order) fail("this index was written on a machine with another byte order");
  if (header_.version != index_version) {
    fail("the index has version " + std::to_string(header_.version) + ", this program reads version " +
         std::to_string(index_version) + "; please build it again");
  }
  if (header_.file_size != bytes_.size())
    fail("damaged index: the file is " + std::string(header_.file_size > bytes_.size() ? "cut short" : "too long"));
  if (reinterpret_cast<std::uintptr_t>(bytes_.data()) % 8 != 0) fail("the index is not aligned in memory");
  IndexChecksum checksum;
  checksum.add(bytes_.substr(sizeof header_));
  if (checksum.value() != header_.checksum) fail("damaged index: the checksum is wrong");

  items_ = section<ItemRecord>(Section::items);
  names_ = section<NameRecord>(Section::names);
  const std::span<const char> text = section<char>(Section::text);
  text_ = {text.data(), text.size()};
  key_starts_ = section<std::uint32_t>(Section::key_starts);
  keys_ = section<KeyRecord>(Section::keys);
  grams_ = section<GramRecord>(Section::grams);
  gram_names_ = section<NameNumber>(Section::gram_names);
  cells_ = section<CellRecord>(Section::cells);
  related_ = section<ItemNumber>(Section::related);
  languages_ = section<std::uint32_t>(Section::languages);
  if (key_starts_.size() < 2 || !std::has_single_bit(key_starts_.size() - 1) || grams_.empty()) {
    fail("damaged index: a table is incomplete");
  }
  key_bits_ = static_cast<unsigned>(std::countr_zero(key_starts_.size() - 1));
  // Items are ordered by country, which gives the countries their numbers.
  for (const ItemRecord& item : items_) {
    if (countries_.empty() || countries_.back() != item.country) countries_.push_back(item.country);
  }
}

bool Index::has_wikidata() const {
  // Ids are ordered within countries, capital Q before "gn:" and before IRIs in lower case.
  for (ItemNumber i = 0; i < items_.size(); ++i) {
    if (zero_ended_text(items_[i].id).starts_with('Q')) return true;
  }
  return false;
}

std::string_view Index::zero_ended_text(std::uint32_t offset) const {
  if (offset >= text_.size()) fail("damaged index: a text lies outside of the file");
  const std::size_t end = text_.find('\0', offset);
  return text_.substr(offset, end == std::string_view::npos ? end : end - offset);
}

ItemView Index::item(ItemNumber number) const {
  if (number >= items_.size()) fail("damaged index: no such item");
  const ItemRecord& record = items_[number];
  ItemView item;
  item.id = zero_ended_text(record.id);
  item.geonames = record.geonames;
  item.first_name = record.first_name;
  item.name_count = record.name_count;
  if (record.first_name > names_.size() || record.name_count > names_.size() - record.first_name) {
    fail("damaged index: names lie outside of the file");
  }
  item.country = unpack_country(record.country);
  item.division = zero_ended_text(record.division);
  if (record.latitude != no_coordinate && record.longitude != no_coordinate) {
    item.coordinates = Coordinates{record.latitude / 1e6, record.longitude / 1e6};
  }
  item.population = record.population;
  item.type = record.type < place_types ? static_cast<PlaceType>(record.type) : PlaceType::unknown;
  item.rank = record.rank;
  return item;
}

NameView Index::name(NameNumber number) const {
  if (number >= names_.size()) fail("damaged index: no such name");
  const NameRecord& record = names_[number];
  if (record.text > text_.size() || record.size > text_.size() - record.text || record.item >= items_.size() ||
      record.language >= languages_.size()) {
    fail("damaged index: a name lies outside of the file");
  }
  return {text_.substr(record.text, record.size), zero_ended_text(languages_[record.language]),
          record.kind == 0 ? NameKind::label : NameKind::alias, record.item, record.grams};
}

std::string_view Index::label(ItemNumber number) const {
  const ItemView view = item(number);
  return view.name_count > 0 ? name(view.first_name).text : view.id;
}

void Index::find_names(KeyKind kind, std::string_view key, const std::function<void(NameNumber)>& take) const {
  const std::uint64_t hash = key_hash(kind, key);
  const std::size_t bucket = key_bits_ == 0 ? 0 : static_cast<std::size_t>(hash >> (64 - key_bits_));
  const std::uint32_t begin = key_starts_[bucket];
  const std::uint32_t end = key_starts_[bucket + 1];
  if (begin > end || end > keys_.size()) fail("damaged index: keys lie outside of the file");
  const auto low = static_cast<std::uint32_t>(hash);
  for (std::uint32_t i = begin; i < end; ++i) {
    if (keys_[i].hash == low) take(keys_[i].value);
  }
}

std::vector<ItemNumber> Index::find_identifier(std::string_view identifier) const {
  std::vector<ItemNumber> found;
  find_names(KeyKind::identifier, identifier, [&found](std::uint32_t item) { found.push_back(item); });
  return found;
}

std::span<const NameNumber> Index::names_with_gram(std::uint16_t country, std::uint32_t gram) const {
  const auto known = std::lower_bound(countries_.begin(), countries_.end(), country);
  if (known == countries_.end() || *known != country) return {};
  const auto dense = static_cast<std::uint32_t>(known - countries_.begin());
  const std::uint32_t key = dense << 15U | gram;
  const auto found =
      std::lower_bound(grams_.begin(), grams_.end() - 1, key,
                       [](const GramRecord& record, std::uint32_t k) { return record.country_and_gram < k; });
  if (found == grams_.end() - 1 || found->country_and_gram != key) return {};
  const std::uint32_t end = (found + 1)->first;
  if (found->first > end || end > gram_names_.size()) fail("damaged index: trigrams lie outside of the file");
  return gram_names_.subspan(found->first, end - found->first);
}

void Index::find_near(const Coordinates& place, double radius,
                      const std::function<void(ItemNumber, double)>& take) const {
  constexpr double km_per_degree = 6371 * std::numbers::pi / 180;
  const double latitude_reach = radius / km_per_degree;
  const double shrink = std::cos(std::min(89.0, std::abs(place.latitude) + latitude_reach) * std::numbers::pi / 180);
  const double longitude_reach = std::min(180.0, latitude_reach / std::max(shrink, 0.001));
  const auto row = [](double latitude) {
    return static_cast<std::uint32_t>((std::clamp(latitude, -90.0, 90.0) + 90) * 1e6 / cell_size);
  };
  const auto column = [](double longitude) {
    return static_cast<std::int64_t>(std::floor((longitude + 180) * 1e6 / cell_size));
  };
  const std::int64_t first_column = column(place.longitude - longitude_reach);
  const std::int64_t last_column =
      std::min(column(place.longitude + longitude_reach), first_column + static_cast<std::int64_t>(cells_per_row) - 1);
  const auto look_in = [&](std::uint32_t first_cell, std::uint32_t last_cell) {
    auto at = std::lower_bound(cells_.begin(), cells_.end(), first_cell,
                               [](const CellRecord& record, std::uint32_t cell) { return record.cell < cell; });
    for (; at != cells_.end() && at->cell <= last_cell; ++at) {
      if (at->item >= items_.size()) fail("damaged index: no such item");
      const ItemRecord& record = items_[at->item];
      const double distance = distance_km(place, {record.latitude / 1e6, record.longitude / 1e6});
      if (distance <= radius) take(at->item, distance);
    }
  };
  for (std::uint32_t r = row(place.latitude - latitude_reach); r <= row(place.latitude + latitude_reach); ++r) {
    const auto columns = static_cast<std::int64_t>(cells_per_row);
    const std::int64_t first = ((first_column % columns) + columns) % columns;
    const std::int64_t count = last_column - first_column + 1;
    const std::uint32_t start = r * cells_per_row;
    const auto last = static_cast<std::uint32_t>(std::min(first + count, columns) - 1);
    look_in(start + static_cast<std::uint32_t>(first), start + last);
    if (first + count > columns) look_in(start, start + static_cast<std::uint32_t>(first + count - columns) - 1);
  }
}

std::span<const ItemNumber> Index::related(ItemNumber number) const {
  if (number >= items_.size()) fail("damaged index: no such item");
  const ItemRecord& record = items_[number];
  if (record.first_related > related_.size() || record.related_count > related_.size() - record.first_related) {
    fail("damaged index: relations lie outside of the file");
  }
  return related_.subspan(record.first_related, record.related_count);
}

}  // namespace kontor::align
