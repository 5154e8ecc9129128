// How well claimed items whose rightness is known are verified.
#pragma once

#include <string>
#include <vector>

#include "kontor/align/index/index.hpp"

#include "alignment/truth.hpp"

namespace bench {

// A claim and what was said of it.
struct JudgedClaim {
  bool right = false;
  bool flagged = false;
  std::string verdict;  // and its reason, without numbers
  std::string inputs;   // all that verify sees, counts up to three: name, country, namesakes, claimants, types
  std::string text;     // to read
};

// What of the file's rows is shown beside names and countries.
struct ClaimView {
  bool types = false;
  bool coordinates = false;
};

// The claims of the file that are known to be right or wrong, judged by what the view shows.
std::vector<JudgedClaim> judge_claims(const kontor::align::Index& index, const std::string& path, ClaimView view);

// The rows' right items as claims, those of every third row of a country exchanged with another one's of it; names and
// countries shown.
std::vector<JudgedClaim> judge_exchanged(const kontor::align::Index& index, const std::vector<TruthRow>& rows);

// What share of the wrong claims is found, and of the right ones doubted.
struct ClaimRates {
  double wrong_found = 0, right_doubted = 0;
};

// By the verdicts of `kontor align verify`.
ClaimRates rates(const std::vector<JudgedClaim>& claims);

// By verdicts that four fifths of the claims tell to be doubts, on the fifth left out, five times.
ClaimRates cross_validated_rates(const std::vector<JudgedClaim>& claims);

// The wrong claims that are not found and the right ones that are doubted, each with how many claims have its inputs.
void print_errors(const std::vector<JudgedClaim>& claims);

}  // namespace bench
