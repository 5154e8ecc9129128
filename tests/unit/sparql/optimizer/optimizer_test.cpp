#include "kontor/sparql/optimizer/optimizer.hpp"

#include <set>

#include "rewrite_test.hpp"
#include "test.hpp"

using namespace kontor::sparql;

TEST_CASE("the passes work together") {
  algebra::Query query = read_query(
      "SELECT ?city ?label { ?city a :City OPTIONAL { ?city :label ?label } OPTIONAL { ?city :in ?land } "
      "FILTER (?land = :DE && LANG(?label) = 'de' && (true || ?city)) }");
  optimize(query);
  CHECK(show(query) ==
        "(project (?city ?label) (join (join (bgp (triple ?city <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> "
        ":City)) "
        "(filter (= (lang ?label) \"de\") (bgp (triple ?city :label ?label)))) (join (table (vars ?land) (row (?land "
        ":DE))) "
        "(bgp (triple ?city :in :DE)))))");
}

TEST_CASE("each pass has a name and a reason, and can be left out") {
  std::set<std::string_view> names;
  for (const Pass& pass : passes()) {
    CHECK(names.insert(pass.name).second);
    CHECK_FALSE(pass.reason.empty());
  }
  algebra::Query query = read_query("ASK { ?a :p ?b FILTER (?a = :x) }");
  const std::string_view without[] = {"known_values"};
  optimize(query, without);
  CHECK(show(query) == "(filter (= ?a :x) (bgp (triple ?a :p ?b)))");
}
