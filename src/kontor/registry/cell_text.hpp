// What people and spreadsheets write into cells, in the form that JSON wants (data/FORMAT.md, "Spreadsheets").
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace kontor::registry {

// Without blanks, no-break spaces, invisible characters and line ends around it.
std::string_view trim_cell(std::string_view text);

// A number as a spreadsheet shows it, in the form of JSON; none if it is no number. German sheets have decimal commas.
std::optional<std::string> json_number(std::string_view text);

// Whether it may be a number with separators of thousands: 60.000, 1,500.
bool has_thousands(std::string_view text);

// The name of a column as spreadsheets show it: A for 0, AA for 26.
std::string column_letters(std::size_t column);

// A day as German spreadsheets show it, 16.09.1966 or 16.9.1966, in the order of ISO 8601; any other text as it is.
std::string iso_day(std::string_view text);

// The parts of a list: separated by '|', trimmed, empty ones left out. A backslash makes a '|' or backslash literal.
std::vector<std::string> split_cell(std::string_view text);

}  // namespace kontor::registry
