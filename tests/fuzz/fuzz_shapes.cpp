// Any Turtle as shapes, and as the data that they are about: a report, also written out, or findings.
#include <cstdint>
#include <string_view>

#include "kontor/base/error.hpp"
#include "kontor/base/input_file.hpp"
#include "kontor/base/output_file.hpp"
#include "kontor/document/document.hpp"
#include "kontor/shacl/load_shapes.hpp"
#include "kontor/shacl/report_graph.hpp"
#include "kontor/shacl/report_text.hpp"
#include "kontor/shacl/validator.hpp"
#include "kontor/syntax/format.hpp"

using namespace kontor;

namespace {

void read(std::string_view text, rdf::QuadSink& sink) {
  MemorySource bytes(text);
  syntax::read_rdf(bytes, syntax::require_format("turtle"), {}, sink);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size > 5'000) return 0;  // constraints refer to each other, so larger ones are slow before they are interesting
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  try {
    document::Document graph("shapes");
    read(text, graph);
    Diagnostics diagnostics;
    const shacl::Shapes shapes = shacl::load_shapes(graph, diagnostics);
    if (diagnostics.errors() > 0) return 0;
    store::Dataset dataset;
    read(text, dataset);
    if (shapes.use_shapes_graph) shacl::add_shapes_graph(graph, dataset);
    dataset.freeze();
    const shacl::ValidationReport report = shacl::validate(dataset, shapes, {.threads = 1});
    StringSink out;
    shacl::write_text_report(report, {.prefixes = {}, .locate = {}}, out);
    shacl::write_report(report, *syntax::make_writer(syntax::require_format("turtle"), out, {}));
  } catch (const Error&) {
  }
  return 0;
}
