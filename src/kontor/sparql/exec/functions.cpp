#include "kontor/sparql/exec/functions.hpp"

namespace kontor::sparql::eval {

const FunctionRow* find_function(Builtin builtin) {
  for (const auto& group :
       {term_functions(), string_functions(), numeric_functions(), date_time_functions(), hash_functions()}) {
    for (const FunctionRow& row : group) {
      if (row.builtin == builtin) return &row;
    }
  }
  return nullptr;
}

}  // namespace kontor::sparql::eval
