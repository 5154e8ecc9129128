// The shapes that German and European portals check catalogues with, over sample catalogues: as many violations as two
// other SHACL engines agree on.
#include <set>
#include <string>
#include <tuple>
#include <vector>

#include "kontor/base/input_file.hpp"
#include "kontor/document/document.hpp"
#include "kontor/json/value.hpp"
#include "kontor/shacl/load_shapes.hpp"
#include "kontor/shacl/messages.hpp"
#include "kontor/shacl/validator.hpp"
#include "kontor/shacl/vocabulary.hpp"
#include "kontor/syntax/format.hpp"

#include "manifest.hpp"
#include "test.hpp"

using namespace kontor;

namespace {

struct Profile {
  std::string name;
  std::vector<std::string> shapes;
};

const std::vector<Profile> profiles = {
    {"dcat-ap-de",
     {"dcat-ap-3.0.0/dcat-ap-SHACL.ttl", "dcat-ap-de-3.0/dcat-ap-SHACL-DE.ttl",
      "dcat-ap-de-3.0/dcat-ap-de-controlledvocabularies.ttl", "dcat-ap-de-3.0/dcat-ap-de-deprecated.ttl",
      "dcat-ap-de-3.0/dcat-ap-spec-german-additions.ttl"}},
    {"dcat-ap", {"dcat-ap-3.0.1/dcat-ap-SHACL.ttl"}},
    {"govdata-mqa", {"govdata-mqa/db-shapes.ttl"}},
    {"portal", {"own/portal-profile.ttl"}},
};

void read(const std::string& path, const std::string& prefix, rdf::QuadSink& sink) {
  InputFile file(path);
  syntax::ReadOptions options;
  options.name = path;
  options.base = "file://" + path;
  options.blank_node_prefix = prefix;
  syntax::read_rdf(file, *syntax::format_of_path(path), options, sink);
}

// Violations as the samples' authors count them: results of severity sh:Violation or one of the shapes' own (but no
// counters), that say something different.
std::size_t count_violations(const shacl::ValidationReport& report) {
  std::set<std::tuple<store::TermId, std::string, store::TermId, std::string, std::string, std::string>> distinct;
  for (const shacl::Result& result : report.results()) {
    const shacl::Shape& shape = report.shape(result);
    if (shape.severity.text().find("#count_") != std::string::npos ||
        shape.severity.text().find("/count_") != std::string::npos) {
      continue;
    }
    std::string path = shape.path ? rdf::to_string(*shape.path) : std::string();
    if (result.path != store::no_term) path = rdf::to_string(report.term(result.path));
    const auto messages = shacl::messages(report, result, rdf::PrefixMap());
    std::string message(messages.front().text());
    for (const char* language : {"de", "en"}) {
      for (const rdf::Term& candidate : messages) {
        if (candidate.language() == language) message = candidate.text();
      }
    }
    distinct.emplace(result.focus_node, path, result.value,
                     shacl::component_iri(result.component, report.constraint(result)),
                     shape.node.is_iri() ? shape.node.text() : "", message);
  }
  return distinct.size();
}

}  // namespace

TEST_CASE("catalogues are judged as by other engines", "[w3c]") {
  const std::string folder = w3c::suite_folder("dcat-ap-de");
  if (folder.empty()) return;
  const std::string text = read_file(folder + "/samples/expected.json");
  const json::Value expected = json::parse(text, "expected.json");
  for (const Profile& profile : profiles) {
    document::Document graph(profile.name);
    for (std::size_t i = 0; i < profile.shapes.size(); ++i) {
      graph.begin_file(profile.shapes[i]);
      read(folder + "/shapes/" + profile.shapes[i], "s" + std::to_string(i) + "_", graph);
    }
    Diagnostics diagnostics([](const Diagnostic& finding) {
      if (finding.severity == Severity::error) FAIL_CHECK(format_message(finding.location, "error", finding.message));
    });
    const shacl::Shapes shapes = shacl::load_shapes(graph, diagnostics);
    REQUIRE(diagnostics.errors() == 0);
    for (const json::Member& sample : expected.object()) {
      const json::Value& count = *sample.value.object().find(profile.name);
      store::Dataset dataset;
      const std::string path = folder + "/samples/" + sample.name;
      INFO(profile.name << " " << path);
      if (count.is_string()) {
        CHECK_THROWS_AS(read(path, "d_", dataset), Error);
        continue;
      }
      read(path, "d_", dataset);
      shacl::ValidateOptions options;
      options.severity = shacl::Severity::violation;
      options.last_own_term = static_cast<store::TermId>(dataset.dictionary().size());
      for (const char* vocab :
           {"foaf.rdf", "org.ttl", "vcard.ttl", "contributors.rdf", "licenses.rdf", "authority-subset.ttl"}) {
        read(folder + "/vocab/" + vocab, "v_" + std::string(vocab, 4) + "_", dataset);
      }
      dataset.freeze();
      const shacl::ValidationReport report = shacl::validate(dataset, shapes, options);
      CHECK(std::to_string(count_violations(report)) == count.number());
    }
  }
}
