// Builds an index file from items in any order.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "kontor/align/index/index_format.hpp"
#include "kontor/align/index/item.hpp"
#include "kontor/base/output_file.hpp"

namespace kontor::align {

class IndexBuilder {
 public:
  // Adds an item. One that is there already (the same id, or a GeoNames place whose number an item of Wikidata names)
  // gets the names and whatever else it lacks. Throws Error when the index is full (2^32 bytes of text).
  void add(const Item& item);

  // Adds the names of `item` to the item with its id or GeoNames number. False if there is none.
  bool extend(const Item& item);

  std::size_t size() const { return items_.size(); }
  std::size_t name_count() const { return names_.size(); }

  // Writes the file; `sink` is not finished. Called once, last. Works on both cores; the bytes depend on the items
  // alone.
  void write(ByteSink& sink);

 private:
  struct Relation {
    std::uint32_t item = 0;
    std::string target;
  };
  struct Identifier {
    std::uint32_t item = 0;
    std::uint64_t hash = 0;
  };

  std::uint32_t add_text(std::string_view text);
  std::uint32_t item_for(const Item& item);
  void add_names(std::uint32_t number, const Item& item);
  void complete(ItemRecord& record, const Item& item);
  std::uint16_t language_number(const std::string& language);
  std::string_view text_of(std::uint32_t offset) const;

  std::vector<std::uint32_t> order_items();
  void resolve_relations(const std::vector<std::uint32_t>& new_numbers);

  std::vector<ItemRecord> items_;
  std::vector<NameRecord> names_;
  std::string text_ = std::string(1, '\0');  // offset 0 is the empty text
  std::unordered_map<std::string, std::uint32_t> by_id_;
  std::unordered_map<std::uint32_t, std::uint32_t> by_geonames_;
  std::vector<Identifier> identifiers_;
  std::vector<Relation> relations_;
  std::vector<std::uint32_t> related_;
  std::vector<std::uint32_t> languages_ = {0};
  std::unordered_map<std::string, std::uint16_t> language_numbers_ = {{"", 0}};
};

}  // namespace kontor::align
