// What is wrong with a text that does not fit its schema, in words for people.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "kontor/registry/schema.hpp"

namespace kontor::registry {

// More alternatives than this are not listed in every message.
constexpr std::size_t max_listed = 12;

// The text in single quotes, cut if it is long.
std::string quoted(std::string_view text);

// "a whole number".
std::string_view name_of(Type type);

// About a text where a number should stand.
std::string no_number(std::string_view text, Type type);

// About a text that has not the form that the schema asks for. `words` are those that may stand there, empty if it is
// no word of a list.
std::string misfit(std::string_view text, const Schema& schema, const std::vector<std::string>& words);

}  // namespace kontor::registry
