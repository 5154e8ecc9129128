#include "kontor/package/shape_check.hpp"

#include <algorithm>
#include <stdexcept>

#include "kontor/base/input_file.hpp"
#include "kontor/base/output_file.hpp"
#include "kontor/document/document.hpp"
#include "kontor/shacl/bundled_shapes.hpp"
#include "kontor/shacl/load_shapes.hpp"
#include "kontor/shacl/validator.hpp"
#include "kontor/syntax/format.hpp"

namespace kontor::package {
ShapeReport check_shapes(const store::Dataset& data, std::string_view name, const shacl::TextReportOptions& options) {
  const std::string file = std::string(name) + ".ttl";
  document::Document graph(file);
  MemorySource text(shacl::bundled_shapes(name).value());
  const syntax::ReadOptions read = {.base = {}, .name = file, .blank_node_prefix = {}, .limits = {}};
  syntax::read_rdf(text, syntax::require_format("turtle"), read, graph);
  Diagnostics diagnostics;
  const shacl::Shapes shapes = shacl::load_shapes(graph, diagnostics);
  if (diagnostics.errors() > 0) throw std::logic_error("the shapes in " + file + " are ill-formed");
  const shacl::ValidationReport report = shacl::validate(data, shapes);
  ShapeReport answer;
  if (report.conforms()) return answer;
  answer.violated = std::any_of(report.results().begin(), report.results().end(), [&](const shacl::Result& result) {
    return shacl::severity_of(report.shape(result)) == shacl::Severity::violation;
  });
  StringSink sink;
  shacl::write_text_report(report, options, sink);
  answer.text = sink.take();
  return answer;
}

}  // namespace kontor::package
