#include "eval.hpp"

using namespace kontor::sparql;

TEST_CASE("constructor functions cast") {
  check_eval("xsd:integer(\"12\")", "\"12\"^^xsd:integer");
  check_eval("xsd:integer(\" 12 \")", "\"12\"^^xsd:integer");
  check_eval("xsd:integer(12.9)", "\"12\"^^xsd:integer");
  check_eval("xsd:byte(12)", "\"12\"^^xsd:byte");
  check_error("xsd:byte(300)");
  check_error("xsd:integer(\"12\"@en)");
  check_error("xsd:integer(:a)");
  check_error("xsd:integer(\"x\")");
  check_eval("xsd:boolean(\"0\")", no);
  check_eval("xsd:boolean(0.0)", no);
  check_eval("xsd:double(\"1\")", "\"1.0E0\"^^xsd:double");
  check_eval("xsd:decimal(1.5e0)", "\"1.5\"^^xsd:decimal");
  check_eval("xsd:string(:a)", "\"http://example.org/a\"");
  check_eval("xsd:string(1.0e0)", "\"1\"");
  check_eval("xsd:string(01)", "\"1\"");
  check_eval("xsd:string(\"2024-01-01T00:00:00+00:00\"^^xsd:dateTime)", "\"2024-01-01T00:00:00Z\"");
  check_error("xsd:string(\"a\"^^:type)");
  check_error("xsd:string(BNODE())");
  check_eval("xsd:dateTime(\"2024-01-01T00:00:00\")", "\"2024-01-01T00:00:00\"^^xsd:dateTime");
  check_eval("xsd:date(NOW())", "\"2024-05-06Z\"^^xsd:date");
  check_eval("xsd:gYear(\"1947\")", "\"1947\"^^xsd:gYear");
  check_eval("xsd:dayTimeDuration(\"PT36H\")", "\"P1DT12H\"^^xsd:dayTimeDuration");
  check_eval("xsd:token(\" a  b \")", "\"a b\"^^xsd:token");
  check_error("xsd:language(\"not a tag\")");
  check_eval("xsd:string(\"http://a/\"^^xsd:anyURI)", "\"http://a/\"");
  check_eval("xsd:integer(true)", "\"1\"^^xsd:integer");
  check_error("xsd:integer(?unbound)");
}
