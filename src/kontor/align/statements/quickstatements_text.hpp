// The two texts of QuickStatements, each written and read line by line; quickstatements.hpp puts them together.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "kontor/align/statements/statement.hpp"

namespace kontor::align {

std::string print_quickstatements_v1(const std::vector<Statement>& statements);
std::string print_quickstatements_csv(const std::vector<Statement>& statements);

// A statement per line or row, as it stands there. Throw Error with the place.
std::vector<Statement> parse_quickstatements_v1(std::string_view text, const std::string& name);
std::vector<Statement> parse_quickstatements_csv(std::string_view text, const std::string& name);

}  // namespace kontor::align
