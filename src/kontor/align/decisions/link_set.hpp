// The links that follow from outcomes, as RDF.
//
//   accepted, auto   place skos:exactMatch wd:Q1715     (owl:sameAs besides, if wanted, for accepted ones)
//   review           place skos:closeMatch wd:Q1715
//
// each with a claim that says where it comes from: kontor:Claim with kontor:about, kontor:onProperty, kontor:stated,
// kontor:confidence and a note with who decided, the score and the hash of the evidence.
//
// Why skos:exactMatch: items of Wikidata often are city, municipality and corporate body in one, and owl:sameAs would
// make these one and the same in our data, too. So it is never written if several of ours have the item.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "kontor/align/decisions/decide.hpp"
#include "kontor/rdf/quad_sink.hpp"

namespace kontor::align {

struct LinkOptions {
  std::string base;      // addresses are base + "id/" + local id; ids that are IRIs stand for themselves
  bool same_as = false;  // owl:sameAs besides skos:exactMatch where a person accepted, if nothing else has the item
};

// Pushes prefixes and quads, sink.finish() last. Conflicts are no links.
void write_links(const std::vector<Query>& queries, const std::vector<Outcome>& outcomes, const LinkOptions& options,
                 rdf::QuadSink& sink);

// The IRI of an item: "Q1715" in Wikidata, "gn:2910831" in GeoNames; IRIs stay.
std::string item_iri(std::string_view item);

}  // namespace kontor::align
