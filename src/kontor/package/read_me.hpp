// README.txt: what an open-data officer does with a published folder. SHA256SUMS: how anybody checks it.
#pragma once

#include "kontor/base/output_folder.hpp"
#include "kontor/dcat/catalog.hpp"

namespace kontor::package {

// In German and English, in plain words. The catalogue must be complete.
void write_read_me(const dcat::Catalog& catalog, OutputFolder& folder);

// The checksums of all files that are finished so far, in the form that `sha256sum --check` reads.
void write_checksums(OutputFolder& folder);

}  // namespace kontor::package
