// What somebody who wrote a date in his own way may have meant.
#pragma once

#include <string>
#include <string_view>

namespace kontor::registry {

// The date in EDTF: 1990-10 for "10.1990", "Oktober 1990" and Excel's "Okt 90", 1990~ for "ca. 1990", 1990/1999 for
// "1990-1999". Years of two digits are read as Excel does, 30 being 1930. Empty if nothing is near.
std::string nearest_date(std::string_view text);

}  // namespace kontor::registry
