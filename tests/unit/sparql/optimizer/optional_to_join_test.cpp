#include "kontor/sparql/optimizer/optional_to_join.hpp"

#include "rewrite_test.hpp"
#include "test.hpp"

using namespace kontor::sparql;

namespace {

const std::string joined = "(join (bgp (triple ?s :p ?o)) (bgp (triple ?o :q ?r))))";

std::string turned(const std::string& condition) {
  return after(turn_optional_to_join, "{ ?s :p ?o OPTIONAL { ?o :q ?r } FILTER (" + condition + ") }");
}

}  // namespace

TEST_CASE("a condition that needs the optional variable makes it needed") {
  CHECK(turned("?r > 3") == "(filter (> ?r 3) " + joined);
  CHECK(turned("BOUND(?r)") == "(filter (bound ?r) " + joined);
  CHECK(turned("?o > 1 && STRLEN(?r) = 2") == "(filter (&& (> ?o 1) (= (strlen ?r) 2)) " + joined);
  CHECK(turned("?r = 1 || ?r = 2") == "(filter (|| (= ?r 1) (= ?r 2)) " + joined);
  CHECK(turned("?r IN (1, 2)") == "(filter (in ?r 1 2) " + joined);
  CHECK(turned("!(?r = 1)") == "(filter (! (= ?r 1)) " + joined);
}

TEST_CASE("a condition that can be true without it does not") {
  CHECK(turned("!BOUND(?r)") == "unchanged");
  CHECK(turned("COALESCE(?r, 1) = 1") == "unchanged");
  CHECK(turned("?r = 1 || ?o = 2") == "unchanged");
  CHECK(turned("!(?r = 1 && ?o = 2)") == "unchanged");
  CHECK(turned("?r NOT IN ()") == "unchanged");
  CHECK(turned("IF(?o, ?r, 1)") == "unchanged");
  CHECK(turned("?o > 1") == "unchanged");
  CHECK(turned("EXISTS { ?r :x ?o }") == "unchanged");
}

TEST_CASE("the condition of the OPTIONAL becomes a filter") {
  CHECK(after(turn_optional_to_join, "{ ?s :p ?o OPTIONAL { ?o :q ?r FILTER (?s != ?r) } FILTER (?r > 1) }") ==
        "(filter (> ?r 1) (filter (!= ?s ?r) " + joined + ")");
}

TEST_CASE("in a chain the OPTIONAL that alone can bind the variable is turned") {
  CHECK(after(turn_optional_to_join, "{ ?s :p ?o OPTIONAL { ?o :q ?r } OPTIONAL { ?o :t ?u } FILTER (?r > 1) }") ==
        "(filter (> ?r 1) (leftjoin (join (bgp (triple ?s :p ?o)) (bgp (triple ?o :q ?r))) (bgp (triple ?o :t ?u))))");
  CHECK(after(turn_optional_to_join, "{ ?s :p ?o OPTIONAL { ?o :q ?r } OPTIONAL { ?o :t ?r } FILTER (?r > 1) }") ==
        "unchanged");
}

TEST_CASE("inside of EXISTS the variable may be substituted") {
  CHECK(after(turn_optional_to_join, "{ FILTER EXISTS { ?s :p ?o OPTIONAL { ?o :q ?r } FILTER (?r > 1) } }") ==
        "unchanged");
}
