// The variables of one query.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "kontor/sparql/text/name_table.hpp"

namespace kontor::sparql {

// A variable is a dense index into the Variables of its query, so a row can be an array.
using Variable = std::uint32_t;

// The variables by index: those that the text names in the order of their first appearance, then those that translation
// adds. Names are without '?'. Three kinds of variables never meet a name that a query can write: a blank node of a
// pattern ("?b0"), a value that translation introduced such as an aggregate (".0"), and a variable of a subquery that
// the subquery does not project ("/1/x"), which is another variable than the outer ?x.
class Variables {
 public:
  // The variable with this name, a new one if need be.
  Variable add(std::string_view name) { return names_.number(name); }

  // Valid until another is added or the variables are moved.
  const std::string& name(Variable variable) const { return names_[variable]; }

  // What the text calls it, if it does: without what keeps the variables of a subquery apart from those outside of it.
  std::string_view written_name(Variable variable) const {
    const std::string_view name = names_[variable];
    return name.substr(name.rfind('/') + 1);
  }

  // Whether the query can name it: true for ?x outside of subqueries that hide it.
  bool is_named(Variable variable) const {
    const char first = names_[variable][0];
    return first != '?' && first != '.' && first != '/';
  }

  std::uint32_t size() const { return static_cast<std::uint32_t>(names_.size()); }

 private:
  NameTable<> names_;
};

}  // namespace kontor::sparql
