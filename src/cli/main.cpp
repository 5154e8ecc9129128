// The program: finds the command and turns whatever happens into a message and an exit code.
#include <cerrno>
#include <csignal>
#include <cstdio>
#include <exception>
#include <new>
#include <string>
#include <vector>

#include "cli/command.hpp"
#include "kontor/base/error.hpp"
#include "kontor/base/suggest.hpp"

namespace kontor::cli {
namespace {

void print_usage(std::FILE* out) {
  std::fputs("usage: kontor COMMAND [OPTION]... [FILE]...\n\ncommands:\n", out);
  for (const Command& command : commands()) {
    std::fprintf(out, "  %-10s %s\n", std::string(command.name).c_str(), std::string(command.summary).c_str());
  }
  std::fputs("\n`kontor COMMAND -h` lists a command's options, `kontor help COMMAND` opens its manual.\n", out);
}

ExitCode run(const std::vector<std::string>& words) {
  if (words.empty()) {
    print_usage(stderr);
    return ExitCode::usage;
  }
  const std::string& name = words.front();
  if (name == "-h" || name == "--help" || (name == "help" && words.size() == 1)) {
    print_usage(stdout);
    return ExitCode::done;
  }
  if (name == "-V" || name == "--version") {
    std::puts("kontor " KONTOR_VERSION);
    return ExitCode::done;
  }
  const Command* command = find_command(name);
  if (command == nullptr) {
    std::vector<std::string_view> names;
    for (const Command& known : commands()) names.push_back(known.name);
    const char* kind = name.starts_with('-') ? "option" : "command";
    throw UsageError(std::string("unknown ") + kind + " '" + name + "'" + suggestion(name, names));
  }
  return command->run(std::span(words).subspan(1));
}

void print_error(const Error& error) {
  std::fputs(format_message(error.location(), "error", error.message()).c_str(), stderr);
}

}  // namespace
}  // namespace kontor::cli

int main(int argc, char* argv[]) {
  using namespace kontor;
  using cli::ExitCode;
  std::signal(SIGPIPE, SIG_IGN);  // a closed pipe arrives as an error of write(), so that temporary files are removed
  ExitCode code = ExitCode::failed;
  try {
    code = cli::run(std::vector<std::string>(argv + (argc > 0 ? 1 : 0), argv + argc));
    if ((std::fflush(stdout) != 0 || std::ferror(stdout) != 0) && code == ExitCode::done) {
      if (errno == EPIPE) throw ClosedPipe();
      throw Error("cannot write standard output");
    }
  } catch (const ClosedPipe&) {
    code = ExitCode::done;
  } catch (const UsageError& error) {
    cli::print_error(error);
    std::fputs("kontor: `kontor help` lists the commands, `kontor COMMAND -h` their options\n", stderr);
    code = ExitCode::usage;
  } catch (const Error& error) {
    cli::print_error(error);
    code = ExitCode::failed;
  } catch (const std::bad_alloc&) {
    std::fputs("kontor: error: out of memory\n", stderr);
  } catch (const std::exception& error) {
    std::fprintf(stderr, "kontor: internal error: %s\n", error.what());
  }
  return static_cast<int>(code);
}
