#include "eval.hpp"
#include "kontor/base/error.hpp"

using namespace kontor::sparql;

namespace {

void check_message(const std::string& expression, const std::string& message) {
  try {
    Evaluator().evaluate(expression);
    FAIL("no error, expected: " << message);
  } catch (const kontor::Error& error) {
    CHECK(error.message() == message);
    CHECK(error.location().place.line == 1);
  }
}

}  // namespace

TEST_CASE("functional forms choose what they evaluate") {
  check_true("BOUND(?x) || true");
  check_false("BOUND(?unbound)");
  check_eval("1", "BOUND(?x)", yes);
  check_eval("IF(true, 1, 1/0)", "\"1\"^^xsd:integer");
  check_eval("IF(0, 1/0, 2)", "\"2\"^^xsd:integer");
  check_error("IF(?unbound, 1, 2)");
  check_error("IF(:a, 1, 2)");
  check_eval("COALESCE(?unbound, 1/0, 3)", "\"3\"^^xsd:integer");
  check_error("COALESCE(?unbound)");
  check_error("COALESCE()");
  check_true("sameTerm(1, 1)");
  check_false("sameTerm(1, 1.0)");
  check_true("sameTerm(1 + 1, 2)");
  check_error("sameTerm(?unbound, 1)");
}

TEST_CASE("EXISTS asks whoever knows the data") {
  check_true("EXISTS { ?x ?y ?z }");
  check_false("NOT EXISTS { ?x ?y ?z }");
}

TEST_CASE("functions that nobody knows have no value, known ones need their arguments") {
  check_error("xsd:interger(1)");
  check_error("<http://example.org/f>(1)");
  check_message("kfn:distance(1, 2)", "function <https://w3id.org/kontor/fn#distance> takes 4 arguments, not 2");
  check_message("xsd:integer()", "function <http://www.w3.org/2001/XMLSchema#integer> takes 1 argument, not 0");
}
