// The index: items of the world with their names, made ready for being found by name, sound, number and place. A file
// that is mapped into memory (index_format.hpp), so opening it takes no time and several runs share it.
//
//   const Index index("places.index");
//   for (ItemNumber item : index.find_identifier("gn:2910831")) ...
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "kontor/align/index/index_format.hpp"
#include "kontor/align/index/item.hpp"
#include "kontor/align/index/mapped_file.hpp"

namespace kontor::align {

// Numbers of items and names in an index, from 0.
using ItemNumber = std::uint32_t;
using NameNumber = std::uint32_t;

// A name as the index holds it; the text is valid as long as the index.
struct NameView {
  std::string_view text;
  std::string_view language;
  NameKind kind = NameKind::alias;
  ItemNumber item = 0;
  std::uint8_t grams = 0;
};

// An item as the index holds it; texts are valid as long as the index.
struct ItemView {
  std::string_view id;
  std::uint32_t geonames = 0;
  NameNumber first_name = 0;
  std::uint32_t name_count = 0;
  std::string country;  // empty: unknown
  std::string_view division;
  std::optional<Coordinates> coordinates;
  std::uint32_t population = 0;
  PlaceType type = PlaceType::unknown;
  int rank = 0;

  bool is_wikidata() const { return !id.empty() && id.front() == 'Q'; }
};

// All functions are thread-safe, and throw Error if the file turns out to be damaged.
class Index {
 public:
  // Opens a file and checks it: header, version, byte order, size, checksum. Throws Error.
  explicit Index(const std::string& path);
  // The same over bytes in memory, which must outlive the index. `name` is what messages call it.
  Index(std::string_view bytes, std::string name);

  std::size_t size() const { return items_.size(); }
  std::size_t name_count() const { return names_.size(); }

  // Whether some item is one of Wikidata.
  bool has_wikidata() const;

  ItemView item(ItemNumber number) const;
  NameView name(NameNumber number) const;

  // The first label of an item, else its first name, else its id.
  std::string_view label(ItemNumber number) const;

  // Calls `take` with each name that has this key. Equal keys are told by 52 or more bits of a hash.
  void find_names(KeyKind kind, std::string_view key, const std::function<void(NameNumber)>& take) const;

  // The items with an identifier such as "Q60", "gn:5128581", "ags:03241001".
  std::vector<ItemNumber> find_identifier(std::string_view identifier) const;

  // Names of a country (packed; 0: of items without one) whose sound has the trigram.
  std::span<const NameNumber> names_with_gram(std::uint16_t country, std::uint32_t gram) const;

  // The countries that have names with trigrams.
  const std::vector<std::uint16_t>& countries() const { return countries_; }

  // Calls `take` with each item that lies within `radius` km, with its distance.
  void find_near(const Coordinates& place, double radius, const std::function<void(ItemNumber, double)>& take) const;

  // Items that this one is twinned with or a member of.
  std::span<const ItemNumber> related(ItemNumber number) const;

 private:
  void open();
  template <typename Record>
  std::span<const Record> section(Section which) const;
  std::string_view zero_ended_text(std::uint32_t offset) const;
  [[noreturn]] void fail(const std::string& what) const;

  std::string path_;
  std::unique_ptr<MappedFile> file_;
  std::string_view bytes_;
  IndexHeader header_;
  std::span<const ItemRecord> items_;
  std::span<const NameRecord> names_;
  std::string_view text_;
  std::span<const std::uint32_t> key_starts_;
  unsigned key_bits_ = 0;
  std::span<const KeyRecord> keys_;
  std::span<const GramRecord> grams_;
  std::span<const NameNumber> gram_names_;
  std::span<const CellRecord> cells_;
  std::span<const ItemNumber> related_;
  std::span<const std::uint32_t> languages_;
  std::vector<std::uint16_t> countries_;  // by the dense number that GramRecord uses
};

}  // namespace kontor::align
