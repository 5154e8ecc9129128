// Queries with the answers that SPARQL 1.1 gives them, in answers/*.txt: the data in Turtle, then for each query
//
//   === what it shows
//   the query
//   ---                the answer in TSV, its rows in any order; '--- in order': in this one
//   ?x  ?y             CONSTRUCT and DESCRIBE: N-Triples
//
// Lines in front of the data that begin with '#' are comments.
#include <algorithm>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "kontor/base/input_file.hpp"
#include "kontor/base/output_file.hpp"
#include "kontor/rdf/isomorphism.hpp"
#include "kontor/sparql/query.hpp"
#include "kontor/sparql/results/format.hpp"
#include "kontor/syntax/format.hpp"

#include "test.hpp"

using namespace kontor;

namespace {

struct Case {
  std::string title;
  std::string query;
  bool in_order = false;
  std::string answer;
};

struct Cases {
  std::string data;
  std::vector<Case> cases;
};

// What stands before `mark`, which is taken off with it; all of it if it does not occur.
std::string_view take_until(std::string_view& text, std::string_view mark) {
  const std::size_t end = std::min(text.find(mark), text.size());
  const std::string_view before = text.substr(0, end);
  text.remove_prefix(std::min(end + mark.size(), text.size()));
  return before;
}

Cases read_cases(const std::filesystem::path& path) {
  const std::string content = read_file(path.string());
  std::string_view text = content;
  Cases read;
  read.data = take_until(text, "\n=== ");
  while (!text.empty()) {
    Case& added = read.cases.emplace_back();
    added.title = take_until(text, "\n");
    added.query = take_until(text, "\n---");
    added.in_order = take_until(text, "\n") == " in order";
    added.answer = take_until(text, "\n=== ");
    while (added.answer.ends_with("\n\n")) added.answer.pop_back();
  }
  return read;
}

class Triples final : public rdf::QuadSink {
 public:
  void quad(const rdf::QuadView& quad, Place) override { quads.emplace_back(quad); }
  std::vector<rdf::Quad> quads;
};

std::vector<rdf::Quad> read_triples(std::string_view text) {
  MemorySource source(text);
  Triples triples;
  syntax::read_rdf(source, syntax::require_format("ntriples"), {}, triples);
  return triples.quads;
}

// The lines of a table, the rows sorted if their order is open.
std::vector<std::string> lines(std::string_view text, bool in_order) {
  std::vector<std::string> rows;
  while (!text.empty()) rows.emplace_back(take_until(text, "\n"));
  if (!in_order && !rows.empty()) std::sort(rows.begin() + 1, rows.end());
  return rows;
}

void check(const Case& expected, const store::Dataset& dataset) {
  INFO(expected.title);
  const sparql::Query query = sparql::prepare(expected.query, {.name = "query", .base = "http://base.example/"});
  sparql::Execution execution(query, dataset);
  if (query.form() == sparql::QueryForm::construct || query.form() == sparql::QueryForm::describe) {
    Triples triples;
    execution.run(triples);
    CHECK(triples.quads.size() == read_triples(expected.answer).size());
    CHECK(rdf::isomorphic(triples.quads, read_triples(expected.answer)));
    return;
  }
  StringSink text;
  const auto writer = sparql::make_results_writer(*sparql::find_results_format("tsv"), text);
  execution.run(*writer);
  CHECK(lines(text.text(), expected.in_order) == lines(expected.answer, expected.in_order));
}

void check_all(const char* name) {
  const std::filesystem::path folder = KONTOR_SOURCE_DIR "/tests/unit/sparql/query/answers";
  const Cases cases = read_cases(folder / name);
  REQUIRE(!cases.cases.empty());
  store::Dataset dataset;
  MemorySource source(cases.data);
  syntax::read_rdf(source, syntax::require_format("turtle"), {}, dataset);
  dataset.freeze();
  for (const Case& expected : cases.cases) check(expected, dataset);
}

}  // namespace

TEST_CASE("terms of all kinds have their order") {
  check_all("order.txt");
}

TEST_CASE("descriptions have their blank nodes") {
  check_all("describe.txt");
}

TEST_CASE("paths have their pairs") {
  check_all("paths.txt");
}

TEST_CASE("patterns have their solutions") {
  check_all("patterns.txt");
}

TEST_CASE("expressions have their values") {
  check_all("expressions.txt");
}
