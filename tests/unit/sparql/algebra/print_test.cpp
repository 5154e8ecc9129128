#include "kontor/sparql/algebra/print.hpp"

#include "kontor/sparql/algebra/translate.hpp"

#include "test.hpp"

using namespace kontor::sparql;

namespace {

algebra::Query read(std::string_view text) {
  return algebra::translate(text);
}

std::string expression(const std::string& written) {
  const algebra::Query query = read("ASK { FILTER (" + written + ") }");
  return algebra::to_string(std::get<algebra::Filter>(query.pattern.node).condition, query.variables);
}

}  // namespace

TEST_CASE("expressions print with lower case names") {
  CHECK(expression("?a IN (1, 2.5, 1e0, true)") == "(in ?a 1 2.5 1e0 true)");
  CHECK(expression("?a NOT IN ()") == "(notin ?a)");
  CHECK(expression("IF(BOUND(?a), isIRI(?a), COALESCE())") == "(if (bound ?a) (isiri ?a) (coalesce))");
  CHECK(expression("<f>(?a, 'x'@en, 'y'^^<d>)") == "(<f> ?a \"x\"@en \"y\"^^<d>)");
  CHECK(expression("!(?a = -?b)") == "(! (= ?a (- ?b)))");
}

TEST_CASE("IRIs are shortened where a prefixed name can be written") {
  const algebra::Query query = read("PREFIX p: <http://e/> ASK { p:a <http://e/a/b> p: }");
  CHECK(algebra::to_string(query.pattern, query.variables, query.prefixes.map()) ==
        "(bgp (triple p:a <http://e/a/b> p:))");
}

TEST_CASE("wide trees are broken into lines") {
  const algebra::Query query = read(
      "SELECT ?subject { ?subject <http://example.org/predicate> ?object OPTIONAL { ?object <http://example.org/other> "
      "?third FILTER(?third > 1) } }");
  CHECK(algebra::to_string(query.pattern, query.variables, {}, algebra::Layout::indented) ==
        "(project (?subject)\n"
        "  (leftjoin\n"
        "    (bgp (triple ?subject <http://example.org/predicate> ?object))\n"
        "    (bgp (triple ?object <http://example.org/other> ?third))\n"
        "    (> ?third 1)))");
}

TEST_CASE("an operator alone prints without its inputs") {
  const algebra::Query query = read("SELECT ?x { ?x ?y ?z } LIMIT 2");
  CHECK(algebra::operator_label(query.pattern, query.variables) == "slice _ 2");
  CHECK(algebra::operator_label(*std::get<algebra::Slice>(query.pattern.node).input, query.variables) ==
        "project (?x)");
}
