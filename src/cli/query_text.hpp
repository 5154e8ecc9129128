// Where the text of a query comes from: the command line, a file, or the queries built into the program.
#pragma once

#include <string>
#include <vector>

namespace kontor::cli {

struct QueryText {
  std::string name;  // in messages
  std::string text;
  std::string base;  // what its relative IRIs resolve against; may be empty
};

// `expression`, the query itself, if it is not empty; else one of `words` is the query and is taken out of them: the one
// that ends in .rq or names a bundled query. Throws UsageError if there is none or more than one.
QueryText take_query(const std::string& expression, std::vector<std::string>& words);

// Prints the bundled queries and what they answer.
void list_queries();

}  // namespace kontor::cli
