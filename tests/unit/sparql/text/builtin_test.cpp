#include "kontor/sparql/text/builtin.hpp"

#include "test.hpp"

using namespace kontor::sparql;

TEST_CASE("every function is found by its name in any case") {
  for (const BuiltinInfo& info : builtins()) {
    REQUIRE(find_builtin(info.name) != nullptr);
    CHECK(find_builtin(info.name)->function == info.function);
    CHECK(info.min_arguments <= info.max_arguments);
  }
  CHECK(find_builtin("StrLen")->function == Builtin::strlen);
  CHECK(find_builtin("isuri")->function == Builtin::is_iri);
  CHECK(find_builtin("length") == nullptr);
}

TEST_CASE("a function with two names prints as the first") {
  CHECK(name_of(Builtin::is_iri) == "isIRI");
  CHECK(name_of(Builtin::iri) == "IRI");
}

TEST_CASE("every aggregate and operator has a name") {
  for (std::size_t i = 0; i < aggregate_count; ++i) {
    const auto function = static_cast<AggregateFunction>(i);
    CHECK(find_aggregate(name_of(function)) == function);
  }
  CHECK(name_of(Operator::not_in) == "NOT IN");
  CHECK(name_of(Operator::unary_minus) == "-");
}
