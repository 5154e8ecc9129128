// `kontor align index`: makes the index that match and verify look into.
#include <cstdio>

#include "kontor/align/index/source.hpp"
#include "kontor/base/error.hpp"

#include "cli/align.hpp"
#include "cli/inputs.hpp"
#include "cli/options.hpp"
#include "cli/progress.hpp"

namespace kontor::cli {

ExitCode run_align_index(std::span<const std::string> arguments) {
  std::string output;
  bool overwrite = false;
  bool verbose = false;
  align::DumpOptions dump;
  Options options("align index [OPTION]... -o FILE SOURCE...");
  options.add("output,o", &output, "FILE", "the index to write");
  options.add_flag("overwrite", &overwrite, "replace the index if it exists");
  options.add("having", &dump.having, "PROPERTY",
              "of Wikidata's JSON take only entities that use this property, such as P625 "
              "(repeatable: one of them is enough)");
  options.add_flag("verbose,v", &verbose, "say how many items and names there are");
  if (!options.parse(arguments)) return ExitCode::done;
  if (options.words().empty()) throw UsageError("no source, expected Wikidata's JSON, a table or RDF, or '-'");
  if (output.empty()) throw UsageError("no index to write, expected '-o FILE'");
  for (const std::string& property : dump.having) {
    if (property.size() < 2 || property[0] != 'P') {
      throw UsageError("option '--having' expects a property such as P625, got '" + property + "'");
    }
  }

  OutputFile file(output, overwrite ? Overwrite::allow : Overwrite::refuse);
  align::IndexBuilder builder;
  Findings findings;
  {
    Progress progress("reading");
    for (const std::string& path : options.words()) {
      align::read_source(path, dump, findings.diagnostics(), builder, &progress);
    }
  }
  if (findings.sum_up(", nothing was written") > 0) return ExitCode::failed;
  if (builder.size() == 0) throw Error("no items in the sources", Location{options.words().front(), {}, {}});
  const std::size_t items = builder.size();
  const std::size_t names = builder.name_count();
  builder.write(file);
  file.finish();
  if (verbose) std::fprintf(stderr, "kontor: %zu items with %zu names\n", items, names);
  return ExitCode::done;
}

}  // namespace kontor::cli
