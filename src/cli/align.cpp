// `kontor align`: finds and checks the items of Wikidata that places, countries and organisations are.
#include "cli/align.hpp"

#include <algorithm>
#include <array>
#include <cstdio>
#include <string_view>
#include <vector>

#include "kontor/base/error.hpp"
#include "kontor/base/suggest.hpp"

namespace kontor::cli {
namespace {

constexpr std::array<Command, 5> verbs = {{
    {"index", "make an index of items from dumps, tables and RDF", run_align_index},
    {"match", "find the items, propose links, keep decisions", run_align_match},
    {"verify", "check items that somebody claims", run_align_verify},
    {"compare", "compare our relations with what Wikidata states", run_align_compare},
    {"statements", "write what Wikidata could take over, for QuickStatements", run_align_statements},
}};

void print_usage(std::FILE* out) {
  std::fputs("usage: kontor align VERB [OPTION]... [FILE]...\n\nverbs:\n", out);
  for (const Command& verb : verbs) {
    std::fprintf(out, "  %-10s %s\n", std::string(verb.name).c_str(), std::string(verb.summary).c_str());
  }
  std::fputs("\n`kontor align VERB -h` lists a verb's options, `kontor help align` opens the manual.\n", out);
}

}  // namespace

ExitCode run_align(std::span<const std::string> arguments) {
  if (arguments.empty()) throw UsageError("no verb, expected one of " + comma_separated(names_in(verbs)));
  const std::string& name = arguments.front();
  if (name == "-h" || name == "--help") {
    print_usage(stdout);
    return ExitCode::done;
  }
  const auto* const verb =
      std::find_if(verbs.begin(), verbs.end(), [&name](const Command& v) { return v.name == name; });
  if (verb != verbs.end()) return verb->run(arguments.subspan(1));
  const std::vector<std::string_view> names = names_in(verbs);
  throw UsageError("unknown verb '" + name + "'" + suggestion(name, names) + ", expected one of " +
                   comma_separated(names));
}

}  // namespace kontor::cli
