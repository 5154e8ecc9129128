// Checks a registry against its schema and says everything that is wrong in one run: unknown keys, missing ones, values
// of the wrong form, ids declared twice or never, dates that do not exist.
#pragma once

#include <cstddef>
#include <functional>
#include <string_view>

#include "kontor/base/diagnostics.hpp"
#include "kontor/json/value.hpp"
#include "kontor/registry/schema.hpp"

namespace kontor::registry {

// The place of a byte of the text that was parsed: in that text, or in the spreadsheet it was made from.
using Locate = std::function<Location(std::size_t offset)>;

// Reports to `diagnostics` in the order of the text, dangling ids last. Throws nothing of its own.
void check(const json::Value& registry, const Schema& schema, const Locate& locate, Diagnostics& diagnostics);

// The same for a text, record by record: memory is the largest record plus the ids. Returns what is left of the
// registry without its records. `name` is what messages call the text. Throws Error if the text is not JSON.
json::Value check_text(std::string_view text, std::string_view name, const Schema& schema, Diagnostics& diagnostics);

}  // namespace kontor::registry
