#include "kontor/sparql/exec/term_order.hpp"

#include "eval.hpp"

using namespace kontor;
using namespace kontor::sparql;

namespace {

// The terms must be in ascending order, all different.
void check_ascending(const std::vector<std::string>& expressions) {
  Evaluator evaluator;
  std::vector<TermId> terms;
  for (const std::string& expression : expressions) {
    const CompiledExpression compiled(evaluator.parse(expression), evaluator.context());
    terms.push_back(compiled.evaluate(evaluator.row(store::no_term)));
  }
  const std::size_t skip = common_iri_prefix(evaluator.pool(), terms);
  for (std::size_t i = 0; i < terms.size(); ++i) {
    for (std::size_t j = 0; j < terms.size(); ++j) {
      CAPTURE(expressions[i], expressions[j]);
      if (i < j) CHECK(order_hint(evaluator.pool(), terms[i], skip) <= order_hint(evaluator.pool(), terms[j], skip));
      CHECK((compare_terms(evaluator.pool(), terms[i], terms[j]) == (i <=> j)));
    }
  }
}

}  // namespace

TEST_CASE("terms of all kinds have an order") {
  check_ascending({"?unbound", "BNODE()", ":a", ":b", "\"NaN\"^^xsd:double", "\"-INF\"^^xsd:float", "-1", "1.5", "2e0", "10",
                   "\"INF\"^^xsd:double", "\"\"", "\"Z\"", "\"a\"", "\"a\"@de", "\"a\"@en", "\"b\"@de", "false", "true",
                   "\"2024-01-01T00:00:00Z\"^^xsd:dateTime", "\"2024-01-02T00:00:00\"^^xsd:dateTime",
                   "\"2023-01-01\"^^xsd:date", "\"P1D\"^^xsd:duration", "\"P1M\"^^xsd:duration", "\"P31D\"^^xsd:duration",
                   "\"a\"^^:t", "\"b\"^^:t", "\"x\"^^xsd:integer"});
}

TEST_CASE("numbers beyond the precision of doubles are told apart") {
  check_ascending({"9007199254740992", "9007199254740993", "\"9007199254740994\"^^xsd:double", "9007199254740995"});
  check_ascending({"0.1", "0.1e0"});
}

TEST_CASE("equal values are equivalent") {
  Evaluator evaluator;
  const auto order = [&evaluator](const char* a, const char* b) {
    const CompiledExpression left(evaluator.parse(a), evaluator.context());
    const CompiledExpression right(evaluator.parse(b), evaluator.context());
    const RowView row(nullptr, 0);
    return compare_terms(evaluator.pool(), left.evaluate(row), right.evaluate(row));
  };
  for (const auto& [a, b] : {std::pair("1", "1.0"), std::pair("1", "\"1\"^^xsd:byte"), std::pair("1", "1e0"),
                             std::pair("true", "\"1\"^^xsd:boolean")}) {
    CAPTURE(a, b);
    CHECK((order(a, b) == 0));
  }
}

TEST_CASE("the hint of the order tells what all IRIs have in common apart from what follows") {
  check_ascending({"<http://example.org/id/1>", "<http://example.org/id/12>", "<http://example.org/id/2>"});
  check_ascending({"-1e300", "-2.5", "-0.1", "0", "1e-300", "0.1", "1e300", "\"INF\"^^xsd:double"});
  check_ascending({"\"\"", "\"abcdefg\"", "\"abcdefgh\"", "\"abcdefgi\"", "\"z\"", "\"ä\""});
}
