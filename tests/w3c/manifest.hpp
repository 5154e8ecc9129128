// Where the test suites are and what their manifests list (vocabulary
// http://www.w3.org/2001/sw/DataAccess/tests/test-manifest#).
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "kontor/rdf/quad.hpp"

namespace kontor::w3c {

// The folder `name` below the suites; empty, after a message that the tests are skipped, if it is not there.
std::string suite_folder(std::string_view name);

// A small graph to walk by hand.
class Graph {
 public:
  // Reads Turtle. Relative IRIs resolve against file:// and the path.
  static Graph load(const std::string& path);

  // The object, null if there is none.
  const rdf::Term* object(const rdf::Term& subject, std::string_view predicate) const;

  std::vector<rdf::Term> objects(const rdf::Term& subject, std::string_view predicate) const;

  // The items of an rdf:List.
  std::vector<rdf::Term> list(const rdf::Term& head) const;

  const std::vector<rdf::Quad>& quads() const { return quads_; }

 private:
  std::vector<rdf::Quad> quads_;
  std::map<rdf::Term, std::vector<std::size_t>> by_subject_;
};

struct ManifestEntry {
  rdf::Term node;      // for whatever the fields below do not say
  std::string name;    // mf:name, or the end of the IRI
  std::string type;    // the end of the rdf:type's IRI: "TestTurtleEval"
  std::string action;  // the path of mf:action, empty if it is a node with properties
  std::string result;  // the path of mf:result, may be empty
};

struct Manifest {
  std::string path;
  std::string assumed_base;  // mf:assumedTestBase, may be empty
  Graph graph;
  std::vector<ManifestEntry> entries;

  // The IRI that the file of a test resolves relative IRIs against.
  std::string base_of(const std::string& file) const;
};

Manifest load_manifest(const std::string& path);

}  // namespace kontor::w3c
