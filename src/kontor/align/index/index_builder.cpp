#include "kontor/align/index/index_builder.hpp"

#include <algorithm>
#include <cmath>
#include <cstring>
#include <numeric>

#include "kontor/align/index/name_index.hpp"
#include "kontor/base/error.hpp"

namespace kontor::align {
namespace {

std::int32_t micro_degrees(double degrees) {
  return static_cast<std::int32_t>(std::lround(degrees * 1e6));
}

bool in_range(const Coordinates& place) {
  return std::abs(place.latitude) <= 90 && std::abs(place.longitude) <= 180;  // false for NaN, too
}

template <typename Record>
std::string_view bytes_of(const std::vector<Record>& records) {
  return {reinterpret_cast<const char*>(records.data()), records.size() * sizeof(Record)};
}

}  // namespace

std::uint32_t IndexBuilder::add_text(std::string_view text) {
  if (text.empty()) return 0;
  if (text_.size() + text.size() >= UINT32_MAX) throw Error("the index is full: more than 4 GB of names");
  const auto offset = static_cast<std::uint32_t>(text_.size());
  text_ += text;
  return offset;
}

std::string_view IndexBuilder::text_of(std::uint32_t offset) const {
  return text_.c_str() + offset;
}

std::uint16_t IndexBuilder::language_number(const std::string& language) {
  const auto [entry, fresh] = language_numbers_.emplace(
      language, static_cast<std::uint16_t>(std::min<std::size_t>(languages_.size(), UINT16_MAX)));
  if (fresh && languages_.size() < UINT16_MAX) {
    languages_.push_back(add_text(language));
    text_ += '\0';
  }
  return entry->second < languages_.size() ? entry->second : std::uint16_t{0};
}

// The record of the item, a new one if it is not there yet.
std::uint32_t IndexBuilder::item_for(const Item& item) {
  if (const auto known = by_id_.find(item.id); known != by_id_.end()) return known->second;
  const bool from_geonames = item.id.starts_with("gn:");
  const bool from_wikidata = item.id.starts_with('Q');
  if (item.geonames != 0 && (from_geonames || from_wikidata)) {
    if (const auto known = by_geonames_.find(item.geonames); known != by_geonames_.end()) {
      ItemRecord& record = items_[known->second];
      const bool known_is_geonames = text_of(record.id).starts_with("gn:");
      if (from_geonames || known_is_geonames) {
        if (from_wikidata) {
          record.id = add_text(item.id);
          text_ += '\0';
        }
        by_id_.emplace(item.id, known->second);
        return known->second;
      }
    }
  }
  const auto number = static_cast<std::uint32_t>(items_.size());
  by_id_.emplace(item.id, number);
  if (item.geonames != 0) by_geonames_.emplace(item.geonames, number);
  ItemRecord& record = items_.emplace_back();
  record.id = add_text(item.id);
  text_ += '\0';
  return number;
}

void IndexBuilder::complete(ItemRecord& record, const Item& item) {
  if (record.geonames == 0) record.geonames = item.geonames;
  if (record.country == 0) record.country = pack_country(item.country);
  if (record.latitude == no_coordinate && item.coordinates && in_range(*item.coordinates)) {
    record.latitude = micro_degrees(item.coordinates->latitude);
    record.longitude = micro_degrees(item.coordinates->longitude);
  }
  if (record.population == 0)
    record.population = static_cast<std::uint32_t>(std::min<std::uint64_t>(item.population, UINT32_MAX));
  if (record.type == 0) record.type = static_cast<std::uint8_t>(item.type);
  if (record.rank == 0) record.rank = static_cast<std::uint8_t>(item.rank);
  if (record.division == 0 && !item.division.empty()) {
    record.division = add_text(item.division);
    text_ += '\0';
  }
}

void IndexBuilder::add_names(std::uint32_t number, const Item& item) {
  for (std::size_t i = 0; i < item.names.size(); ++i) {
    const ItemName& name = item.names[i];
    if (name.text.empty() || name.text.size() > UINT16_MAX) continue;
    const bool repeated = std::any_of(item.names.begin(), item.names.begin() + static_cast<std::ptrdiff_t>(i),
                                      [&name](const ItemName& other) { return other.text == name.text; });
    if (repeated) continue;
    NameRecord& record = names_.emplace_back();
    record.text = add_text(name.text);
    record.size = static_cast<std::uint16_t>(name.text.size());
    record.item = number;
    record.kind = static_cast<std::uint8_t>(name.kind);
    record.language = language_number(name.language);
  }
}

void IndexBuilder::add(const Item& item) {
  const std::uint32_t number = item_for(item);
  complete(items_[number], item);
  add_names(number, item);
  for (const std::string& identifier : item.identifiers) {
    identifiers_.push_back({number, key_hash(KeyKind::identifier, identifier)});
  }
  if (item.type == PlaceType::country && !item.country.empty()) {
    identifiers_.push_back({number, key_hash(KeyKind::identifier, "iso:" + item.country)});
  }
  for (const std::string& target : item.related) relations_.push_back({number, target});
}

bool IndexBuilder::extend(const Item& item) {
  std::uint32_t number = 0;
  if (const auto known = by_id_.find(item.id); known != by_id_.end()) {
    number = known->second;
  } else if (const auto numbered = by_geonames_.find(item.geonames); numbered != by_geonames_.end()) {
    number = numbered->second;
  } else {
    return false;
  }
  add_names(number, item);
  return true;
}

// Orders items by country and id, names by item. Returns the new number of each item.
std::vector<std::uint32_t> IndexBuilder::order_items() {
  std::vector<std::uint32_t> order(items_.size());
  std::iota(order.begin(), order.end(), 0U);
  std::sort(order.begin(), order.end(), [this](std::uint32_t a, std::uint32_t b) {
    if (items_[a].country != items_[b].country) return items_[a].country < items_[b].country;
    return text_of(items_[a].id) < text_of(items_[b].id);
  });
  std::vector<std::uint32_t> new_numbers(order.size());
  for (std::uint32_t i = 0; i < order.size(); ++i) new_numbers[order[i]] = i;

  std::vector<ItemRecord> items;
  items.reserve(items_.size());
  for (const std::uint32_t old : order) items.push_back(items_[old]);
  items_ = std::move(items);

  for (NameRecord& name : names_) {
    name.item = new_numbers[name.item];
    ++items_[name.item].name_count;
  }
  std::uint32_t next = 0;
  for (ItemRecord& item : items_) {
    item.first_name = next;
    next += item.name_count;
    item.name_count = 0;
  }
  // Labels first within an item, else in the order in which they came.
  std::vector<NameRecord> names(names_.size());
  for (const NameKind kind : {NameKind::label, NameKind::alias}) {
    for (const NameRecord& name : names_) {
      if (name.kind != static_cast<std::uint8_t>(kind)) continue;
      ItemRecord& item = items_[name.item];
      names[item.first_name + item.name_count++] = name;
    }
  }
  names_ = std::move(names);
  return new_numbers;
}

void IndexBuilder::resolve_relations(const std::vector<std::uint32_t>& new_numbers) {
  std::vector<std::pair<std::uint32_t, std::uint32_t>> pairs;
  for (const Relation& relation : relations_) {
    const auto target = by_id_.find(relation.target);
    if (target != by_id_.end()) pairs.emplace_back(new_numbers[relation.item], new_numbers[target->second]);
  }
  std::sort(pairs.begin(), pairs.end());
  pairs.erase(std::unique(pairs.begin(), pairs.end()), pairs.end());
  for (const auto& [item, target] : pairs) {
    if (items_[item].related_count++ == 0) items_[item].first_related = static_cast<std::uint32_t>(related_.size());
    related_.push_back(target);
  }
}

void IndexBuilder::write(ByteSink& sink) {
  const std::vector<std::uint32_t> new_numbers = order_items();
  resolve_relations(new_numbers);

  std::vector<HashedKey> identifier_keys;
  for (const Identifier& identifier : identifiers_)
    identifier_keys.push_back({identifier.hash, new_numbers[identifier.item]});
  std::vector<CellRecord> cells;
  for (std::uint32_t i = 0; i < items_.size(); ++i) {
    const ItemRecord& item = items_[i];
    identifier_keys.push_back({key_hash(KeyKind::identifier, text_of(item.id)), i});
    if (item.geonames != 0) {
      const std::string geonames = "gn:" + std::to_string(item.geonames);
      if (text_of(item.id) != geonames) identifier_keys.push_back({key_hash(KeyKind::identifier, geonames), i});
    }
    if (item.latitude != no_coordinate) cells.push_back({cell_of(item.latitude, item.longitude), i});
  }
  std::sort(cells.begin(), cells.end(), [](const CellRecord& a, const CellRecord& b) {
    return a.cell != b.cell ? a.cell < b.cell : a.item < b.item;
  });
  NameIndex names = index_names(items_, names_, text_, std::move(identifier_keys));

  const std::array<std::string_view, index_sections> contents = {
      bytes_of(items_),           bytes_of(names_),     text_,
      bytes_of(names.key_starts), bytes_of(names.keys), bytes_of(names.grams),
      bytes_of(names.gram_names), bytes_of(cells),      bytes_of(related_),
      bytes_of(languages_)};
  IndexHeader header;
  std::memcpy(header.magic.data(), index_magic.data(), index_magic.size());
  header.byte_order = index_byte_order;
  header.version = index_version;
  IndexChecksum checksum;
  constexpr std::string_view zeros("\0\0\0\0\0\0\0", 7);
  std::uint64_t offset = sizeof header;
  std::array<std::string_view, index_sections> padding;
  for (std::size_t i = 0; i < index_sections; ++i) {
    header.sections[i] = {offset, contents[i].size()};
    padding[i] = zeros.substr(0, (8 - contents[i].size() % 8) % 8);
    // The checksum takes words of 8 bytes; a section and its padding are whole words.
    const std::size_t whole = contents[i].size() - contents[i].size() % 8;
    checksum.add(contents[i].substr(0, whole));
    checksum.add(std::string(contents[i].substr(whole)) + std::string(padding[i]));
    offset += contents[i].size() + padding[i].size();
  }
  header.file_size = offset;
  header.checksum = checksum.value();
  sink.write({reinterpret_cast<const char*>(&header), sizeof header});
  for (std::size_t i = 0; i < index_sections; ++i) {
    sink.write(contents[i]);
    sink.write(padding[i]);
  }
}

}  // namespace kontor::align
