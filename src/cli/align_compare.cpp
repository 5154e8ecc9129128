// `kontor align compare`: our relations against what Wikidata states. `kontor align statements`: what it could take
// over.
#include <algorithm>
#include <cstdio>
#include <optional>
#include <unordered_set>

#include "kontor/align/compare/comparison_report.hpp"
#include "kontor/align/compare/our_relations.hpp"
#include "kontor/align/compare/proposals.hpp"
#include "kontor/align/compare/wikidata_statements.hpp"
#include "kontor/align/index/index.hpp"
#include "kontor/align/statements/quickstatements.hpp"
#include "kontor/base/error.hpp"

#include "cli/align.hpp"
#include "cli/inputs.hpp"
#include "cli/options.hpp"

namespace kontor::cli {
namespace {

// What both verbs compare.
struct Sides {
  std::vector<std::string> statement_files;
  std::string decisions_path;

  align::OurRelations ours;
  align::WikidataStatements theirs;

  void add_options(Options& options) {
    options.add("statements,s", &statement_files, "FILE",
                "Wikidata's side: its JSON (dump, slice, answer of wbgetentities) or a table of pairs (repeatable)");
    options.add("decisions,d", &decisions_path, "FILE", "file of decisions: which items people accepted");
  }

  void check(const Options& options) const {
    if (options.words().size() != 1) throw UsageError("expected one input: a registry, or a table of pairs");
    if (statement_files.empty()) throw UsageError("no statements to compare with, expected '--statements FILE'");
  }

  // False if there are errors in the data.
  bool read(const std::string& path) {
    Findings findings;
    std::optional<align::DecisionsFile> decisions;
    if (!decisions_path.empty()) decisions = align::DecisionsFile::open(decisions_path);
    ours = align::read_our_relations(path, decisions ? &*decisions : nullptr, findings.diagnostics());
    if (findings.sum_up(", nothing was compared") > 0) return false;
    if (!ours.is_table) check_items(path);
    // Statements stand at either item of a twinning.
    std::unordered_set<std::string> subjects;
    for (const align::OurRelation& relation : ours.relations) {
      subjects.insert(relation.subject);
      if (relation.property == align::RelationProperty::twinned) subjects.insert(relation.object);
    }
    for (const std::string& file : statement_files) {
      align::read_statements(file, subjects, findings.diagnostics(), theirs);
    }
    return findings.sum_up(", nothing was compared") == 0;
  }

  // Says which of our relations have no pair of items, so that nothing is known about them; throws Error if none has.
  void check_items(const std::string& path) const {
    std::size_t unlinked = 0;
    for (const align::OurRelation& relation : ours.relations)
      unlinked += relation.subject.empty() || relation.object.empty();
    if (unlinked == 0) return;
    const std::string why = decisions_path.empty()
                                ? "no item in the registry ('--decisions FILE' takes those that people accepted)"
                                : "no item that a person accepted in '" + decisions_path + "'";
    if (ours.own.empty()) throw Error("the places whose relations these are have " + why, Location{path, {}, {}});
    std::fprintf(stderr, "kontor: warning: not compared: %zu of %zu relations, whose places or organisations have %s\n",
                 unlinked, ours.relations.size(), why.c_str());
  }

  std::vector<align::Pair> compare(align::CompareOptions options) const {
    // Whoever lists items and a table of pairs wants all pairs of the items.
    if (!ours.is_table || options.items.empty()) options.own.insert(ours.own.begin(), ours.own.end());
    options.coverage = &theirs.coverage;
    return align::compare_relations(ours.relations, theirs.statements, options);
  }

  // Ours first, then those of the statements' files, then those of the index, if there is one.
  std::unordered_map<std::string, std::string> labels(const std::vector<align::Pair>& pairs,
                                                      const std::string& index_path) const {
    std::unordered_map<std::string, std::string> labels = ours.labels;
    labels.insert(theirs.labels.begin(), theirs.labels.end());
    if (index_path.empty()) return labels;
    const align::Index index(index_path);
    for (const align::Pair& pair : pairs) {
      for (const std::string& item : {pair.subject, pair.object}) {
        const std::vector<align::ItemNumber> found = index.find_identifier(item);
        if (!found.empty()) labels.emplace(item, index.label(found.front()));
      }
    }
    return labels;
  }
};

align::ComparisonFormat comparison_format(const std::string& name) {
  if (name == "table") return align::ComparisonFormat::table;
  if (name == "csv") return align::ComparisonFormat::csv;
  if (name == "json") return align::ComparisonFormat::json;
  if (name == "html") return align::ComparisonFormat::html;
  throw UsageError("unknown format '" + name + "' of results, expected one of table, csv, json, html");
}

// A word per line.
std::unordered_set<std::string> read_items(const std::string& path) {
  std::unordered_set<std::string> items;
  const std::string text = read_file(path);
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = std::min(text.find_first_of(" \t\r\n", begin), text.size());
    if (end > begin) items.insert(text.substr(begin, end - begin));
    begin = end + 1;
  }
  if (items.empty()) throw Error("no items, expected one such as Q1715 per line", Location{path, {}, {}});
  return items;
}

// Items of which nobody knows what stands there.
void warn_of_unseen(const std::vector<std::string>& items) {
  if (items.empty()) return;
  std::string list;
  for (const std::string& item : items) list += (list.empty() ? "" : ", ") + item;
  std::fprintf(stderr, "kontor: warning: nothing is proposed at items that the statements' files lack: %s\n",
               list.c_str());
}

std::string count_of(std::size_t count, const char* thing) {
  return std::to_string(count) + " " + thing + (count == 1 ? "" : "s");
}

// " (not proposed: 7 informal, 2 without a page that speaks for them)".
std::string left_out(const align::Proposals& proposals) {
  std::string out;
  const auto add = [&out](std::size_t count, const char* why) {
    if (count > 0) out += (out.empty() ? " (not proposed: " : ", ") + std::to_string(count) + " " + why;
  };
  add(proposals.unconfirmed, "unconfirmed");
  add(proposals.informal, "informal");
  add(proposals.intended, "neither active nor ended");
  add(proposals.without_page, "without a page that speaks for them");
  add(proposals.contradicted, "to be looked at, since Wikidata says otherwise");
  return out.empty() ? out : out + ")";
}

}  // namespace

ExitCode run_align_compare(std::span<const std::string> arguments) {
  Sides sides;
  std::string items;
  std::string index;
  std::string results = "table";
  std::string output_path = "-";
  bool overwrite = false;
  Options options("align compare [OPTION]... --statements FILE INPUT");
  sides.add_options(options);
  options.add("items", &items, "FILE", "compare only pairs of the items in this file, one per line");
  options.add("index,i", &index, "FILE", "take the labels of items that nobody names from this index");
  options.add("results,r", &results, "FORMAT", "table, csv, json or html (default: table)");
  options.add("output,o", &output_path, "FILE", "file for the results, default standard output");
  options.add_flag("overwrite", &overwrite, "replace the output file if it exists");
  if (!options.parse(arguments)) return ExitCode::done;
  sides.check(options);
  const align::ComparisonFormat format = comparison_format(results);

  align::CompareOptions compare;
  if (!items.empty()) compare.items = read_items(items);
  if (!sides.read(options.words().front())) return ExitCode::failed;
  const std::vector<align::Pair> pairs = sides.compare(std::move(compare));
  OutputFile output(output_path, overwrite ? Overwrite::allow : Overwrite::refuse);
  align::write_comparison({pairs, sides.labels(pairs, index)}, format, output);
  output.finish();
  std::fprintf(stderr, "kontor: %s\n", align::summary_of(pairs).c_str());
  return ExitCode::done;
}

ExitCode run_align_statements(std::span<const std::string> arguments) {
  Sides sides;
  std::string format_name = "v1";
  std::string retrieved;
  std::string output_path;
  std::uint64_t references = align::ProposalOptions().references;
  bool dry_run = false;
  bool overwrite = false;
  Options options("align statements [OPTION]... --statements FILE INPUT");
  sides.add_options(options);
  options.add("format", &format_name, "FORMAT", "QuickStatements' version 1 (v1) or its CSV (csv); default: v1");
  options.add("output,o", &output_path, "FILE",
              "file to write; without it nothing is written but what would be, on "
              "standard output");
  options.add_flag("dry-run,n", &dry_run, "show what would be written, even with --output");
  options.add("retrieved", &retrieved, "DATE",
              "when the references were looked at (default: the day of the registry's "
              "last change)");
  options.add("references", &references, "N", "references per statement at most (default: 2)");
  options.add_flag("overwrite", &overwrite, "replace the output file if it exists");
  if (!options.parse(arguments)) return ExitCode::done;
  sides.check(options);
  if (format_name != "v1" && format_name != "csv") {
    throw UsageError("unknown format '" + format_name + "' of statements, expected v1 or csv");
  }
  const auto format = format_name == "v1" ? align::QuickStatementsFormat::v1 : align::QuickStatementsFormat::csv;
  if (!retrieved.empty() && !align::parse_partial_date(retrieved)) {
    throw UsageError("option '--retrieved' expects a date such as 2026-03-01, got '" + retrieved + "'");
  }

  if (!sides.read(options.words().front())) return ExitCode::failed;
  align::ProposalOptions proposal;
  proposal.references = references;
  if (retrieved.empty()) retrieved = sides.ours.modified;
  if (const auto day = align::parse_partial_date(retrieved)) proposal.retrieved = day->exact();
  const std::vector<align::Pair> pairs = sides.compare({});
  const align::Proposals proposals = align::propose_statements(pairs, proposal);
  warn_of_unseen(proposals.unseen);
  const std::string text = align::print_quickstatements(proposals.statements, format);
  dry_run |= output_path.empty();
  OutputFile output(dry_run ? "-" : output_path, overwrite ? Overwrite::allow : Overwrite::refuse);
  output.write(text);
  output.finish();
  std::fprintf(stderr, "kontor: %s%s%s\n", count_of(proposals.statements.size(), "statement").c_str(),
               left_out(proposals).c_str(), dry_run ? ", nothing was written ('--output FILE' writes them)" : "");
  return ExitCode::done;
}

}  // namespace kontor::cli
