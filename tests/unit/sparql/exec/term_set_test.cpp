#include "kontor/sparql/exec/term_set.hpp"

#include <set>

#include "test.hpp"

using namespace kontor;
using namespace kontor::sparql;

TEST_CASE("a set of terms counts each once, also what another has") {
  std::set<store::TermId> known;
  TermSet first;
  TermSet later;
  CHECK(first.count() == 0);
  for (store::TermId i = 1; i < 5000; ++i) {
    const store::TermId term = i * i % 100'003 + 1;
    (i % 3 == 0 ? first : later).insert(term);
    known.insert(term);
  }
  const TermSet nothing;
  first.merge(nothing);
  first.merge(later);
  CHECK(first.count() == known.size());
  first.insert(4'000'000'000);
  first.insert(4'000'000'000);
  first.insert(4'000'000'001);
  CHECK(first.count() == known.size() + 2);
}
