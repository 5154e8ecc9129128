#include "kontor/sparql/optimizer/filter_placement.hpp"

#include "rewrite_test.hpp"
#include "test.hpp"

using namespace kontor::sparql;

namespace {

std::string placed(const std::string& group) {
  return after(place_filters, group);
}

}  // namespace

TEST_CASE("conditions go to the side of a join that binds their variables") {
  CHECK(
      placed("{ ?a :p ?b { ?c :q ?d } FILTER (?b > 1 && ?d > 2 && ?b < ?d) }") ==
      "(filter (< ?b ?d) (join (filter (> ?b 1) (bgp (triple ?a :p ?b))) (filter (> ?d 2) (bgp (triple ?c :q ?d)))))");
  CHECK(placed("{ { ?a :p ?b } { OPTIONAL { ?a :q ?b } } FILTER (?b) }") ==
        "(join (filter ?b (bgp (triple ?a :p ?b))) (leftjoin (table unit) (bgp (triple ?a :q ?b))))");
}

TEST_CASE("a condition stays where another side may bind its variable") {
  CHECK(placed("{ { OPTIONAL { ?a :p ?b } } { OPTIONAL { ?a :q ?b } } FILTER (BOUND(?b)) }") == "unchanged");
  CHECK(placed("{ ?a :p ?b OPTIONAL { ?a :q ?c } FILTER (!BOUND(?c)) }") == "unchanged");
}

TEST_CASE("conditions go below OPTIONAL, MINUS, BIND and into every branch of UNION") {
  CHECK(placed("{ ?a :p ?b OPTIONAL { ?a :q ?c } FILTER (?b > 1) }") ==
        "(leftjoin (filter (> ?b 1) (bgp (triple ?a :p ?b))) (bgp (triple ?a :q ?c)))");
  CHECK(placed("{ ?a :p ?b MINUS { ?a :q ?c } FILTER (?b > 1) }") ==
        "(minus (filter (> ?b 1) (bgp (triple ?a :p ?b))) (bgp (triple ?a :q ?c)))");
  CHECK(placed("{ ?a :p ?b BIND (?b + 1 AS ?c) FILTER (?b > 1) FILTER (?c > 2) }") ==
        "(filter (> ?c 2) (extend ((?c (+ ?b 1))) (filter (> ?b 1) (bgp (triple ?a :p ?b)))))");
  CHECK(placed("{ { ?a :p ?b } UNION { ?a :q ?c } FILTER (?b > 1) }") ==
        "(union (filter (> ?b 1) (bgp (triple ?a :p ?b))) (filter (> ?b 1) (bgp (triple ?a :q ?c))))");
}

TEST_CASE("the condition of an OPTIONAL goes to its right side if that binds its variables") {
  CHECK(placed("{ ?a :p ?b OPTIONAL { ?a :q ?c FILTER (?c > 1) FILTER (?b > ?c) } }") ==
        "(leftjoin (bgp (triple ?a :p ?b)) (filter (> ?c 1) (bgp (triple ?a :q ?c))) (> ?b ?c))");
}

TEST_CASE("conditions go into GRAPH, but not with its name or EXISTS") {
  CHECK(placed("{ GRAPH ?g { ?a :p ?b } FILTER (?b > 1) }") == "(graph ?g (filter (> ?b 1) (bgp (triple ?a :p ?b))))");
  CHECK(placed("{ GRAPH ?g { ?a :p ?b } FILTER (?g != :x) }") == "unchanged");
  CHECK(placed("{ GRAPH :g { ?a :p ?b } FILTER EXISTS { ?a :q ?b } }") == "unchanged");
}

TEST_CASE("conditions go into subqueries, groups and below DISTINCT, never below LIMIT") {
  CHECK(placed("{ { SELECT DISTINCT ?a { ?a :p ?b } ORDER BY ?b } FILTER (?a > 1) }") ==
        "(distinct (project (?a) (order (?/1/b) (filter (> ?a 1) (bgp (triple ?a :p ?/1/b))))))");
  CHECK(placed("{ { SELECT ?a (COUNT(*) AS ?n) { ?a :p ?b } GROUP BY ?a } FILTER (?a > 1) FILTER (?n > 2) }") ==
        "(project (?a ?n) (filter (> ?n 2) (extend ((?n ?.0)) (group (?a) ((?.0 (count))) (filter (> ?a 1) (bgp "
        "(triple ?a "
        ":p ?/1/b)))))))");
  CHECK(placed("{ { SELECT ?a { ?a :p ?b } LIMIT 3 } FILTER (?a > 1) }") == "unchanged");
}

TEST_CASE("conditions that differ each time they are asked stay") {
  CHECK(placed("{ { ?a :p ?b } UNION { ?a :q ?b } FILTER (RAND() < 0.5) }") == "unchanged");
}

TEST_CASE("filters on top of each other become one, in the order of the text") {
  CHECK(placed("{ { ?a :p ?b FILTER (?a) } FILTER (?b) }") == "(filter (&& ?a ?b) (bgp (triple ?a :p ?b)))");
}
