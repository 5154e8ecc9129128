// Names in Chinese characters: a romanized name stands for many that are written otherwise (Suzhou: 苏州, 宿州).
#pragma once

#include <string>
#include <string_view>

namespace kontor::align {

// Whether the text has a Chinese character.
bool has_han(std::string_view text);

// The characters of a name in simplified form, without blanks and without the word for its kind at the end: "蘇州市"
// and "苏州" are one. A word for the kind stays if less than two characters stood before it. Thread-safe.
std::string han_stem(std::string_view name);

// Whether two stems have equally many characters, and at least one of them at the same place, the word for a prefecture
// not counted: 贺龙 and 和龙, but not 宿州 and 苏州.
bool share_characters(std::string_view a, std::string_view b);

}  // namespace kontor::align
