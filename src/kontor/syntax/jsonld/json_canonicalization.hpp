// The JSON Canonicalization Scheme (RFC 8785), which gives JSON literals their lexical form.
#pragma once

#include <string>

#include "kontor/json/value.hpp"

namespace kontor::syntax::jsonld {

std::string canonicalize(const json::Value& value);

// A number as ECMAScript prints it (RFC 8785, section 3.2.2.3).
std::string canonical_number(double value);

}  // namespace kontor::syntax::jsonld
