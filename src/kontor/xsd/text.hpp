// The datatypes whose values are texts: string and its restrictions, anyURI, hexBinary and base64Binary.
#pragma once

#include <string>
#include <string_view>

#include "kontor/xsd/datatype.hpp"

namespace kontor::xsd {

// Whether `text` is in the lexical space (XML Schema 1.1 part 2, sections 3.3.1, 3.3.15 to 3.3.17 and 3.4.1 to 3.4.7).
bool is_valid_text(std::string_view text, Datatype datatype);

// hexBinary in upper case, base64Binary without spaces; all others as they are.
std::string canonical_text(std::string_view text, Datatype datatype);

}  // namespace kontor::xsd
