// `kontor help COMMAND`: the manual page, from the pages that are built into the program.
#include <unistd.h>

#include <cstdio>
#include <string>
#include <vector>

#include "cli/command.hpp"
#include "cli/man_pages.hpp"
#include "cli/options.hpp"
#include "kontor/base/error.hpp"
#include "kontor/base/suggest.hpp"

namespace kontor::cli {

ExitCode run_help(std::span<const std::string> arguments) {
  Options options("help [COMMAND]");
  if (!options.parse(arguments)) return ExitCode::done;
  if (options.words().size() > 1) throw UsageError("help takes one command, got " + std::to_string(options.words().size()));
  const std::string topic = options.words().empty() ? "kontor" : "kontor-" + options.words().front();
  std::vector<std::string_view> topics;
  for (const EmbeddedFile& page : man_pages()) {
    if (page.name == topic) {
      std::fwrite(page.text.data(), 1, page.text.size(), stdout);
      return ExitCode::done;
    }
    if (page.name.starts_with("kontor-")) topics.push_back(page.name.substr(7));
  }
  throw UsageError("no manual for '" + options.words().front() + "'" + suggestion(options.words().front(), topics));
}

}  // namespace kontor::cli
