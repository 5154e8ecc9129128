#include "kontor/shacl/report_graph.hpp"

#include <string>

#include "kontor/rdf/vocab/rdf.hpp"
#include "kontor/rdf/vocab/xsd.hpp"
#include "kontor/shacl/messages.hpp"
#include "kontor/shacl/vocabulary.hpp"

namespace kontor::shacl {
namespace {

class ReportGraph {
 public:
  ReportGraph(const ValidationReport& report, rdf::QuadSink& sink) : report_(report), sink_(sink) {
    for (const auto& [name, iri] : report.shapes().prefixes) prefixes_.set(name, iri);
  }

  void write() {
    for (const auto& [name, iri] : report_.shapes().prefixes) sink_.prefix(name, iri);
    const std::string report = new_node();
    const rdf::TermView node = rdf::blank_node(report);
    add(node, rdf::vocab::rdf::type, rdf::iri(sh::validation_report));
    add(node, sh::conforms, rdf::literal(report_.conforms() ? "true" : "false", rdf::vocab::xsd::boolean));
    for (const Result& result : report_.results()) {
      const std::string label = new_node();
      add(node, sh::result, rdf::blank_node(label));
      write(result, rdf::blank_node(label));
    }
  }

 private:
  void write(const Result& result, const rdf::TermView& node) {
    const Shape& shape = report_.shape(result);
    add(node, rdf::vocab::rdf::type, rdf::iri(sh::validation_result));
    add(node, sh::focus_node, report_.term(result.focus_node));
    if (result.path != store::no_term) {
      add(node, sh::result_path, report_.term(result.path));
    } else if (shape.path) {
      write_path(node, sh::result_path, *shape.path);
    }
    if (result.value != store::no_term) add(node, sh::value, report_.term(result.value));
    add(node, sh::source_shape, shape.node.view());
    add(node, sh::source_constraint_component, rdf::iri(component_iri(result.component, report_.constraint(result))));
    add(node, sh::result_severity, shape.severity.view());
    if (result.component == Component::sparql) {
      add(node, sh::source_constraint, std::get<Sparql>(report_.constraint(result)).source.view());
    }
    for (const rdf::Term& message : messages(report_, result, prefixes_)) {
      add(node, sh::result_message, message.view());
    }
    for (const Result& detail : report_.details(result)) {
      const std::string label = new_node();
      add(node, sh::detail, rdf::blank_node(label));
      write(detail, rdf::blank_node(label));
    }
  }

  void write_path(const rdf::TermView& subject, std::string_view predicate, const rdf::PropertyPath& path) {
    std::visit([&](const auto& kind) { write_path_node(subject, predicate, kind); }, path.node);
  }
  void write_path_node(const rdf::TermView& subject, std::string_view predicate, const rdf::PredicatePath& path) {
    add(subject, predicate, rdf::iri(path.iri));
  }
  void write_path_node(const rdf::TermView& subject, std::string_view predicate, const rdf::SequencePath& path) {
    write_list(subject, predicate, path.steps);
  }
  void write_path_node(const rdf::TermView& subject, std::string_view predicate, const rdf::AlternativePath& path) {
    const std::string node = new_node();
    add(subject, predicate, rdf::blank_node(node));
    write_list(rdf::blank_node(node), sh::alternative_path, path.alternatives);
  }
  void write_path_node(const rdf::TermView& subject, std::string_view predicate, const rdf::InversePath& path) {
    write_modified(subject, predicate, sh::inverse_path, *path.path);
  }
  void write_path_node(const rdf::TermView& subject, std::string_view predicate, const rdf::ZeroOrMorePath& path) {
    write_modified(subject, predicate, sh::zero_or_more_path, *path.path);
  }
  void write_path_node(const rdf::TermView& subject, std::string_view predicate, const rdf::OneOrMorePath& path) {
    write_modified(subject, predicate, sh::one_or_more_path, *path.path);
  }
  void write_path_node(const rdf::TermView& subject, std::string_view predicate, const rdf::ZeroOrOnePath& path) {
    write_modified(subject, predicate, sh::zero_or_one_path, *path.path);
  }
  // SHACL has no negated property sets.
  void write_path_node(const rdf::TermView& /*subject*/, std::string_view /*predicate*/,
                       const rdf::NegatedPropertySet& /*path*/) {}

  void write_modified(const rdf::TermView& subject, std::string_view predicate, std::string_view modifier,
                      const rdf::PropertyPath& path) {
    const std::string node = new_node();
    add(subject, predicate, rdf::blank_node(node));
    write_path(rdf::blank_node(node), modifier, path);
  }

  void write_list(const rdf::TermView& subject, std::string_view predicate,
                  const std::vector<rdf::PropertyPath>& paths) {
    std::string cell = new_node();
    add(subject, predicate, rdf::blank_node(cell));
    for (std::size_t i = 0; i < paths.size(); ++i) {
      write_path(rdf::blank_node(cell), rdf::vocab::rdf::first, paths[i]);
      const std::string next = i + 1 < paths.size() ? new_node() : std::string();
      add(rdf::blank_node(cell), rdf::vocab::rdf::rest,
          next.empty() ? rdf::iri(rdf::vocab::rdf::nil) : rdf::blank_node(next));
      cell = next;
    }
  }

  // The label of a blank node that the data do not have.
  std::string new_node() {
    std::string label;
    do {
      label = "report" + std::to_string(next_++);
    } while (report_.data().pool().find(rdf::blank_node(label)) != store::no_term);
    return label;
  }

  void add(const rdf::TermView& subject, std::string_view predicate, const rdf::TermView& object) {
    sink_.quad({subject, rdf::iri(predicate), object, {}}, {});
  }

  const ValidationReport& report_;
  rdf::QuadSink& sink_;
  rdf::PrefixMap prefixes_ = rdf::well_known_prefixes();
  std::size_t next_ = 0;
};

}  // namespace

void write_report(const ValidationReport& report, rdf::QuadSink& sink) {
  ReportGraph(report, sink).write();
  sink.finish();
}

}  // namespace kontor::shacl
