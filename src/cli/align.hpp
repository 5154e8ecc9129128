// The verbs of `kontor align`, each with options of its own.
#pragma once

#include <span>
#include <string>

#include "cli/command.hpp"

namespace kontor::cli {

ExitCode run_align_index(std::span<const std::string> arguments);
ExitCode run_align_match(std::span<const std::string> arguments);
ExitCode run_align_verify(std::span<const std::string> arguments);
ExitCode run_align_compare(std::span<const std::string> arguments);
ExitCode run_align_statements(std::span<const std::string> arguments);

}  // namespace kontor::cli
