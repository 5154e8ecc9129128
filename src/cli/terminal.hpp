// What kontor knows about the terminal it talks to.
#pragma once

#include <cstddef>

namespace kontor::cli {

// The number of columns: of COLUMNS if it is set, else of the terminal on standard output, else 80.
std::size_t terminal_width();

// The same for what goes to standard output, 0 (no limit) if that is neither a terminal nor COLUMNS is set.
std::size_t output_width();

bool stdout_is_terminal();
bool stderr_is_terminal();

}  // namespace kontor::cli
