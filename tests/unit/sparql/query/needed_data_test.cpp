#include "kontor/sparql/needed_data.hpp"

#include <string>

#include "test.hpp"

using namespace kontor;

namespace {

const std::string e = "http://e/";

sparql::Query prepare(const std::string& text) {
  return sparql::prepare("PREFIX : <http://e/> " + text);
}

bool needs(const std::string& text, const std::string& s, const std::string& p, const std::string& o) {
  const sparql::Query query = prepare(text);
  const std::string subject = e + s;
  const std::string predicate = e + p;
  const std::string object = e + o;
  return sparql::NeededData(query).has({rdf::iri(subject), rdf::iri(predicate), rdf::iri(object), {}});
}

bool needs_all(const std::string& text) {
  const sparql::Query query = prepare(text);
  return sparql::NeededData(query).is_all();
}

}  // namespace

TEST_CASE("what no pattern can match is not needed") {
  const std::string query = "SELECT * { :a :p ?x . ?x :q :b }";
  CHECK(needs(query, "a", "p", "z"));
  CHECK(needs(query, "z", "q", "b"));
  CHECK_FALSE(needs(query, "z", "p", "b"));
  CHECK_FALSE(needs(query, "a", "q", "z"));
  CHECK(needs("SELECT * { :a ?p ?x }", "a", "r", "z"));
  CHECK_FALSE(needs("SELECT * { :a ?p ?x }", "b", "r", "z"));
  CHECK_FALSE(needs("SELECT (1 + 1 AS ?x) {}", "a", "p", "b"));
}

TEST_CASE("patterns count wherever they stand") {
  CHECK(needs("SELECT * { ?a :x ?b OPTIONAL { ?b :p ?c } }", "a", "p", "b"));
  CHECK(needs("SELECT * { ?a :x ?b FILTER (?b = 1 || !EXISTS { ?b :p ?c }) }", "a", "p", "b"));
  CHECK(needs("SELECT ?a { ?a :x ?b } ORDER BY (IF(EXISTS { ?b :p ?c }, 1, 2))", "a", "p", "b"));
  CHECK(needs("SELECT (COUNT(?a) AS ?n) { ?a :x ?b } GROUP BY ?b HAVING EXISTS { ?b :p ?c }", "a", "p", "b"));
  CHECK(needs("SELECT * { GRAPH ?g { ?a :x ?b MINUS { ?a :p ?b } } }", "a", "p", "b"));
  CHECK_FALSE(needs("SELECT * { SERVICE :s { ?a :p ?b } }", "a", "p", "b"));
}

TEST_CASE("paths need their predicates, and every node where they may have length zero between variables") {
  CHECK(needs("SELECT * { :a (:p/^:q)+ ?b }", "x", "q", "y"));
  CHECK_FALSE(needs("SELECT * { :a (:p/^:q)+ ?b }", "x", "r", "y"));
  CHECK_FALSE(needs_all("SELECT * { :a :p* ?b }"));
  CHECK(needs_all("SELECT * { ?a :p* ?b }"));
  CHECK(needs_all("SELECT * { ?a (:p?|:q) ?b }"));
  CHECK(needs_all("SELECT * { ?a !:p ?b }"));
}

TEST_CASE("DESCRIBE and three variables need everything") {
  CHECK(needs_all("DESCRIBE :a"));
  CHECK(needs_all("SELECT * { ?a ?b ?c }"));
}

TEST_CASE("SERVICE is seen wherever it stands") {
  CHECK_FALSE(sparql::NeededData(prepare("SELECT * { ?a :p ?b }")).asks_endpoints());
  CHECK(sparql::NeededData(prepare("SELECT * { ?a :p ?b FILTER EXISTS { SERVICE :s { ?b :q ?c } } }")).asks_endpoints());
}

TEST_CASE("language tags are compared by the dataset") {
  const sparql::Query query = prepare("SELECT * { ?a :p 'x'@EN }");
  const std::string predicate = e + "p";
  CHECK(sparql::NeededData(query).has({rdf::iri(e), rdf::iri(predicate), rdf::language_string("x", "en"), {}}));
}

TEST_CASE("graphs exist though nothing of them is kept") {
  const sparql::Query query = prepare("SELECT ?g { GRAPH ?g {} }");
  const sparql::NeededData needed(query);
  store::Dataset dataset;
  sparql::NeededDataSink sink(needed, dataset);
  sink.quad({rdf::iri("http://e/a"), rdf::iri("http://e/p"), rdf::iri("http://e/b"), rdf::iri("http://e/g")}, {});
  dataset.freeze();
  CHECK(dataset.size() == 0);
  CHECK(dataset.graph_names().size() == 1);
}
