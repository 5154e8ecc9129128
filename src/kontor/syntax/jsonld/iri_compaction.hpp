// IRI Compaction (JSON-LD 1.1 API, section 6.2).
#pragma once

#include <string>
#include <string_view>

#include "kontor/json/value.hpp"
#include "kontor/syntax/jsonld/context.hpp"
#include "kontor/syntax/jsonld/options.hpp"

namespace kontor::syntax::jsonld {

enum class Direction : bool { forward, reverse };

// The term, compact IRI or relative reference for an IRI or keyword where terms can stand. `value`, if it is known, is
// what the property has in expanded form: the best term depends on it. Throws ProcessingError (IRI confused with
// prefix).
std::string compact_iri(const Context& active, const Options& options, std::string_view iri,
                        const json::Value* value = nullptr, Direction direction = Direction::forward);

// The same where terms cannot stand: for the value of @id.
std::string compact_id(const Context& active, const Options& options, std::string_view iri);

// `iri` as a reference relative to `base`, or itself if they have nothing in common.
std::string relative_reference(std::string_view base, std::string_view iri);

}  // namespace kontor::syntax::jsonld
