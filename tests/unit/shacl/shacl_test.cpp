#include "shacl_test.hpp"

#include <algorithm>

#include "kontor/base/input_file.hpp"
#include "kontor/document/document.hpp"
#include "kontor/shacl/load_shapes.hpp"
#include "kontor/shacl/messages.hpp"
#include "kontor/shacl/validator.hpp"
#include "kontor/shacl/vocabulary.hpp"
#include "kontor/syntax/format.hpp"

#include "test.hpp"

namespace kontor::test {
namespace {

constexpr const char* prefixes =
    "@prefix : <http://e/> . @prefix sh: <http://www.w3.org/ns/shacl#> . @prefix xsd: "
    "<http://www.w3.org/2001/XMLSchema#> . @prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> . @prefix rdfs: "
    "<http://www.w3.org/2000/01/rdf-schema#> .\n";

void read(const std::string& turtle, rdf::QuadSink& sink) {
  const std::string text = prefixes + turtle;
  MemorySource source(text);
  syntax::read_rdf(source, *syntax::find_format("turtle"), {}, sink);
}

std::string shorten(std::string text) {
  for (const std::string& part :
       {std::string("http://e/"), std::string(shacl::sh::ns), std::string("ConstraintComponent")}) {
    for (std::size_t at = text.find(part); at != std::string::npos; at = text.find(part)) text.erase(at, part.size());
  }
  return text;
}

std::string show(const rdf::TermView& term) {
  if (!term) return "-";
  return shorten(term.is_blank_node() ? "_:" + std::string(term.text) : std::string(term.text));
}

}  // namespace

std::vector<std::string> load_messages(const std::string& shapes) {
  Lines messages;
  Diagnostics diagnostics([&messages](const Diagnostic& finding) {
    const Place place = finding.location.place;
    messages.push_back(std::to_string(place.line - 1) + ":" + std::to_string(place.column) + ": " +
                       std::string(to_string(finding.severity)) + ": " + finding.message);
  });
  document::Document graph("shapes");
  read(shapes, graph);
  shacl::load_shapes(graph, diagnostics);
  return messages;
}

namespace {

// Validates and gives the report to `use`, for as long as shapes and data live.
template <typename Use>
void with_report(const std::string& shapes_text, const std::string& data, unsigned threads, Use use) {
  document::Document graph("shapes");
  read(shapes_text, graph);
  Diagnostics diagnostics([](const Diagnostic& finding) { FAIL_CHECK(finding.message); });
  const shacl::Shapes shapes = shacl::load_shapes(graph, diagnostics);
  REQUIRE(diagnostics.errors() == 0);
  store::Dataset dataset;
  read(data, dataset);
  if (shapes.use_shapes_graph) shacl::add_shapes_graph(graph, dataset);
  dataset.freeze();
  use(shacl::validate(dataset, shapes, {threads}));
}

}  // namespace

namespace {

std::string show(const shacl::ValidationReport& report, const shacl::Result& result) {
  const shacl::Shape& shape = report.shape(result);
  std::string path = shape.path ? rdf::to_string(*shape.path) : "-";
  if (result.path != store::no_term) path = show(report.term(result.path));
  return show(report.term(result.focus_node)) + " " + shorten(path) + " " + show(report.term(result.value)) + " " +
         shorten(shacl::component_iri(result.component, report.constraint(result))) + " " + show(shape.severity.view());
}

void show_details(const shacl::ValidationReport& report, const shacl::Result& result, const std::string& indent,
                  Lines& lines) {
  lines.push_back(indent + show(report, result));
  for (const shacl::Result& detail : report.details(result)) show_details(report, detail, indent + " ", lines);
}

}  // namespace

std::vector<std::string> validate(const std::string& shapes, const std::string& data, unsigned threads) {
  Lines lines;
  with_report(shapes, data, threads, [&lines](const shacl::ValidationReport& report) {
    for (const shacl::Result& result : report.results()) lines.push_back(show(report, result));
  });
  std::sort(lines.begin(), lines.end());
  return lines;
}

std::vector<std::string> result_details(const std::string& shapes, const std::string& data) {
  Lines lines;
  with_report(shapes, data, 1, [&lines](const shacl::ValidationReport& report) {
    for (const shacl::Result& result : report.results()) show_details(report, result, "", lines);
  });
  return lines;
}

std::vector<std::string> result_messages(const std::string& shapes, const std::string& data) {
  Lines lines;
  with_report(shapes, data, 1, [&lines](const shacl::ValidationReport& report) {
    for (const shacl::Result& result : report.results()) {
      for (const rdf::Term& message : shacl::messages(report, result, rdf::PrefixMap())) {
        lines.push_back(std::string(message.language()).append(":").append(message.text()));
      }
    }
  });
  std::sort(lines.begin(), lines.end());
  return lines;
}

std::vector<std::string> check_values(const std::string& constraint, const std::string& values) {
  Lines lines = validate(":s sh:targetNode :f ; sh:property [ sh:path :p ; " + constraint + " ] .",
                         values.empty() ? "" : ":f :p " + values + " .");
  for (std::string& line : lines) {
    const std::string begin = "f <p> ";
    const std::string end = " Violation";
    REQUIRE(line.substr(0, begin.size()) == begin);
    line = line.substr(begin.size(), line.size() - begin.size() - end.size());
  }
  return lines;
}

}  // namespace kontor::test
