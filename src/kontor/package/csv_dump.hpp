// The tables as CSV files (RFC 4180) with their description after CSV on the Web (W3C Recommendation of 2015).
#pragma once

#include <string>
#include <vector>

#include "kontor/base/output_folder.hpp"
#include "kontor/dcat/catalog.hpp"
#include "kontor/package/publication.hpp"

namespace kontor::package {

// Writes data/csv/places.csv and so on, those that have rows, and data/csv/csv-metadata.json, where readers of CSV on
// the Web look for it. Several values in a cell are parted by '|', or by another sign, which the description names, if
// a value of the column has that. `catalog` is the description so far.
std::vector<dcat::Distribution> write_csv_dump(const Publication& publication, const dcat::Catalog& catalog,
                                               OutputFolder& folder);

}  // namespace kontor::package
