// The steps of SPARQL 1.1 section 18.2, each by what it makes of a query.
#include "kontor/sparql/algebra/translate.hpp"

#include "kontor/sparql/algebra/print.hpp"

#include "test.hpp"

using namespace kontor::sparql;

namespace {

algebra::Query read(const std::string& text) {
  return algebra::translate("PREFIX : <http://e/> " + text);
}

std::string algebra_of(const std::string& text) {
  const algebra::Query query = read(text);
  return algebra::to_string(query.pattern, query.variables, query.prefixes.map());
}

// Of a group graph pattern.
std::string pattern(const std::string& group) {
  return algebra_of("ASK " + group);
}

}  // namespace

TEST_CASE("the examples of section 18.2.3") {
  CHECK(pattern("{ ?s ?p ?o }") == "(bgp (triple ?s ?p ?o))");
  CHECK(pattern("{ ?s :p1 ?v1 ; :p2 ?v2 }") == "(bgp (triple ?s :p1 ?v1) (triple ?s :p2 ?v2))");
  CHECK(pattern("{ { ?s :p1 ?v1 } UNION { ?s :p2 ?v2 } }") ==
        "(union (bgp (triple ?s :p1 ?v1)) (bgp (triple ?s :p2 ?v2)))");
  CHECK(pattern("{ { ?s :p1 ?v1 } UNION { ?s :p2 ?v2 } UNION { ?s :p3 ?v3 } }") ==
        "(union (bgp (triple ?s :p1 ?v1)) (bgp (triple ?s :p2 ?v2)) (bgp (triple ?s :p3 ?v3)))");
  CHECK(pattern("{ ?s :p1 ?v1 OPTIONAL { ?s :p2 ?v2 } }") ==
        "(leftjoin (bgp (triple ?s :p1 ?v1)) (bgp (triple ?s :p2 ?v2)))");
  CHECK(pattern("{ ?s :p1 ?v1 OPTIONAL { ?s :p2 ?v2 } OPTIONAL { ?s :p3 ?v3 } }") ==
        "(leftjoin (leftjoin (bgp (triple ?s :p1 ?v1)) (bgp (triple ?s :p2 ?v2))) (bgp (triple ?s :p3 ?v3)))");
  CHECK(pattern("{ ?s :p1 ?v1 OPTIONAL { ?s :p2 ?v2 FILTER(?v1<3) } }") ==
        "(leftjoin (bgp (triple ?s :p1 ?v1)) (bgp (triple ?s :p2 ?v2)) (< ?v1 3))");
  CHECK(pattern("{ { ?s :p1 ?v1 } UNION { ?s :p2 ?v2 } OPTIONAL { ?s :p3 ?v3 } }") ==
        "(leftjoin (union (bgp (triple ?s :p1 ?v1)) (bgp (triple ?s :p2 ?v2))) (bgp (triple ?s :p3 ?v3)))");
  CHECK(pattern("{ ?s :p1 ?v1 FILTER (?v1 < 3) OPTIONAL { ?s :p2 ?v2 } }") ==
        "(filter (< ?v1 3) (leftjoin (bgp (triple ?s :p1 ?v1)) (bgp (triple ?s :p2 ?v2))))");
  CHECK(pattern("{ ?s :p ?v . BIND (2*?v AS ?v2) ?s :p1 ?v2 }") ==
        "(join (extend ((?v2 (* 2 ?v))) (bgp (triple ?s :p ?v))) (bgp (triple ?s :p1 ?v2)))");
  CHECK(pattern("{ ?s :p ?v . {} BIND (2*?v AS ?v2) }") == "(extend ((?v2 (* 2 ?v))) (bgp (triple ?s :p ?v)))");
  CHECK(pattern("{ ?s :p ?v . MINUS {?s :p1 ?v2 } }") == "(minus (bgp (triple ?s :p ?v)) (bgp (triple ?s :p1 ?v2)))");
}

TEST_CASE("only filters of the optional group itself join its condition") {
  CHECK(pattern("{ ?s :p ?v OPTIONAL { { ?s :q ?w FILTER(?v < 3) } } }") ==
        "(leftjoin (bgp (triple ?s :p ?v)) (filter (< ?v 3) (bgp (triple ?s :q ?w))))");
  CHECK(pattern("{ OPTIONAL { ?s :q ?w } }") == "(leftjoin (table unit) (bgp (triple ?s :q ?w)))");
}

TEST_CASE("filters do not cut a basic graph pattern and hold for the whole group") {
  CHECK(pattern("{ ?s :p ?v FILTER (?v) ?s :q ?w FILTER (?w) }") ==
        "(filter (&& ?v ?w) (bgp (triple ?s :p ?v) (triple ?s :q ?w)))");
  CHECK(pattern("{ FILTER (?v) { ?s :p ?v } }") == "(filter ?v (bgp (triple ?s :p ?v)))");
  CHECK(pattern("{}") == "(table unit)");
  CHECK(pattern("{ {} {} }") == "(table unit)");
}

TEST_CASE("paths that are joins become triples, others stay") {
  CHECK(pattern("{ ?s :p/^:q ?o }") == "(bgp (triple ?s :p ??.p0) (triple ?o :q ??.p0))");
  CHECK(pattern("{ ?s ^:p ?o }") == "(bgp (triple ?o :p ?s))");
  CHECK(pattern("{ ?s ^(:p/:q) ?o }") == "(bgp (triple ?o :p ??.p0) (triple ??.p0 :q ?s))");
  CHECK(pattern("{ ?s :p* ?o }") == "(path ?s (path* :p) ?o)");
  CHECK(
      pattern("{ ?a :x ?b . ?s :p/:q+ ?o . ?c :y ?d }") ==
      "(join (join (bgp (triple ?a :x ?b) (triple ?s :p ??.p0)) (path ??.p0 (path+ :q) ?o)) (bgp (triple ?c :y ?d)))");
  CHECK(pattern("{ ?s :p|(:q/:r) ?o }") == "(path ?s (alt :p (seq :q :r)) ?o)");
  CHECK(pattern("{ ?s !(:p|^:q) ?o }") == "(path ?s (notoneof :p (reverse :q)) ?o)");
}

TEST_CASE("blank nodes are variables of their pattern") {
  CHECK(pattern("{ _:a :p [] . _:a :q 1 }") == "(bgp (triple ??a :p ??.0) (triple ??a :q 1))");
  const algebra::Query query = read("ASK { _:a :p ?x }");
  CHECK(query.variables.is_named(0));
  CHECK_FALSE(query.variables.is_named(1));
}

TEST_CASE("graphs, services, values and existence") {
  CHECK(pattern("{ GRAPH ?g { ?s ?p ?o } }") == "(graph ?g (bgp (triple ?s ?p ?o)))");
  CHECK(pattern("{ SERVICE SILENT <http://x> { ?s ?p ?o } }") == "(service silent <http://x> (bgp (triple ?s ?p ?o)))");
  CHECK(pattern("{ VALUES (?a ?b) { (1 UNDEF) (:x 'y'@de) } }") ==
        "(table (vars ?a ?b) (row (?a 1)) (row (?a :x) (?b \"y\"@de)))");
  CHECK(pattern("{ ?s ?p ?o FILTER NOT EXISTS { ?s :q ?o } }") ==
        "(filter (notexists (bgp (triple ?s :q ?o))) (bgp (triple ?s ?p ?o)))");
}

TEST_CASE("a select is projected, its expressions extend") {
  CHECK(algebra_of("SELECT ?x (?x+1 AS ?y) { ?x ?p ?o } ORDER BY DESC(?y) ?p LIMIT 3") ==
        "(slice _ 3 (project (?x ?y) (order ((desc ?y) ?p) (extend ((?y (+ ?x 1))) (bgp (triple ?x ?p ?o))))))");
  CHECK(algebra_of("SELECT DISTINCT ?x { ?x ?p ?o } OFFSET 2") ==
        "(slice 2 _ (distinct (project (?x) (bgp (triple ?x ?p ?o)))))");
  CHECK(algebra_of("SELECT REDUCED ?x ?x { ?x ?p ?o }") == "(reduced (project (?x) (bgp (triple ?x ?p ?o))))");
  CHECK(algebra_of("SELECT ?x { ?x ?p ?o } VALUES ?p { 1 }") ==
        "(project (?x) (join (bgp (triple ?x ?p ?o)) (table (vars ?p) (row (?p 1)))))");
}

TEST_CASE("aggregates move into the group, equal ones once") {
  CHECK(algebra_of("SELECT ?k (SUM(?v)*2 AS ?a) (SUM(?v) AS ?b) { ?k :p ?v } GROUP BY ?k HAVING (COUNT(*) > 1)") ==
        "(project (?k ?a ?b) (extend ((?b ?.1)) (extend ((?a (* ?.1 2))) (filter (> ?.0 1) (group (?k) ((?.0 (count)) "
        "(?.1 (sum ?v))) (bgp (triple ?k :p ?v)))))))");
  CHECK(algebra_of("SELECT (COUNT(DISTINCT *) AS ?n) {}") ==
        "(project (?n) (extend ((?n ?.0)) (group () ((?.0 (count distinct))) (table unit))))");
  CHECK(algebra_of("SELECT (GROUP_CONCAT(?x; SEPARATOR=',') AS ?n) {}") ==
        "(project (?n) (extend ((?n ?.0)) (group () ((?.0 (group_concat (separator \",\") ?x))) (table unit))))");
}

TEST_CASE("keys are variables, named or fresh") {
  CHECK(algebra_of("SELECT ?k { ?x :p ?v } GROUP BY (?v+1 AS ?k) STR(?x) ?v") ==
        "(project (?k) (group ((?k (+ ?v 1)) (?.0 (str ?x)) ?v) (bgp (triple ?x :p ?v))))");
}

TEST_CASE("in HAVING and ORDER BY, variables without a value per group are sampled, SELECT's names are not") {
  CHECK(algebra_of("SELECT (MAX(?v) AS ?m) { ?x :p ?v } GROUP BY ?x ORDER BY ?m ?v") ==
        "(project (?m) (order (?m ?.1) (extend ((?m ?.0)) (group (?x) ((?.0 (max ?v)) (?.1 (sample ?v))) (bgp (triple "
        "?x :p ?v))))))");
}

TEST_CASE("a subquery shares only what it projects") {
  CHECK(algebra_of("SELECT * { ?x :p ?y { SELECT ?x { ?x :q ?y } } { SELECT (1 AS ?z) { ?x :r ?y } } }") ==
        "(project (?x ?y ?z) (join (join (bgp (triple ?x :p ?y)) (project (?x) (bgp (triple ?x :q ?/1/y)))) (project "
        "(?z) "
        "(extend ((?z 1)) (bgp (triple ?/2/x :r ?/2/y))))))");
}

TEST_CASE("construct and describe") {
  const algebra::Query construct = read("CONSTRUCT { _:a :p ?x } WHERE { ?x :q [] }");
  const auto& form = std::get<algebra::Construct>(construct.form);
  REQUIRE(form.triples.size() == 1);
  CHECK(std::get<kontor::rdf::Term>(form.triples[0].subject).is_blank_node());
  const algebra::Query describe = read("DESCRIBE ?x :y { ?x :q 1 }");
  CHECK(std::get<algebra::Describe>(describe.form).targets.size() == 2);
  CHECK(algebra_of("DESCRIBE :y") == "(table unit)");
}
