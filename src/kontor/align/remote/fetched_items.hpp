// Items that were fetched over the network for some queries, made an index in memory: from there on everything is as if
// they came from a file.
#pragma once

#include <memory>
#include <string>
#include <unordered_map>
#include <vector>

#include "kontor/align/index/index.hpp"
#include "kontor/align/index/item.hpp"
#include "kontor/align/match/query.hpp"

namespace kontor::align {

struct FetchedItems {
  std::vector<Item> items;  // each id once

  // The item with this id, a new one if there is none. Valid until the next call.
  Item& item(const std::string& id);

 private:
  std::unordered_map<std::string, std::size_t> by_id_;
};

// An index that lives in memory.
class FetchedIndex {
 public:
  // Items without a name are left out.
  explicit FetchedIndex(const FetchedItems& fetched, const std::string& name);

  const Index& index() const { return *index_; }

 private:
  std::string bytes_;
  std::unique_ptr<Index> index_;
};

// Adds a name unless the item has it.
void add_name(Item& item, std::string text, std::string language, NameKind kind);

// The languages in which names of items are asked for: those of the queries' names, and some that most items have.
std::vector<std::string> languages_of(const std::vector<Query>& queries);

}  // namespace kontor::align
