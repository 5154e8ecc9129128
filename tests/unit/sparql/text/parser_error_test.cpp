// The words of every error that a query can cause.
#include "kontor/base/error.hpp"
#include "kontor/sparql/text/parser.hpp"

#include "test.hpp"

using namespace kontor::sparql;

namespace {

std::string error(std::string_view text) {
  try {
    QueryHead head;
    parse_query(text, {"q.rq", ""}, head);
  } catch (const kontor::Error& error) {
    return std::to_string(error.location().place.line) + ":" + std::to_string(error.location().place.column) + " " +
           error.message();
  }
  return "no error";
}

std::string repeat(std::string_view part, std::size_t times) {
  std::string out;
  for (std::size_t i = 0; i < times; ++i) out += part;
  return out;
}

}  // namespace

TEST_CASE("an error names what would have fitted") {
  CHECK(error("") ==
        "1:1 unexpected end of the query, expected 'BASE', 'PREFIX', 'SELECT', 'CONSTRUCT', 'DESCRIBE' or "
        "'ASK'");
  CHECK(error("SELCT * {}") ==
        "1:1 unexpected 'SELCT' (did you mean 'SELECT'?), expected 'BASE', 'PREFIX', 'SELECT', 'CONSTRUCT', 'DESCRIBE' "
        "or 'ASK'");
  CHECK(error("SELECT ?x WHERE { ?x ?y }") == "1:25 unexpected '}', expected a variable or a term");
  CHECK(error("ASK { ?s ?p ?o ?q }") ==
        "1:16 unexpected '?q', expected ',', ';', '.', '{', 'OPTIONAL', 'MINUS', 'GRAPH', 'SERVICE', 'FILTER', 'BIND', "
        "'VALUES' or '}'");
  CHECK(error("ASK { ?s ?p ?o . OPTINAL { } }") ==
        "1:18 unexpected 'OPTINAL' (did you mean 'OPTIONAL'?), expected a triple pattern, '{', 'OPTIONAL', 'MINUS', "
        "'GRAPH', 'SERVICE', 'FILTER', 'BIND', 'VALUES' or '}'");
  CHECK(error("SELECT * { FILTER (1 + ) }") == "1:24 unexpected ')', expected an expression");
  CHECK(error("SELECT * { FILTER (?x = 1 = 2) }") == "1:27 unexpected '=', expected an operator or ')'");
  CHECK(error("SELECT * {} LIMIT -1") == "1:19 unexpected '-', expected a number without sign");
  CHECK(error("SELECT * {} LIMIT 1 LIMIT 2") ==
        "1:21 unexpected 'LIMIT', expected 'OFFSET', 'VALUES' or the end of the "
        "query");
  CHECK(error("ASK { ?s <a b> ?o }") ==
        "1:10 unexpected '<', expected a predicate or path (an IRI in '<...>' holds no spaces, quotes or braces)");
  CHECK(error("CONSTRUCT { ?s ?p|?q ?o } {}") == "1:18 unexpected '|', expected a variable or a term");
}

TEST_CASE("unknown prefixes get a line to add or a suggestion") {
  CHECK(error("ASK { ?s foaf:name ?o }") ==
        "1:10 unknown prefix 'foaf', it needs the line 'PREFIX foaf: <http://xmlns.com/foaf/0.1/>'");
  CHECK(error("PREFIX wd: <http://www.wikidata.org/entity/> ASK { ?s wdt:P31 wd:Q5 ; rdfs:label ?l ; x:y 1 }") ==
        "1:55 unknown prefix 'wdt', the query needs 'PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#> PREFIX wdt: "
        "<http://www.wikidata.org/prop/direct/>'");
  CHECK(error("PREFIX city: <http://a/> ASK { ?s citi:name ?o }") ==
        "1:35 unknown prefix 'citi' (did you mean 'city'?)");
  CHECK(error("ASK { ?s skoss:name ?o }") == "1:10 unknown prefix 'skoss' (did you mean 'skos'?)");
  CHECK(error("ASK { ?s qqqqqqqq:name ?o }") == "1:10 unknown prefix 'qqqqqqqq'");
}

TEST_CASE("base directions are two words, and nothing else behind a language tag is one") {
  CHECK(error("ASK { ?s ?p \"x\"@en--ltr }") == "no error");
  CHECK(error("ASK { ?s ?p \"x\"@en--up }") == "1:19 expected '--ltr' or '--rtl' for a base direction");
  CHECK(error("ASK { ?s ?p \"x\"@en--ltrs }") == "1:19 expected '--ltr' or '--rtl' for a base direction");
  CHECK(error("ASK { FILTER (\"x\"@en--1) }") == "no error");
}

TEST_CASE("unknown functions get a suggestion") {
  CHECK(error("ASK { FILTER (STRLENN(?x) > 1) }") == "1:15 unknown function 'STRLENN' (did you mean 'STRLEN'?)");
  CHECK(error("ASK { FILTER (x) }") == "1:15 unexpected 'x', expected an expression (variables start with '?')");
  CHECK(error("ASK { FILTER (STRLEN(?x, 1) > 1) }") == "1:15 STRLEN takes 1 argument, not 2");
  CHECK(error("ASK { FILTER regex(?x) }") == "1:14 REGEX takes 2 to 3 arguments, not 1");
  CHECK(error("ASK { FILTER bound(1) }") == "1:20 BOUND takes a variable");
}

TEST_CASE("an update request is named as such") {
  CHECK(
      error("PREFIX : <a:> INSERT DATA { :a :b :c }") ==
      "1:15 'INSERT' starts a SPARQL Update request, only queries can be answered (SELECT, ASK, CONSTRUCT, DESCRIBE)");
}

TEST_CASE("a variable can be bound once") {
  CHECK(error("SELECT * { ?s ?p ?o BIND (1 AS ?o) }") ==
        "1:32 variable '?o' is already in use in this group, BIND needs a new one");
  CHECK(error("SELECT (1 AS ?s) { ?s ?p ?o }") == "1:14 variable '?s' is already in use, AS needs a new one");
  CHECK(error("SELECT (1 AS ?x) (2 AS ?x) {}") == "1:24 variable '?x' is already in use, AS needs a new one");
  CHECK(error("SELECT ?x (1 AS ?x) {}") == "1:17 variable '?x' is already in use, AS needs a new one");
  CHECK(error("ASK { VALUES (?a ?a) { (1 1) } }") == "1:18 variable '?a' stands twice in this VALUES");
  CHECK(error("ASK { VALUES (?a ?b) { (1 1) (1) } }") == "1:30 this row of VALUES has 1 values for 2 variables");
}

TEST_CASE("a grouped query projects keys and aggregates") {
  CHECK(error("SELECT ?p (COUNT(?o) AS ?c) { ?s ?p ?o } GROUP BY ?s") ==
        "1:8 variable '?p' is neither in GROUP BY nor inside of an aggregate");
  CHECK(error("SELECT (?o + 1 AS ?c) { ?s ?p ?o } GROUP BY ?s") ==
        "1:9 variable '?o' is neither in GROUP BY nor inside of an aggregate");
  CHECK(error("SELECT * { ?s ?p ?o } GROUP BY ?s") == "1:34 'SELECT *' cannot be used with GROUP BY or aggregates");
  CHECK(error("ASK { FILTER (COUNT(?x) > 1) }") ==
        "1:15 aggregate 'COUNT' cannot stand in FILTER, use HAVING or a subquery");
  CHECK(error("ASK { BIND (COUNT(?x) AS ?y) }") ==
        "1:13 aggregate 'COUNT' cannot stand in BIND, use SELECT (... AS ?x) or a subquery");
  CHECK(error("SELECT (SUM(COUNT(?x)) AS ?y) {}") ==
        "1:13 aggregate 'COUNT' cannot stand inside of an aggregate, use a subquery");
  CHECK(error("SELECT ?x {} GROUP BY (MAX(?y) AS ?x)") == "1:24 aggregate 'MAX' cannot stand in GROUP BY");
}

TEST_CASE("a blank node label belongs to one basic graph pattern") {
  const std::string message = "blank node '_:a' is already used in another basic graph pattern, use a variable";
  CHECK(error("ASK { _:a ?p 1 OPTIONAL { _:a ?p 2 } }") == "1:27 " + message);
  CHECK(error("ASK { _:a ?p 1 . {} _:a ?p 2 }") == "1:21 " + message);
  CHECK(error("ASK { _:a ?p 1 FILTER EXISTS { _:a ?p 2 } }") == "1:32 " + message);
  CHECK(error("ASK { _:a ?p 1 FILTER (true) _:a ?p 2 }") == "no error");
  CHECK(error("ASK { _:a ?p 1 FILTER EXISTS { ?b ?p 2 } _:a ?p 2 }") == "no error");
  CHECK(error("CONSTRUCT { _:a ?p 1 } { _:a ?p 2 }") == "no error");
}

TEST_CASE("versions are in one pair of quotes") {
  CHECK(error("VERSION \"1.1\" ASK {}") == "no error");
  CHECK(error("VERSION '''1.1''' ASK {}") == "1:9 a version is written in one pair of quotes, not in three");
}

TEST_CASE("depth is limited, length is not but for triple patterns") {
  const std::string too_deep = "the query nests more than 400 levels deep here";
  CHECK(error("ASK " + repeat("{", 100000)) == "1:405 " + too_deep);
  CHECK(error("ASK { FILTER " + repeat("(", 100000)) == "1:414 " + too_deep);
  CHECK(error("ASK { ?s ?p " + repeat("[<p> ", 100000)) == "1:2008 " + too_deep);
  CHECK(error("ASK { ?s ?p " + repeat("(", 100000)) == "1:412 " + too_deep);
  CHECK(error("ASK { ?s " + repeat("(", 100000)) == "1:409 " + too_deep);
  CHECK(error("ASK { FILTER (1" + repeat("+1", 100000) + ") }") ==
        "1:15 more than 2000 operators stand above each other here");
  CHECK(error("ASK {" + repeat("OPTIONAL {}", 100000) + "}") ==
        "1:21984 more than 2000 operators stand above each other here");
  CHECK(error("ASK { {}" + repeat("UNION {}", 20000) + "}") == "no error");
  CHECK(error("ASK { " + repeat("?s ?p 1 . ", 5000) + "}") == "no error");
  CHECK(error("ASK { " + repeat("?s ?p 1 . ", 5001) + "}") == "1:50007 more than 5000 triple patterns in one query");
  CHECK(error("ASK { ?s ?p 1 " + repeat(", 1", 3000) + " OPTIONAL { ?s ?p 1 " + repeat(", 1", 3000) + "} }") ==
        "1:9027 more than 5000 triple patterns in one query");
  CHECK(error("CONSTRUCT WHERE { ?s ?p 1 " + repeat(", 1", 5000) + "}") ==
        "1:17 more than 5000 triple patterns in one query");
  CHECK(error("CONSTRUCT { ?s ?p 1 " + repeat(", 1", 9000) + "} { ?s ?p ?o }") == "no error");
  CHECK(error("ASK { FILTER (1" + repeat("||1", 20000) + ") }") == "no error");
  CHECK(error("ASK { ?s ?p (" + repeat(" 1", 2000) + ") }") == "no error");
  CHECK(error("ASK { VALUES ?x {" + repeat(" 1", 20000) + "} }") == "no error");
}
