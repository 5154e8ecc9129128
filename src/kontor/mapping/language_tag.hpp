// Language tags of data (BCP 47).
#pragma once

#include <string_view>

namespace kontor::mapping {

// Whether the tag is well-formed by RFC 5646 section 2.1 and starts with a language of two or three letters, as every
// registered one does: "english" fits the grammar but is a mistake.
bool is_language_tag(std::string_view tag);

}  // namespace kontor::mapping
