// Language ranges against language tags (RFC 4647).
#pragma once

#include <string_view>

namespace kontor::rdf {

// Basic filtering (section 3.3.1): "de" matches "de" and "de-AT" in any case, "*" matches every tag. An empty tag is no
// tag and matches nothing.
bool matches_language_range(std::string_view tag, std::string_view range);

}  // namespace kontor::rdf
