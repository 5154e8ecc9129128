// Deserialize JSON-LD to RDF (JSON-LD 1.1 API, section 8.1).
#pragma once

#include <functional>
#include <string>

#include "kontor/json/value.hpp"
#include "kontor/rdf/quad_sink.hpp"
#include "kontor/syntax/jsonld/node_map.hpp"
#include "kontor/syntax/jsonld/options.hpp"

namespace kontor::syntax::jsonld {

// The place of a byte of the document.
using PlaceOf = std::function<Place(std::size_t offset)>;

// Pushes the quads of a node map. What RDF cannot say is left out, as the standard asks: relative IRIs, blank nodes as
// properties, ill-formed language tags. Blank node labels get `blank_node_prefix` in front. Takes from `nodes` the
// identifiers of the blank nodes that lists need.
void to_rdf(NodeMap& nodes, const Options& options, const std::string& blank_node_prefix, const PlaceOf& place_of,
            rdf::QuadSink& sink);

}  // namespace kontor::syntax::jsonld
