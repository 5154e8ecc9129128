// JSON-LD object comparison, as the test suite of JSON-LD 1.1 defines it.
#pragma once

#include "kontor/json/value.hpp"

namespace kontor::w3c {

// Whether two documents say the same: arrays in any order except under @list, language tags in any case, blank node
// identifiers up to renaming.
bool same_jsonld(const json::Value& a, const json::Value& b);

}  // namespace kontor::w3c
