// `kontor align match`: finds the items, proposes links, and keeps what people decided.
#include <algorithm>
#include <array>
#include <cstdio>
#include <filesystem>
#include <memory>
#include <set>
#include <thread>

#include "kontor/align/decisions/link_set.hpp"
#include "kontor/align/match/match_all.hpp"
#include "kontor/align/match/query_source.hpp"
#include "kontor/align/report/report.hpp"
#include "kontor/align/review/review_page.hpp"
#include "kontor/base/error.hpp"
#include "kontor/rdf/iri.hpp"
#include "kontor/syntax/format.hpp"

#include "cli/align.hpp"
#include "cli/inputs.hpp"
#include "cli/item_source.hpp"
#include "cli/options.hpp"

namespace kontor::cli {
namespace {

struct MatchCommand {
  ItemSource items;
  std::string decisions;
  std::string links;
  std::string review_page;
  std::string results = "table";
  std::string output = "-";
  std::string base;
  std::vector<std::string> only;
  std::uint64_t candidates = 5;
  double auto_score = align::MatchOptions().auto_score;
  double review_score = align::MatchOptions().review_score;
  bool explain = false;
  bool same_as = false;
  bool overwrite = false;
};

align::ReportFormat report_format(const std::string& name) {
  if (name == "table") return align::ReportFormat::table;
  if (name == "csv") return align::ReportFormat::csv;
  if (name == "json") return align::ReportFormat::json;
  throw UsageError("unknown format '" + name + "' of results, expected one of table, csv, json");
}

void check(const MatchCommand& command, const Options& options) {
  if (options.words().size() != 1) throw UsageError("expected one input: a registry, or a table with a header");
  command.items.check();
  for (const double score : {command.auto_score, command.review_score}) {
    if (!(score >= 0 && score <= 100)) throw UsageError("scores go from 0 to 100");
  }
  report_format(command.results);
  if (command.auto_score < command.review_score) throw UsageError("option '--auto' must not be below '--review'");
  if (!command.review_page.empty() && command.decisions.ends_with(".json")) {
    throw UsageError("'--review-page' saves decisions as CSV, expected '--decisions' with a file that ends with .csv");
  }
  if (!command.base.empty() && !rdf::has_scheme(command.base)) {
    throw UsageError("option '--base' expects an absolute IRI, got '" + command.base + "'");
  }
  if (!command.links.empty() && command.links != "-" && syntax::format_of_path(command.links) == nullptr) {
    throw UsageError("cannot tell the format of '" + command.links + "', expected an ending such as .ttl or .nt");
  }
}

void keep_only(const std::vector<std::string>& ids, std::vector<align::Query>& queries) {
  if (ids.empty()) return;
  for (const std::string& id : ids) {
    if (std::none_of(queries.begin(), queries.end(), [&id](const align::Query& query) { return query.id == id; })) {
      throw UsageError("no '" + id + "' in the input");
    }
  }
  std::erase_if(queries,
                [&ids](const align::Query& query) { return std::find(ids.begin(), ids.end(), query.id) == ids.end(); });
}

void write_links(const MatchCommand& command, const align::Queries& input,
                 const std::vector<align::Outcome>& outcomes) {
  align::LinkOptions links;
  links.base = command.base.empty() ? input.base : command.base;
  links.same_as = command.same_as;
  OutputFile file(command.links, command.overwrite ? Overwrite::allow : Overwrite::refuse);
  const syntax::Format* format = syntax::format_of_path(command.links);
  const auto writer = syntax::make_writer(format == nullptr ? syntax::require_format("turtle") : *format, file);
  align::write_links(input.queries, outcomes, links, *writer);
  file.finish();
}

void write_review_page(const MatchCommand& command, const align::Report& report,
                       const align::DecisionsFile& decisions) {
  OutputFile file(command.review_page, command.overwrite ? Overwrite::allow : Overwrite::refuse);
  const std::string name = std::filesystem::path(command.decisions).filename().string();
  const align::ReviewPage page{report, decisions, name.empty() ? "decisions.csv" : name, command.candidates};
  align::write_review_page(page, align::default_weights(), file);
  file.finish();
}

// People's decisions are kept by id.
void warn_of_numbers(const MatchCommand& command, const align::Queries& input) {
  if (!input.numbered || command.decisions.empty()) return;
  std::fprintf(stderr,
               "kontor: warning: the table has rows without an 'id', which are called by their numbers: decisions go "
               "astray if rows are moved\n");
}

void warn_of_doubles(const MatchCommand& command, const align::Queries& input) {
  if (command.decisions.empty()) return;
  std::set<std::string_view> ids;
  for (const align::Query& query : input.queries) {
    if (ids.insert(query.id).second) continue;
    std::fprintf(stderr, "kontor: warning: several have the id '%s': a decision on one holds for all of them\n",
                 query.id.c_str());
  }
}

// "kontor: 14 auto, 2 review, 4 none".
void sum_up(const std::vector<align::Outcome>& outcomes) {
  std::array<std::size_t, align::states> counts{};
  for (const align::Outcome& outcome : outcomes) ++counts[static_cast<std::size_t>(outcome.state)];
  std::string summary;
  for (std::size_t i = 0; i < counts.size(); ++i) {
    if (counts[i] == 0) continue;
    summary += (summary.empty() ? "" : ", ") + std::to_string(counts[i]) + " ";
    summary += to_string(static_cast<align::State>(i));
  }
  const auto stale = std::count_if(outcomes.begin(), outcomes.end(), [](const align::Outcome& o) { return o.stale; });
  if (stale > 0) summary += ", " + std::to_string(stale) + " stale: the evidence has changed since they were decided";
  std::fprintf(stderr, "kontor: %s\n", summary.empty() ? "nothing to match" : summary.c_str());
}

void add_options(MatchCommand& command, Options& options) {
  command.items.add_options(options);
  options.add("decisions,d", &command.decisions, "FILE",
              "people's decisions and the run's proposals, CSV or JSON: read, and "
              "updated; made if it does not exist");
  options.add("links,l", &command.links, "FILE", "write the links as RDF, the format by its ending");
  options.add("review-page", &command.review_page, "FILE",
              "write an HTML file in which a person decides, and saves the decisions");
  options.add_flag("same-as", &command.same_as, "write owl:sameAs besides skos:exactMatch where a person accepted");
  options.add("base", &command.base, "IRI", "where the addresses of the data start (default: what the registry says)");
  options.add("results,r", &command.results, "FORMAT", "table, csv or json (default: table)");
  options.add("output,o", &command.output, "FILE", "file for the results, default standard output");
  options.add_flag("overwrite", &command.overwrite,
                   "replace the files of '--output', '--links' and '--review-page' if they exist");
  options.add("only", &command.only, "ID", "look at this one only (repeatable)");
  options.add_flag("explain,e", &command.explain, "say what speaks for and against each candidate");
  options.add("candidates", &command.candidates, "N", "how many candidates to show (default: 5)");
  options.add("auto", &command.auto_score, "SCORE", "link without review from this score on");
  options.add("review", &command.review_score, "SCORE", "propose from this score on");
}

// Everything that the run writes, the file of decisions first: it is what must not be lost.
void write_all(const MatchCommand& command, const align::Queries& input, const align::Report& report,
               const align::DecisionsFile& decisions) {
  const align::ReportFormat format = report_format(command.results);
  if (!command.decisions.empty()) decisions.save(command.decisions);
  if (!command.links.empty()) write_links(command, input, report.outcomes);
  if (!command.review_page.empty()) write_review_page(command, report, decisions);
  OutputFile output(command.output, command.overwrite ? Overwrite::allow : Overwrite::refuse);
  if (command.explain) {
    align::write_explanations(report, align::default_weights(), command.candidates, output);
  } else {
    align::write_report(report, format, output);
  }
  output.finish();
}

}  // namespace

ExitCode run_align_match(std::span<const std::string> arguments) {
  MatchCommand command;
  Options options("align match [OPTION]... --index FILE|--reconcile URL|--endpoint URL INPUT");
  add_options(command, options);
  if (!options.parse(arguments)) return ExitCode::done;
  check(command, options);

  Findings findings;
  align::Queries input = align::read_queries(options.words().front(), findings.diagnostics());
  if (findings.sum_up(", nothing was matched") > 0) return ExitCode::failed;
  if (!command.links.empty() && command.base.empty() && input.base.empty()) {
    throw UsageError("'--links' needs '--base IRI' to make addresses of the ids of a table");
  }
  warn_of_numbers(command, input);
  warn_of_doubles(command, input);
  keep_only(command.only, input.queries);
  align::DecisionsFile decisions =
      command.decisions.empty() ? align::DecisionsFile() : align::DecisionsFile::load(command.decisions);
  for (align::Query& query : input.queries) align::apply_rejections(decisions, query);

  const align::Index& index = command.items.open(input.queries);
  align::MatchOptions match_options;
  match_options.auto_score = command.auto_score;
  match_options.review_score = command.review_score;
  match_options.candidates = 100;  // what people decided must be among them for the evidence to be compared
  std::vector<align::Outcome> outcomes(input.queries.size());
  const bool shows_candidates = command.explain || command.results == "json" || !command.review_page.empty();
  const std::size_t kept = shows_candidates ? command.candidates : 0;
  const auto decide = [&](std::size_t i, align::Match& match) {
    outcomes[i] = align::decide(input.queries[i], match, index, decisions);
    if (match.candidates.size() > kept) match.candidates.resize(kept);
    match.candidates.shrink_to_fit();
  };
  const std::vector<align::Match> matches =
      align::match_all(index, input.queries, match_options, std::max(1U, std::thread::hardware_concurrency()), decide);
  if (!command.decisions.empty() || !command.review_page.empty()) align::record(input.queries, outcomes, decisions);
  write_all(command, input, {index, input.queries, matches, outcomes}, decisions);
  sum_up(outcomes);
  return ExitCode::done;
}

}  // namespace kontor::cli
