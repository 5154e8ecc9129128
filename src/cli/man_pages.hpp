// The manual pages of man/, built into the program.
#pragma once

#include <span>

#include "kontor/base/embedded_file.hpp"

namespace kontor::cli {

// In the order of the command table, kontor(1) first. Names are those of the pages: "kontor", "kontor-convert" ...
std::span<const EmbeddedFile> man_pages();

}  // namespace kontor::cli
