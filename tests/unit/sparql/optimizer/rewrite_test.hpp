// Shows what a pass makes of a pattern: both as S-expressions.
#pragma once

#include <string>

#include "kontor/sparql/algebra/print.hpp"
#include "kontor/sparql/algebra/translate.hpp"
#include "kontor/sparql/optimizer/optimizer.hpp"

namespace kontor::sparql {

inline std::string show(const algebra::Query& query) {
  return algebra::to_string(query.pattern, query.variables, query.prefixes.map());
}

inline algebra::Query read_query(const std::string& text) {
  return algebra::translate("PREFIX : <http://e/> " + text);
}

// The pattern behind one pass over a query, or over ASK with a group graph pattern; "unchanged" if it is as before.
inline std::string after_query(void (*pass)(algebra::Algebra&), const std::string& text) {
  algebra::Query query = read_query(text);
  const std::string before = show(query);
  pass(query.pattern);
  const std::string after = show(query);
  return after == before ? "unchanged" : after;
}

inline std::string after(void (*pass)(algebra::Algebra&), const std::string& group) {
  return after_query(pass, "ASK " + group);
}

}  // namespace kontor::sparql
