// What sources say of one resource: its claims, by property, and which of them contradict each other.
#pragma once

#include <string_view>
#include <vector>

#include "kontor/site/facts.hpp"

namespace kontor::site {

struct Claim {
  TermId id = store::no_term;
  TermId property = store::no_term;  // what it speaks of; no_term if it does not say
  TermIds values;                    // empty: what the record says
  TermId source = store::no_term;
  TermId rank = store::no_term;
  TermId confidence = store::no_term;
  bool contradicted = false;
};

class Claims {
 public:
  Claims(const Facts& facts, TermId resource);

  // In the order of their numbers.
  const std::vector<Claim>& all() const { return claims_; }

  // Whether a claim supports a value of a property.
  bool supports(const Claim& claim, TermId property, TermId value) const;

  // The claims on properties of which contradicting things are said, those of one property together, the preferred
  // first. Empty if nothing is contradicted.
  std::vector<std::vector<Claim>> disputes() const;

 private:
  const Facts& facts_;
  std::vector<Claim> claims_;
};

}  // namespace kontor::site
