// The data as RDF files, one for each format that portals and people know.
#pragma once

#include <vector>

#include "kontor/base/output_folder.hpp"
#include "kontor/base/progress_listener.hpp"
#include "kontor/dcat/catalog.hpp"
#include "kontor/package/publication.hpp"

namespace kontor::package {

// Writes data/registry.ttl, .jsonld, .nt and .rdf and describes them for the catalogue. Data sets of up to 300,000
// triples are laid out for readers, larger ones as a stream of constant memory. `progress` is told the triples of each
// dump; it may be null.
std::vector<dcat::Distribution> write_rdf_dumps(const Publication& publication, ProgressListener* progress,
                                                OutputFolder& folder);

// Fills in what the folder knows of a file that is finished.
void measure(dcat::Distribution& distribution, const OutputFolder& folder);

// A title in German and English.
dcat::Texts bilingual(std::string_view german, std::string_view english);

}  // namespace kontor::package
