#include "kontor/sparql/optimizer/empty_patterns.hpp"

#include "rewrite_test.hpp"
#include "test.hpp"

using namespace kontor::sparql;

namespace {

std::string without(const std::string& group) {
  return after(remove_empty_patterns, group);
}

}  // namespace

TEST_CASE("no solutions on one side are none of a join") {
  CHECK(without("{ ?a :p ?b VALUES ?b {} }") == "(table (vars))");
  CHECK(without("{ { ?a :p ?b VALUES ?b {} } BIND (1 AS ?c) FILTER (?b) }") == "(table (vars))");
  CHECK(without("{ GRAPH ?g { VALUES ?b {} } }") == "(table (vars))");
}

TEST_CASE("UNION, OPTIONAL and MINUS live without an empty side") {
  CHECK(without("{ { ?a :p ?b } UNION { VALUES ?b {} } }") == "(bgp (triple ?a :p ?b))");
  CHECK(without("{ ?a :p ?b OPTIONAL { VALUES ?b {} } }") == "(bgp (triple ?a :p ?b))");
  CHECK(without("{ ?a :p ?b MINUS { VALUES ?b {} } }") == "(bgp (triple ?a :p ?b))");
  CHECK(without("{ { VALUES ?b {} } OPTIONAL { ?a :p ?b } }") == "(table (vars))");
}

TEST_CASE("MINUS without shared variables removes nothing") {
  CHECK(without("{ ?a :p ?b MINUS { ?c :q ?d } }") == "(bgp (triple ?a :p ?b))");
  CHECK(without("{ ?a :p ?b MINUS { ?c :q ?b } }") == "unchanged");
}

TEST_CASE("one group of nothing is one solution") {
  CHECK(after_query(remove_empty_patterns, "SELECT (COUNT(*) AS ?n) { VALUES ?b {} }") == "unchanged");
}
