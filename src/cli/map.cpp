// `kontor map`: for people who write mappings. Drafts one from a sample, checks it against its data, previews its
// result.
#include <array>
#include <cstdio>
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "kontor/base/error.hpp"
#include "kontor/base/output_file.hpp"
#include "kontor/base/suggest.hpp"
#include "kontor/mapping/assist/check.hpp"
#include "kontor/mapping/assist/draft.hpp"
#include "kontor/mapping/assist/preview.hpp"
#include "kontor/mapping/load_mapping.hpp"
#include "kontor/registry/read_input.hpp"

#include "cli/command.hpp"
#include "cli/inputs.hpp"
#include "cli/map_preview.hpp"
#include "cli/options.hpp"
#include "cli/terminal.hpp"

namespace kontor::cli {
namespace {

namespace fs = std::filesystem;

ExitCode run_init(std::span<const std::string> arguments) {
  mapping::DraftOptions draft;
  std::string output = "-";
  bool overwrite = false;
  bool yarrrml = false;
  Options options("map init [OPTION]... FILE");
  options.add("output,o", &output, "FILE", "mapping to write, default standard output; .yml makes YARRRML");
  options.add_flag("overwrite", &overwrite, "replace the mapping if it exists");
  options.add_flag("yarrrml", &yarrrml, "write YARRRML instead of RML");
  options.add("iterator", &draft.iterator, "PATH", "what selects the records, as JSONPath or XPath (default: guessed)");
  if (!options.parse(arguments)) return ExitCode::done;
  if (options.words().size() != 1) throw UsageError("expected one file: CSV, JSON or XML");
  const std::string& path = options.words().front();
  if (yarrrml || output.ends_with(".yml") || output.ends_with(".yaml")) draft.form = mapping::DraftForm::yarrrml;
  const fs::path folder = output == "-" ? fs::path() : fs::path(output).parent_path();
  draft.path = folder.empty() ? path : fs::absolute(path).lexically_proximate(fs::absolute(folder)).generic_string();
  if (output != "-") draft.mapping = output;
  const std::string text = mapping::draft_mapping(path, draft);
  OutputFile file(output, overwrite ? Overwrite::allow : Overwrite::refuse);
  file.write(text);
  file.finish();
  return ExitCode::done;
}

// The mapping that a command works on, and how it is run.
struct MappingCommand {
  std::string base;
  mapping::Mapping mapping;
  mapping::MapOptions options;

  void load(const Options& parsed, Diagnostics& diagnostics) {
    if (parsed.words().empty()) throw UsageError("expected a mapping, in RML or YARRRML");
    mapping = mapping::read_mapping(parsed.words().front(), diagnostics);
    const std::vector<std::string> inputs(parsed.words().begin() + 1, parsed.words().end());
    options.base = base;
    registry::replace_sources(mapping, inputs, options);
  }
};

// Relative addresses are fine while a mapping is being written.
constexpr const char* default_base = "http://example.org/";

ExitCode run_check(std::span<const std::string> arguments) {
  MappingCommand command;
  command.base = default_base;
  Options options("map check [OPTION]... MAPPING [INPUT]...");
  options.add("base", &command.base, "IRI", "base IRI for relative IRIs, default http://example.org/");
  if (!options.parse(arguments)) return ExitCode::done;
  Findings findings;
  command.load(options, findings.diagnostics());
  const mapping::MapSummary summary = mapping::check_mapping(command.mapping, command.options, findings.diagnostics());
  for (const mapping::TriplesMapSummary& map : summary.triples_maps) {
    std::printf("%s: %llu records, %llu triples, %llu without value\n", map.name.c_str(),
                static_cast<unsigned long long>(map.records), static_cast<unsigned long long>(map.quads),
                static_cast<unsigned long long>(map.missing));
  }
  std::fflush(stdout);
  return findings.sum_up("") > 0 ? ExitCode::failed : ExitCode::done;
}

ExitCode run_preview(std::span<const std::string> arguments) {
  MappingCommand command;
  command.base = default_base;
  std::uint64_t count = 5;
  Options options("map preview [OPTION]... MAPPING [INPUT]...");
  options.add("records,n", &count, "N", "records to show per triples map, default 5");
  options.add("base", &command.base, "IRI", "base IRI for relative IRIs, default http://example.org/");
  if (!options.parse(arguments)) return ExitCode::done;
  Findings findings;
  command.load(options, findings.diagnostics());
  const std::vector<mapping::Preview> previews =
      mapping::preview_mapping(command.mapping, command.options, count, findings.diagnostics());
  const std::string text = show_previews(previews, command.mapping.prefixes, terminal_width());
  std::fwrite(text.data(), 1, text.size(), stdout);
  std::fflush(stdout);
  return findings.sum_up("") > 0 ? ExitCode::failed : ExitCode::done;
}

struct Verb {
  std::string_view name;
  ExitCode (*run)(std::span<const std::string> arguments);
};
constexpr std::array<Verb, 3> verbs = {{{"init", run_init}, {"check", run_check}, {"preview", run_preview}}};

}  // namespace

ExitCode run_map(std::span<const std::string> arguments) {
  const std::string name = arguments.empty() ? std::string() : arguments.front();
  for (const Verb& verb : verbs) {
    if (verb.name == name) return verb.run(arguments.subspan(1));
  }
  if (name == "-h" || name == "--help") {
    for (const Verb& verb : verbs) {
      if (&verb != verbs.data()) std::fputs("\n", stdout);
      verb.run(arguments.first(1));
    }
    return ExitCode::done;
  }
  throw UsageError(name.empty()
                       ? "expected init, check or preview"
                       : "expected init, check or preview, got '" + name + "'" + suggestion(name, names_in(verbs)));
}

}  // namespace kontor::cli
