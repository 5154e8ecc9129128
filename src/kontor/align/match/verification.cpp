#include "kontor/align/match/verification.hpp"

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

Verified verify(const Query& query, const Match& match, const Index& index) {
  Verified out;
  for (const Candidate& candidate : match.candidates) {
    if (index.item(candidate.item).id == query.claimed) out.claimed = &candidate;
  }
  if (out.claimed == nullptr) {
    out.reason = "the index does not have it";
    if (match.state == State::conflict) {  // another one fits for sure
      out.verification = Verification::doubtful;
      out.reason += ", " + std::string(index.item(match.candidates.front().item).id) + " fits";
    }
    return out;
  }
  const Candidate& claimed = *out.claimed;
  const Candidate& best = match.candidates.front();
  const auto name = static_cast<NameLevel>(level_of(claimed, Feature::name));
  out.verification = Verification::wrong;
  if (level_of(claimed, Feature::identifier) == 1) {
    out.verification = Verification::confirmed;
  } else if (name == NameLevel::none) {
    out.reason = "no name in common";
  } else if (level_of(claimed, Feature::country) == 2) {
    out.reason = "in another country";
  } else if (level_of(claimed, Feature::distance) >= 7) {
    out.reason = "too far away";
  } else if (name > NameLevel::alias_sound) {
    out.verification = Verification::doubtful;
    out.reason = "the names are only similar";
    if (&best != &claimed) out.reason += ", " + std::string(index.item(best.item).id) + " fits better";
  } else if (claimed.score >= 50) {
    out.verification = Verification::confirmed;
  } else {
    out.verification = Verification::possible;
    out.reason = &best == &claimed ? "others fit as well" : std::string(index.item(best.item).id) + " fits as well";
  }
  return out;
}

}  // namespace kontor::align
