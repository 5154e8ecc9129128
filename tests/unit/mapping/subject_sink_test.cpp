// A sink that keeps subject and predicates gets what any other sink gets.
#include "kontor/rdf/subject_sink.hpp"

#include <optional>

#include "mapping_run.hpp"
#include "test.hpp"

using namespace kontor;
using namespace kontor::mapping;

namespace {

struct KeepingCollector final : rdf::QuadSink, rdf::SubjectSink {
  void quad(const rdf::QuadView& quad, Place place) override { all.quad(quad, place); }
  bool takes_subjects() const override { return true; }
  std::size_t keep_predicate(std::string_view iri) override {
    predicates.emplace_back(iri);
    return predicates.size() - 1;
  }
  void subject(const rdf::TermView& subject) override {
    kept_subject.emplace(subject);
    ++subjects;
  }
  void statement(std::size_t predicate, const rdf::TermView& object, Place place) override {
    REQUIRE(kept_subject);
    all.quad({kept_subject->view(), rdf::iri(predicates[predicate]), object, {}}, place);
    ++statements;
  }

  Collector all;
  std::vector<std::string> predicates;
  std::optional<rdf::Term> kept_subject;
  std::size_t subjects = 0;
  std::size_t statements = 0;
};

// Runs a mapping of d.csv both ways and checks that the quads, their order and their places are the same.
KeepingCollector run_both(const std::string& mapping_text, const std::string& csv) {
  const Run usual = run(mapping_text, {{"d.csv", csv}});
  CHECK(usual.messages.empty());
  KeepingCollector keeping;
  Diagnostics diagnostics;
  const std::string text = prefixes + mapping_text;
  MemorySource bytes(text);
  const Mapping mapping = read_mapping(bytes, "m.ttl", "http://m/", diagnostics);
  MapOptions options;
  options.base = "http://x/";
  options.open = [&](const std::string&) { return std::make_unique<MemorySource>(csv); };
  run_mapping(mapping, options, keeping, diagnostics);
  CHECK(keeping.all.lines == usual.lines);
  CHECK(keeping.all.places == usual.places);
  return keeping;
}

const std::string csv = "id,a,b\n1,p,q\n2,\"r\ns\",\n3,t,u\n";

std::string triples_map(const std::string& name, const std::string& subject, const std::string& rest) {
  return "x:" + name + " " + csv_source + " rml:subjectMap [ " + subject + " ] " + rest + " .\n";
}

std::string object_map(const std::string& predicate, const std::string& object) {
  return "; rml:predicateObjectMap [ rml:predicate " + predicate + " ; rml:objectMap [ " + object + " ] ] ";
}

}  // namespace

TEST_CASE("subjects and constant predicates are told once, of several triples maps too") {
  const KeepingCollector both =
      run_both(triples_map("S", "rml:template \"{id}\" ; rml:class x:C",
                           object_map("x:p", "rml:reference \"a\"") + object_map("x:q", "rml:template \"{b}\"")) +
                   triples_map("T", "rml:template \"t{id}\"", object_map("x:p", "rml:reference \"b\"")),
               csv);
  CHECK(both.statements == both.all.lines.size());
  CHECK(both.subjects == 6);
}

TEST_CASE("what is no plain statement comes as a quad between them") {
  const std::string computed =
      "; rml:predicateObjectMap [ rml:predicateMap [ rml:template \"{a}\" ] ; rml:objectMap [ rml:reference \"b\" ] ] ";
  const std::string in_graph =
      "; rml:predicateObjectMap [ rml:predicate x:g ; rml:graph x:G ; rml:objectMap [ rml:reference \"b\" ] ] ";
  const std::string list =
      "; rml:predicateObjectMap [ rml:predicate x:l ; rml:objectMap [ rml:gather ( [ rml:reference "
      "\"a\" ] [ rml:reference \"b\" ] ) ; rml:gatherAs rdf:List ] ] ";
  const KeepingCollector both =
      run_both(triples_map("S", "rml:template \"{id}\"",
                           object_map("x:p", "rml:reference \"a\"") + list + in_graph +
                               object_map("x:z", "rml:reference \"b\"")) +
                   triples_map("B", "rml:termType rml:BlankNode", computed + object_map("x:y", "rml:reference \"a\"")) +
                   triples_map("G", "rml:template \"{id}\" ; rml:graph x:H", object_map("x:p", "rml:reference \"a\"")),
               csv);
  CHECK(both.statements > 0);
  CHECK(both.statements < both.all.lines.size());
}

TEST_CASE("what may be stated twice is compared before") {
  const KeepingCollector both =
      run_both(triples_map("S", "rml:template \"{id}\"",
                           object_map("x:p", "rml:reference \"a\"") + object_map("x:p", "rml:reference \"a\"")),
               csv);
  CHECK(both.statements == 0);
  CHECK(both.all.lines.size() == 3);
}
