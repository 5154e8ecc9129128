#include "kontor/align/decisions/evidence.hpp"

#include <string_view>

namespace kontor::align {
namespace {

std::string_view name_evidence(const Candidate& candidate) {
  const auto level = static_cast<NameLevel>(candidate.features[static_cast<std::size_t>(Feature::name)]);
  return level == NameLevel::none ? "no name" : level > NameLevel::alias_sound ? "a similar name" : "the name";
}

// Levels of features, 'a' for 0, at which one cannot be the other.
struct Contradiction {
  Feature feature;
  std::string_view levels;
};

constexpr Contradiction contradictions[] = {{Feature::country, "c"},
                                            {Feature::division, "c"},
                                            {Feature::distance, "ghij"},
                                            {Feature::type, "hm"},
                                            {Feature::identifier, "c"}};

}  // namespace

std::string evidence_hash(const Query& query, const Index& index, const Candidate& candidate) {
  std::string text = query.id;
  text += '\n';
  text += index.item(candidate.item).id;
  text += '\n';
  text += name_evidence(candidate);
  for (const Contradiction& contradiction : contradictions) {
    const std::uint8_t level = candidate.features[static_cast<std::size_t>(contradiction.feature)];
    if (contradiction.levels.find(static_cast<char>('a' + level)) == std::string_view::npos) continue;
    text += '\n';
    text += to_string(contradiction.feature);
  }
  constexpr std::string_view digits = "0123456789abcdef";
  std::uint64_t hash = key_hash(KeyKind::identifier, text);
  std::string out(16, '0');
  for (std::size_t i = out.size(); i-- > 0; hash >>= 4U) out[i] = digits[hash & 15U];
  return out;
}

}  // namespace kontor::align
