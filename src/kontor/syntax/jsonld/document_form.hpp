// The forms that a JSON-LD document can have (JSON-LD 1.1, section 6), and from an expanded document to each of them.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "kontor/json/value.hpp"
#include "kontor/rdf/prefix_map.hpp"
#include "kontor/syntax/jsonld/node_nesting.hpp"
#include "kontor/syntax/jsonld/options.hpp"

namespace kontor::syntax::jsonld {

enum class Form : std::uint8_t { expanded, flattened, compacted, framed };

// "expanded" and so on; throws UsageError for another word.
Form parse_form(std::string_view text);

struct DocumentOptions {
  Form form = Form::compacted;
  // Without a context a compacted document gets one that holds the prefixes that the data uses, and a flattened one
  // stays expanded.
  std::optional<RemoteDocument> context;
  std::optional<RemoteDocument> frame;     // for Form::framed
  Nesting nesting = Nesting::blank_nodes;  // of compacted documents that are made from RDF
  Options api;

  // Whether nobody has said what the document is to look like.
  bool is_own_choice() const { return form == Form::compacted && !context; }
};

// Throws ProcessingError.
json::Value shape_document(json::Array expanded, const DocumentOptions& document, const rdf::PrefixMap& prefixes);

}  // namespace kontor::syntax::jsonld
