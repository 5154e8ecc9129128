// Items from tables, see table_rows.hpp. The item is the one of Wikidata if the row has one, else what the column `id`
// says, else the GeoNames place. A table with the columns geonameid, lang and name has further names of places that are
// in the index already.
#pragma once

#include <string>

#include "kontor/align/index/index_builder.hpp"
#include "kontor/base/diagnostics.hpp"
#include "kontor/base/input_file.hpp"

namespace kontor::align {

// Adds the items of a table. Rows without id or name are skipped. Throws Error if there is no column for ids or names,
// or the table is broken. `name` is what messages call it.
void read_table(ByteSource& source, const std::string& name, Diagnostics& diagnostics, IndexBuilder& builder);

}  // namespace kontor::align
