// The data of one resource as files: its own triples and those of the parts that stand on its page.
#pragma once

#include <string>

#include "kontor/base/output_folder.hpp"
#include "kontor/site/page.hpp"

namespace kontor::site {

// Writes `files` with the endings .ttl, .jsonld and .nt.
void write_resource_files(const Site& site, TermId resource, const std::string& files, OutputFolder& folder);

}  // namespace kontor::site
