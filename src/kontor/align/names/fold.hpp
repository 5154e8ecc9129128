// Folding: the form in which two spellings of one name are the same text.
//
//   "Székesfehérvár" → "szekesfehervar"     "St. Gallen" → "st gallen"     "Be’er Scheva" → "beer scheva"
//
// Case is folded, accents are taken away (Unicode NFKD without combining marks for Latin, Greek and Cyrillic; letters
// with strokes become their base letter), apostrophes vanish, everything else that is no letter or digit becomes one
// blank.
#pragma once

#include <string>
#include <string_view>

namespace kontor::align {

// Appends the folded form of `text` to `out`; invalid UTF-8 counts as a blank. Thread-safe.
void fold(std::string_view text, std::string& out);
std::string fold(std::string_view text);

// Appends the folded form of one code point: its letters, nothing for what vanishes, " " for what separates words.
void fold_code_point(char32_t code_point, std::string& out);

}  // namespace kontor::align
