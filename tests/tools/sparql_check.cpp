// sparql_check FILE [BASE]: prints the algebra of the query in FILE; exit code 1 and the error on stderr if it is none.
#include <iostream>

#include "kontor/base/error.hpp"
#include "kontor/base/input_file.hpp"
#include "kontor/sparql/algebra/print.hpp"
#include "kontor/sparql/algebra/translate.hpp"
#include "kontor/sparql/text/parser.hpp"

int main(int argc, char* argv[]) {
  if (argc < 2) return 2;
  using namespace kontor::sparql;
  try {
    const std::string text = kontor::read_file(argv[1]);
    const algebra::Query query = algebra::translate(parse_query(text, {argv[1], argc > 2 ? argv[2] : ""}));
    std::cout << algebra::to_string(query.pattern, query.variables, query.prefixes, algebra::Layout::indented) << '\n';
  } catch (const kontor::Error& error) {
    std::cerr << kontor::format_message(error.location(), "error", error.message());
    return 1;
  }
  return 0;
}
