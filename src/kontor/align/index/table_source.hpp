// Items from tables: CSV or TSV with a header, and the tables of GeoNames (geonames.org/export), which have none.
//
// Columns are known by their names, whatever their order and case; others are not looked at:
//
//   id, qid, wikidata, wikidata_id       "Q60", "gn:5128581" or an IRI; a Wikidata URL is cut to its item
//   geonameid, geonames                  the GeoNames number; the id of rows without one
//   label, name; name_XX, label_XX, official_name_XX     a label, in the language XX
//   names, alternatenames, aliases       further names, separated by "|", else by ","
//   country, iso_a2, countrycode         ISO 3166-1 alpha-2
//   admin1, lat(itude), lon(gitude), population, pop_max, fcode
//   type                                 see find_place_type()
//   ags, ars, lau, nuts3, insee          official codes
//
// A table with the columns geonameid, lang and name has further names of places that are in the index already.
#pragma once

#include <string>

#include "kontor/align/index/index_builder.hpp"
#include "kontor/base/diagnostics.hpp"
#include "kontor/base/input_file.hpp"

namespace kontor::align {

// Adds the items of a table. Rows without id or name are skipped; numbers and coordinates that are none are reported as
// warnings. Throws Error if there is no column for ids or names, or the table is broken. `name` is what messages call
// it.
void read_table(ByteSource& source, const std::string& name, Diagnostics& diagnostics, IndexBuilder& builder);

}  // namespace kontor::align
