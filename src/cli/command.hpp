// A command of the program: one row of the table in commands.cpp, which drives `kontor help`, the tests of the help
// texts and the installed manual pages.
#pragma once

#include <span>
#include <string>
#include <string_view>

namespace kontor::cli {

// What a command answers. The program's exit code, see kontor(1).
enum class ExitCode : int {
  done = 0,
  failed = 1,  // the work failed, or the data has errors
  usage = 2,   // wrong command line
};

struct Command {
  std::string_view name;
  std::string_view summary;  // one line, lower case, no full stop
  ExitCode (*run)(std::span<const std::string> arguments);
};

// All commands in the order a city uses them.
std::span<const Command> commands();

// The command of that name, or null.
const Command* find_command(std::string_view name);

ExitCode run_convert(std::span<const std::string> arguments);
ExitCode run_query(std::span<const std::string> arguments);
ExitCode run_validate(std::span<const std::string> arguments);
ExitCode run_map(std::span<const std::string> arguments);
ExitCode run_publish(std::span<const std::string> arguments);
ExitCode run_align(std::span<const std::string> arguments);
ExitCode run_help(std::span<const std::string> arguments);

}  // namespace kontor::cli
