// `kontor align verify`: checks the items that a registry or table claims.
#include <algorithm>
#include <array>
#include <cstdio>

#include "kontor/align/decisions/decide.hpp"
#include "kontor/align/match/matcher.hpp"
#include "kontor/align/match/query_source.hpp"
#include "kontor/align/match/verification.hpp"
#include "kontor/align/report/text_table.hpp"
#include "kontor/base/error.hpp"

#include "cli/align.hpp"
#include "cli/inputs.hpp"
#include "cli/item_source.hpp"
#include "cli/options.hpp"

namespace kontor::cli {
namespace {

align::TextTable::Row row_of(const align::Query& query, const align::Verified& verified, const align::Index& index) {
  std::string label;
  std::string score;
  if (verified.claimed != nullptr) {
    label = index.label(verified.claimed->item);
    char text[32];
    std::snprintf(text, sizeof text, "%.1f", verified.claimed->score);
    score = text;
  }
  return {query.id, query.names.front().text, query.claimed, label, std::string(to_string(verified.verification)),
          score,    verified.reason};
}

}  // namespace

ExitCode run_align_verify(std::span<const std::string> arguments) {
  ItemSource items;
  std::string results = "table";
  std::string output_path = "-";
  std::string decisions_path;
  bool overwrite = false;
  bool all = false;
  Options options("align verify [OPTION]... --index FILE|--reconcile URL|--endpoint URL INPUT");
  items.add_options(options);
  options.add_flag("all,a", &all, "list the confirmed ones, too");
  options.add("decisions,d", &decisions_path, "FILE", "file of decisions: which items people rejected");
  options.add("results,r", &results, "FORMAT", "table or csv (default: table)");
  options.add("output,o", &output_path, "FILE", "file for the results, default standard output");
  options.add_flag("overwrite", &overwrite, "replace the output file if it exists");
  if (!options.parse(arguments)) return ExitCode::done;
  if (options.words().size() != 1) throw UsageError("expected one input: a registry, or a table with a header");
  items.check();
  if (results != "table" && results != "csv") {
    throw UsageError("unknown format '" + results + "' of results, expected table or csv");
  }

  Findings findings;
  align::Queries input = align::read_queries(options.words().front(), findings.diagnostics());
  if (findings.sum_up(", nothing was verified") > 0) return ExitCode::failed;
  if (std::all_of(input.queries.begin(), input.queries.end(),
                  [](const auto& query) { return query.claimed.empty(); })) {
    std::fprintf(stderr,
                 "kontor: warning: nothing says which item it is, expected a column 'wikidata', 'qid' or "
                 "'claimed_qid'\n");
  }
  if (!decisions_path.empty()) {
    const align::DecisionsFile decisions = align::DecisionsFile::open(decisions_path);
    for (align::Query& query : input.queries) align::apply_rejections(decisions, query);
  }
  const align::Index& index = items.open(input.queries);
  align::MatchOptions match_options;
  match_options.trust_claims = false;
  match_options.candidates = static_cast<std::size_t>(-1);  // the claimed item must be among them
  align::Matcher matcher(index, match_options);
  align::TextTable table({"id", "name", "claimed", "label", "verdict", "score", "reason"});
  std::array<std::size_t, align::verifications> counts{};
  const align::Claims claims(input.queries, index);
  for (const align::Query& query : input.queries) {
    if (query.claimed.empty()) continue;
    const align::Match match = matcher.match(query);
    const align::Verified verified = align::verify(query, match, index, claims);
    ++counts[static_cast<std::size_t>(verified.verification)];
    if (all || verified.verification != align::Verification::confirmed) table.add(row_of(query, verified, index));
  }
  OutputFile output(output_path, overwrite ? Overwrite::allow : Overwrite::refuse);
  output.write(results == "csv" ? table.csv() : table.text());
  output.finish();
  std::string summary = "kontor:";
  for (std::size_t i = 0; i < counts.size(); ++i) {
    summary += (i > 0 ? ", " : " ") + std::to_string(counts[i]) + " ";
    summary += to_string(static_cast<align::Verification>(i));
  }
  std::fprintf(stderr, "%s\n", summary.c_str());
  const auto flagged = counts[static_cast<std::size_t>(align::Verification::wrong)] +
                       counts[static_cast<std::size_t>(align::Verification::doubtful)];
  return flagged == 0 ? ExitCode::done : ExitCode::failed;
}

}  // namespace kontor::cli
