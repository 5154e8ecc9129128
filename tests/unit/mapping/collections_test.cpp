// Collections and containers (RML-CC): empty ones, nested ones, and those that other triples maps refer to.
#include "mapping_run.hpp"
#include "test.hpp"

using namespace kontor;
using namespace kontor::mapping;

namespace {

// A triples map over d.json whose object map is this one, and what follows it.
Run gather(const std::string& object_map, const std::string& json, const std::string& rest = {}) {
  return run("x:T " + json_source +
                 " rml:subjectMap [ rml:template \"{$.id}\" ] ; rml:predicateObjectMap [ rml:predicate x:p ; "
                 "rml:objectMap [ " +
                 object_map + " ] ] .\n" + rest,
             {{"d.json", json}});
}

std::string rdf_name(const std::string& name) {
  return "<http://www.w3.org/1999/02/22-rdf-syntax-ns#" + name + ">";
}

const std::string pairs =
    "rml:gather ( [ rml:reference \"$.a[*]\" ] [ rml:reference \"$.b[*]\" ] ) ; rml:strategy rml:cartesianProduct ; ";
const std::string no_pairs = R"([{"id": 1, "a": [], "b": ["x"]}])";

}  // namespace

TEST_CASE("collections: without a combination there is no collection, or an empty one where that is allowed") {
  CHECK(gather(pairs + "rml:gatherAs rdf:List", R"([{"id": 1, "a": ["y"], "b": ["x"]}])").lines.size() == 5);
  CHECK(gather(pairs + "rml:gatherAs rdf:List", no_pairs).lines.empty());
  CHECK(gather(pairs + "rml:gatherAs rdf:List ; rml:allowEmptyListAndContainer true", no_pairs).lines ==
        Lines{"x:1 x:p " + rdf_name("nil")});
  const Lines bag =
      gather(pairs + "rml:template \"b\" ; rml:gatherAs rdf:Bag ; rml:allowEmptyListAndContainer true", no_pairs).lines;
  CHECK(bag == Lines{"x:1 x:p x:b", "x:b " + rdf_name("type") + " " + rdf_name("Bag")});
}

TEST_CASE("collections: a collection with a name in another one has its members") {
  const std::string inner =
      "[ rml:template \"in/{$.id}\" ; rml:gatherAs rdf:Seq ; rml:gather ( [ rml:reference \"$.a[*]\" ] ) ]";
  const std::string outer = "rml:template \"out\" ; rml:gatherAs rdf:Bag ; rml:gather ( " + inner + " )";
  const std::string is_a = " " + rdf_name("type") + " ";
  CHECK(gather(outer, R"([{"id": 1, "a": ["y"]}, {"id": 2, "a": []}, {"id": 1, "a": ["z"]}])").lines ==
        Lines{"x:1 x:p x:out", "x:1 x:p x:out", "x:in/1" + is_a + rdf_name("Seq"),
              "x:in/1 " + rdf_name("_1") + " \"y\"", "x:in/1 " + rdf_name("_2") + " \"z\"",
              "x:out" + is_a + rdf_name("Bag"), "x:out " + rdf_name("_1") + " x:in/1",
              "x:out " + rdf_name("_2") + " x:in/1"});
}

TEST_CASE("collections: what is in no collection of its own is not stated") {
  const std::string inner = "[ rml:gatherAs rdf:Seq ; rml:gather ( [ rml:reference \"$.b[*]\" ] ) ]";
  CHECK(gather("rml:gatherAs rdf:List ; rml:strategy rml:cartesianProduct ; rml:gather ( " + inner +
                   " [ rml:reference \"$.a[*]\" ] )",
               no_pairs)
            .lines.empty());
  const std::string named =
      "[ rml:template \"n\" ; rml:gatherAs rdf:Seq ; rml:gather ( [ rml:reference \"$.b[*]\" ] ) ]";
  CHECK(gather("rml:gatherAs rdf:List ; rml:strategy rml:cartesianProduct ; rml:gather ( " + named +
                   " [ rml:reference \"$.a[*]\" ] )",
               no_pairs)
            .lines.empty());
}

TEST_CASE("collections: another triples map refers to the same blank node") {
  const auto check = [](const std::string& subject_map) {
    const Lines lines = gather("rml:parentTriplesMap x:U", R"([{"id": 1, "a": ["y"]}])",
                               "x:U " + json_source + " rml:subjectMap [ " + subject_map +
                                   " ] ; rml:predicateObjectMap [ rml:predicate x:q ; rml:object 1 ] .")
                            .lines;
    REQUIRE(lines.size() >= 2);
    const std::string label = lines[0].substr(lines[0].rfind(' ') + 1);
    CHECK(label.substr(0, 2) == "_:");
    CHECK(lines.back().substr(0, lines.back().find(' ')) == label);
  };
  check("rml:termType rml:BlankNode");
  check("rml:gatherAs rdf:Bag ; rml:gather ( [ rml:reference \"$.a[*]\" ] )");
}

TEST_CASE("collections: predicates and graphs are none") {
  const std::string problem = ": error: a collection can be a subject or an object, not a predicate or a graph";
  for (const std::string map : {"rml:predicateMap", "rml:predicate x:p ; rml:graphMap"}) {
    const Lines found = run("x:T " + json_source + " rml:subject x:s ; rml:predicateObjectMap [ rml:object 1 ; " + map +
                                " [ rml:gatherAs rdf:List ; rml:gather ( [ rml:reference \"$.a\" ] ) ] ] .",
                            {{"d.json", "[]"}})
                            .messages;
    REQUIRE(found.size() == 1);
    CHECK(found.front().find(problem) != std::string::npos);
  }
}
