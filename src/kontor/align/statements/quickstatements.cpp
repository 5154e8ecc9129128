#include "kontor/align/statements/quickstatements.hpp"

#include <algorithm>

#include "kontor/align/statements/quickstatements_text.hpp"
#include "kontor/base/error.hpp"

namespace kontor::align {
namespace {

template <typename Part>
void add_missing(const std::vector<Part>& from, std::vector<Part>& to) {
  for (const Part& part : from) {
    if (std::find(to.begin(), to.end(), part) == to.end()) to.push_back(part);
  }
}

// The tool adds to a statement that is there already; so do we.
std::vector<Statement> merge(std::vector<Statement> lines) {
  std::vector<Statement> statements;
  for (Statement& line : lines) {
    const bool continues = !statements.empty() && statements.back().subject == line.subject &&
                           statements.back().property == line.property && statements.back().value == line.value;
    if (!continues) {
      statements.push_back(std::move(line));
      continue;
    }
    add_missing(line.qualifiers, statements.back().qualifiers);
    add_missing(line.references, statements.back().references);
  }
  return statements;
}

}  // namespace

std::string print_quickstatements(const std::vector<Statement>& statements, QuickStatementsFormat format) {
  std::string text = format == QuickStatementsFormat::v1 ? print_quickstatements_v1(statements)
                                                         : print_quickstatements_csv(statements);
  if (parse_quickstatements(text, "QuickStatements", format) != statements) {
    throw Error("these statements cannot be written as QuickStatements: they read back as others");
  }
  return text;
}

std::vector<Statement> parse_quickstatements(std::string_view text, const std::string& name,
                                             QuickStatementsFormat format) {
  return merge(format == QuickStatementsFormat::v1 ? parse_quickstatements_v1(text, name)
                                                   : parse_quickstatements_csv(text, name));
}

}  // namespace kontor::align
