// The options of `kontor convert` that are about JSON-LD: those of the JSON-LD API and of Framing, with their names,
// and the forms of a document.
#pragma once

#include <optional>
#include <string>

#include "cli/inputs.hpp"
#include "cli/options.hpp"
#include "kontor/syntax/jsonld/document_form.hpp"

namespace kontor::cli {

struct JsonLdOptions {
  std::string operation;
  std::string form;
  std::string context;
  std::string frame;
  std::string expand_context;
  std::string processing_mode;
  std::string rdf_direction;
  std::string embed;
  std::optional<bool> compact_arrays;
  std::optional<bool> compact_to_relative;
  std::optional<bool> omit_graph;
  bool use_native_types = false;
  bool use_rdf_type = false;
  bool explicit_inclusion = false;
  bool require_all = false;
  bool omit_default = false;
  bool ordered = false;

  // Whether the command line says what a document is to look like.
  bool shapes_document() const { return !form.empty() || !context.empty() || !frame.empty(); }
};

void add_jsonld_options(Options& options, JsonLdOptions& jsonld);

// An operation of the API says what is read and written; answers the format to write, empty if none is asked for. Fills
// `input.from` and `jsonld.form`. Throws UsageError.
std::string apply_operation(JsonLdOptions& jsonld, InputOptions& input);

// The options of the API. Throws UsageError, and Error for a context that cannot be read.
syntax::jsonld::Options api_options(const JsonLdOptions& jsonld);

// What a document is to look like. `has_registry`: its data are a registry, which has a context of its own. Throws like
// api_options.
syntax::jsonld::DocumentOptions document_options(const JsonLdOptions& jsonld, const syntax::jsonld::Options& api,
                                                 bool has_registry);

}  // namespace kontor::cli
