// Since when the ties of the city exist: a bar for each, or a column for each decade where there are very many.
#pragma once

#include "kontor/site/page.hpp"

namespace kontor::site {

void write_timeline(Page& page);

}  // namespace kontor::site
