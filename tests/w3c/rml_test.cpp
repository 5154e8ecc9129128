// The RML test cases: every mapping of the suite in process, against the expected quads of its output and of its logical
// targets, or against the demand for an error.
#include <filesystem>
#include <fstream>
#include <iostream>
#include <map>
#include <sstream>

#include "kontor/base/error.hpp"
#include "kontor/mapping/load_mapping.hpp"
#include "kontor/mapping/mapper.hpp"
#include "kontor/rdf/isomorphism.hpp"
#include "kontor/syntax/format.hpp"

#include "manifest.hpp"
#include "test.hpp"

using namespace kontor;
namespace fs = std::filesystem;

namespace {

class QuadCollector final : public rdf::QuadSink {
 public:
  void quad(const rdf::QuadView& quad, Place) override { quads.emplace_back(quad); }
  std::vector<rdf::Quad> quads;
};

std::vector<std::string> split(const std::string& text, char separator) {
  std::vector<std::string> parts;
  std::string part;
  for (std::istringstream stream(text); std::getline(stream, part, separator);) parts.push_back(part);
  return parts;
}

// A line of cases.tsv: id, source_format, base_iri, expect, outputs, disputed, title.
struct Case {
  std::string module;
  fs::path folder;
  std::string base;
  std::string expect;
  std::vector<std::string> outputs;
};

// The list gives rml-cc the base of the other modules; its expected results are made with this one.
constexpr std::string_view rml_cc_base = "http://example.com/base/";

std::vector<Case> load_cases(const fs::path& module) {
  std::vector<Case> cases;
  std::ifstream file(module / "cases.tsv");
  std::string line;
  std::getline(file, line);
  while (std::getline(file, line)) {
    const std::vector<std::string> columns = split(line, '\t');
    if (columns.size() < 6 || !columns[5].empty()) continue;  // disputed upstream
    const std::string name = module.filename().string();
    cases.push_back({name, module / columns[0], name == "rml-cc" ? std::string(rml_cc_base) : columns[2], columns[3],
                     split(columns[4], ';')});
  }
  return cases;
}

std::vector<rdf::Quad> read_expected(const fs::path& path) {
  QuadCollector collector;
  InputFile file(path.string());
  syntax::ReadOptions options;
  options.name = path.string();
  syntax::read_rdf(file, *syntax::find_format("nquads"), options, collector);
  return collector.quads;
}

bool is_main(const std::string& output) { return output == "output.nq" || output == "default.nq"; }

// What is wrong with the outcome of a case; empty if nothing is.
std::string check(const Case& test) {
  QuadCollector main;
  std::map<std::string, QuadCollector> targets;
  std::string failure;
  Diagnostics diagnostics([&](const Diagnostic& finding) {
    if (finding.severity == Severity::error) failure = finding.message;
  });
  try {
    mapping::MapOptions options;
    options.base = test.base;
    options.open_target = [&](const mapping::LogicalTarget& target) -> rdf::QuadSink& {
      return targets[fs::path(target.path).filename().string()];
    };
    const mapping::Mapping mapping = mapping::read_mapping((test.folder / "mapping.ttl").string(), diagnostics);
    mapping::run_mapping(mapping, options, main, diagnostics);
  } catch (const Error& error) {
    failure = error.message().empty() ? "an error without a message" : error.message();
  }
  if (test.expect == "error") return failure.empty() ? "no error where one is due" : "";
  if (!failure.empty()) return test.expect == "either" ? "" : failure;
  for (const std::string& output : test.outputs) {
    const std::vector<rdf::Quad>& got = is_main(output) ? main.quads : targets[output].quads;
    if (!rdf::isomorphic(read_expected(test.folder / output), got)) return output + " differs";
  }
  return "";
}

}  // namespace

TEST_CASE("rml: the test cases of all modules") {
  const std::string suite = w3c::suite_folder("rml");
  if (suite.empty()) return;
  std::size_t passed = 0;
  std::size_t all = 0;
  for (const char* module : {"rml-core", "rml-lv", "rml-io", "rml-io-registry", "rml-fnml", "rml-cc", "rml-legacy"}) {
    for (const Case& test : load_cases(fs::path(suite) / module)) {
      const std::string problem = check(test);
      INFO(test.module << "/" << test.folder.filename().string() << ": " << problem);
      CHECK(problem.empty());
      ++all;
      passed += problem.empty() ? 1 : 0;
    }
  }
  std::cout << "rml: passed " << passed << " of " << all << "\n";
  CHECK(all > 0);
}
