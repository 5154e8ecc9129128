#include "cli/query_answer.hpp"

#include <string_view>
#include <vector>

#include "kontor/base/error.hpp"
#include "kontor/base/suggest.hpp"
#include "kontor/sparql/results/format.hpp"
#include "kontor/syntax/format.hpp"

#include "cli/terminal.hpp"

namespace kontor::cli {
namespace {

const sparql::ResultsFormat& rows_format(const AnswerOptions& options) {
  if (!options.results.empty()) {
    if (const sparql::ResultsFormat* format = sparql::find_results_format(options.results)) return *format;
    const std::vector<std::string_view> names = names_in(sparql::results_formats());
    throw UsageError("unknown results format '" + options.results + "'" + suggestion(options.results, names) +
                     ", expected one of " + comma_separated(names));
  }
  if (options.output != "-") {
    if (const sparql::ResultsFormat* format = sparql::results_format_of_path(options.output)) return *format;
  }
  return *sparql::find_results_format("table");
}

const syntax::Format& graph_format(const AnswerOptions& options) {
  if (!options.results.empty()) return syntax::require_format(options.results);
  if (options.output != "-") {
    if (const syntax::Format* format = syntax::format_of_path(options.output)) return *format;
  }
  return syntax::require_format("turtle");
}

}  // namespace

std::unique_ptr<sparql::SolutionSink> make_rows_writer(const AnswerOptions& options, const rdf::PrefixMap& prefixes,
                                                       ByteSink& output) {
  sparql::ResultsWriteOptions write;
  write.prefixes = prefixes;
  write.width = options.output == "-" ? output_width() : 0;
  return sparql::make_results_writer(rows_format(options), output, write);
}

std::unique_ptr<rdf::QuadSink> make_graph_writer(const AnswerOptions& options, const rdf::PrefixMap& prefixes,
                                                 ByteSink& output) {
  syntax::WriteOptions write;
  write.prefixes = prefixes;
  return syntax::make_writer(graph_format(options), output, write);
}

}  // namespace kontor::cli
