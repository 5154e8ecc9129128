#include "kontor/sparql/optimizer/known_values.hpp"

#include "rewrite_test.hpp"
#include "test.hpp"

using namespace kontor::sparql;

namespace {

std::string known(const std::string& condition) {
  return after(use_known_values, "{ ?a :p ?b FILTER (" + condition + ") }");
}

}  // namespace

TEST_CASE("equality with an IRI or a plain string names the term") {
  CHECK(known("?a = :x") == "(join (table (vars ?a) (row (?a :x))) (bgp (triple :x :p ?b)))");
  CHECK(known("'x' = ?b") == "(join (table (vars ?b) (row (?b \"x\"))) (bgp (triple ?a :p \"x\")))");
  CHECK(known("sameTerm(?b, 1)") == "(join (table (vars ?b) (row (?b 1))) (bgp (triple ?a :p 1)))");
  CHECK(known("?a = :x && ?b > 1") ==
        "(filter (> ?b 1) (join (table (vars ?a) (row (?a :x))) (bgp (triple :x :p ?b))))");
}

TEST_CASE("several terms are a table") {
  const std::string two = "(join (table (vars ?a) (row (?a :x)) (row (?a :y))) (bgp (triple ?a :p ?b)))";
  CHECK(known("?a IN (:x, :y, :x)") == two);
  CHECK(known("?a = :x || ?a = :y") == two);
}

TEST_CASE("what has several spellings, or other variables, stays a filter") {
  CHECK(known("?b = 1") == "unchanged");
  CHECK(known("?b = 'x'@en") == "unchanged");
  CHECK(known("sameTerm(?b, 'x'@en)") == "unchanged");
  CHECK(known("?b IN (:x, 1)") == "unchanged");
  CHECK(known("?a = ?b") == "unchanged");
  CHECK(known("?a = :x || ?b = :y") == "unchanged");
  CHECK(known("?b != :x") == "unchanged");
}

TEST_CASE("the variable must always be bound") {
  CHECK(after(use_known_values, "{ ?a :p ?b OPTIONAL { ?a :q ?c } FILTER (?c = :x) }") == "unchanged");
  CHECK(after(use_known_values, "{ BIND (1 AS ?c) FILTER (?c = :x) }") == "unchanged");
}

TEST_CASE("paths keep their variable, since a constant would match itself") {
  CHECK(after(use_known_values, "{ ?a :p* ?b FILTER (?a = :x) }") ==
        "(join (table (vars ?a) (row (?a :x))) (path ?a (path* :p) ?b))");
}

TEST_CASE("a known graph is named") {
  CHECK(after(use_known_values, "{ GRAPH ?g { ?a :p ?b } FILTER (?g = :x) }") ==
        "(join (table (vars ?g) (row (?g :x))) (graph :x (bgp (triple ?a :p ?b))))");
}
