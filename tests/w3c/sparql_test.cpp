// The SPARQL suites of the W3C: query evaluation, syntax and result formats of SPARQL 1.0 and 1.1.
//
// Answers are compared as graphs: a node for every row, with an arc for every variable that it binds. So rows are a bag
// and blank nodes may have other labels. Numbers that are equal as values are taken as equal.
#include <algorithm>
#include <filesystem>
#include <iostream>
#include <map>

#include "kontor/base/error.hpp"
#include "kontor/rdf/isomorphism.hpp"
#include "kontor/sparql/optimizer/optimizer.hpp"
#include "kontor/sparql/query.hpp"
#include "kontor/sparql/results/format.hpp"
#include "kontor/syntax/format.hpp"
#include "kontor/xsd/datatype.hpp"
#include "kontor/xsd/value.hpp"

#include "manifest.hpp"
#include "test.hpp"

using namespace kontor;
using kontor::w3c::Graph;
using kontor::w3c::Manifest;
using kontor::w3c::ManifestEntry;

namespace {

const std::string mf = "http://www.w3.org/2001/sw/DataAccess/tests/test-manifest#";
const std::string qt = "http://www.w3.org/2001/sw/DataAccess/tests/test-query#";
const std::string rs = "http://www.w3.org/2001/sw/DataAccess/tests/result-set#";
const std::string file_scheme = "file://";

using Quads = std::vector<rdf::Quad>;

class QuadCollector final : public rdf::QuadSink {
 public:
  void quad(const rdf::QuadView& quad, Place) override { quads.emplace_back(quad); }
  Quads quads;
};

std::string path_of(std::string_view iri) {
  return iri.starts_with(file_scheme) ? std::string(iri.substr(file_scheme.size())) : std::string();
}

void read_file_into(const std::string& path, const std::string& prefix, rdf::QuadSink& sink) {
  InputFile file(path);
  const syntax::Format* format = syntax::format_of_path(path);
  syntax::ReadOptions options;
  options.base = file_scheme + path;
  options.name = path;
  options.blank_node_prefix = prefix;
  syntax::read_rdf(file, format == nullptr ? *syntax::find_format("turtle") : *format, options, sink);
}

// The term with the canonical form of its number and its language tag in lower case, so that 1.0 and 1.00 are the same.
rdf::Term by_value(const rdf::Term& term) {
  if (!term.language().empty()) {
    std::string tag(term.language());
    std::transform(tag.begin(), tag.end(), tag.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
    return rdf::Term(rdf::language_string(term.text(), tag));
  }
  const xsd::Datatype datatype = xsd::find_datatype(term.datatype());
  if (!term.is_literal() || !xsd::is_numeric(datatype)) return term;
  const auto canonical = xsd::canonical_form(term.text(), datatype);
  return canonical ? rdf::Term(rdf::literal(*canonical, term.datatype())) : term;
}

// One answer to compare: a boolean, rows or a graph.
struct Answer {
  bool is_graph = false;
  bool ordered = false;
  Quads graph;
  sparql::SolutionTable table;
};

Quads as_graph(const sparql::SolutionTable& table, bool ordered) {
  Quads quads;
  for (std::size_t i = 0; i < table.rows.size(); ++i) {
    const std::string number = std::to_string(i);
    const std::string label = "row-" + number;
    const rdf::TermView row = rdf::blank_node(label);
    quads.emplace_back(rdf::QuadView{row, rdf::iri("row"), rdf::literal(ordered ? number : ""), {}});
    for (std::size_t k = 0; k < table.names.size(); ++k) {
      const rdf::Term value = by_value(table.rows[i][k]);
      if (!value) continue;
      quads.emplace_back(rdf::QuadView{row, rdf::iri("?" + table.names[k]), value.view(), {}});
    }
  }
  return quads;
}

bool same(const Answer& expected, const Answer& found, bool fewer_allowed) {
  if (expected.is_graph) return found.is_graph && rdf::isomorphic(expected.graph, found.graph);
  if (expected.table.is_boolean) return found.table.is_boolean && expected.table.answer == found.table.answer;
  if (fewer_allowed) {
    auto distinct = [](const sparql::SolutionTable& table) {
      std::vector<sparql::SolutionMapping> rows = table.rows;
      std::sort(rows.begin(), rows.end());
      rows.erase(std::unique(rows.begin(), rows.end()), rows.end());
      return rows;
    };
    return distinct(expected.table) == distinct(found.table);
  }
  if (expected.table.rows.size() != found.table.rows.size()) return false;
  return rdf::isomorphic(as_graph(expected.table, expected.ordered), as_graph(found.table, expected.ordered));
}

// A result set written down in RDF (the vocabulary rs:).
void read_result_set(const Quads& quads, Answer& answer) {
  std::map<rdf::Term, std::vector<const rdf::Quad*>> by_subject;
  for (const rdf::Quad& quad : quads) by_subject[quad.subject].push_back(&quad);
  std::map<rdf::Term, std::map<std::string, rdf::Term>> solutions;
  std::map<rdf::Term, std::size_t> places;
  for (const rdf::Quad& quad : quads) {
    if (quad.predicate.text() == rs + "boolean") {
      answer.table.is_boolean = true;
      answer.table.answer = quad.object.text() == "true";
    } else if (quad.predicate.text() == rs + "resultVariable") {
      answer.table.names.emplace_back(quad.object.text());
    } else if (quad.predicate.text() == rs + "solution") {
      solutions[quad.object];
    } else if (quad.predicate.text() == rs + "index") {
      places[quad.subject] = std::stoul(std::string(quad.object.text()));
    }
  }
  std::map<std::size_t, sparql::SolutionMapping> rows;
  for (auto& [node, bindings] : solutions) {
    for (const rdf::Quad* quad : by_subject[node]) {
      if (quad->predicate.text() != rs + "binding") continue;
      std::string name;
      rdf::Term value;
      for (const rdf::Quad* part : by_subject[quad->object]) {
        if (part->predicate.text() == rs + "variable") name = part->object.text();
        if (part->predicate.text() == rs + "value") value = part->object;
      }
      bindings[name] = value;
    }
    sparql::SolutionMapping row;
    for (const std::string& name : answer.table.names) row.push_back(bindings[name]);
    rows[places.count(node) != 0 ? places[node] : rows.size() + 1'000'000] = row;
  }
  answer.ordered = !places.empty();
  for (auto& [place, row] : rows) answer.table.rows.push_back(row);
}

Answer read_expected(const std::string& path) {
  Answer answer;
  if (const sparql::ResultsFormat* format = sparql::results_format_of_path(path)) {
    InputFile file(path);
    sparql::read_results(file, *format, path, answer.table);
    return answer;
  }
  QuadCollector collector;
  read_file_into(path, "", collector);
  for (const rdf::Quad& quad : collector.quads) {
    if (quad.object.text() == rs + "ResultSet") {
      read_result_set(collector.quads, answer);
      return answer;
    }
  }
  answer.is_graph = true;
  answer.graph = collector.quads;
  return answer;
}

// Data in the default graph, in named graphs, and what FROM and FROM NAMED name.
void load_data(const Graph& manifest, const rdf::Term& action, const sparql::Query& query, store::Dataset& dataset) {
  std::size_t documents = 0;
  const auto prefix = [&documents] { return "d" + std::to_string(documents++) + "_"; };
  for (const rdf::Term& data : manifest.objects(action, qt + "data")) {
    read_file_into(path_of(data.text()), prefix(), dataset);
  }
  std::vector<std::string> named = query.algebra().dataset.default_graphs;
  const auto& others = query.algebra().dataset.named_graphs;
  named.insert(named.end(), others.begin(), others.end());
  for (const rdf::Term& data : manifest.objects(action, qt + "graphData")) named.emplace_back(data.text());
  std::sort(named.begin(), named.end());
  named.erase(std::unique(named.begin(), named.end()), named.end());
  for (const std::string& name : named) {
    dataset.add_graph(rdf::iri(name));
    store::NamedGraphSink sink(dataset, rdf::iri(name));
    if (std::filesystem::exists(path_of(name))) read_file_into(path_of(name), prefix(), sink);
  }
  dataset.freeze();
}

Answer run_query(const sparql::Query& query, const store::Dataset& dataset, const std::string& result_path) {
  Answer answer;
  sparql::Execution execution(query, dataset);
  if (query.form() == sparql::QueryForm::construct || query.form() == sparql::QueryForm::describe) {
    QuadCollector collector;
    execution.run(collector);
    answer.is_graph = true;
    answer.graph = std::move(collector.quads);
    return answer;
  }
  execution.run(answer.table);
  // CSV tells no kinds of terms apart: compare what is left of ours after writing it as CSV.
  if (result_path.ends_with(".csv")) {
    StringSink text;
    const auto writer = sparql::make_results_writer(*sparql::find_results_format("csv"), text);
    const std::vector<std::string>& names = answer.table.names;
    writer->variables(std::vector<std::string_view>(names.begin(), names.end()));
    for (const auto& row : answer.table.rows) {
      std::vector<rdf::TermView> views;
      for (const rdf::Term& term : row) views.push_back(term.view());
      writer->solution(views);
    }
    writer->finish();
    MemorySource source(text.text());
    answer.table = {};
    sparql::read_results(source, *sparql::find_results_format("csv"), "ours", answer.table);
  }
  return answer;
}

// The pass of the optimiser that is left out; empty: none is.
std::string_view left_out;

sparql::Query prepare_file(const std::string& path) {
  return sparql::prepare(read_file(path), {path, file_scheme + path, {left_out}});
}

std::string run_evaluation(const Manifest& manifest, const ManifestEntry& entry) {
  const rdf::Term* const action = manifest.graph.object(entry.node, mf + "action");
  const rdf::Term* const query_file = manifest.graph.object(*action, qt + "query");
  if (query_file == nullptr) return "no query";
  const sparql::Query query = prepare_file(path_of(query_file->text()));
  store::Dataset dataset;
  load_data(manifest.graph, *action, query, dataset);
  const rdf::Term* const cardinality = manifest.graph.object(entry.node, mf + "resultCardinality");
  const bool fewer = cardinality != nullptr && cardinality->text() == mf + "LaxCardinality";
  const Answer found = run_query(query, dataset, entry.result);
  if (entry.result.empty()) return "";
  return same(read_expected(entry.result), found, fewer) ? "" : "another answer";
}

// Empty if the test passes or is none of ours.
std::string run(const Manifest& manifest, const ManifestEntry& entry) {
  const bool negative = entry.type.starts_with("NegativeSyntaxTest");
  try {
    if (entry.type.ends_with("EvaluationTest") || entry.type == "CSVResultFormatTest") {
      return run_evaluation(manifest, entry);
    }
    prepare_file(entry.action);
  } catch (const Error& error) {
    return negative ? "" : error.message();
  }
  return negative ? "accepted" : "";
}

bool is_query_test(const ManifestEntry& entry) {
  return entry.type == "QueryEvaluationTest" || entry.type == "CSVResultFormatTest" ||
         entry.type.starts_with("PositiveSyntaxTest") || entry.type.starts_with("NegativeSyntaxTest");
}

struct Tally {
  std::size_t passed = 0;
  std::size_t total = 0;
};

void run_manifest(const std::string& path, Tally& tally) {
  const Manifest manifest = w3c::load_manifest(path);
  for (const rdf::Quad& quad : manifest.graph.quads()) {
    if (quad.predicate.text() != mf + "include") continue;
    for (const rdf::Term& included : manifest.graph.list(quad.object)) run_manifest(path_of(included.text()), tally);
  }
  for (const ManifestEntry& entry : manifest.entries) {
    if (!is_query_test(entry)) continue;
    ++tally.total;
    const std::string failure = run(manifest, entry);
    if (failure.empty()) {
      ++tally.passed;
    } else {
      FAIL_CHECK(path << ", " << entry.name << ": " << failure);
    }
  }
}

Tally run_suites(const std::string& folder) {
  Tally tally;
  for (const char* manifest :
       {"sparql10/manifest.ttl", "sparql11/manifest-sparql11-query.ttl", "sparql11/manifest-sparql11-results.ttl"}) {
    run_manifest(folder + "/" + manifest, tally);
  }
  return tally;
}

}  // namespace

TEST_CASE("the W3C suites of SPARQL 1.0 and 1.1 queries pass") {
  const std::string folder = w3c::suite_folder("w3c/sparql");
  if (folder.empty()) return;
  const Tally tally = run_suites(folder);
  std::cout << "SPARQL 1.0 and 1.1: " << tally.passed << "/" << tally.total << "\n";
}

TEST_CASE("the W3C suites pass with each pass of the optimiser left out") {
  const std::string folder = w3c::suite_folder("w3c/sparql");
  if (folder.empty()) return;
  for (const sparql::Pass& pass : sparql::passes()) {
    left_out = pass.name;
    const Tally tally = run_suites(folder);
    std::cout << "without " << pass.name << ": " << tally.passed << "/" << tally.total << "\n";
  }
  left_out = {};
}

// Of SPARQL 1.2 what needs no triple terms, and what must be refused because of them.
TEST_CASE("the W3C suite of SPARQL 1.2 passes where no triple terms are needed") {
  const std::string folder = w3c::suite_folder("w3c/sparql");
  if (folder.empty()) return;
  Tally tally;
  for (const char* group :
       {"codepoint-escapes", "grouping", "lang-basedir", "rdf11", "syntax", "syntax-triple-terms-negative"}) {
    run_manifest(folder + "/sparql12/" + group + "/manifest.ttl", tally);
  }
  std::cout << "SPARQL 1.2 without triple terms: " << tally.passed << "/" << tally.total << "\n";
}
