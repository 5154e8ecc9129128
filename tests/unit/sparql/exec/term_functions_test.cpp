#include <regex>

#include "eval.hpp"

using namespace kontor::sparql;

TEST_CASE("terms are told apart") {
  check_true("isIRI(:a)");
  check_false("isIRI(\"a\")");
  check_true("isBLANK(BNODE())");
  check_true("isLITERAL(1 + 1)");
  check_false("isLITERAL(:a)");
  check_true("isNUMERIC(1.5)");
  check_false("isNUMERIC(\"1200\"^^xsd:byte)");
  check_false("isNUMERIC(\"1\")");
  check_false("isNUMERIC(:a)");
  check_error("isIRI(?unbound)");
}

TEST_CASE("terms show their parts") {
  check_eval("STR(:a)", "\"http://example.org/a\"");
  check_eval("STR(01)", "\"01\"");
  check_eval("STR(1 + 1)", "\"2\"");
  check_eval("STR(\"a\"@en)", "\"a\"");
  check_eval("STR(true || false)", "\"true\"");
  check_error("STR(BNODE())");
  check_eval("LANG(\"a\"@en-GB)", "\"en-gb\"");
  check_eval("LANG(1)", "\"\"");
  check_error("LANG(:a)");
  check_eval("DATATYPE(\"a\")", "<http://www.w3.org/2001/XMLSchema#string>");
  check_eval("DATATYPE(\"a\"@en)", "<http://www.w3.org/1999/02/22-rdf-syntax-ns#langString>");
  check_eval("DATATYPE(1 / 2)", "<http://www.w3.org/2001/XMLSchema#decimal>");
  check_eval("DATATYPE(UCASE(\"a\"))", "<http://www.w3.org/2001/XMLSchema#string>");
  check_eval("DATATYPE(\"a\"^^:t)", "<http://example.org/t>");
  check_error("DATATYPE(:a)");
}

TEST_CASE("terms are made") {
  check_eval("IRI(\"x\")", "<http://example.org/base/x>");
  check_eval("URI(\"http://other/x\")", "<http://other/x>");
  check_eval("IRI(:a)", "<http://example.org/a>");
  check_error("IRI(\"a b\")");
  check_error("IRI(1)");
  check_error("IRI(\"a\"@en)");
  check_eval("STRDT(\"123\", xsd:integer)", "\"123\"^^xsd:integer");
  check_eval("STRDT(\"a\", :t)", "\"a\"^^<http://example.org/t>");
  check_eval("STRDT(\"a\", xsd:string)", "\"a\"");
  check_error("STRDT(\"a\"@en, :t)");
  check_error("STRDT(1, :t)");
  check_error("STRDT(\"a\", \"b\")");
  check_eval("STRLANG(\"chat\", \"en\")", "\"chat\"@en");
  check_error("STRLANG(\"chat\", \"\")");
  check_error("STRLANG(\"chat\", \"not a tag\")");
  check_error("STRLANG(\"chat\"@fr, \"en\")");
  check_error("STRLANG(1, \"en\")");
}

TEST_CASE("BNODE gives the same node for the same label within a solution") {
  check_true("sameTerm(BNODE(\"a\"), BNODE(\"a\"))");
  check_false("sameTerm(BNODE(\"a\"), BNODE(\"b\"))");
  check_false("sameTerm(BNODE(), BNODE())");
  check_error("BNODE(1)");
  Evaluator evaluator;
  const CompiledExpression bnode(evaluator.parse("BNODE(\"a\")"), evaluator.context());
  const RowView first(nullptr, 0, 1);
  const RowView second(nullptr, 1, 2);
  CHECK(bnode.evaluate(first) == bnode.evaluate(first));
  CHECK(bnode.evaluate(first) != bnode.evaluate(second));
  evaluator.context().blank_node_scope = 1;
  const CompiledExpression other(evaluator.parse("BNODE(\"a\")"), evaluator.context());
  CHECK(bnode.evaluate(first) != other.evaluate(first));
}

TEST_CASE("UUIDs are random, version 4") {
  Evaluator evaluator;
  const std::string uuid = evaluator.evaluate("UUID()");
  CHECK(std::regex_match(uuid,
                         std::regex("<urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}>")));
  CHECK(evaluator.evaluate("UUID()") != uuid);
  CHECK(evaluator.evaluate("STRLEN(STRUUID())") == "\"36\"^^xsd:integer");
  CHECK(evaluator.evaluate("UUID() = UUID()") == no);
}

TEST_CASE("languages and base directions are asked for as in SPARQL 1.2") {
  check_true("hasLANG(\"a\"@en)");
  check_false("hasLANG(\"a\")");
  check_false("hasLANG(1)");
  check_false("hasLANG(:a)");
  check_error("hasLANG(?unbound)");
  check_false("haslangdir(\"a\"@en)");
  check_false("hasLANGDIR(:a)");
  check_eval("LANGDIR(\"a\"@en)", "\"\"");
  check_eval("LANGDIR(1)", "\"\"");
  check_error("LANGDIR(:a)");
  check_true("hasLANG(\"a\"@ar--rtl)");
  check_true("hasLANGDIR(\"a\"@ar--rtl)");
  check_eval("LANGDIR(\"a\"@ar--rtl)", "\"rtl\"");
  check_eval("LANG(\"a\"@ar--rtl)", "\"ar\"");
  check_eval("LANG(UCASE(\"a\"@ar--rtl))", "\"ar\"");
  check_true("langMATCHES(LANG(\"a\"@de-AT--ltr), \"de\")");
  check_true("DATATYPE(\"a\"@en--ltr) = <http://www.w3.org/1999/02/22-rdf-syntax-ns#dirLangString>");
  check_true("DATATYPE(UCASE(\"a\"@en--ltr)) = <http://www.w3.org/1999/02/22-rdf-syntax-ns#dirLangString>");
  check_true("DATATYPE(\"a\"@en) = <http://www.w3.org/1999/02/22-rdf-syntax-ns#langString>");
  check_false("sameTerm(\"a\"@en--ltr, \"a\"@en--rtl)");
  check_false("\"a\"@en--ltr = \"a\"@en");
}

TEST_CASE("strings get a base direction by STRLANGDIR, and keep it where all of a result have it") {
  check_eval("STRLANGDIR(\"a\", \"en\", \"ltr\")", "\"a\"@en--ltr");
  check_error("STRLANGDIR(\"a\", \"en\", \"LTR\")");
  check_error("STRLANGDIR(\"a\", \"en\", \"\")");
  check_error("STRLANGDIR(\"a\", \"\", \"ltr\")");
  check_error("STRLANGDIR(\"a\"@en, \"en\", \"ltr\")");
  check_error("STRLANGDIR(1, \"en\", \"ltr\")");
  check_error("STRDT(\"a\", <http://www.w3.org/1999/02/22-rdf-syntax-ns#dirLangString>)");
  check_eval("CONCAT(\"a\"@en--ltr, \"b\"@en--ltr)", "\"ab\"@en--ltr");
  check_eval("CONCAT(\"a\"@en--ltr, \"b\"@en)", "\"ab\"");
  check_eval("SUBSTR(\"abc\"@en--ltr, 2)", "\"bc\"@en--ltr");
  check_true("CONTAINS(\"abc\"@en--ltr, \"b\"@en--ltr)");
  check_error("CONTAINS(\"abc\"@en--ltr, \"b\"@en)");
}
