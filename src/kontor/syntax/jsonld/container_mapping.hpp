// The container mapping of a term (JSON-LD 1.1 API, section 4.2.2, step 19).
#pragma once

#include "kontor/syntax/jsonld/context.hpp"
#include "kontor/syntax/jsonld/options.hpp"

namespace kontor::syntax::jsonld {

// From the value of @container. Throws ProcessingError (invalid container mapping).
Containers read_containers(const json::Value& value, ProcessingMode mode);

}  // namespace kontor::syntax::jsonld
