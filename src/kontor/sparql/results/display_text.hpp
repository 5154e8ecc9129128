// Text as a terminal shows it: which column each character takes, and what must not reach it.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace kontor::sparql {

// The number of terminal columns of valid UTF-8 text: 0 for combining marks, 2 for wide East Asian characters and
// emoji (Unicode Standard Annex 11), 1 otherwise.
std::size_t display_width(std::string_view text);

// Appends `text` with control and bidirectional formatting characters as visible escapes (\n, \t, \u202E), so that data
// cannot move the cursor, change colours or reorder what stands beside it.
void append_visible(std::string& out, std::string_view text);

// The longest start of `text` that fits into `width` columns with a '…' behind it; all of it if it fits without.
std::string cut_to_width(std::string_view text, std::size_t width);

}  // namespace kontor::sparql
