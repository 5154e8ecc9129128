#include "kontor/shacl/report_text.hpp"

#include <map>
#include <string>
#include <vector>

#include "kontor/shacl/messages.hpp"
#include "kontor/shacl/vocabulary.hpp"

namespace kontor::shacl {
namespace {

std::string severity_name(const rdf::Term& severity, const rdf::PrefixMap& prefixes) {
  const std::string& iri = severity.text();
  if (!iri.starts_with(sh::ns)) return describe(severity.view(), prefixes);
  std::string name = iri.substr(sh::ns.size());
  if (name[0] >= 'A' && name[0] <= 'Z') name[0] = static_cast<char>(name[0] - 'A' + 'a');
  return name;
}

class TextReport {
 public:
  TextReport(const ValidationReport& report, const rdf::PrefixMap& prefixes, ByteSink& out)
      : report_(report), prefixes_(prefixes), out_(out) {}

  void write() {
    std::vector<std::vector<const Result*>> by_shape(report_.shapes().shapes.size());
    for (const Result& result : report_.results()) by_shape[result.shape].push_back(&result);
    for (const std::vector<const Result*>& results : by_shape) {
      if (!results.empty()) write_shape(results);
    }
    if (report_.conforms()) out_.write("the data conform to the shapes\n");
  }

 private:
  void write_shape(const std::vector<const Result*>& results) {
    const Shape& shape = report_.shape(*results.front());
    std::string head = shape.node.is_iri() ? describe(shape.node.view(), prefixes_) : "shape";
    if (shape.path) head += " (" + rdf::to_string(*shape.path, prefixes_) + ")";
    out_.write(head + "\n");
    for (const Result* result : results) write_result(shape, *result);
    out_.write("\n");
  }

  void write_result(const Shape& shape, const Result& result) {
    std::string line = "  " + severity_name(shape.severity, prefixes_) + ": " +
                       describe(report_.term(result.focus_node), prefixes_) + ": ";
    if (result.value != store::no_term) line += describe(report_.term(result.value), prefixes_) + ": ";
    line += messages(report_, result, prefixes_).front().text();
    out_.write(line + "\n");
  }

  const ValidationReport& report_;
  const rdf::PrefixMap& prefixes_;
  ByteSink& out_;
};

}  // namespace

void write_text_report(const ValidationReport& report, const rdf::PrefixMap& prefixes, ByteSink& out) {
  TextReport(report, prefixes, out).write();
}

}  // namespace kontor::shacl
