// A small command line over the query engine, until `kontor query` exists.
#include <cstring>
#include <iostream>
#include <string>
#include <vector>

#include "kontor/base/error.hpp"
#include "kontor/base/input_file.hpp"
#include "kontor/base/output_file.hpp"
#include "kontor/sparql/query.hpp"
#include "kontor/sparql/results/format.hpp"
#include "kontor/store/dataset.hpp"
#include "kontor/syntax/format.hpp"

using namespace kontor;

namespace {

void load(const std::string& path, const std::string& base, std::size_t number, rdf::QuadSink& sink) {
  InputFile file(path);
  const syntax::Format* format = syntax::format_of_path(path);
  if (format == nullptr) format = syntax::find_format("turtle");
  syntax::ReadOptions options;
  options.base = base;
  options.name = path;
  options.blank_node_prefix = "f" + std::to_string(number) + "_";
  syntax::read_rdf(file, *format, options, sink);
}

int run(int argc, char** argv) {
  std::string query_path;
  std::string base;
  std::string format = "srj";
  bool explain = false;
  bool syntax_only = false;
  sparql::ExecutionOptions options;
  std::size_t documents = 0;
  store::Dataset dataset;
  for (int i = 1; i < argc; ++i) {
    const std::string word = argv[i];
    const auto value = [&] { return std::string(argv[++i]); };
    if (word == "--data") {
      const std::string path = value();
      load(path, "file://" + path, documents++, dataset);
    } else if (word == "--named-graph") {
      const std::string both = value();
      const std::size_t equal = both.rfind('=');
      const std::string name = both.substr(0, equal);
      const rdf::TermView iri = rdf::iri(name);
      dataset.add_graph(iri);
      store::NamedGraphSink sink(dataset, iri);
      load(both.substr(equal + 1), name, documents++, sink);
    } else if (word == "--base") {
      base = value();
    } else if (word == "--format") {
      format = value();
    } else if (word == "--explain") {
      explain = true;
    } else if (word == "--syntax") {
      syntax_only = true;
    } else if (word == "--timeout") {
      options.limits.timeout = std::chrono::milliseconds(std::stol(value()));
    } else {
      query_path = word;
    }
  }
  const std::string text = read_file(query_path);
  const sparql::Query query = sparql::prepare(text, {query_path, base.empty() ? "file://" + query_path : base});
  if (syntax_only) return 0;
  dataset.freeze();
  sparql::Execution execution(query, dataset, options);
  OutputFile out("-");
  if (query.form() == sparql::QueryForm::select || query.form() == sparql::QueryForm::ask) {
    const auto writer = sparql::make_results_writer(*sparql::find_results_format(format), out);
    execution.run(*writer);
  } else {
    const auto writer = syntax::make_writer(*syntax::find_format("nt"), out);
    execution.run(*writer);
  }
  out.finish();
  if (explain) std::cerr << execution.explain() << dataset.memory_bytes() << " bytes\n";
  return 0;
}

}  // namespace

int main(int argc, char** argv) {
  try {
    return run(argc, argv);
  } catch (const Error& error) {
    std::cerr << format_message(error.location(), "error", error.message());
  } catch (const std::exception& error) {
    std::cerr << error.what() << "\n";
  }
  return 1;
}
