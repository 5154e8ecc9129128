// The JSON-LD 1.1 suites of the W3C: API and Framing.
//
// Left out are entries for JSON-LD 1.0 alone, those that are not normative, and those that ask for generalized RDF,
// which kontor does not make.
#include <iostream>

#include "kontor/base/error.hpp"
#include "kontor/base/input_file.hpp"
#include "kontor/json/json_writer.hpp"
#include "kontor/rdf/isomorphism.hpp"
#include "kontor/syntax/format.hpp"
#include "kontor/syntax/jsonld/document_loader.hpp"
#include "kontor/syntax/jsonld/from_rdf.hpp"
#include "kontor/syntax/jsonld/processor.hpp"

#include "jsonld_comparison.hpp"
#include "manifest.hpp"
#include "test.hpp"

using namespace kontor;
using namespace kontor::syntax;

namespace {

using Quads = std::vector<rdf::Quad>;

// Language tags are compared in lower case.
class QuadCollector final : public rdf::QuadSink {
 public:
  void quad(const rdf::QuadView& quad, Place) override {
    std::string tag(quad.object.language);
    for (char& c : tag) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    rdf::QuadView lower = quad;
    lower.object.language = tag;
    quads.emplace_back(lower);
  }
  Quads quads;
};

struct Entry {
  std::string operation;
  const json::Value& fields;
  std::string folder;
  std::string base_iri;

  const json::Value* option(std::string_view name) const {
    const json::Value* options = fields.find("option");
    return options == nullptr ? nullptr : options->find(name);
  }
  bool is_set(std::string_view name) const {
    const json::Value* value = option(name);
    return value != nullptr && value->is_boolean() && value->boolean();
  }
  std::string text(std::string_view name) const {
    const json::Value* value = fields.find(name);
    return value == nullptr ? std::string() : value->string();
  }
  std::string path(std::string_view name) const { return folder + "/" + text(name); }
  bool is_negative() const { return fields.find("expectErrorCode") != nullptr; }
};

json::Value parse_file(const std::string& path) {
  return json::parse(read_file(path), path);
}

bool is_wanted(const Entry& entry) {
  const json::Value* version = entry.option("specVersion");
  const json::Value* normative = entry.option("normative");
  return !(version != nullptr && version->string() == "json-ld-1.0") &&
         !(normative != nullptr && !normative->boolean()) && entry.text("requires") != "GeneralizedRdf" &&
         !entry.is_set("produceGeneralizedRdf");
}

jsonld::Options options_of(const Entry& entry, jsonld::DocumentLoader& loader) {
  jsonld::Options options;
  loader.map(entry.base_iri, entry.folder);
  options.loader = &loader;
  options.base = entry.base_iri + entry.text("input");
  if (const json::Value* base = entry.option("base")) options.base = base->string();
  if (const json::Value* context = entry.option("expandContext")) {
    options.expand_context = parse_file(entry.folder + "/" + context->string());
  }
  if (const json::Value* mode = entry.option("processingMode")) {
    options.processing_mode = jsonld::parse_processing_mode(mode->string());
  }
  if (const json::Value* direction = entry.option("rdfDirection")) {
    options.rdf_direction = jsonld::parse_rdf_direction(direction->string());
  }
  options.use_native_types = entry.is_set("useNativeTypes");
  options.use_rdf_type = entry.is_set("useRdfType");
  if (entry.option("compactArrays") != nullptr) options.compact_arrays = entry.is_set("compactArrays");
  if (entry.option("compactToRelative") != nullptr) options.compact_to_relative = entry.is_set("compactToRelative");
  if (entry.option("omitGraph") != nullptr) options.omit_graph = entry.is_set("omitGraph");
  return options;
}

Quads read_nquads(const std::string& path) {
  InputFile file(path);
  QuadCollector collector;
  ReadOptions options;
  options.name = path;
  read_rdf(file, require_format("nquads"), options, collector);
  return collector.quads;
}

Quads run_to_rdf(const Entry& entry, const jsonld::Options& options) {
  QuadCollector collector;
  jsonld::Processor(options).to_rdf(
      parse_file(entry.path("input")), "", [](std::size_t) { return Place(); }, collector);
  return collector.quads;
}

json::Value run_json(const Entry& entry, const jsonld::Options& options) {
  if (entry.operation == "fromRdf") {
    jsonld::FromRdf collector(options);
    for (const rdf::Quad& quad : read_nquads(entry.path("input"))) collector.quad(quad.view(), {});
    return json::Value(collector.take());
  }
  const json::Value document = parse_file(entry.path("input"));
  jsonld::Processor processor(options);
  if (entry.operation == "expand") return json::Value(processor.expand(document));
  if (entry.operation == "compact") return processor.compact(document, parse_file(entry.path("context")));
  if (entry.operation == "frame") return processor.frame(document, parse_file(entry.path("frame")));
  const bool has_context = entry.fields.find("context") != nullptr;
  const jsonld::RemoteDocument context = has_context ? parse_file(entry.path("context")) : json::Value();
  return processor.flatten(document, has_context ? &context : nullptr);
}

// What is wrong, or nothing.
std::string run(const Entry& entry) {
  jsonld::DocumentLoader loader;
  const jsonld::Options options = options_of(entry, loader);
  const bool is_compared = entry.fields.find("expect") != nullptr;
  try {
    if (entry.operation == "toRdf") {
      const Quads quads = run_to_rdf(entry, options);
      if (entry.is_negative()) return "accepted";
      return !is_compared || rdf::isomorphic(quads, read_nquads(entry.path("expect"))) ? "" : "another dataset";
    }
    const json::Value result = run_json(entry, options);
    if (entry.is_negative()) return "accepted";
    return !is_compared || w3c::same_jsonld(result, parse_file(entry.path("expect"))) ? "" : json::to_text(result);
  } catch (const Error& error) {
    if (entry.is_negative() && error.message().find(entry.text("expectErrorCode")) != std::string::npos) return "";
    return error.message();
  }
}

void check_operation(const std::string& folder, const std::string& operation) {
  const json::Value manifest = parse_file(folder + "/" + operation + "-manifest.jsonld");
  std::size_t passed = 0;
  for (const json::Value& fields : manifest.find("sequence")->array()) {
    const Entry entry{operation, fields, folder, manifest.find("baseIri")->string()};
    if (!is_wanted(entry)) continue;
    const std::string wrong = run(entry);
    if (wrong.empty()) {
      ++passed;
    } else {
      FAIL_CHECK(operation << entry.text("@id") << " (" << entry.text("name") << "): " << wrong);
    }
  }
  CHECK(passed > 0);
  std::cout << operation << ": " << passed << " passed\n";
}

}  // namespace

TEST_CASE("the JSON-LD 1.1 suites pass") {
  const std::string folder = w3c::suite_folder("json-ld");
  if (folder.empty()) return;
  for (const char* operation : {"toRdf", "fromRdf", "expand", "compact", "flatten", "frame"}) {
    check_operation(folder, operation);
  }
}
