// Countries that records of one place may name differently. A table only.
#pragma once

#include <string_view>

namespace kontor::align {

// Whether one of two different ISO 3166-1 codes is a territory of the other (MQ and FR), or both claim a part of the
// other (so that sources differ about its towns). Symmetric.
bool share_places(std::string_view a, std::string_view b);

}  // namespace kontor::align
