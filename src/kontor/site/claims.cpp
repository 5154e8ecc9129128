#include "kontor/site/claims.hpp"

#include <algorithm>
#include <charconv>

namespace kontor::site {
namespace {

// The number at the end of a claim's IRI, so that claim 10 comes after claim 9.
int number_of(std::string_view iri) {
  const std::size_t dot = iri.rfind('.');
  int number = 0;
  if (dot != std::string_view::npos) std::from_chars(iri.data() + dot + 1, iri.data() + iri.size(), number);
  return number;
}

}  // namespace

Claims::Claims(const Facts& facts, TermId resource) : facts_(facts) {
  const Vocabulary& vocabulary = facts.vocabulary();
  for (const TermId id : facts.objects(resource, vocabulary.claim)) {
    Claim claim;
    claim.id = id;
    claim.property = facts.object(id, vocabulary.on_property);
    claim.values = facts.objects(id, vocabulary.stated);
    claim.source = facts.object(id, vocabulary.source);
    claim.rank = facts.object(id, vocabulary.rank);
    claim.confidence = facts.object(id, vocabulary.confidence);
    claim.contradicted = !facts.objects(id, vocabulary.contradicts).empty();
    claims_.push_back(claim);
  }
  std::sort(claims_.begin(), claims_.end(), [&facts](const Claim& a, const Claim& b) {
    const int first = number_of(facts.text(a.id));
    const int second = number_of(facts.text(b.id));
    return first != second ? first < second : facts.text(a.id) < facts.text(b.id);
  });
}

bool Claims::supports(const Claim& claim, TermId property, TermId value) const {
  if (claim.property != property || claim.rank == facts_.vocabulary().rank_deprecated) return false;
  return claim.values.empty() || std::find(claim.values.begin(), claim.values.end(), value) != claim.values.end();
}

std::vector<std::vector<Claim>> Claims::disputes() const {
  std::vector<std::vector<Claim>> out;
  for (const Claim& claim : claims_) {
    if (!claim.contradicted) continue;
    auto dispute =
        std::find_if(out.begin(), out.end(), [&](const auto& d) { return d.front().property == claim.property; });
    if (dispute == out.end()) dispute = out.insert(out.end(), std::vector<Claim>{});
    dispute->push_back(claim);
  }
  for (std::vector<Claim>& dispute : out) {
    std::stable_partition(dispute.begin(), dispute.end(),
                          [this](const Claim& claim) { return claim.rank == facts_.vocabulary().rank_preferred; });
  }
  return out;
}

}  // namespace kontor::site
