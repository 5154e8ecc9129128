#include "kontor/align/remote/fetched_items.hpp"

#include <algorithm>

#include "kontor/align/index/index_builder.hpp"

namespace kontor::align {
namespace {

constexpr std::size_t most_languages = 12;  // services repeat all names in each of them

bool is_language(std::string_view tag) {
  return (tag.size() == 2 || tag.size() == 3) &&
         std::all_of(tag.begin(), tag.end(), [](char c) { return c >= 'a' && c <= 'z'; });
}

}  // namespace

Item& FetchedItems::item(const std::string& id) {
  const auto [entry, fresh] = by_id_.emplace(id, items.size());
  if (fresh) items.emplace_back().id = id;
  return items[entry->second];
}

FetchedIndex::FetchedIndex(const FetchedItems& fetched, const std::string& name) {
  IndexBuilder builder;
  for (const Item& item : fetched.items) {
    if (!item.names.empty()) builder.add(item);
  }
  StringSink sink;
  builder.write(sink);
  bytes_ = sink.take();
  index_ = std::make_unique<Index>(bytes_, name);
}

void add_name(Item& item, std::string text, std::string language, NameKind kind) {
  const bool known =
      std::any_of(item.names.begin(), item.names.end(), [&text](const ItemName& name) { return name.text == text; });
  if (!text.empty() && !known) item.names.push_back({std::move(text), std::move(language), kind});
}

std::vector<std::string> languages_of(const std::vector<Query>& queries) {
  std::vector<std::string> languages = {"en", "de", "fr", "mul"};
  for (const Query& query : queries) {
    for (const ItemName& name : query.names) {
      const std::string language = name.language.substr(0, name.language.find('-'));
      if (languages.size() == most_languages) return languages;
      if (is_language(language) && std::find(languages.begin(), languages.end(), language) == languages.end()) {
        languages.push_back(language);
      }
    }
  }
  return languages;
}

}  // namespace kontor::align
