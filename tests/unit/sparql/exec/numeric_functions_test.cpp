#include <cmath>

#include "eval.hpp"

using namespace kontor::sparql;

TEST_CASE("numbers are rounded") {
  check_eval("ABS(-1.5)", "\"1.5\"^^xsd:decimal");
  check_eval("ABS(-1)", "\"1\"^^xsd:integer");
  check_eval("ROUND(2.4999)", "\"2\"^^xsd:decimal");
  check_eval("ROUND(-2.5)", "\"-2\"^^xsd:decimal");
  check_eval("CEIL(10.5)", "\"11\"^^xsd:decimal");
  check_eval("FLOOR(-10.5)", "\"-11\"^^xsd:decimal");
  check_eval("FLOOR(1.5e0)", "\"1.0E0\"^^xsd:double");
  check_error("ROUND(\"a\")");
  check_error("ABS(:a)");
}

TEST_CASE("RAND is in [0, 1) and different for every call") {
  Evaluator evaluator;
  for (int i = 0; i < 100; ++i) CHECK(evaluator.evaluate("RAND() >= 0 && RAND() < 1") == yes);
  CHECK(evaluator.evaluate("RAND() = RAND()") == no);
}

TEST_CASE("distance is the great circle in kilometres") {
  check_eval("FLOOR(kfn:distance(52.3744, 9.7386, 49.4431, 1.0993))", "\"6.87E2\"^^xsd:double");
  check_eval("kfn:distance(1, 2, 1, 2)", "\"0.0E0\"^^xsd:double");
  check_eval("ROUND(kfn:distance(0, 0, 0, 180.0))", "\"2.0015E4\"^^xsd:double");
  check_error("kfn:distance(91, 0, 0, 0)");
  check_error("kfn:distance(0, 0, 0, -180.5)");
  check_error("kfn:distance(0, 0, 0, \"x\")");
}
