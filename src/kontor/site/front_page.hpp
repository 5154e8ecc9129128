// The first page: the map, the timeline and the table of the city's ties.
#pragma once

#include <span>

#include "kontor/site/page.hpp"

namespace kontor::site {

void write_front_page(Page& page);

// The table of these ties, by their numbers in Ties::rows, which the rows carry as data-tie.
enum class TieColumns : std::uint8_t { all, without_themes };
void write_tie_table(Page& page, std::span<const std::size_t> ties, TieColumns columns = TieColumns::all);

}  // namespace kontor::site
