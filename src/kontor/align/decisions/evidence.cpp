#include "kontor/align/decisions/evidence.hpp"

namespace kontor::align {

std::string evidence_hash(const Query& query, const Index& index, const Candidate& candidate) {
  std::string text = query.id;
  text += '\n';
  text += index.item(candidate.item).id;
  for (std::size_t i = 0; i < feature_count; ++i) {
    const auto feature = static_cast<Feature>(i);
    // The same facts from an index and from a service are the same evidence; the number is the item's own.
    if (feature == Feature::service || feature == Feature::number) continue;
    text += '\n';
    text += to_string(feature);
    text += '=';
    text += levels(feature)[candidate.features[i]];
  }
  constexpr std::string_view digits = "0123456789abcdef";
  std::uint64_t hash = key_hash(KeyKind::identifier, text);
  std::string out(16, '0');
  for (std::size_t i = out.size(); i-- > 0; hash >>= 4U) out[i] = digits[hash & 15U];
  return out;
}

}  // namespace kontor::align
