// Places and relations on a map: GeoJSON (RFC 7946).
#pragma once

#include <vector>

#include "kontor/base/output_folder.hpp"
#include "kontor/dcat/catalog.hpp"
#include "kontor/package/publication.hpp"

namespace kontor::package {

// Writes data/places.geojson, a point per place, and data/relations.geojson, a line per relation (several, if it has
// several partners), with the columns of the tables as properties. What lies nowhere has the geometry null.
std::vector<dcat::Distribution> write_geojson_dump(const Publication& publication, const dcat::Catalog& catalog,
                                                   OutputFolder& folder);

}  // namespace kontor::package
