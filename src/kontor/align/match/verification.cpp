#include "kontor/align/match/verification.hpp"

#include "kontor/align/names/name_parts.hpp"

namespace kontor::align {
namespace {

std::uint8_t level_of(const Candidate& candidate, Feature feature) {
  return candidate.features[static_cast<std::size_t>(feature)];
}

}  // namespace

std::string_view to_string(Verification verification) {
  switch (verification) {
    case Verification::confirmed:
      return "confirmed";
    case Verification::possible:
      return "possible";
    case Verification::doubtful:
      return "doubtful";
    case Verification::wrong:
      return "wrong";
    case Verification::unknown:
      return "unknown";
  }
  return {};
}

Claims::Claims(const std::vector<Query>& queries) {
  NameParts parts;
  for (const Query& query : queries) {
    if (query.claimed.empty() || query.names.empty()) continue;
    take_apart(query.names.front().text, Readings::neutral, parts);
    names_[query.claimed].insert(parts.sound.empty() ? parts.folded : parts.sound);
  }
}

std::size_t Claims::names(const std::string& item) const {
  const auto found = names_.find(item);
  return found == names_.end() ? 0 : found->second.size();
}

Verified verify(const Query& query, const Match& match, const Index& index, const Claims& claims) {
  Verified out;
  for (const Candidate& candidate : match.candidates) {
    if (index.item(candidate.item).id == query.claimed) out.claimed = &candidate;
  }
  if (out.claimed == nullptr) {
    out.reason = "the index does not have it";
    if (match.state == State::conflict) {  // another one fits for sure
      out.verification = Verification::doubtful;
      out.reason += ", " + std::string(index.item(match.candidates.front().item).id) + " fits";
    } else if (const std::size_t names = claims.names(query.claimed); names > 1) {
      out.verification = Verification::doubtful;
      out.reason += ", and " + std::to_string(names) + " names claim it";
    }
    return out;
  }
  const Candidate& claimed = *out.claimed;
  const Candidate& best = match.candidates.front();
  const auto name = static_cast<NameLevel>(level_of(claimed, Feature::name));
  const std::string best_id(index.item(best.item).id);
  const auto judged = [&out](Verification verification, std::string reason) {
    out.verification = verification;
    out.reason = std::move(reason);
    return out;
  };
  if (level_of(claimed, Feature::identifier) == 1) return judged(Verification::confirmed, {});
  if (name == NameLevel::none) return judged(Verification::wrong, "no name in common");
  if (level_of(claimed, Feature::country) == 2) return judged(Verification::wrong, "in another country");
  if (level_of(claimed, Feature::distance) >= 7) return judged(Verification::wrong, "too far away");
  if (name > NameLevel::alias_sound) {
    return judged(Verification::doubtful,
                  "the names are only similar" + (&best == &claimed ? "" : ", " + best_id + " fits better"));
  }
  if (claimed.score >= 50) return judged(Verification::confirmed, {});
  return judged(Verification::possible, &best == &claimed ? "others fit as well" : best_id + " fits as well");
}

}  // namespace kontor::align
