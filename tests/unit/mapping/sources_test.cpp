// Where sources lie and how they are written: files by their IRIs, tab-separated values, nulls; references of older
// mappings; references that no record has.
#include "mapping_run.hpp"
#include "test.hpp"

using namespace kontor;
using namespace kontor::mapping;

namespace {

const std::string rows = "id,n\n1,A\n2,NA\n";
const std::string triples =
    "rml:subjectMap [ rml:template \"{id}\" ] ; rml:predicateObjectMap [ rml:predicate x:p ; rml:objectMap [ "
    "rml:reference \"n\" ] ] .";

// The lines of a mapping of two columns from a source, or its message.
Lines lines_of(const std::string& source, const Files& files) {
  const std::string vocabularies =
      "@prefix void: <http://rdfs.org/ns/void#> . @prefix dcat: <http://www.w3.org/ns/dcat#> . @prefix csvw: "
      "<http://www.w3.org/ns/csvw#> .\n";
  const Run result = run(vocabularies + "x:T rml:logicalSource [ rml:source [ " + source + " ] ; " +
                             "rml:referenceFormulation rml:CSV ] ; " + triples,
                         files);
  return result.messages.empty() ? result.lines : result.messages;
}

}  // namespace

TEST_CASE("sources: VoID dumps and DCAT distributions are files by their IRIs") {
  const Lines both = {"x:1 x:p \"A\"", "x:2 x:p \"NA\""};
  const Files files = {{"/data/my towns.csv", rows}};
  const std::string iri = "<file:///data/my%20towns.csv>";
  CHECK(lines_of("a void:Dataset ; void:dataDump " + iri, files) == both);
  CHECK(lines_of("a dcat:Distribution ; dcat:downloadURL " + iri, files) == both);
  CHECK(lines_of("a dcat:Distribution ; dcat:accessURL <file://localhost/data/my%20towns.csv>", files) == both);
  CHECK(lines_of("a dcat:Dataset ; dcat:distribution [ dcat:downloadURL " + iri + " ]", files) == both);
  CHECK(lines_of("a dcat:Distribution ; dcat:downloadURL " + iri + " ; dcat:accessURL <http://x/portal>", files) ==
        both);
  CHECK(lines_of("a dcat:Distribution ; dcat:downloadURL <http://x/d.csv>", files) ==
        Lines{"m.ttl:5:77: error: expected the IRI of a file (file:///...), found x:d.csv; nothing is fetched from the "
              "net"});
  CHECK(lines_of("a void:Dataset", files) == Lines{"m.ttl:5:36: error: a source needs rml:path (a file), csvw:url or "
                                                   "the IRI of a file, nothing else can be read"});
}

TEST_CASE("sources: values for null stand at the table or in its dialect") {
  const Lines one = {"x:1 x:p \"A\""};
  CHECK(lines_of("csvw:url \"d.csv\" ; csvw:null \"NA\"", {{"d.csv", rows}}) == one);
  CHECK(lines_of("csvw:url \"d.csv\" ; csvw:dialect [ csvw:null \"NA\" ]", {{"d.csv", rows}}) == one);
}

TEST_CASE("sources: tab-separated values by their reference formulation, whatever the file is called") {
  CHECK(
      run("x:T rml:logicalSource [ rml:source [ rml:path \"d.txt\" ] ; rml:referenceFormulation rml:TSV ] ; " + triples,
          {{"d.txt", "id\tn\n1\ta, b\n"}})
          .lines == Lines{"x:1 x:p \"a, b\""});
}

TEST_CASE("sources: columns of R2RML are references") {
  const std::string old =
      "@prefix rr: <http://www.w3.org/ns/r2rml#> . @prefix rl: <http://semweb.mmlab.be/ns/rml#> . @prefix ql: "
      "<http://semweb.mmlab.be/ns/ql#> .\n"
      "x:T rl:logicalSource [ rl:source \"d.csv\" ; rl:referenceFormulation ql:CSV ] ; rr:subjectMap [ rr:template "
      "\"{id}\" ] ; rr:predicateObjectMap [ rr:predicate x:p ; rr:objectMap [ rr:column \"n\" ] ] .";
  CHECK(run(old, {{"d.csv", rows}}).lines == Lines{"x:1 x:p \"A\"", "x:2 x:p \"NA\""});
}

TEST_CASE(
    "sources: a reference that no record has is an error in both vocabularies, but not one that nobody asked for") {
  const std::string mapping =
      "x:T " + json_source +
      " rml:subjectMap [ rml:template \"{$.idd}\" ] ; rml:predicateObjectMap [ rml:predicate x:p ; rml:objectMap [ "
      "rml:reference \"$.a\" ] ] .";
  CHECK(messages(mapping) == Lines{"m.ttl:4:154: error: '$.idd' is in none of the 1 records of 'd.json'"});
  const std::string old =
      "@prefix rr: <http://www.w3.org/ns/r2rml#> . @prefix rl: <http://semweb.mmlab.be/ns/rml#> . @prefix ql: "
      "<http://semweb.mmlab.be/ns/ql#> .\n"
      "x:T rl:logicalSource [ rl:source \"d.json\" ; rl:referenceFormulation ql:JSONPath ; rl:iterator \"$[*]\" ] ; "
      "rr:subjectMap [ rr:template \"{idd}\" ; rr:class x:C ] .";
  CHECK(messages(old) == Lines{"m.ttl:5:134: error: '$.idd' is in none of the 1 records of 'd.json'"});
}
