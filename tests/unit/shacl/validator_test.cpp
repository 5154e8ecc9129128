#include "kontor/shacl/validator.hpp"

#include "shacl_test.hpp"
#include "test.hpp"

using namespace kontor::test;

TEST_CASE("every kind of target finds its focus nodes", "[shacl]") {
  const std::string data = ":a a :C . :b a :D . :D rdfs:subClassOf :E . :E rdfs:subClassOf :C . :c :p :d .";
  const auto focus = [&](const std::string& target) {
    Lines lines = validate(":s a sh:NodeShape ; " + target + " ; sh:in () .", data);
    for (std::string& line : lines) line = line.substr(0, line.find(' '));
    return lines;
  };
  CHECK(focus("sh:targetClass :C") == Lines{"a", "b"});
  CHECK(focus("a rdfs:Class") == Lines());
  CHECK(focus("sh:targetNode :a, :nowhere") == Lines{"a", "nowhere"});
  CHECK(focus("sh:targetSubjectsOf :p") == Lines{"c"});
  CHECK(focus("sh:targetObjectsOf :p") == Lines{"d"});
  CHECK(focus("sh:targetNode :a ; sh:targetClass :C") == Lines{"a", "b"});
  CHECK(validate(":C a rdfs:Class, sh:NodeShape ; sh:in () .", data).size() == 2);
}

TEST_CASE("deactivated shapes hold for everything", "[shacl]") {
  CHECK(validate(":s sh:targetNode :f ; sh:in () ; sh:deactivated true .", "") == Lines());
  CHECK(validate(":s sh:targetNode :f ; sh:node [ sh:in () ; sh:deactivated true ] .", "") == Lines());
}

TEST_CASE("the severity of a shape is that of its results", "[shacl]") {
  CHECK(validate(":s sh:targetNode :f ; sh:in () ; sh:severity sh:Info .", "") == Lines{"f - f In Info"});
}

TEST_CASE("paths of every kind lead to values, each once", "[shacl]") {
  const std::string data = ":f :p :a , :b . :a :q :c . :b :q :c . :c :p :f . :x :p :f .";
  const auto values = [&](const std::string& path) {
    Lines lines = validate(":s sh:targetNode :f ; sh:path " + path + " ; sh:in () .", data);
    std::string found;
    for (const std::string& line : lines) {
      const std::string rest = line.substr(0, line.rfind(" In "));
      found += rest.substr(rest.rfind(' ') + 1);
    }
    return found;
  };
  CHECK(values("( :p :q )") == "c");
  CHECK(values("[ sh:inversePath :p ]") == "cx");
  CHECK(values("[ sh:alternativePath ( :p [ sh:inversePath :p ] ) ]") == "abcx");
  CHECK(values("[ sh:zeroOrMorePath :p ]") == "abf");
  CHECK(values("[ sh:oneOrMorePath ( :p :q :p ) ]") == "f");
  CHECK(values("[ sh:zeroOrOnePath :q ]") == "f");
}

TEST_CASE("the report is the same for any number of threads", "[shacl]") {
  std::string data;
  for (int i = 0; i < 20000; ++i) data += ":n" + std::to_string(i) + " a :C ; :p " + std::to_string(i % 7) + " .\n";
  const std::string shapes = ":s sh:targetClass :C ; sh:property [ sh:path :p ; sh:maxExclusive 6 ; sh:minCount 1 ] .";
  const Lines one = validate(shapes, data, 1);
  CHECK(one.size() == 20000 / 7);
  CHECK(validate(shapes, data, 4) == one);
}

TEST_CASE("details tell why a value does not conform to another shape", "[shacl]") {
  const std::string data = ":f :p :v . :v :q 1, 2 .";
  const std::string inner = "[ sh:property [ sh:path :q ; sh:maxCount 1 ] , [ sh:path :r ; sh:minCount 1 ] ]";
  const auto details = [&](const std::string& constraint) {
    return result_details(":s sh:targetNode :f ; sh:path :p ; " + constraint + " .", data);
  };
  CHECK(details("sh:node " + inner) ==
        Lines{"f <p> v Node Violation", " v <q> - MaxCount Violation", " v <r> - MinCount Violation"});
  CHECK(details("sh:node [ sh:node " + inner + " ]") ==
        Lines{"f <p> v Node Violation", " v - v Node Violation", "  v <q> - MaxCount Violation",
              "  v <r> - MinCount Violation"});
  CHECK(details("sh:or ( [ sh:nodeKind sh:Literal ] [ sh:in ( :w ) ] )") ==
        Lines{"f <p> v Or Violation", " v - v NodeKind Violation", " v - v In Violation"});
  CHECK(details("sh:xone ( [ sh:nodeKind sh:IRI ] [ sh:in ( :v ) ] [ sh:in ( :w ) ] )") == Lines{"f <p> v Xone Violation"});
  CHECK(details("sh:not [ sh:nodeKind sh:IRI ]") == Lines{"f <p> v Not Violation"});
  CHECK(details("sh:maxCount 0") == Lines{"f <p> - MaxCount Violation"});
}

TEST_CASE("a path that may be empty leads to the focus node itself, whatever it is", "[shacl]") {
  CHECK(validate(":s sh:targetNode 5 ; sh:path [ sh:zeroOrMorePath :p ] ; sh:nodeKind sh:IRI .", "") ==
        Lines{"5 <p>* 5 NodeKind Violation"});
  CHECK(validate(":s sh:targetNode :f ; sh:path [ sh:zeroOrOnePath :p ] ; sh:maxCount 1 .", ":f :p :f .") == Lines());
}

TEST_CASE("targets can be literals, and a node that several targets find is one focus node", "[shacl]") {
  CHECK(validate(":s sh:targetNode 5, \"a\"@en ; sh:nodeKind sh:IRI .", "") ==
        Lines{"5 - 5 NodeKind Violation", "a - a NodeKind Violation"});
  CHECK(validate(":s sh:targetObjectsOf :p ; sh:datatype xsd:string .", ":f :p 1, \"a\" .") ==
        Lines{"1 - 1 Datatype Violation"});
  CHECK(validate(":s sh:targetClass :C ; sh:targetSubjectsOf :p ; sh:targetNode :f ; sh:in () .", ":f a :C ; :p 1 .") ==
        Lines{"f - f In Violation"});
}

TEST_CASE("classes are looked up in the data, not in the shapes", "[shacl]") {
  CHECK(validate(":s sh:targetClass :C ; sh:in () . :D rdfs:subClassOf :C .", ":f a :D .") == Lines());
  CHECK(validate(":s sh:targetNode :f ; sh:class :C, :D .", ":f a :C .") == Lines{"f - f Class Violation"});
  CHECK(validate(":s sh:targetNode :f ; sh:class :C .", ":f a :D . :D rdfs:subClassOf :E . :E rdfs:subClassOf :D, :C .") ==
        Lines());
  CHECK(validate(":s sh:targetNode 1 ; sh:class :C .", ":f a :C .") == Lines{"1 - 1 Class Violation"});
}

TEST_CASE("any result keeps the data from conforming, and severities can be own ones", "[shacl]") {
  CHECK(validate(":s sh:targetNode :f ; sh:in () ; sh:severity :Grave ; sh:property [ sh:path :p ; sh:minCount 1 ] .", "") ==
        Lines{"f - f In Grave", "f <p> - MinCount Violation"});
}
