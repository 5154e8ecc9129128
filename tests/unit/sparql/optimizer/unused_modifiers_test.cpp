#include "kontor/sparql/optimizer/unused_modifiers.hpp"

#include "rewrite_test.hpp"
#include "test.hpp"

using namespace kontor::sparql;

namespace {

std::string without(const std::string& query) {
  return after_query(remove_unused_modifiers, query);
}

}  // namespace

TEST_CASE("the order of a joined subquery is lost") {
  CHECK(without("ASK { ?a :p ?b { SELECT ?a { ?a :q ?c } ORDER BY ?c } }") ==
        "(join (bgp (triple ?a :p ?b)) (project (?a) (bgp (triple ?a :q ?/1/c))))");
  CHECK(without("ASK { ?a :p ?b { SELECT ?a { ?a :q ?c } ORDER BY ?c LIMIT 1 } }") == "unchanged");
}

TEST_CASE("an order that aggregates or the result show stays") {
  CHECK(without("SELECT (GROUP_CONCAT(?a) AS ?l) { { SELECT ?a { ?a :q ?c } ORDER BY ?c } }") == "unchanged");
  CHECK(without("SELECT ?a { ?a :q ?c } ORDER BY ?c") == "unchanged");
  CHECK(without("SELECT * { { SELECT ?a { ?a :q ?c } ORDER BY ?c } }") == "unchanged");
}

TEST_CASE("solutions that differ already need no DISTINCT") {
  CHECK(without("SELECT DISTINCT ?a (COUNT(*) AS ?n) { ?a :p ?b } GROUP BY ?a ORDER BY ?n") ==
        "(project (?a ?n) (order (?n) (extend ((?n ?.0)) (group (?a) ((?.0 (count))) (bgp (triple ?a :p ?b))))))");
  CHECK(without("SELECT DISTINCT (COUNT(*) AS ?n) { ?a :p ?b } GROUP BY ?a") == "unchanged");
  CHECK(without("SELECT DISTINCT ?a { ?a :p ?b }") == "unchanged");
}
