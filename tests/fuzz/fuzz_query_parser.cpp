// Whatever the text, the parser answers with a query or an Error that has a place; a query translates, copies,
// optimises and prints.
#include <cstddef>
#include <cstdint>
#include <cstdlib>

#include "kontor/base/error.hpp"
#include "kontor/sparql/algebra/print.hpp"
#include "kontor/sparql/algebra/translate.hpp"
#include "kontor/sparql/optimizer/optimizer.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  namespace sparql = kontor::sparql;
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  try {
    sparql::algebra::Query query = sparql::algebra::translate(text, {"fuzz", "http://base/"});
    const sparql::algebra::Algebra before = query.pattern;
    if (!(before == query.pattern)) std::abort();
    sparql::optimize(query);
    sparql::algebra::to_string(query.pattern, query.variables, query.prefixes.map(), sparql::algebra::Layout::indented);
  } catch (const kontor::Error& error) {
    if (error.message().empty() || error.location().place.line == 0) std::abort();
  }
  return 0;
}
