#include "kontor/syntax/jsonld/options.hpp"

#include "kontor/base/error.hpp"

namespace kontor::syntax::jsonld {

ProcessingMode parse_processing_mode(std::string_view text) {
  if (text == "json-ld-1.1") return ProcessingMode::json_ld_1_1;
  if (text == "json-ld-1.0") return ProcessingMode::json_ld_1_0;
  throw UsageError("unknown processing mode '" + std::string(text) + "', expected json-ld-1.1 or json-ld-1.0");
}

RdfDirection parse_rdf_direction(std::string_view text) {
  if (text == "i18n-datatype") return RdfDirection::i18n_datatype;
  if (text == "compound-literal") return RdfDirection::compound_literal;
  throw UsageError("unknown RDF direction '" + std::string(text) + "', expected i18n-datatype or compound-literal");
}

Embed parse_embed(std::string_view text) {
  if (text == "once") return Embed::once;
  if (text == "always") return Embed::always;
  if (text == "never") return Embed::never;
  if (text == "last") return Embed::last;
  throw UsageError("unknown way to embed '" + std::string(text) + "', expected once, always, never or last");
}

}  // namespace kontor::syntax::jsonld
