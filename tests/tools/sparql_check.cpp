// sparql_check FILE [BASE]: exit code 0 if FILE is a SPARQL query, else 1 and the error on stderr.
#include <iostream>

#include "kontor/base/error.hpp"
#include "kontor/base/input_file.hpp"
#include "kontor/sparql/text/parser.hpp"

int main(int argc, char* argv[]) {
  if (argc < 2) return 2;
  try {
    const std::string text = kontor::read_file(argv[1]);
    kontor::sparql::parse_query(text, {argv[1], argc > 2 ? argv[2] : ""});
  } catch (const kontor::Error& error) {
    std::cerr << kontor::format_message(error.location(), "error", error.message());
    return 1;
  }
  return 0;
}
