// What kontor knows about the terminal it talks to.
#pragma once

#include <cstddef>

namespace kontor::cli {

// The number of columns: of COLUMNS if it is set, else of the terminal on standard output, else 80.
std::size_t terminal_width();

bool stdout_is_terminal();
bool stderr_is_terminal();

}  // namespace kontor::cli
