#include "kontor/sparql/exec/service.hpp"

#include <string>
#include <vector>

#include "kontor/base/error.hpp"
#include "kontor/base/input_file.hpp"
#include "kontor/sparql/query.hpp"
#include "kontor/syntax/format.hpp"

#include "test.hpp"

using namespace kontor;

namespace {

using Lines = std::vector<std::string>;

store::Dataset& load(store::Dataset& dataset, const std::string& turtle) {
  const std::string text = "@prefix : <http://e/> . " + turtle;
  MemorySource source(text);
  syntax::read_rdf(source, *syntax::find_format("turtle"), {}, dataset);
  dataset.freeze();
  return dataset;
}

// Answers from one dataset whatever the endpoint is called, and keeps what it was asked. "http://e/down" is down.
class Endpoints final : public sparql::ServiceEndpoints {
 public:
  explicit Endpoints(const std::string& turtle) { load(dataset_, turtle); }

  void select(const std::string& endpoint, const std::string& query, const sparql::QueryLimits&,
              sparql::SolutionSink& sink) override {
    asked.push_back(query);
    if (endpoint == "http://e/down") throw Error("down");
    const sparql::Query prepared = sparql::prepare(query);
    sparql::Execution(prepared, dataset_).run(sink);
  }

  Lines asked;

 private:
  store::Dataset dataset_;
};

Lines select(const std::string& turtle, Endpoints& endpoints, const std::string& text) {
  store::Dataset dataset;
  load(dataset, turtle);
  sparql::ExecutionOptions options;
  options.services = &endpoints;
  const sparql::Query query = sparql::prepare("PREFIX : <http://e/> " + text);
  sparql::Execution execution(query, dataset, options);
  sparql::SolutionTable table;
  execution.run(table);
  Lines rows;
  for (const auto& row : table.rows) {
    std::string line;
    for (const rdf::Term& term : row) {
      std::string cell(term ? term.text() : "-");
      if (cell.starts_with("http://e/")) cell.erase(0, 9);
      line += (line.empty() ? "" : " ") + cell;
    }
    rows.push_back(line);
  }
  return rows;
}

const char* const twins = ":a :twin :b, :c . :d :twin :b . ";
const char* const names = ":b :name 'B' . :c :name 'C', 'c' . :e :name 'E' .";

}  // namespace

TEST_CASE("SERVICE is asked once, for the different values of what it shares with the rows") {
  Endpoints endpoints(names);
  CHECK(select(twins, endpoints, "SELECT ?x ?y ?n { ?x :twin ?y SERVICE :s { ?y :name ?n } } ORDER BY ?x ?n") ==
        Lines{"a b B", "a c C", "a c c", "d b B"});
  CHECK(endpoints.asked == Lines{"PREFIX : <http://e/>\nSELECT * WHERE { VALUES ( ?y ) {\n( <http://e/b> )\n( "
                                 "<http://e/c> )\n} { ?y :name ?n } }"});
}

TEST_CASE("SERVICE alone is asked as it is written") {
  Endpoints endpoints(names);
  CHECK(select("", endpoints, "SELECT (COUNT(*) AS ?k) { SERVICE :s { ?y :name ?n } }") == Lines{"4"});
  CHECK(endpoints.asked == Lines{"PREFIX : <http://e/>\nSELECT * WHERE { ?y :name ?n }"});
}

TEST_CASE("Blank nodes and unbound variables do not travel") {
  Endpoints endpoints(":b :name 'B' .");
  CHECK(select(":a :twin [] . :d :twin :b .", endpoints, "SELECT ?x ?n { ?x :twin ?y SERVICE :s { ?y :name ?n } }") ==
        Lines{"d B"});
  CHECK(endpoints.asked.back().find("VALUES") == std::string::npos);
  CHECK(select("", endpoints, "SELECT ?x ?y { VALUES (?x ?y) { (1 UNDEF) (2 :b) } SERVICE :s { ?y :name ?n } }") ==
        Lines{"1 b", "2 b"});
}

TEST_CASE("Blank nodes of an answer are new, and the same within it") {
  Endpoints endpoints("_:x :name 'X' ; :age 1 .");
  CHECK(select("_:x :name 'X' .", endpoints, "SELECT ?n ?a { ?x :name ?n SERVICE :s { ?x :name ?m } }").empty());
  CHECK(select("", endpoints, "SELECT ?n ?a { SERVICE :s { ?x :name ?n } SERVICE :s { ?x :age ?a } }").empty());
  CHECK(select("", endpoints, "SELECT ?n ?a { SERVICE :s { ?x :name ?n ; :age ?a } }") == Lines{"X 1"});
}

TEST_CASE("An endpoint may be a variable that the rest of the query binds") {
  Endpoints endpoints(names);
  CHECK(select(":b :at :s1 . :c :at :s2 .", endpoints,
               "SELECT ?y ?s ?n { SERVICE ?s { ?y :name ?n } ?y :at ?s } ORDER BY ?n") ==
        Lines{"b s1 B", "c s2 C", "c s2 c"});
  CHECK(endpoints.asked.size() == 2);
  CHECK_THROWS_WITH(select("", endpoints, "SELECT * { SERVICE ?s { ?y :name ?n } }"),
                    "SERVICE: the endpoint ?s is not bound");
  CHECK_THROWS_WITH(select("", endpoints, "SELECT * { BIND ('x' AS ?s) SERVICE ?s { ?y :name ?n } }"),
                    "SERVICE: the endpoint \"x\" is not an IRI");
}

TEST_CASE("SILENT leaves the rows of an endpoint that fails as they are") {
  Endpoints endpoints(names);
  CHECK_THROWS_WITH(select(twins, endpoints, "SELECT * { ?x :twin ?y SERVICE :down { ?y :name ?n } }"),
                    "SERVICE: down");
  CHECK(
      select(twins, endpoints, "SELECT ?x ?y ?n { ?x :twin ?y SERVICE SILENT :down { ?y :name ?n } } ORDER BY ?x ?y") ==
      Lines{"a b -", "a c -", "d b -"});
  CHECK(select(":b :at :s . :c :at :down .", endpoints,
               "SELECT ?y ?s ?n { ?y :at ?s SERVICE SILENT ?s { ?y :name ?n } } ORDER BY ?y") ==
        Lines{"b s B", "c down -"});
}

TEST_CASE("SERVICE in OPTIONAL, EXISTS, MINUS and a subquery") {
  Endpoints endpoints(names);
  const std::string data = ":a :twin :b, :x .";
  CHECK(select(data, endpoints, "SELECT ?y ?n { ?x :twin ?y OPTIONAL { SERVICE :s { ?y :name ?n } } } ORDER BY ?y") ==
        Lines{"b B", "x -"});
  CHECK(select(data, endpoints, "SELECT ?y { ?x :twin ?y FILTER EXISTS { SERVICE :s { ?y :name ?n } } }") ==
        Lines{"b"});
  CHECK(select(data, endpoints,
               "SELECT ?y { ?x :twin ?y FILTER (?y = :z || EXISTS { SERVICE :s { ?y :name ?n } }) }") == Lines{"b"});
  CHECK(select(data, endpoints, "SELECT ?y { ?x :twin ?y MINUS { SERVICE :s { ?y :name ?n } } }") == Lines{"x"});
  CHECK(select(
            data, endpoints,
            "SELECT ?y ?k { ?x :twin ?y { SELECT ?y (COUNT(*) AS ?k) { SERVICE :s { ?y :name ?n } } GROUP BY ?y } }") ==
        Lines{"b 1"});
}

TEST_CASE("A subquery sends and gets the variables of SERVICE that it does not project") {
  Endpoints endpoints(names);
  CHECK(select(twins, endpoints, "SELECT ?x { { SELECT ?x { ?x :twin ?y SERVICE :s { ?y :name 'c' } } } }") ==
        Lines{"a"});
  CHECK(endpoints.asked == Lines{"PREFIX : <http://e/>\nSELECT * WHERE { VALUES ( ?y ) {\n( <http://e/b> )\n( "
                                 "<http://e/c> )\n} { ?y :name 'c' } }"});
  CHECK(select(twins, endpoints,
               "SELECT ?y ?k { { SELECT ?y (COUNT(?n) AS ?k) { SERVICE :s { ?y :name ?n } } GROUP BY ?y } } "
               "ORDER BY ?y") == Lines{"b 1", "c 2", "e 1"});
  CHECK_THROWS_WITH(select(twins, endpoints, "SELECT ?x { { SELECT ?x { ?x :twin ?y SERVICE ?s { ?y :name ?n } } } }"),
                    "SERVICE: the endpoint ?s is not bound");
}

TEST_CASE("Each run asks anew") {
  store::Dataset dataset;
  load(dataset, twins);
  for (const char* text : {"SELECT ?x ?n { ?x :twin ?y . SERVICE :s { ?y :name ?n } }",
                           "SELECT ?x ?n { ?x :twin :b SERVICE :s { ?y :name ?n } }",
                           "SELECT ?x { ?x :twin ?y FILTER(?x = :q || EXISTS { SERVICE :s { ?y :name ?n } }) }",
                           "SELECT ?x { ?x :twin ?y MINUS { SERVICE :s { ?y :name 'B' } } }"}) {
    INFO(text);
    Endpoints endpoints(names);
    sparql::ExecutionOptions options;
    options.services = &endpoints;
    const sparql::Query query = sparql::prepare("PREFIX : <http://e/> " + std::string(text));
    sparql::Execution execution(query, dataset, options);
    sparql::SolutionTable first;
    execution.run(first);
    const std::size_t requests = endpoints.asked.size();
    CHECK(requests > 0);
    sparql::SolutionTable second;
    execution.run(second);
    CHECK(endpoints.asked.size() == 2 * requests);
    CHECK(second.rows == first.rows);
  }
}

TEST_CASE("Many rows are asked for in several requests") {
  Endpoints endpoints(":n1 :name '1' . :n899 :name '899' .");
  std::string data;
  for (int i = 0; i < 900; ++i) data += ":a :twin :n" + std::to_string(i) + " . ";
  CHECK(select(data, endpoints, "SELECT ?n { ?x :twin ?y SERVICE :s { ?y :name ?n } } ORDER BY ?n") ==
        Lines{"1", "899"});
  CHECK(endpoints.asked.size() == 2);
}

TEST_CASE("Without anybody to ask SERVICE is an error") {
  store::Dataset dataset;
  dataset.freeze();
  const sparql::Query query = sparql::prepare("SELECT * { SERVICE <http://e/s> { ?s ?p ?o } }");
  sparql::Execution execution(query, dataset);
  sparql::SolutionTable table;
  CHECK_THROWS_WITH(execution.run(table), "SERVICE: no endpoint may be asked here");
}
