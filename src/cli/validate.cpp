// `kontor validate`: checks a registry and says what is wrong, and where.
#include <cstdio>

#include "cli/command.hpp"
#include "cli/inputs.hpp"
#include "cli/options.hpp"
#include "kontor/base/error.hpp"
#include "kontor/registry/read_input.hpp"

namespace kontor::cli {

ExitCode run_validate(std::span<const std::string> arguments) {
  Options options("validate [OPTION]... REGISTRY...");
  if (!options.parse(arguments)) return ExitCode::done;
  if (options.words().empty()) throw UsageError("no input, expected a registry: a JSON file or a folder of spreadsheets");
  Findings findings;
  for (const std::string& path : options.words()) registry::read_registry(path, findings.diagnostics());
  if (findings.sum_up("") > 0) return ExitCode::failed;
  std::puts(options.words().size() == 1 ? "the registry is valid" : "the registries are valid");
  return ExitCode::done;
}

}  // namespace kontor::cli
