// The SHACL suite of the W3C, Core and SPARQL: reports are compared result by result, as the suite's "full compliance".
#include <algorithm>
#include <iostream>
#include <sstream>
#include <string>
#include <vector>

#include "kontor/base/input_file.hpp"
#include "kontor/document/document.hpp"
#include "kontor/rdf/property_path.hpp"
#include "kontor/shacl/load_shapes.hpp"
#include "kontor/shacl/messages.hpp"
#include "kontor/shacl/validator.hpp"
#include "kontor/shacl/vocabulary.hpp"
#include "kontor/syntax/format.hpp"

#include "manifest.hpp"
#include "test.hpp"

using namespace kontor;
namespace sh = shacl::sh;

namespace {

const std::string mf = "http://www.w3.org/2001/sw/DataAccess/tests/test-manifest#";
const std::string sht = "http://www.w3.org/ns/shacl-test#";
const std::string rdf_first = "http://www.w3.org/1999/02/22-rdf-syntax-ns#first";
const std::string rdf_type = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type";

using Lines = std::vector<std::string>;

void read(const std::string& path, const std::string& prefix, rdf::QuadSink& sink) {
  InputFile file(path);
  syntax::ReadOptions options;
  options.base = "file://" + path;
  options.name = path;
  options.blank_node_prefix = prefix;
  syntax::read_rdf(file, *syntax::find_format("turtle"), options, sink);
}

// Blank nodes have other labels, so all of them are alike.
std::string show(const rdf::TermView& term) {
  if (!term) return "-";
  return term.is_blank_node() ? "_:" : rdf::to_string(term);
}
std::string show(const rdf::Term* term) {
  return term == nullptr ? "-" : show(term->view());
}

rdf::PropertyPath path_of(const w3c::Graph& graph, const rdf::Term& node) {
  if (node.is_iri()) return {rdf::PredicatePath{std::string(node.text())}};
  const auto list = [&](const rdf::Term& head) {
    std::vector<rdf::PropertyPath> paths;
    for (const rdf::Term& member : graph.list(head)) paths.push_back(path_of(graph, member));
    return paths;
  };
  if (graph.object(node, rdf_first) != nullptr) return {rdf::SequencePath{list(node)}};
  if (const auto* inner = graph.object(node, sh::inverse_path)) return {rdf::InversePath{path_of(graph, *inner)}};
  if (const auto* inner = graph.object(node, sh::alternative_path)) return {rdf::AlternativePath{list(*inner)}};
  if (const auto* inner = graph.object(node, sh::zero_or_more_path))
    return {rdf::ZeroOrMorePath{path_of(graph, *inner)}};
  if (const auto* inner = graph.object(node, sh::one_or_more_path)) return {rdf::OneOrMorePath{path_of(graph, *inner)}};
  return {rdf::ZeroOrOnePath{path_of(graph, *graph.object(node, sh::zero_or_one_path))}};
}

// The results that a test expects; messages only where it has some.
Lines expected_results(const w3c::Graph& graph, const rdf::Term& report) {
  Lines lines;
  for (const rdf::Term& result : graph.objects(report, sh::result)) {
    const rdf::Term* path = graph.object(result, sh::result_path);
    std::string line =
        show(graph.object(result, sh::focus_node)) + " " +
        (path == nullptr ? "-" : rdf::to_string(path_of(graph, *path))) + " " + show(graph.object(result, sh::value)) +
        " " + show(graph.object(result, sh::source_constraint_component)) + " " +
        show(graph.object(result, sh::result_severity)) + " " + show(graph.object(result, sh::source_shape));
    for (const rdf::Term& message : graph.objects(result, sh::result_message)) line.append(" ").append(message.text());
    lines.push_back(line);
  }
  std::sort(lines.begin(), lines.end());
  return lines;
}

Lines actual_results(const shacl::ValidationReport& report, bool with_messages) {
  Lines lines;
  for (const shacl::Result& result : report.results()) {
    const shacl::Shape& shape = report.shape(result);
    std::string path = shape.path ? rdf::to_string(*shape.path) : "-";
    if (result.path != store::no_term) path = rdf::to_string(report.term(result.path));
    const std::string component = shacl::component_iri(result.component, report.constraint(result));
    std::string line = show(report.term(result.focus_node)) + " " + path + " " + show(report.term(result.value)) +
                       " <" + component + "> " + show(shape.severity.view()) + " " + show(shape.node.view());
    if (with_messages) {
      for (const rdf::Term& message : shacl::messages(report, result, rdf::PrefixMap()))
        line.append(" ").append(message.text());
    }
    lines.push_back(line);
  }
  std::sort(lines.begin(), lines.end());
  return lines;
}

std::string local_path(const rdf::Term* iri) {
  return iri == nullptr ? std::string() : std::string(iri->text().substr(std::string("file://").size()));
}

void run(const w3c::Graph& manifest, const rdf::Term& test) {
  const rdf::Term& action = *manifest.object(test, mf + "action");
  const rdf::Term& expected = *manifest.object(test, mf + "result");
  document::Document graph("shapes");
  read(local_path(manifest.object(action, sht + "shapesGraph")), "s_", graph);
  Diagnostics diagnostics;
  const shacl::Shapes shapes = shacl::load_shapes(graph, diagnostics);
  const bool expects_failure = expected.is_iri() && expected.text() == sht + "Failure";
  CHECK((diagnostics.errors() > 0) == expects_failure);
  if (expects_failure || diagnostics.errors() > 0) return;
  store::Dataset dataset;
  read(local_path(manifest.object(action, sht + "dataGraph")), "d_", dataset);
  if (shapes.use_shapes_graph) shacl::add_shapes_graph(graph, dataset);
  dataset.freeze();
  const shacl::ValidationReport report = shacl::validate(dataset, shapes);
  const rdf::Term* conforms = manifest.object(expected, sh::conforms);
  CHECK(report.conforms() == (conforms != nullptr && conforms->text() == "true"));
  bool with_messages = false;
  for (const rdf::Term& result : manifest.objects(expected, sh::result)) {
    with_messages = with_messages || manifest.object(result, sh::result_message) != nullptr;
  }
  CHECK(actual_results(report, with_messages) == expected_results(manifest, expected));
}

}  // namespace

TEST_CASE("W3C SHACL", "[w3c]") {
  const std::string folder = w3c::suite_folder("shacl");
  if (folder.empty()) return;
  std::istringstream index(read_file(folder + "/index.txt"));
  std::size_t count = 0;
  for (std::string name; std::getline(index, name);) {
    INFO(name);
    const w3c::Graph manifest = w3c::Graph::load(folder + "/" + name);
    for (const rdf::Quad& quad : manifest.quads()) {
      if (quad.predicate.text() != rdf_type || quad.object.text() != sht + "Validate") continue;
      ++count;
      run(manifest, quad.subject);
    }
  }
  std::cout << "W3C SHACL: " << count << " tests\n";
  CHECK(count >= 86);
}
