// `kontor convert`: the one format changer. Registry or RDF in, RDF out.
#include <cstdio>
#include <memory>
#include <string>
#include <vector>

#include "cli/command.hpp"
#include "cli/inputs.hpp"
#include "cli/mapping_targets.hpp"
#include "cli/options.hpp"
#include "kontor/base/error.hpp"
#include "kontor/base/output_file.hpp"
#include "kontor/registry/resources.hpp"
#include "kontor/syntax/format.hpp"
#include "kontor/syntax/jsonld/jsonld_writer.hpp"

namespace kontor::cli {
namespace {

struct ConvertOptions {
  InputOptions input;
  std::string to;
  std::string output = "-";
  std::vector<std::string> prefixes;
  bool overwrite = false;
  bool stream = false;
  bool allow_outside = false;
};

const syntax::Format& output_format(const ConvertOptions& options) {
  const syntax::Format* format = nullptr;
  if (!options.to.empty()) {
    format = &syntax::require_format(options.to);
  } else if (options.output != "-") {
    format = syntax::format_of_path(options.output);
    if (format == nullptr) {
      throw UsageError("cannot tell the format to write from '" + options.output + "', please say --to FORMAT");
    }
  } else {
    format = &syntax::require_format("turtle");
  }
  if (format->make_writer == nullptr) throw UsageError("cannot write " + std::string(format->label));
  return *format;
}

syntax::WriteOptions write_options(const ConvertOptions& options) {
  syntax::WriteOptions write;
  for (const std::string& prefix : options.prefixes) {
    const std::size_t equals = prefix.find('=');
    if (equals == std::string::npos) throw UsageError("option '--prefix' expects NAME=IRI, got '" + prefix + "'");
    write.prefixes.set(prefix.substr(0, equals), prefix.substr(equals + 1));
  }
  if (options.stream) write.layout = syntax::Layout::stream;
  return write;
}

// A registry as JSON-LD reads like JSON: with the short names of ontology/context.jsonld, records in each other.
std::unique_ptr<rdf::QuadSink> make_registry_jsonld_writer(ByteSink& output, const syntax::WriteOptions& write) {
  syntax::jsonld::DocumentOptions document;
  document.context = json::parse(registry::resource("context"), "context.jsonld");
  document.nesting = syntax::jsonld::Nesting::all_nodes;
  return syntax::jsonld::make_document_writer(output, write, document);
}

}  // namespace

ExitCode run_convert(std::span<const std::string> arguments) {
  ConvertOptions convert;
  Options options("convert [OPTION]... INPUT...");
  add_input_options(options, convert.input);
  options.add("to,t", &convert.to, "FORMAT", "format to write: turtle, trig, ntriples, nquads, jsonld (default: by the "
                                             "ending of the output file, else turtle)");
  options.add("output,o", &convert.output, "FILE", "file to write, default standard output");
  options.add_flag("overwrite", &convert.overwrite, "replace the output file if it exists");
  options.add("prefix", &convert.prefixes, "NAME=IRI", "prefix to write with (repeatable)");
  options.add_flag("allow-outside", &convert.allow_outside, "let a mapping write targets outside of the working directory");
  options.add_flag("stream", &convert.stream, "write as it comes, in constant memory, instead of sorted and nested");
  if (!options.parse(arguments)) return ExitCode::done;
  convert.input.paths = options.words();
  const Inputs inputs(convert.input);
  const syntax::Format& format = output_format(convert);
  const syntax::WriteOptions write = write_options(convert);

  const Overwrite overwrite = convert.overwrite ? Overwrite::allow : Overwrite::refuse;
  OutputFile output(convert.output, overwrite);
  const bool readable_json = format.name == "jsonld" && !convert.stream && inputs.has_registry();
  const std::unique_ptr<rdf::QuadSink> writer =
      readable_json ? make_registry_jsonld_writer(output, write) : syntax::make_writer(format, output, write);
  MappingTargets targets(overwrite, convert.allow_outside ? MappingTargets::Outside::allow
                                                          : MappingTargets::Outside::refuse);
  if (!inputs.read(*writer, [&targets](const mapping::LogicalTarget& target) -> rdf::QuadSink& {
        return targets.open(target);
      })) {
    return ExitCode::failed;
  }
  targets.finish();
  output.finish();
  return ExitCode::done;
}

}  // namespace kontor::cli
