// The files beside the pages: style and scripts, which are built into the program, and what npm brings.
#pragma once

#include <string>

#include "kontor/base/output_folder.hpp"

namespace kontor::site {

// Writes assets/: style, scripts, icon, the picture under the small maps, and what is in the folder `built` (fonts/,
// engine/), which may be missing.
void write_assets(const std::string& built, OutputFolder& folder);

bool has_fonts(const std::string& built);
bool has_engine(const std::string& built);

}  // namespace kontor::site
