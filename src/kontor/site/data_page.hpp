// The pages about the data as a whole: what can be downloaded, what one can ask, what has changed.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "kontor/site/page.hpp"
#include "kontor/sparql/solution.hpp"

namespace kontor::site {

// data/: licence, contact, downloads with sizes and checksums.
void write_data_page(Page& page);

// The first rows of an answer, and how many there are.
class FirstRows final : public sparql::SolutionSink {
 public:
  static constexpr std::size_t kept = 60;

  std::vector<std::string> names;
  std::vector<sparql::SolutionMapping> rows;
  std::size_t count = 0;
  bool is_boolean = false;
  bool answer = false;

  void variables(std::span<const std::string_view> columns) override { names.assign(columns.begin(), columns.end()); }
  void solution(std::span<const rdf::TermView> row) override {
    if (++count > kept) return;
    sparql::SolutionMapping& terms = rows.emplace_back();
    for (const rdf::TermView& term : row) terms.emplace_back(term);
  }
  void boolean(bool value) override {
    is_boolean = true;
    answer = value;
  }
};

// An example question with its answer.
struct Example {
  std::string_view name;
  std::string_view text;  // of the query
  FirstRows table;        // of SELECT and ASK
  std::string turtle;     // of CONSTRUCT and DESCRIBE; the beginning, if it is long
  std::string failure;    // why there is no answer; empty if there is one
};

// Asks the data all questions. One that takes too long has no answer.
std::vector<Example> answer_examples(const Site& site);

// queries/: the examples with their answers, and an editor where there is an engine for the browser.
void write_query_page(Page& page, const std::vector<Example>& examples);

// changes/: what is new in this edition. Throws Error if the feed cannot be read.
void write_changes_page(Page& page, const std::string& feed_text);

}  // namespace kontor::site
