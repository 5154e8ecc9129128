// `kontor validate`: checks registries and RDF, and says what is wrong, and where.
#include <cstdio>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "kontor/base/error.hpp"
#include "kontor/base/input_file.hpp"
#include "kontor/base/output_file.hpp"
#include "kontor/document/document.hpp"
#include "kontor/registry/read_input.hpp"
#include "kontor/registry/table_folder.hpp"
#include "kontor/shacl/load_shapes.hpp"
#include "kontor/shacl/report_graph.hpp"
#include "kontor/shacl/report_text.hpp"
#include "kontor/shacl/validator.hpp"
#include "kontor/store/dataset.hpp"

#include "cli/command.hpp"
#include "cli/inputs.hpp"
#include "cli/options.hpp"
#include "cli/shapes_files.hpp"
#include "cli/statement_places.hpp"

namespace kontor::cli {
namespace {

struct ValidateCommand {
  InputOptions input;
  InputOptions background;
  std::vector<std::string> shapes;
  std::string report = "text";
  std::string severity = "info";
  std::string language = "en";
  bool only_registries = false;  // no shapes were named: registries are checked against their own
};

shacl::Severity severity_of(const std::string& word) {
  if (word == "info") return shacl::Severity::info;
  if (word == "warning") return shacl::Severity::warning;
  if (word == "violation") return shacl::Severity::violation;
  throw UsageError("unknown severity '" + word + "', expected info, warning or violation");
}

// All graphs of the data become the one data graph.
class DataGraphSink final : public rdf::QuadSink {
 public:
  explicit DataGraphSink(rdf::QuadSink& sink) : sink_(sink) {}
  void prefix(std::string_view name, std::string_view iri) override { sink_.prefix(name, iri); }
  void quad(const rdf::QuadView& quad, Place place) override {
    sink_.quad({quad.subject, quad.predicate, quad.object, {}}, place);
  }

 private:
  rdf::QuadSink& sink_;
};

ExitCode validate(const ValidateCommand& command) {
  const syntax::Format* format = command.report == "text" ? nullptr : &syntax::require_format(command.report);
  if (format != nullptr && format->make_writer == nullptr) {
    throw UsageError("cannot write " + std::string(format->label));
  }
  shacl::ValidateOptions options;
  options.severity = severity_of(command.severity);
  const Inputs inputs(command.input);
  document::Document graph("shapes");
  shacl::Shapes shapes;
  if (!read_shapes(command.shapes, graph, shapes)) return ExitCode::usage;

  store::Dataset dataset;
  shacl::TextReportOptions text;
  text.prefixes = rdf::well_known_prefixes();
  for (const auto& [name, iri] : shapes.prefixes) text.prefixes.set(name, iri);
  LoadingSink loading(dataset, text.prefixes);
  DataGraphSink data(loading);
  if (!inputs.read(data)) return ExitCode::failed;
  options.last_own_term = static_cast<store::TermId>(dataset.dictionary().size());
  if (command.only_registries) load_concepts(data);
  if (!command.background.paths.empty() && !Inputs(command.background).read(data)) return ExitCode::failed;
  if (shapes.use_shapes_graph) shacl::add_shapes_graph(graph, dataset);
  dataset.freeze();

  const shacl::ValidationReport report = shacl::validate(dataset, shapes, options);
  OutputFile output("-");
  if (format != nullptr) {
    syntax::WriteOptions write;
    write.prefixes = text.prefixes;
    shacl::write_report(report, *syntax::make_writer(*format, output, write));
  } else if (report.conforms() && command.only_registries) {
    output.write(inputs.paths().size() == 1 ? "the registry is valid\n" : "the registries are valid\n");
  } else {
    text.language = command.language;
    text.locate = [&](const shacl::ValidationReport&, std::span<const shacl::Result* const> results) {
      return locate_results(inputs, report, results);
    };
    shacl::write_text_report(report, text, output);
  }
  output.finish();
  return report.conforms() ? ExitCode::done : ExitCode::failed;
}

// Without shapes only registries can be checked, against their schema and then the shapes of their model. Throws Error
// for everything else.
void require_registries(const std::vector<std::string>& paths) {
  for (const std::string& path : paths) {
    if (registry::TableFolder::recognizes(path)) continue;
    if (!std::filesystem::is_directory(path) && registry::OpenInput(path).is_registry()) continue;
    Diagnostics silent;
    registry::read_registry(path, silent);  // says why it is none
  }
}

}  // namespace

ExitCode run_validate(std::span<const std::string> arguments) {
  ValidateCommand command;
  std::vector<std::string> data;
  Options options("validate [OPTION]... DATA...");
  add_input_options(options, command.input);
  options.add("shapes,s", &command.shapes, "SHAPES",
              "file with shapes to check against, or registry or dcat-ap-de for "
              "those that are built in (repeatable)");
  options.add("data,d", &data, "FILE", "data to check (repeatable; the same as naming the file)");
  options.add("vocab", &command.background.paths, "FILE",
              "background knowledge to look things up in, such as code lists, "
              "which is not checked itself (repeatable)");
  options.add("severity", &command.severity, "LEVEL", "what counts: info (everything), warning or violation");
  options.add("report,r", &command.report, "FORMAT", "format of the report: text, or an RDF format");
  options.add("language", &command.language, "LANGUAGE", "preferred language of the messages, such as de");
  if (!options.parse(arguments)) return ExitCode::done;
  command.input.paths = options.words();
  command.input.paths.insert(command.input.paths.end(), data.begin(), data.end());
  if (command.input.paths.empty()) {
    throw UsageError("no input, expected a registry (a JSON file or a folder of spreadsheets) or RDF");
  }
  command.only_registries = command.shapes.empty();
  command.input.consequence = command.only_registries ? "" : ", nothing was validated";
  if (command.only_registries) {
    require_registries(command.input.paths);
    command.shapes = {"registry"};
    return validate(command);
  }
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
