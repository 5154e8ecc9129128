#include "kontor/shacl/load_shapes.hpp"

#include "shacl_test.hpp"
#include "test.hpp"

using namespace kontor::test;

TEST_CASE("well-formed shapes load without a word", "[shacl]") {
  CHECK(load_messages(":s a sh:NodeShape ; sh:targetClass :C ; sh:property [ sh:path :p ; sh:minCount 1 ] .") ==
        Lines());
  CHECK(load_messages(":s sh:property [ sh:path ( :p [ sh:inversePath :q ] ) ; sh:or ( [ sh:class :A ] :s2 ) ] . "
                      ":s2 sh:nodeKind sh:IRI .") == Lines());
}

TEST_CASE("what is ill-formed in shapes is named with its place", "[shacl]") {
  CHECK(load_messages(":s sh:targetNode _:b .") ==
        Lines{"1:18: error: sh:targetNode has the value _:b, expected an IRI or a literal"});
  CHECK(load_messages(":s sh:minCount 1 .") ==
        Lines{"1:16: error: sh:minCount is only allowed at property shapes, and :s has no sh:path"});
  CHECK(load_messages(":s sh:property [ sh:path :p ; sh:minCount \"1\" ] .") ==
        Lines{"1:43: error: sh:minCount has the value \"1\", expected an xsd:integer that is not negative"});
  CHECK(load_messages(":s sh:property [ sh:path :p ; sh:minCount 1 , 2 ] .") ==
        Lines{"1:47: error: sh:minCount is given more than once, expected one value"});
  CHECK(load_messages(":s a sh:PropertyShape .") == Lines{"1:6: error: :s is a sh:PropertyShape without sh:path"});
  CHECK(load_messages(":s a sh:NodeShape ; sh:path :p .") ==
        Lines{"1:29: error: :s is a sh:NodeShape and has sh:path, which only property shapes have"});
  CHECK(load_messages(":s sh:property [ sh:minCount 1 ] .").size() == 2);
  CHECK(load_messages(":s sh:path :p ; sh:nodeKind :IRI .").size() == 1);
  CHECK(load_messages(":s sh:path :p ; sh:pattern \"(\" .").size() == 1);
  CHECK(load_messages(":s sh:path :p ; sh:in :notalist .") ==
        Lines{"1:23: error: sh:in has the value :notalist, expected a list"});
  CHECK(load_messages(":s sh:path :p ; sh:in _:l . _:l rdf:first 1 ; rdf:rest _:l .") ==
        Lines{"1:43: error: a list comes back to itself"});
  CHECK(load_messages(":s sh:or ( 3 ) .") ==
        Lines{"1:10: error: the list of sh:or has the member \"3\"^^xsd:integer, expected shapes only"});
  CHECK(load_messages(":s sh:path :p ; sh:languageIn ( :de ) .") ==
        Lines{"1:31: error: the list of sh:languageIn has the member :de, expected language tags as strings only"});
  CHECK(load_messages(":s sh:closed true ; sh:ignoredProperties ( \"a\" ) .").size() == 1);
  // What has no place of its own is said at the shape.
  CHECK(load_messages(":s sh:path _:l . _:l rdf:first :p ; rdf:rest 3 .") ==
        Lines{"1:12: error: a list is not complete: expected rdf:first and rdf:rest"});
  CHECK(load_messages(":s sh:path :p ; sh:severity \"bad\" .").size() == 1);
  CHECK(load_messages(":s sh:path :p ; sh:message 1 .").size() == 1);
  CHECK(load_messages(":s sh:path :p ; sh:deactivated \"yes\" .").size() == 1);
  CHECK(load_messages(":g sh:entailment <http://www.w3.org/ns/entailment/RDFS> .").size() == 1);
}

TEST_CASE("a path is told by exactly one rule", "[shacl]") {
  CHECK(load_messages(":s sh:path [ sh:inversePath :p ; sh:zeroOrMorePath :q ] .").size() == 1);
  CHECK(load_messages(":s sh:path ( :p ) .").size() == 1);
  CHECK(load_messages(":s sh:path [ sh:alternativePath ( :p ) ] .").size() == 1);
  CHECK(load_messages(":s sh:path \"p\" .").size() == 1);
  CHECK(load_messages(":s sh:path [] .").size() == 1);
  CHECK(load_messages(":s sh:path _:p . _:p sh:inversePath _:p .").size() == 1);
  CHECK(load_messages(":s sh:path _:p . _:p rdf:first :p ; rdf:rest ( :q ) ; sh:inversePath :r .") == Lines());
}

TEST_CASE("recursive shapes are refused and the way round is named", "[shacl]") {
  CHECK(load_messages(":a sh:targetNode :x ; sh:node :b .\n:b sh:property :c .\n:c sh:path :p ; sh:node :a .") ==
        Lines{"1:18: error: recursive shapes cannot be validated: <http://e/a> -> <http://e/b> -> <http://e/c> -> "
              "<http://e/a>"});
  CHECK(load_messages(":a sh:node :a .") == Lines());  // nothing is validated against it
}

TEST_CASE("a shape that the graph does not describe is a warning", "[shacl]") {
  CHECK(load_messages(":s sh:node :nowhere .") ==
        Lines{"1:12: warning: sh:node refers to :nowhere, which the shapes do not describe"});
}

TEST_CASE("shapes may be nested deeply, but not without limit", "[shacl]") {
  std::string shapes = ":s0 sh:targetNode :x .";
  for (int i = 0; i < 250; ++i) {
    shapes += ":s" + std::to_string(i) + " sh:node :s" + std::to_string(i + 1) + " .\n";
  }
  shapes += ":s250 sh:nodeKind sh:IRI .";
  CHECK(load_messages(shapes).size() == 1);
}
