#include "kontor/align/match/verification.hpp"

#include "kontor/align/match/matcher.hpp"

#include "test.hpp"
#include "unit/align/index/small_index.hpp"

using namespace kontor::align;

namespace {

// `other` is the name of somebody else who claims the same, empty if nobody does.
Verification verdict(std::string name, std::string country, std::string claimed, const std::string& other = {}) {
  const std::string bytes = write_index(some_places());
  const Index index(bytes, "test");
  Query query;
  query.id = "q";
  query.names.push_back({std::move(name), "", NameKind::label});
  query.country = std::move(country);
  query.claimed = std::move(claimed);
  MatchOptions options;
  options.trust_claims = false;
  std::vector<Query> queries = {query};
  if (!other.empty()) {
    queries.push_back(query);
    queries.back().names = {{other, "", NameKind::label}};
  }
  const Match match = Matcher(index, options).match(query);
  return verify(query, match, index, Claims(queries)).verification;
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

TEST_CASE("An item that the index does not have cannot be what several names claim it for") {
  CHECK(verdict("Rouen", "FR", "Q999", "Oissel") == Verification::doubtful);
  CHECK(verdict("Rouen", "FR", "Q999", "Rouën") == Verification::unknown);
  CHECK(verdict("Posen", "PL", "Q268", "Oissel") == Verification::confirmed);
}
