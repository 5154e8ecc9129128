#include "kontor/align/match/claims.hpp"

#include "kontor/align/names/name_parts.hpp"

namespace kontor::align {
namespace {

struct FirstName {
  std::string words;
  std::string sound;  // what two spellings have in common
  Claims::Part part;
};

FirstName first_name(const Query& query) {
  NameParts parts;
  take_apart(query.names.front().text, Readings::neutral, parts);
  // Tables call everything a city, so the words of the name say more.
  const bool told = query.type != PlaceType::unknown && query.type != PlaceType::settlement;
  return {parts.folded, parts.sound.empty() ? parts.folded : parts.sound, {told ? query.type : parts.type, !told}};
}

}  // namespace

Claims::Claims(const std::vector<Query>& queries, const Index& index) {
  std::size_t claims = 0;
  std::size_t known = 0;
  std::size_t repeated = 0;
  for (const Query& query : queries) {
    if (query.claimed.empty() || query.names.empty()) continue;
    ++claims;
    if (!index.find_identifier(query.claimed).empty()) ++known;
    const FirstName name = first_name(query);
    Claimants& claimants = items_[query.claimed];
    if (claimants.sounds.empty()) claimants.first_sound = name.sound;
    Alike& alike = claimants.sounds[name.sound];
    alike.greater = alike.greater || !name.part.is_one();
    OfName& of_name = alike.names[name.words];
    if (of_name.count > 0) ++repeated;
    if (of_name.count++ == 0) of_name.first_id = query.id;
    std::string& first_of_size = query.type == PlaceType::region ? of_name.first_region_id : of_name.first_other_id;
    if (first_of_size.empty()) first_of_size = query.id;
  }
  if (claims == 0) return;
  share_known_ = static_cast<double>(known) / static_cast<double>(claims);
  share_repeated_ = static_cast<double>(repeated) / static_cast<double>(claims);
}

Claims::Standing Claims::standing(const Query& query) const {
  const auto item = items_.find(query.claimed);
  if (item == items_.end() || query.names.empty()) return {};
  const FirstName name = first_name(query);
  const auto alike = item->second.sounds.find(name.sound);
  if (alike == item->second.sounds.end()) return {};
  const auto own = alike->second.names.find(name.words);
  if (own == alike->second.names.end()) return {};
  const OfName& of_name = own->second;
  Standing out;
  out.names = item->second.sounds.size();
  out.first_name = item->second.first_sound == name.sound;
  out.of_name = of_name.count;
  out.first_of_name = of_name.first_id == query.id;
  out.first_of_size = (query.type == PlaceType::region ? of_name.first_region_id : of_name.first_other_id) == query.id;
  out.part = name.part;
  out.greater = alike->second.greater;
  return out;
}

}  // namespace kontor::align
