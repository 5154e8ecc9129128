// For web servers without rules: a page at the address of each part (claim, event, geometry) that leads on to its place
// on the page of what it belongs to.
#pragma once

#include "kontor/base/output_folder.hpp"
#include "kontor/site/page.hpp"

namespace kontor::site {

// More parts than these get none: they would be most of the files of the site. Their addresses then need the rules of
// ServerRules::write.
inline constexpr std::size_t most_redirects = 20'000;

void write_part_redirects(const Site& site, OutputFolder& folder);

}  // namespace kontor::site
