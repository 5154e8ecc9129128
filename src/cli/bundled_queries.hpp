// The queries of queries/, built into the program: questions that people really ask.
#pragma once

#include <span>

#include "kontor/base/embedded_file.hpp"

namespace kontor::cli {

// By name. The first line of each is a comment that says what it answers.
std::span<const EmbeddedFile> bundled_queries();

}  // namespace kontor::cli
