#include "kontor/sparql/exec/aggregates.hpp"

#include "eval.hpp"

using namespace kontor;
using namespace kontor::sparql;

namespace {

enum class Distinct { no, yes };

// Runs the aggregate over ?x, beside another group that has the first `others` of the values, too. "" is an unbound ?x.
std::string run(AggregateFunction function, const std::vector<std::string>& values, Distinct distinct = Distinct::no,
                const std::string& argument = "?x", std::size_t others = 0) {
  Evaluator evaluator;
  std::vector<TermId> terms;
  for (const std::string& value : values) {
    terms.push_back(store::no_term);
    if (value.empty()) continue;
    const CompiledExpression constant(evaluator.parse(value), evaluator.context());
    terms.back() = constant.evaluate(RowView(nullptr, 0));
  }
  algebra::Aggregate aggregate;
  aggregate.function = function;
  aggregate.distinct = distinct == Distinct::yes;
  aggregate.separator = ",";
  const algebra::Expression expression = evaluator.parse(argument.empty() ? "?x" : argument);
  if (!argument.empty()) aggregate.argument.push_back(expression);
  const std::vector<algebra::Variable> scope = {std::get<algebra::VariableValue>(evaluator.parse("?x").node).variable};
  const CompiledAggregate compiled(aggregate, scope, others == 0 ? Groups::one : Groups::by_key, evaluator.context());
  LargeArray<std::byte> states(2 * compiled.state_bytes());
  AggregateState other = states.data() + compiled.state_bytes();
  AggregateTotals totals(compiled.distinct_width(), RowsPlace::first);
  for (std::size_t i = 0; i < terms.size(); ++i) {
    if (i < others) compiled.add(other, 1, totals, evaluator.row(terms[i]));
    compiled.add(states.data(), 0, totals, evaluator.row(terms[i]));
  }
  compiled.finish(totals, 2);
  return evaluator.text(compiled.result(states.data(), 0, totals));
}

void check(AggregateFunction function, const std::vector<std::string>& values, const std::string& expected,
           Distinct distinct = Distinct::no, const std::string& argument = "?x") {
  CAPTURE(values, argument);
  for (std::size_t others = 0; others <= values.size(); ++others) {
    CHECK(run(function, values, distinct, argument, others) == expected);
  }
}

}  // namespace

TEST_CASE("COUNT counts what is no error") {
  check(AggregateFunction::count, {"1", "", "1", ":a"}, "\"3\"^^xsd:integer");
  check(AggregateFunction::count, {"1", "", "1", ":a"}, "\"2\"^^xsd:integer", Distinct::yes);
  check(AggregateFunction::count, {"1", "", "1"}, "\"3\"^^xsd:integer", Distinct::no, "");
  check(AggregateFunction::count, {"1", "", "1"}, "\"2\"^^xsd:integer", Distinct::yes, "");
  check(AggregateFunction::count, {}, "\"0\"^^xsd:integer");
}

TEST_CASE("SUM and AVG add numbers and fail on everything else") {
  check(AggregateFunction::sum, {"1", "2"}, "\"3\"^^xsd:integer");
  check(AggregateFunction::sum, {"\"1\"^^xsd:byte"}, "\"1\"^^xsd:integer");
  check(AggregateFunction::sum, {"1", "2.5"}, "\"3.5\"^^xsd:decimal");
  check(AggregateFunction::sum, {"1", "2.5", "1e0"}, "\"4.5E0\"^^xsd:double");
  check(AggregateFunction::sum, {"1", "1", "2"}, "\"3\"^^xsd:integer", Distinct::yes);
  check(AggregateFunction::sum, {}, "\"0\"^^xsd:integer");
  check(AggregateFunction::sum, {"1", ":a"}, "error");
  check(AggregateFunction::sum, {"1", ""}, "error");
  check(AggregateFunction::sum, {"1", "2"}, "\"6\"^^xsd:integer", Distinct::no, "?x * 2");
  check(AggregateFunction::avg, {"1", "2"}, "\"1.5\"^^xsd:decimal");
  check(AggregateFunction::avg, {"1.0", "2.2", "3.5"}, "\"2.233333333333333333\"^^xsd:decimal");
  check(AggregateFunction::avg, {"1e0", "2"}, "\"1.5E0\"^^xsd:double");
  check(AggregateFunction::avg, {}, "\"0\"^^xsd:integer");
  check(AggregateFunction::avg, {"1", "\"a\""}, "error");
}

TEST_CASE("SUM is exact however long its numbers are") {
  const std::string large = "9223372036854775807";
  check(AggregateFunction::sum, {large}, "\"9223372036854775807\"^^xsd:integer");
  check(AggregateFunction::sum, {large, "1"}, "\"9223372036854775808\"^^xsd:integer");
  check(AggregateFunction::sum, {large, "1", "-2", "0.5"}, "\"9223372036854775806.5\"^^xsd:decimal");
  check(AggregateFunction::sum, {large, "0.000000000000000001"},
        "\"9223372036854775807.000000000000000001\"^^xsd:decimal");
  check(AggregateFunction::sum, {"-9223372036854775807", "-1", "1"}, "\"-9223372036854775807\"^^xsd:integer");
  check(AggregateFunction::sum, {"0.25", "0.75", "2"}, "\"3\"^^xsd:decimal");
  check(AggregateFunction::sum, {"2", "0.125", "-0.0625"}, "\"2.0625\"^^xsd:decimal");
  check(AggregateFunction::sum, {"\"1.5\"^^xsd:float", "1", "\"0.25\"^^xsd:float"}, "\"2.75E0\"^^xsd:float");
  check(AggregateFunction::sum, {"\"1.5\"^^xsd:float", "1", "2.5e0"}, "\"5.0E0\"^^xsd:double");
  check(AggregateFunction::avg, {large, large}, "\"9223372036854775807\"^^xsd:decimal");
}

TEST_CASE("MIN and MAX follow the order of ORDER BY") {
  check(AggregateFunction::min, {"2", "1.5", "3"}, "\"1.5\"^^xsd:decimal");
  check(AggregateFunction::max, {"2", "1.5", "3e0"}, "\"3e0\"^^xsd:double");
  check(AggregateFunction::min, {"\"b\"", "\"a\"", ":a"}, "<http://example.org/a>");
  check(AggregateFunction::max, {"\"b\"", "\"a\"", ":a"}, "\"b\"");
  check(AggregateFunction::min, {}, "error");
  check(AggregateFunction::min, {"1", ""}, "error");
}

TEST_CASE("SAMPLE takes a value, GROUP_CONCAT joins all") {
  check(AggregateFunction::sample, {"", "1"}, "\"1\"^^xsd:integer");
  check(AggregateFunction::sample, {""}, "error");
  check(AggregateFunction::group_concat, {"\"a\"", "1", ":b", "\"c\"@en"}, "\"a,1,http://example.org/b,c\"");
  check(AggregateFunction::group_concat, {"\"a\"", "\"b\"", "\"a\""}, "\"a,b\"", Distinct::yes);
  check(AggregateFunction::group_concat, {"\"\"", "\"\""}, "\",\"");
  const std::string longer(100, 'x');
  check(AggregateFunction::group_concat, {"\"a\"", "\"" + longer + "\"", "\"b\"", "\"" + longer + "\""},
        "\"a," + longer + ",b," + longer + "\"");
  check(AggregateFunction::group_concat, {}, "\"\"");
  check(AggregateFunction::group_concat, {"\"a\"", ""}, "error");
}
