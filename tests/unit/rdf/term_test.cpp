#include "kontor/rdf/term.hpp"

#include "kontor/rdf/quad.hpp"
#include "kontor/rdf/vocab/rdf.hpp"
#include "kontor/rdf/vocab/xsd.hpp"
#include "test.hpp"

using namespace kontor::rdf;

TEST_CASE("a plain literal and one of xsd:string are the same term") {
  CHECK(literal("x") == literal("x", vocab::xsd::string));
  CHECK(datatype_iri(literal("x")) == vocab::xsd::string);
  CHECK(datatype_iri(language_string("x", "de")) == vocab::rdf::lang_string);
  CHECK(literal("x") != language_string("x", "de"));
  CHECK(iri("x") != literal("x"));
}

TEST_CASE("a term keeps what its view showed") {
  std::string text = "Köln";
  const Term term(language_string(text, "de"));
  text = "other";
  CHECK(term.view() == language_string("Köln", "de"));
  CHECK(std::hash<Term>()(term) == std::hash<TermView>()(language_string("Köln", "de")));
}

TEST_CASE("terms print as N-Triples") {
  CHECK(to_string(iri("http://a/")) == "<http://a/>");
  CHECK(to_string(blank_node("b0")) == "_:b0");
  CHECK(to_string(literal("a\"b\\c\n")) == R"("a\"b\\c\n")");
  CHECK(to_string(literal("1", vocab::xsd::integer)) == "\"1\"^^<http://www.w3.org/2001/XMLSchema#integer>");
  CHECK(to_string(language_string("x", "en-GB")) == "\"x\"@en-GB");
}

TEST_CASE("quads compare by their terms") {
  const QuadView quad{iri("s"), iri("p"), literal("o"), {}};
  CHECK(Quad(quad).view() == quad);
  CHECK(Quad(quad) < Quad({iri("s"), iri("p"), literal("o"), iri("g")}));
}
