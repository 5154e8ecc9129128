#include "kontor/sparql/text/parser.hpp"

#include "kontor/base/error.hpp"
#include "kontor/rdf/vocab/xsd.hpp"

#include "test.hpp"

using namespace kontor::sparql;

namespace {

struct Parsed : QueryHead, ast::Query {};

Parsed parse(std::string_view text, const ParseOptions& options = {}) {
  Parsed parsed;
  static_cast<ast::Query&>(parsed) = parse_query(text, options, parsed);
  return parsed;
}

const ast::TriplesBlock& triples(const ast::Query& query) {
  return std::get<ast::TriplesBlock>(query.body.where.elements.at(0));
}

std::string object(std::string_view written, std::string_view prologue = "", std::string base = "") {
  const std::string text = std::string(prologue) + " ASK { ?s ?p " + std::string(written) + " }";
  return to_string(
      std::get<kontor::rdf::Term>(triples(parse(text, {"q", std::move(base)})).triples.at(0).object).view());
}

std::vector<std::string> columns(std::string_view text) {
  const Parsed query = parse(text);
  std::vector<std::string> names;
  for (const ast::SelectItem& item : query.body.items) names.push_back(query.variables.name(item.variable.number));
  return names;
}

using Names = std::vector<std::string>;

}  // namespace

TEST_CASE("terms are absolute and typed") {
  CHECK(object("<b>", "BASE <http://a/x>") == "<http://a/b>");
  CHECK(object("<b>", "", "http://base/") == "<http://base/b>");
  CHECK(object("p:x", "BASE <http://a/> PREFIX p: <n#>") == "<http://a/n#x>");
  CHECK(object("p:x", "PREFIX p: <x:1> PREFIX p: <x:2>") == "<x:2x>");
  CHECK(object("'x'") == "\"x\"");
  CHECK(object("'x'@en") == "\"x\"@en");
  CHECK(object("'x'^^<d>") == "\"x\"^^<d>");
  CHECK(object("-1") == "\"-1\"^^<http://www.w3.org/2001/XMLSchema#integer>");
  CHECK(object("+1.0") == "\"+1.0\"^^<http://www.w3.org/2001/XMLSchema#decimal>");
  CHECK(object("1e0") == "\"1e0\"^^<http://www.w3.org/2001/XMLSchema#double>");
  CHECK(object("TRUE") == "\"true\"^^<http://www.w3.org/2001/XMLSchema#boolean>");
  CHECK(object("()") == "<http://www.w3.org/1999/02/22-rdf-syntax-ns#nil>");
}

TEST_CASE("property lists, blank nodes and collections become triples") {
  CHECK(triples(parse("ASK { ?s a ?c ; <p> 1, 2 ; . }")).triples.size() == 3);
  CHECK(triples(parse("ASK { [ <p> [ <q> 1 ] ] . }")).triples.size() == 2);
  CHECK(triples(parse("ASK { ?s <p> (1 [] (2)) }")).triples.size() == 9);
  CHECK(triples(parse("ASK { (1) <p> 2 . }")).triples.size() == 3);
}

TEST_CASE("a star stands for the variables in scope, in order of appearance") {
  CHECK(columns("SELECT * { ?b ?a _:x OPTIONAL { ?c ?a ?b } }") == Names{"b", "a", "c"});
  CHECK(columns("SELECT * { ?a ?b ?c MINUS { ?d ?e ?f } FILTER (?g) FILTER EXISTS { ?h ?i ?j } }") ==
        Names{"a", "b", "c"});
  CHECK(columns("SELECT * { { SELECT ?x (1 AS ?y) { ?x ?p ?o } } BIND (?x AS ?z) VALUES ?v { 1 } GRAPH ?g {} }") ==
        Names{"x", "y", "z", "v", "g"});
  CHECK(columns("SELECT * {} VALUES (?a ?b) {}") == Names{"a", "b"});
}

TEST_CASE("a query can have many variables") {
  std::string text = "SELECT *";
  Names names;
  text += " {";
  for (int i = 0; i < 100; ++i) names.push_back("v" + std::to_string(i));
  for (int round = 0; round < 2; ++round) {
    for (const std::string& name : names) text += " ?" + name + " <p> <o> .";
  }
  CHECK(columns(text + " }") == names);
}

TEST_CASE("what is decoded lives as long as the tokens that hold it") {
  CHECK(object("p:a\\.b\\~c%20\\.", "PREFIX p: <x:>") == "<x:a.b~c%20.>");
  CHECK(object("<x:\\u00E9>") == "<x:\u00E9>");
  CHECK(object("'a\\tb'") == "\"a\tb\"");
}

TEST_CASE("binary operators bind as the grammar says") {
  const Parsed query = parse("ASK { FILTER (?a || ?b && ?c = 1 + 2 * 3 || !?d) }");
  const auto& constraint = std::get<ast::Filter>(query.body.where.elements.at(0)).constraint;
  const auto& either = std::get<ast::Operation>(constraint.node);
  CHECK(either.op == Operator::or_);
  REQUIRE(either.operands.size() == 3);
  const auto& both = std::get<ast::Operation>(either.operands[1].node);
  CHECK(both.op == Operator::and_);
  CHECK(std::get<ast::Operation>(both.operands[1].node).op == Operator::equal);
  CHECK(std::get<ast::Operation>(either.operands[2].node).op == Operator::not_);
}

TEST_CASE("a sign is an operator behind an operand and part of a number elsewhere") {
  const Parsed query = parse("SELECT (?x -1 AS ?a) (-1 AS ?b) (- 1 AS ?c) {}");
  CHECK(std::get<ast::Operation>(query.body.items[0].expression->node).op == Operator::subtract);
  CHECK(std::get<kontor::rdf::Term>(query.body.items[1].expression->node).text() == "-1");
  CHECK(std::get<ast::Operation>(query.body.items[2].expression->node).op == Operator::unary_minus);
}

TEST_CASE("solution modifiers") {
  const Parsed query = parse(
      "SELECT DISTINCT ?x (COUNT(*) AS ?n) { ?x ?y ?z } GROUP BY ?x (?y + 1 AS ?k) STR(?z) HAVING (?x > 1) (?n < 2) "
      "ORDER BY DESC(?n) ?x STR(?x) OFFSET 3 LIMIT 4");
  const ast::SolutionModifier& modifier = *query.body.modifier;
  CHECK(query.body.duplicates == ast::Duplicates::distinct);
  CHECK(modifier.group_by.size() == 3);
  REQUIRE(modifier.group_by[1].variable);
  CHECK(query.variables.name(modifier.group_by[1].variable->number) == "k");
  CHECK(modifier.having.size() == 2);
  CHECK(modifier.order_by.size() == 3);
  CHECK(modifier.order_by[0].descending);
  CHECK(modifier.offset == 3);
  CHECK(modifier.limit == 4);
}

TEST_CASE("the other query forms") {
  const Parsed construct = parse("CONSTRUCT FROM <g> FROM NAMED <h> FROM <g> WHERE { ?s <p> [] }");
  CHECK(construct.form == ast::QueryForm::construct);
  CHECK(construct.construct_template.size() == 1);
  CHECK(construct.dataset.default_graphs == Names{"g"});
  CHECK(construct.dataset.named_graphs == Names{"h"});
  CHECK(parse("DESCRIBE * { ?x ?y <z> }").describe_targets.size() == 2);
  CHECK(parse("DESCRIBE <x> ?y").describe_targets.size() == 2);
  CHECK(parse("ASK FROM <g> {}").form == ast::QueryForm::ask);
}

TEST_CASE("SERVICE keeps the text of its pattern with the prologue") {
  const Parsed query =
      parse("BASE <http://b/> PREFIX p: <http://p/> SELECT * { SERVICE SILENT p:s { ?s p:q ?o FILTER(?o > 1) } }");
  const auto& service = std::get<ast::ServiceGraphPattern>(query.body.where.elements.at(0));
  CHECK(service.silent);
  CHECK(service.prologue == "BASE <http://b/>\nPREFIX p: <http://p/>\n");
  CHECK(service.pattern_text == "{ ?s p:q ?o FILTER(?o > 1) }");
  CHECK(service.place == kontor::Place{1, 51});
}

TEST_CASE("paths keep their structure") {
  const auto path = [](std::string_view written) {
    const Parsed query = parse("ASK { ?s " + std::string(written) + " ?o }");
    return to_string(std::get<kontor::rdf::PropertyPath>(triples(query).triples.at(0).verb));
  };
  CHECK(path("<p>/^<q>|<r>*") == "<p>/^<q>|<r>*");
  CHECK(path("(<p>|<q>)+/<r>?") == "(<p>|<q>)+/<r>?");
  CHECK(path("!(<p>|^<q>)") == "!(<p>|^<q>)");
  CHECK(path("!()") == "!()");
  CHECK(path("!a") == "!(<http://www.w3.org/1999/02/22-rdf-syntax-ns#type>)");
  CHECK(path("^(<p>/<q>)") == "^(<p>/<q>)");
}
