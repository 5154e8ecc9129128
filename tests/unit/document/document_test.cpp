#include "kontor/document/document.hpp"

#include "kontor/base/error.hpp"
#include "kontor/rdf/vocab/rdf.hpp"
#include "test.hpp"

using namespace kontor;
using document::Document;
using document::Node;

namespace {

constexpr std::string_view p = "http://x/p";

void add(Document& document, const rdf::TermView& s, std::string_view predicate, const rdf::TermView& o, Place place = {}) {
  document.quad({s, rdf::iri(predicate), o, {}}, place);
}

// A list of literals with cells of the given labels.
void add_list(Document& document, const std::vector<std::string>& cells) {
  for (std::size_t i = 0; i < cells.size(); ++i) {
    add(document, rdf::blank_node(cells[i]), rdf::vocab::rdf::first, rdf::literal(std::to_string(i)));
    const rdf::TermView rest = i + 1 < cells.size() ? rdf::blank_node(cells[i + 1]) : rdf::iri(rdf::vocab::rdf::nil);
    add(document, rdf::blank_node(cells[i]), rdf::vocab::rdf::rest, rest);
  }
}

}  // namespace

TEST_CASE("document: nodes are walked in the order of the document") {
  Document document("x.ttl");
  const rdf::TermView a = rdf::iri("http://x/a");
  add(document, a, p, rdf::literal("z"), {1, 5});
  add(document, a, p, rdf::literal("b"), {2, 5});
  add(document, a, p, rdf::literal("z"), {3, 5});
  add(document, a, "http://x/q", rdf::iri("http://x/b"), {4, 5});
  const Node node = document.find(a);
  REQUIRE(node);
  CHECK(document.size() == 3);
  const std::vector<Node> objects = document.objects(node, p);
  REQUIRE(objects.size() == 2);
  CHECK(objects[0].text() == "z");
  CHECK(objects[1].text() == "b");
  CHECK(document.object(node, "http://x/q").term() == rdf::iri("http://x/b"));
  CHECK(document.subjects("http://x/q", document.find_iri("http://x/b")) == std::vector<Node>{node});
  CHECK(document.subjects(p) == std::vector<Node>{node});
  CHECK(document.location(node, p, objects[1]).place == Place{2, 5});
  CHECK(document.location(node).place == Place{1, 5});
  CHECK(document.statements_about(node).size() == 3);
  CHECK_FALSE(document.find_iri("http://x/none"));
  CHECK(document.objects(node, "http://x/none").empty());
}

TEST_CASE("document: a property given twice is an error where one value is expected") {
  Document document("x.ttl");
  document.prefix("x", "http://x/");
  add(document, rdf::iri("http://x/a"), p, rdf::literal("1"), {1, 2});
  add(document, rdf::iri("http://x/a"), p, rdf::literal("2"), {3, 4});
  try {
    document.object(document.find_iri("http://x/a"), p);
    FAIL("no error");
  } catch (const Error& error) {
    CHECK(error.message() == "x:p is given more than once, expected one value");
    CHECK(error.location().place == Place{3, 4});
  }
}

TEST_CASE("document: literals keep what Sord would corrupt") {
  Document document("x.ttl");
  const rdf::TermView a = rdf::iri("http://x/a");
  add(document, a, p, rdf::language_string("x", "de-Latn-DE-1996-x-private"));
  add(document, a, p, rdf::language_string("x", "de-Latn-DE-1996-x-other"));
  add(document, a, p, rdf::language_string("y", "EN"));
  add(document, a, p, rdf::language_string("y", "en"));
  add(document, a, p, rdf::literal("y", "http://www.w3.org/2001/XMLSchema#string"));
  add(document, a, p, rdf::literal("y"));
  add(document, a, p, rdf::literal("5", "http://www.w3.org/2001/XMLSchema#integer"));
  const std::vector<Node> objects = document.objects(document.find(a), p);
  REQUIRE(objects.size() == 5);
  CHECK(objects[0].term() == rdf::language_string("x", "de-latn-de-1996-x-private"));
  CHECK(objects[1].term() == rdf::language_string("x", "de-latn-de-1996-x-other"));
  CHECK(objects[2].term() == rdf::language_string("y", "en"));
  CHECK(objects[3].term() == rdf::literal("y"));
  CHECK(objects[4].term() == rdf::literal("5", "http://www.w3.org/2001/XMLSchema#integer"));
  CHECK(document.find(rdf::language_string("y", "En")) == objects[2]);
}

TEST_CASE("document: relative IRIs are refused") {
  Document document("x.ttl");
  CHECK_THROWS_AS(add(document, rdf::iri("a"), p, rdf::literal("1"), {2, 1}), Error);
}

TEST_CASE("document: lists are read, broken ones are errors") {
  Document document("x.ttl");
  add_list(document, {"a", "b", "c"});
  const std::vector<Node> members = document.list(document.find(rdf::blank_node("a")));
  REQUIRE(members.size() == 3);
  CHECK(members[2].text() == "2");
  CHECK(document.is_list(document.find(rdf::blank_node("b"))));
  CHECK(document.list(document.find_iri(rdf::vocab::rdf::nil)).empty());

  add(document, rdf::blank_node("open"), rdf::vocab::rdf::first, rdf::literal("1"));
  CHECK_THROWS_AS(document.list(document.find(rdf::blank_node("open"))), Error);
  add(document, rdf::blank_node("loop"), rdf::vocab::rdf::first, rdf::literal("1"));
  add(document, rdf::blank_node("loop"), rdf::vocab::rdf::rest, rdf::blank_node("loop"));
  CHECK_THROWS_AS(document.list(document.find(rdf::blank_node("loop"))), Error);
}
