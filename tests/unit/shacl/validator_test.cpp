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
