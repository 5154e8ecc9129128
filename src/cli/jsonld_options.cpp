#include "cli/jsonld_options.hpp"

#include <algorithm>
#include <array>
#include <filesystem>
#include <string_view>
#include <vector>

#include "kontor/base/error.hpp"
#include "kontor/base/suggest.hpp"
#include "kontor/registry/jsonld_writer.hpp"
#include "kontor/registry/resources.hpp"
#include "kontor/syntax/jsonld/remote_document.hpp"

namespace kontor::cli {
namespace {

namespace fs = std::filesystem;
namespace jsonld = syntax::jsonld;

// JSON-LD 1.1 API, section 9.2; Framing, section 5.1.
struct Operation {
  std::string_view name;
  std::string_view from;
  std::string_view to;
  std::string_view form;
};

constexpr std::array<Operation, 6> operations = {{
    {"expand", "jsonld", "jsonld", "expanded"},
    {"compact", "jsonld", "jsonld", "compacted"},
    {"flatten", "jsonld", "jsonld", "flattened"},
    {"frame", "jsonld", "jsonld", "framed"},
    {"fromRdf", "nquads", "jsonld", "expanded"},
    {"toRdf", "jsonld", "nquads", ""},
}};

// The frames of ontology/frames go by their names.
constexpr std::array<std::string_view, 6> frame_names = {"place",        "relation", "membership",
                                                         "organisation", "project",  "source"};

jsonld::RemoteDocument load_frame(const std::string& word) {
  if (std::find(frame_names.begin(), frame_names.end(), word) != frame_names.end()) {
    json::Value frame = json::parse(registry::resource(word), word + ".jsonld");
    frame.object().set("@context", registry::jsonld_context());
    return frame;
  }
  if (!fs::exists(word) && word.find_first_of("./") == std::string::npos) {
    const std::vector<std::string_view> names(frame_names.begin(), frame_names.end());
    throw UsageError("no frame '" + word + "'" + suggestion(word, names) +
                     ", expected a file or one of place, relation, membership, organisation, project, source");
  }
  return jsonld::load_document(word);
}

}  // namespace

void add_jsonld_options(Options& options, JsonLdOptions& jsonld) {
  options.group("JSON-LD options");
  options.add("form", &jsonld.form, "FORM", "form of the JSON-LD to write: expanded, flattened or compacted (default)");
  options.add("context", &jsonld.context, "FILE", "compact JSON-LD with this context");
  options.add("frame", &jsonld.frame, "FILE",
              "frame JSON-LD with this frame, or with one that is built in: place, relation, "
              "membership, organisation, project, source");
  options.add("jsonld", &jsonld.operation, "OPERATION",
              "an operation of the JSON-LD API by its name: expand, compact, "
              "flatten, frame, fromRdf (reads N-Quads), toRdf (writes them)");
  options.add("expand-context", &jsonld.expand_context, "FILE", "context that JSON-LD is read with before its own");
  options.add("processing-mode", &jsonld.processing_mode, "MODE", "json-ld-1.1 (default) or json-ld-1.0");
  options.add("rdf-direction", &jsonld.rdf_direction, "WAY",
              "how base directions stand in RDF: i18n-datatype or "
              "compound-literal (default: they are left out)");
  options.add_flag("use-native-types", &jsonld.use_native_types, "write numbers and booleans as those of JSON");
  options.add_flag("use-rdf-type", &jsonld.use_rdf_type, "write rdf:type as a property instead of @type");
  options.add("compact-arrays", &jsonld.compact_arrays, "BOOL",
              "write arrays of one value as the value (default true)");
  options.add("compact-to-relative", &jsonld.compact_to_relative, "BOOL",
              "make IRIs relative to the base (default true)");
  options.add_flag("ordered", &jsonld.ordered, "process and write members in the order of their names");
  options.add("embed", &jsonld.embed, "WHEN", "framing: embed nodes once (default), always or never");
  options.add_flag("explicit", &jsonld.explicit_inclusion, "framing: only properties that the frame names");
  options.add_flag("require-all", &jsonld.require_all, "framing: only nodes with all properties that the frame names");
  options.add_flag("omit-default", &jsonld.omit_default, "framing: leave out what is missing instead of writing null");
  options.add("omit-graph", &jsonld.omit_graph, "BOOL", "framing: write a single node without @graph (default true)");
}

std::string apply_operation(JsonLdOptions& jsonld, InputOptions& input) {
  if (jsonld.operation.empty()) return {};
  for (const Operation& operation : operations) {
    if (operation.name != jsonld.operation) continue;
    if (!input.from.empty() || !jsonld.form.empty()) {
      throw UsageError("option '--jsonld' leaves no choice for '--from' and '--form'");
    }
    if (operation.form == "framed" && jsonld.frame.empty()) throw UsageError("option '--jsonld frame' needs '--frame'");
    input.from = operation.from;
    jsonld.form = operation.form;
    return std::string(operation.to);
  }
  throw UsageError("unknown operation '" + jsonld.operation + "'" + suggestion(jsonld.operation, names_in(operations)) +
                   ", expected expand, compact, flatten, frame, fromRdf or toRdf");
}

jsonld::Options api_options(const JsonLdOptions& options) {
  jsonld::Options api;
  if (!options.processing_mode.empty()) api.processing_mode = jsonld::parse_processing_mode(options.processing_mode);
  if (!options.rdf_direction.empty()) api.rdf_direction = jsonld::parse_rdf_direction(options.rdf_direction);
  if (!options.embed.empty()) api.embed = jsonld::parse_embed(options.embed);
  api.compact_arrays = options.compact_arrays.value_or(true);
  api.compact_to_relative = options.compact_to_relative.value_or(true);
  api.omit_graph = options.omit_graph;
  api.use_native_types = options.use_native_types;
  api.use_rdf_type = options.use_rdf_type;
  api.explicit_inclusion = options.explicit_inclusion;
  api.require_all = options.require_all;
  api.omit_default = options.omit_default;
  api.ordered = options.ordered;
  if (!options.expand_context.empty()) api.expand_context = jsonld::load_document(options.expand_context);
  return api;
}

jsonld::DocumentOptions document_options(const JsonLdOptions& options, const jsonld::Options& api, bool has_registry) {
  jsonld::DocumentOptions document;
  document.api = api;
  if (!options.form.empty()) document.form = jsonld::parse_form(options.form);
  if (!options.frame.empty()) {
    if (!options.context.empty())
      throw UsageError("option '--context' has no place beside '--frame', which brings its own");
    if (!options.form.empty() && document.form != jsonld::Form::framed) {
      throw UsageError("option '--form " + options.form + "' contradicts '--frame'");
    }
    document.form = jsonld::Form::framed;
    document.frame = load_frame(options.frame);
  } else if (document.form == jsonld::Form::framed) {
    throw UsageError("option '--form framed' needs '--frame'");
  }
  if (!options.context.empty()) {
    if (document.form == jsonld::Form::expanded) throw UsageError("an expanded document has no '--context'");
    document.context = jsonld::load_document(options.context);
  } else if (has_registry && document.form != jsonld::Form::framed) {
    document.context = registry::jsonld_context();
    document.nesting = jsonld::Nesting::all_nodes;
  }
  return document;
}

}  // namespace kontor::cli
