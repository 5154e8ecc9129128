// `kontor validate`: checks registries and RDF, and says what is wrong, and where.
#include <cstdio>
#include <string>
#include <vector>

#include "kontor/base/error.hpp"
#include "kontor/base/output_file.hpp"
#include "kontor/document/document.hpp"
#include "kontor/registry/read_input.hpp"
#include "kontor/shacl/load_shapes.hpp"
#include "kontor/shacl/report_graph.hpp"
#include "kontor/shacl/report_text.hpp"
#include "kontor/shacl/validator.hpp"
#include "kontor/store/dataset.hpp"

#include "cli/command.hpp"
#include "cli/inputs.hpp"
#include "cli/options.hpp"

namespace kontor::cli {
namespace {

struct ValidateCommand {
  InputOptions input;
  std::vector<std::string> shapes;
  std::string report = "text";
};

// Registries have a schema of their own, which is checked without shapes.
ExitCode check_registries(const std::vector<std::string>& paths) {
  Findings findings;
  for (const std::string& path : paths) registry::read_registry(path, findings.diagnostics());
  if (findings.sum_up("") > 0) return ExitCode::failed;
  std::puts(paths.size() == 1 ? "the registry is valid" : "the registries are valid");
  return ExitCode::done;
}

// The shapes graph: all files together. False if it is ill-formed, which is then said.
bool read_shapes(const std::vector<std::string>& paths, document::Document& graph, shacl::Shapes& shapes) {
  Findings findings;
  for (std::size_t i = 0; i < paths.size(); ++i) {
    registry::ReadOptions read;
    read.blank_node_prefix = "shapes" + std::to_string(i + 1) + "_";
    graph.begin_file(paths[i]);
    registry::read_input(paths[i], read, findings.diagnostics(), graph);
  }
  shapes = shacl::load_shapes(graph, findings.diagnostics());
  return findings.sum_up(" in the shapes, nothing was validated") == 0;
}

// Fills the dataset's default graph, from whatever graph, and remembers the prefixes of the data, for showing IRIs.
class LoadingSink final : public rdf::QuadSink {
 public:
  LoadingSink(store::Dataset& dataset, rdf::PrefixMap& prefixes) : dataset_(dataset), prefixes_(prefixes) {}
  void prefix(std::string_view name, std::string_view iri) override { prefixes_.set(name, iri); }
  void quad(const rdf::QuadView& quad, Place place) override {
    dataset_.quad({quad.subject, quad.predicate, quad.object, {}}, place);
  }

 private:
  store::Dataset& dataset_;
  rdf::PrefixMap& prefixes_;
};

ExitCode validate(const ValidateCommand& command) {
  const syntax::Format* format = command.report == "text" ? nullptr : &syntax::require_format(command.report);
  if (format != nullptr && format->make_writer == nullptr) {
    throw UsageError("cannot write " + std::string(format->label));
  }
  const Inputs inputs(command.input);
  document::Document graph("shapes");
  shacl::Shapes shapes;
  if (!read_shapes(command.shapes, graph, shapes)) return ExitCode::usage;
  store::Dataset dataset;
  if (shapes.use_shapes_graph) shacl::add_shapes_graph(graph, dataset);
  rdf::PrefixMap prefixes = rdf::well_known_prefixes();
  for (const auto& [name, iri] : shapes.prefixes) prefixes.set(name, iri);
  LoadingSink loading(dataset, prefixes);
  if (!inputs.read(loading)) return ExitCode::failed;
  dataset.freeze();
  const shacl::ValidationReport report = shacl::validate(dataset, shapes);
  OutputFile output("-");
  if (format == nullptr) {
    shacl::write_text_report(report, prefixes, output);
  } else {
    syntax::WriteOptions write;
    write.prefixes = prefixes;
    shacl::write_report(report, *syntax::make_writer(*format, output, write));
  }
  output.finish();
  return report.conforms() ? ExitCode::done : ExitCode::failed;
}

}  // namespace

ExitCode run_validate(std::span<const std::string> arguments) {
  ValidateCommand command;
  std::vector<std::string> data;
  Options options("validate [OPTION]... DATA...");
  add_input_options(options, command.input);
  options.add("shapes,s", &command.shapes, "FILE", "shapes to check against (repeatable)");
  options.add("data,d", &data, "FILE", "data to check (repeatable; the same as naming the file)");
  options.add("report,r", &command.report, "FORMAT", "format of the report: text, or an RDF format");
  if (!options.parse(arguments)) return ExitCode::done;
  command.input.paths = options.words();
  command.input.paths.insert(command.input.paths.end(), data.begin(), data.end());
  command.input.consequence = ", nothing was validated";
  if (command.input.paths.empty()) {
    throw UsageError("no input, expected a registry (a JSON file or a folder of spreadsheets) or RDF");
  }
  if (command.shapes.empty()) return check_registries(command.input.paths);
  try {
    return validate(command);
  } catch (const UsageError&) {
    throw;
  } catch (const ClosedPipe&) {
    throw;
  } catch (const Error& error) {
    // Not the data are wrong: there is no answer.
    std::fputs(format_message(error.location(), "error", error.message()).c_str(), stderr);
    return ExitCode::usage;
  }
}

}  // namespace kontor::cli
