#include "kontor/sparql/optimizer/constant_folding.hpp"

#include "rewrite_test.hpp"
#include "test.hpp"

using namespace kontor::sparql;

namespace {

std::string fold(const std::string& group) {
  return after(fold_constants, group);
}

}  // namespace

TEST_CASE("a true filter goes, a false one has no solutions") {
  CHECK(fold("{ ?s :p ?o FILTER (true) }") == "(bgp (triple ?s :p ?o))");
  CHECK(fold("{ ?s :p ?o FILTER (false) }") == "(table (vars))");
  CHECK(fold("{ ?s :p ?o FILTER ('0'^^<http://www.w3.org/2001/XMLSchema#boolean>) }") == "(table (vars))");
  CHECK(fold("{ ?s :p ?o OPTIONAL { ?o :q ?r FILTER (true) } }") ==
        "(leftjoin (bgp (triple ?s :p ?o)) (bgp (triple ?o :q ?r)))");
  CHECK(fold("{ ?s :p ?o OPTIONAL { ?o :q ?r FILTER (false) } }") == "(bgp (triple ?s :p ?o))");
}

TEST_CASE("a constant decides && and || or goes away") {
  CHECK(fold("{ ?s :p ?o FILTER (?o && true) }") == "(filter ?o (bgp (triple ?s :p ?o)))");
  CHECK(fold("{ ?s :p ?o FILTER (?o || false) }") == "unchanged");  // (|| ?o false) is a boolean, ?o may be anything
  CHECK(fold("{ ?s :p ?o FILTER (?o > 1 || false) }") == "(filter (> ?o 1) (bgp (triple ?s :p ?o)))");
  CHECK(fold("{ ?s :p ?o FILTER (?o && false) }") == "(table (vars))");
  CHECK(fold("{ ?s :p ?o FILTER (1/0 || true) }") == "(bgp (triple ?s :p ?o))");
}

TEST_CASE("a value is not its effective boolean value") {
  CHECK(fold("{ BIND (?x && true AS ?y) }") == "unchanged");
  CHECK(fold("{ BIND (?x > 1 && true AS ?y) }") == "(extend ((?y (> ?x 1))) (table unit))");
}

TEST_CASE("not, if and in") {
  CHECK(fold("{ ?s :p ?o FILTER (!(?o && false)) }") == "(bgp (triple ?s :p ?o))");
  CHECK(fold("{ BIND (IF(true, ?a, ?b) AS ?y) }") == "(extend ((?y ?a)) (table unit))");
  CHECK(fold("{ BIND (?a IN () AS ?y) BIND (?a NOT IN () AS ?z) }") ==
        "(extend ((?z true)) (extend ((?y false)) (table unit)))");
  CHECK(fold("{ ?s :p ?o FILTER (!(EXISTS { ?s :q ?o FILTER (true) })) }") ==
        "(filter (notexists (bgp (triple ?s :q ?o))) (bgp (triple ?s :p ?o)))");
  CHECK(fold("{ ?s :p ?o FILTER (?o > 1) }") == "unchanged");
}
