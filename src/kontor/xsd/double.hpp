// xsd:double and xsd:float: IEEE 754 numbers, read and printed with exact rounding.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace kontor::xsd {

// Reads the lexical space of xsd:double ("1", "-1.5e3", ".5", "INF", "+INF", "-INF", "NaN"; no white space). Numbers
// too large become infinite, too small zero. Empty if the text is not in the lexical space.
std::optional<double> parse_double(std::string_view lexical);
std::optional<float> parse_float(std::string_view lexical);

// The canonical lexical form with the fewest digits that read back as the same number: "1.0E0", "-1.25E-7", "INF".
// XML Schema 1.1 part 2, section E.1 (doubleCanonicalMap).
std::string print_canonical(double value);
std::string print_canonical(float value);

// What a cast to xsd:string gives: decimal notation from 1e-6 up to 1e6, else the canonical form.
// XPath Functions and Operators 3.1, section 19.1.2.
std::string print_plain(double value);
std::string print_plain(float value);

// fn:round: halves towards positive infinity; infinities, NaN and negative zero stay.
double round_half_up(double value);

}  // namespace kontor::xsd
