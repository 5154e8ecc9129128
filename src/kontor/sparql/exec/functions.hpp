// The functions of SPARQL 1.1 section 17.4 that take values, one file per group, and the extension functions.
#pragma once

#include <optional>
#include <span>
#include <string_view>

#include "kontor/sparql/exec/expression_node.hpp"
#include "kontor/sparql/text/builtin.hpp"

namespace kontor::sparql::eval {

// What the compiler has to know: whether it gives a boolean, and whether equal arguments give equal results.
enum class Behaviour : std::uint8_t { plain, test, impure };

struct FunctionRow {
  Builtin builtin;
  Function function;
  Behaviour behaviour;
};

// The rows of one group; together they cover every builtin that is not a form of its own (expression_node.hpp).
std::span<const FunctionRow> term_functions();
std::span<const FunctionRow> string_functions();
std::span<const FunctionRow> numeric_functions();
std::span<const FunctionRow> date_time_functions();
std::span<const FunctionRow> hash_functions();

const FunctionRow* find_function(Builtin builtin);

// A function named by an IRI that is not a cast.
struct ExtensionRow {
  std::string_view iri;
  std::uint8_t min_arguments;
  std::uint8_t max_arguments;
  Function function;
};
std::span<const ExtensionRow> extension_functions();

}  // namespace kontor::sparql::eval
