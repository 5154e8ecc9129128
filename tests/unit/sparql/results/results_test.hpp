// What the tests of the formats share: an answer with every kind of term, and short ways to write and read.
#pragma once

#include <string>
#include <string_view>

#include "kontor/base/error.hpp"
#include "kontor/rdf/vocab/xsd.hpp"
#include "kontor/sparql/results/format.hpp"

namespace kontor::sparql {

inline void send(const SolutionTable& table, SolutionSink& sink) {
  if (table.is_boolean) {
    sink.boolean(table.answer);
  } else {
    sink.variables(std::vector<std::string_view>(table.names.begin(), table.names.end()));
    for (const SolutionMapping& row : table.rows) {
      std::vector<rdf::TermView> views;
      for (const rdf::Term& term : row) views.push_back(term.view());
      sink.solution(views);
    }
  }
  sink.finish();
}

inline SolutionTable every_kind_of_term() {
  SolutionTable table;
  table.names = {"x", "y"};
  const auto add = [&table](rdf::TermView x, rdf::TermView y) { table.rows.push_back({rdf::Term(x), rdf::Term(y)}); };
  add(rdf::iri("http://e/a?b&c"), rdf::literal("say \"hi\", <you>\n\ttwice"));
  add(rdf::blank_node("b0"), rdf::language_string("Köln", "de"));
  add({}, rdf::literal("42", rdf::vocab::xsd::integer));
  add(rdf::literal("1.50", rdf::vocab::xsd::decimal), rdf::literal("2026-11-23", rdf::vocab::xsd::date));
  add({}, {});
  return table;
}

inline SolutionTable directed_text() {
  SolutionTable table;
  table.names = {"x"};
  table.rows.push_back({rdf::Term(rdf::language_string("a", "ar--rtl"))});
  return table;
}

inline std::string write(std::string_view format, const SolutionTable& table, const ResultsWriteOptions& options = {}) {
  StringSink out;
  send(table, *make_results_writer(*find_results_format(format), out, options));
  return out.text();
}

inline SolutionTable read(std::string_view format, std::string_view text) {
  MemorySource source(text);
  SolutionTable table;
  read_results(source, *find_results_format(format), "results", table);
  return table;
}

inline std::string read_error(std::string_view format, std::string_view text) {
  try {
    read(format, text);
  } catch (const Error& error) {
    const Place place = error.location().place;
    if (place.line == 0) return error.message();
    return std::to_string(place.line) + ":" + std::to_string(place.column) + " " + error.message();
  }
  return "no error";
}

inline bool same(const SolutionTable& a, const SolutionTable& b) {
  return a.names == b.names && a.rows == b.rows && a.is_boolean == b.is_boolean && a.answer == b.answer;
}

inline SolutionTable boolean(bool answer) {
  SolutionTable table;
  table.boolean(answer);
  return table;
}

}  // namespace kontor::sparql
