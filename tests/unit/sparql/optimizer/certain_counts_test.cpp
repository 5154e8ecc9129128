#include "kontor/sparql/optimizer/certain_counts.hpp"

#include "rewrite_test.hpp"
#include "test.hpp"

using namespace kontor::sparql;

namespace {

std::string with_counts(const std::string& query) {
  return after_query(count_solutions, query);
}

}  // namespace

TEST_CASE("counting a variable that is always bound counts solutions") {
  CHECK(with_counts("SELECT ?a (COUNT(?b) AS ?n) { ?a :p ?b } GROUP BY ?a") ==
        "(project (?a ?n) (extend ((?n ?.0)) (group (?a) ((?.0 (count))) (bgp (triple ?a :p ?b)))))");
}

TEST_CASE("values, different values and what may be unbound are counted one by one") {
  CHECK(with_counts("SELECT (COUNT(DISTINCT ?b) AS ?n) { ?a :p ?b }") == "unchanged");
  CHECK(with_counts("SELECT (COUNT(?b + 1) AS ?n) { ?a :p ?b }") == "unchanged");
  CHECK(with_counts("SELECT (COUNT(?c) AS ?n) { ?a :p ?b OPTIONAL { ?b :q ?c } }") == "unchanged");
  CHECK(with_counts("SELECT (SUM(?b) AS ?n) { ?a :p ?b }") == "unchanged");
}
