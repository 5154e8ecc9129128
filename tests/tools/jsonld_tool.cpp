// One operation of the JSON-LD API from the command line: jsonld_tool OP INPUT [OPTION VALUE]...
// The options are those of `kontor convert` and of the JSON-LD test suite.
#include <cstdio>
#include <iostream>
#include <map>
#include <string>
#include <vector>

#include "kontor/base/source_text.hpp"
#include "kontor/json/json_writer.hpp"
#include "kontor/syntax/format.hpp"
#include "kontor/syntax/jsonld/document_loader.hpp"
#include "kontor/syntax/jsonld/from_rdf.hpp"
#include "kontor/syntax/jsonld/processing_error.hpp"
#include "kontor/syntax/jsonld/processor.hpp"

using namespace kontor;
using namespace kontor::syntax;

namespace {

struct Arguments {
  std::string operation;
  std::string input;
  std::string context;
  std::string frame;
  jsonld::Options options;
  jsonld::DocumentLoader loader;
};

json::Value parse_file(const std::string& path) {
  return json::parse(read_file(path), path);
}

void read_option(Arguments& arguments, const std::string& name, const std::string& value) {
  jsonld::Options& options = arguments.options;
  if (name == "--base") options.base = value;
  if (name == "--context") arguments.context = value;
  if (name == "--frame") arguments.frame = value;
  if (name == "--expand-context") options.expand_context = parse_file(value);
  if (name == "--processing-mode") options.processing_mode = jsonld::parse_processing_mode(value);
  if (name == "--rdf-direction") options.rdf_direction = jsonld::parse_rdf_direction(value);
  if (name == "--compact-arrays") options.compact_arrays = value == "true";
  if (name == "--compact-to-relative") options.compact_to_relative = value == "true";
  if (name == "--omit-graph") options.omit_graph = value == "true";
  if (name == "--map") arguments.loader.map(value.substr(0, value.find('=')), value.substr(value.find('=') + 1));
}

void read_arguments(Arguments& arguments, const std::vector<std::string>& words) {
  arguments.operation = words.at(0);
  arguments.input = words.at(1);
  arguments.options.loader = &arguments.loader;
  for (std::size_t i = 2; i < words.size(); ++i) {
    if (words[i] == "--use-native-types") {
      arguments.options.use_native_types = true;
    } else if (words[i] == "--use-rdf-type") {
      arguments.options.use_rdf_type = true;
    } else if (words[i] == "--generalized-rdf") {
      throw UsageError("generalized RDF is not supported");
    } else {
      read_option(arguments, words[i], words.at(i + 1));
      ++i;
    }
  }
}

json::Value from_rdf(const Arguments& arguments) {
  jsonld::FromRdf sink(arguments.options);
  InputFile file(arguments.input);
  ReadOptions options;
  options.name = arguments.input;
  read_rdf(file, require_format("nquads"), options, sink);
  return json::Value(sink.take());
}

std::string run(const Arguments& arguments, const SourceText& source, const json::Value& document) {
  jsonld::Processor processor(arguments.options);
  if (arguments.operation == "toRdf") {
    StringSink out;
    const auto writer = make_writer(require_format("nquads"), out);
    processor.to_rdf(
        document, "", [&source](std::size_t offset) { return source.place(offset); }, *writer);
    writer->finish();
    return out.take();
  }
  json::Value result;
  if (arguments.operation == "expand") result = json::Value(processor.expand(document));
  if (arguments.operation == "compact") result = processor.compact(document, parse_file(arguments.context));
  if (arguments.operation == "flatten") {
    const json::Value context = arguments.context.empty() ? json::Value() : parse_file(arguments.context);
    result = processor.flatten(document, arguments.context.empty() ? nullptr : &context);
  }
  if (arguments.operation == "frame") result = processor.frame(document, parse_file(arguments.frame));
  return json::to_text(result, json::Layout::pretty);
}

}  // namespace

int main(int argc, char* argv[]) try {
  Arguments arguments;
  read_arguments(arguments, std::vector<std::string>(argv + 1, argv + argc));
  if (arguments.operation == "fromRdf") {
    std::cout << json::to_text(from_rdf(arguments), json::Layout::pretty);
    return 0;
  }
  const std::string text = read_file(arguments.input);
  const SourceText source(arguments.input, text);
  try {
    std::cout << run(arguments, source, json::parse(text, arguments.input));
  } catch (const jsonld::ProcessingError& error) {
    throw error.located(source);
  }
  return 0;
} catch (const Error& error) {
  std::cerr << format_message(error.location(), "error", error.message());
  return 1;
} catch (const std::exception& error) {
  std::cerr << "jsonld_tool: " << error.what() << "\n";
  return 2;
}
