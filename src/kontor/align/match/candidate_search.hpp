// Finds the items that a query may mean: by identifier, by name, by sound, by what lies near.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "kontor/align/index/index.hpp"
#include "kontor/align/match/features.hpp"
#include "kontor/align/names/name_parts.hpp"

namespace kontor::align {

// An item with the best pair of names.
struct Found {
  ItemNumber item = 0;
  NameLevel level = NameLevel::none;
  std::size_t query_name = 0;      // index into Query::names
  std::optional<NameNumber> name;  // none if no name is alike
};

// Keeps buffers, so one object serves one thread.
class CandidateSearch {
 public:
  explicit CandidateSearch(const Index& index);

  // The items found, each once, by number. `parts` are the query's names taken apart.
  const std::vector<Found>& find(const Query& query, const std::vector<NameParts>& parts);

 private:
  void add(NameNumber name, NameLevel level_of_label, std::size_t query_name);
  void compare_names(ItemNumber number, const std::vector<NameParts>& parts);
  void find_by_identifier(const Query& query, const std::vector<NameParts>& parts);
  void find_by_key(const NameParts& parts, std::size_t query_name);
  void find_by_head(const NameParts& parts, std::size_t query_name);
  void find_by_sound(const NameParts& parts, std::size_t query_name);
  void find_alike(const NameParts& parts, Reading reading, std::size_t query_name, std::uint16_t country);
  void find_near(const Query& query, const std::vector<NameParts>& parts);
  void add_alike(NameNumber name, const NameParts& parts, Reading reading, std::size_t query_name);
  bool found_near(const Query& query, double km) const;
  void unite(const std::vector<NameParts>& parts);

  const Index& index_;
  bool wants_wikidata_;
  std::uint16_t country_ = 0;
  bool equal_name_at_home_ = false;  // an equal name or core in the query's country is found
  std::size_t abroad_ = 0;           // items of other countries that are found
  std::vector<Found> found_;
  std::vector<std::uint8_t> shared_;  // per name: how many trigrams it shares with the query
  std::vector<NameNumber> touched_;
  NameParts other_;
};

}  // namespace kontor::align
