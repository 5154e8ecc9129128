// Whatever the document, a reader of results answers with rows or an Error; and what was read and written in a format
// reads the same again.
#include <cstddef>
#include <cstdint>
#include <cstdlib>

#include "kontor/base/error.hpp"
#include "kontor/sparql/results/format.hpp"

namespace {

using namespace kontor::sparql;

std::string write(const ResultsFormat& format, const SolutionTable& table) {
  kontor::StringSink out;
  const auto writer = make_results_writer(format, out, {{}, 40});
  if (table.is_boolean) {
    writer->boolean(table.answer);
  } else {
    writer->variables(std::vector<std::string_view>(table.names.begin(), table.names.end()));
    for (const SolutionMapping& row : table.rows) {
      std::vector<kontor::rdf::TermView> views;
      for (const kontor::rdf::Term& term : row) views.push_back(term.view());
      writer->solution(views);
    }
  }
  writer->finish();
  return out.take();
}

SolutionTable read(const ResultsFormat& format, std::string_view text) {
  kontor::MemorySource source(text);
  SolutionTable table;
  read_results(source, format, "fuzz", table);
  return table;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  for (const ResultsFormat& format : results_formats()) {
    if (format.read == nullptr) continue;
    try {
      const SolutionTable table = read(format, text);
      write(*find_results_format("table"), table);
      if (format.name != "srj") continue;
      const SolutionTable again = read(format, write(format, table));
      if (again.names != table.names || again.rows != table.rows || again.answer != table.answer) std::abort();
    } catch (const kontor::Error&) {
    }
  }
  return 0;
}
