// The options of the JSON-LD API (JSON-LD 1.1 API, section 9.4.2; JSON-LD 1.1 Framing, section 5.2), with their names.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "kontor/syntax/jsonld/remote_document.hpp"

namespace kontor::syntax::jsonld {

class DocumentLoader;

enum class ProcessingMode : std::uint8_t { json_ld_1_0, json_ld_1_1 };
enum class RdfDirection : std::uint8_t { i18n_datatype, compound_literal };
enum class Embed : std::uint8_t {
  always,
  once,
  never,
  last,  // JSON-LD 1.0 only
};

struct Options {
  std::string base;                              // empty: none
  std::optional<RemoteDocument> expand_context;  // a context, or an object with @context
  ProcessingMode processing_mode = ProcessingMode::json_ld_1_1;
  bool ordered = false;  // members by name; otherwise in the order of the document

  bool compact_arrays = true;
  bool compact_to_relative = true;

  std::optional<RdfDirection> rdf_direction;
  bool use_native_types = false;
  // Beyond the standard: native numbers and booleans only where reading them back gives the same literal. Used where
  // kontor chooses the form of a document itself; use_native_types goes before.
  bool use_exact_native_types = false;
  bool use_rdf_type = false;

  Embed embed = Embed::once;
  bool explicit_inclusion = false;  // "explicit"
  bool omit_default = false;
  bool require_all = false;
  bool frame_expansion = false;
  std::optional<bool> omit_graph;  // unset: true, but false for processing mode json-ld-1.0

  // Where contexts that are named by IRI come from; not owned. Without it none can be loaded.
  DocumentLoader* loader = nullptr;
};

// "json-ld-1.1" and so on; throws UsageError for another word.
ProcessingMode parse_processing_mode(std::string_view text);
RdfDirection parse_rdf_direction(std::string_view text);
Embed parse_embed(std::string_view text);

}  // namespace kontor::syntax::jsonld
