#include "kontor/align/match/verification.hpp"

#include "kontor/align/match/matcher.hpp"

#include "test.hpp"
#include "unit/align/index/small_index.hpp"

using namespace kontor::align;

namespace {

Verification verdict(std::string name, std::string country, std::string claimed) {
  const std::string bytes = write_index(some_places());
  const Index index(bytes, "test");
  Query query;
  query.id = "q";
  query.names.push_back({std::move(name), "", NameKind::label});
  query.country = std::move(country);
  query.claimed = std::move(claimed);
  MatchOptions options;
  options.trust_claims = false;
  const Match match = Matcher(index, options).match(query);
  return verify(query, match, index).verification;
}

}  // namespace

TEST_CASE("claims are judged by names and countries") {
  CHECK(verdict("Posen", "PL", "Q268") == Verification::confirmed);
  CHECK(verdict("Posen", "PL", "Q1715") == Verification::wrong);
  CHECK(verdict("Posen", "DE", "Q268") == Verification::wrong);
  CHECK(verdict("Posem", "PL", "Q268") == Verification::doubtful);
  CHECK(verdict("Richmond", "US", "Q548664") == Verification::possible);
  CHECK(verdict("Posen", "PL", "Q999") == Verification::doubtful);
  CHECK(verdict("Rouen", "FR", "Q999") == Verification::unknown);
}
