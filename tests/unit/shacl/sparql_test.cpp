// SPARQL-based constraints and constraint components.
#include "shacl_test.hpp"
#include "test.hpp"

using namespace kontor::test;

namespace {

// A shape for :f with this query.
std::string shape(const std::string& select, const std::string& more = "") {
  return ":s sh:targetNode :f ; sh:sparql [ sh:prefixes :o ; " + more + " sh:select '''" + select +
         "''' ] . :o sh:declare [ sh:prefix \"\" ; sh:namespace \"http://e/\" ] .";
}

}  // namespace

TEST_CASE("sh:sparql: every solution is a result", "[shacl]") {
  const std::string data = ":f :p 1, 2, 3 .";
  CHECK(validate(shape("SELECT $this ?value { $this :p ?value FILTER(?value > 1) }"), data) ==
        Lines{"f - 2 SPARQL Violation", "f - 3 SPARQL Violation"});
  CHECK(validate(shape("SELECT $this (:p AS ?path) { $this :p 1 }"), data) == Lines{"f p f SPARQL Violation"});
  CHECK(validate(shape("SELECT $this { $this :q 1 }"), data) == Lines());
  CHECK(validate(shape("SELECT $this { $this :p 1 }", "sh:deactivated true ;"), data) == Lines());
}

TEST_CASE("sh:sparql: $PATH stands for the path of the shape", "[shacl]") {
  const std::string shapes =
      ":s sh:targetNode :f ; sh:path ( :p [ sh:inversePath :q ] ) ; sh:sparql [ sh:select '''SELECT $this ?value { "
      "$this "
      "$PATH ?value } # $PATH''' ] .";
  CHECK(validate(shapes, ":f :p :x . :y :q :x .") == Lines{"f <p>/^<q> y SPARQL Violation"});
}

TEST_CASE("pre-bound variables are bound at every depth", "[shacl]") {
  const std::string data = ":f :p 1 . :g :p 1 .";
  const Lines one{"f - f SPARQL Violation"};
  CHECK(validate(shape("SELECT $this { FILTER(bound($this)) }"), data) == one);
  CHECK(validate(shape("SELECT $this { { FILTER($this = :f) } UNION { FILTER(false) } }"), data) == one);
  CHECK(validate(shape("SELECT $this { { SELECT $this { FILTER($this = :f) } } }"), data) == one);
  CHECK(validate(shape("SELECT $this { OPTIONAL { :g :p ?x FILTER($this = :f) } FILTER(bound(?x)) }"), data) == one);
  CHECK(validate(shape("SELECT $this { BIND($this AS ?x) FILTER(?x = :f) }"), data) == one);
  CHECK(validate(shape("SELECT $this { ?x :p ?v FILTER NOT EXISTS { ?x :p ?v FILTER(?x = $this) } }"), data) == one);
}

TEST_CASE("solutions are grouped, cut and compared for each focus node by itself", "[shacl]") {
  const std::string data = ":a a :C ; :p 1, 2 . :b a :C ; :p 1 . :c a :C .";
  const auto run = [&](const std::string& select) {
    return validate(":s sh:targetClass :C ; sh:sparql [ sh:select '''PREFIX : <http://e/> " + select + "''' ] .", data);
  };
  CHECK(run("SELECT $this (COUNT(?x) AS ?n) { $this :p ?x } GROUP BY $this HAVING(COUNT(?x) > 1)") ==
        Lines{"a - a SPARQL Violation"});
  CHECK(run("SELECT $this (COUNT(?x) AS ?value) { $this :p ?x } GROUP BY $this") ==
        Lines{"a - 2 SPARQL Violation", "b - 1 SPARQL Violation"});
  CHECK(run("SELECT $this { $this :p ?x } LIMIT 1") == Lines{"a - a SPARQL Violation", "b - b SPARQL Violation"});
  CHECK(run("SELECT $this ?value { $this :p ?value } ORDER BY DESC(?value) LIMIT 1") ==
        Lines{"a - 2 SPARQL Violation", "b - 1 SPARQL Violation"});
  CHECK(run("SELECT DISTINCT $this { $this :p ?x }") == Lines{"a - a SPARQL Violation", "b - b SPARQL Violation"});
}

TEST_CASE("messages come from ?message, the constraint, the shape, with values filled in", "[shacl]") {
  const std::string data = ":f :p 1 .";
  CHECK(result_messages(
            shape("SELECT $this ?value { $this :p ?value }", "sh:message \"{?value} of {$this} {?none}\"@en ;"),
            data) == Lines{"en:1 of http://e/f {?none}"});
  CHECK(result_messages(shape("SELECT $this ('x' AS ?message) { $this :p ?value }", "sh:message \"no\" ;"), data) ==
        Lines{":x"});
  CHECK(result_messages(":s sh:message \"own\" . " + shape("SELECT $this { $this :p ?v }"), data) == Lines{":own"});
}

TEST_CASE("$currentShape and $shapesGraph lead into the shapes graph", "[shacl]") {
  CHECK(validate(":s :limit 2 . " + shape("SELECT $this ?value { GRAPH $shapesGraph { $currentShape :limit ?limit } "
                                          "$this :p ?value FILTER(?value > ?limit) }"),
                 ":f :p 1, 3 .") == Lines{"f - 3 SPARQL Violation"});
}

TEST_CASE("what pre-binding forbids is an error", "[shacl]") {
  const auto refuse = [](const std::string& select, const std::string& message) {
    const Lines messages = load_messages(shape(select));
    REQUIRE(messages.size() == 1);
    CHECK(messages.front().find(message) != std::string::npos);
  };
  refuse("SELECT $this { $this :p 1 MINUS { $this :q 1 } }", "MINUS is not allowed");
  refuse("SELECT $this { SERVICE <http://e/> { $this :p 1 } }", "SERVICE is not allowed");
  refuse("SELECT $this { VALUES ?x { 1 } }", "VALUES is not allowed");
  refuse("SELECT ?x { BIND(1 AS ?this) BIND(2 AS ?x) }", "'AS ?this' is not allowed");
  refuse("SELECT $this { { SELECT ?x { $this :p ?x } } }", "must project the pre-bound variable ?this");
  refuse("SELECT $this { FILTER EXISTS { $this :p 1 MINUS { $this :q 1 } } }", "MINUS is not allowed");
  refuse("SELECT $this { $this $PATH 1 }", "$PATH is only allowed at property shapes");
  refuse("SELECT ?value { $this :p ?value }", "must project ?this");
  refuse("SELECT (?x AS ?y) { ?x :p $this }", "must project ?this");
  refuse("SELECT $this {", "(line 1 of the query)");
  refuse("ASK { $this :p 1 }", "expected a SELECT query");
  CHECK(load_messages(":s sh:targetNode :f ; sh:sparql [ sh:message \"x\" ] .").size() == 1);
  CHECK(
      load_messages(":s sh:sparql [ sh:select 'SELECT $this {}' ; sh:prefixes :o ] . :o sh:declare [ sh:prefix \"a\" ; "
                    "sh:namespace \"http://a/\" ] , [ sh:prefix \"a\" ; sh:namespace \"http://b/\" ] .")
          .size() == 1);
}

TEST_CASE("declared components: ASK for values, SELECT for focus nodes", "[shacl]") {
  const std::string components =
      ":Max a sh:ConstraintComponent ; sh:parameter [ sh:path :max ] ; sh:validator [ sh:message \"more than {$max}\" "
      "; "
      "sh:ask 'ASK { FILTER($value <= $max) }' ] .\n"
      ":Has a :Kind ; sh:parameter [ sh:path :has ] , [ sh:path :but ; sh:optional true ] ; sh:nodeValidator [ "
      "sh:select "
      "'SELECT $this { FILTER NOT EXISTS { $this $has ?x FILTER(!bound($but) || ?x != $but) } }' ] ; "
      "sh:propertyValidator [ "
      "sh:select 'SELECT $this ?value { $this $PATH ?value FILTER NOT EXISTS { ?value $has ?x } }' ] . "
      ":Kind rdfs:subClassOf sh:ConstraintComponent .\n";
  const std::string data = ":f :p 1, 5 ; :q :g . :g :r 1 .";
  CHECK(validate(components + ":s sh:targetNode :f ; sh:path :p ; :max 3 , 0 .", data) ==
        Lines{"f <p> 1 Max Violation", "f <p> 5 Max Violation", "f <p> 5 Max Violation"});
  CHECK(result_messages(components + ":s sh:targetNode :f ; sh:path :p ; :max 3 .", data) == Lines{":more than 3"});
  CHECK(validate(components + ":s sh:targetNode :f , :g ; :has :p .", data) == Lines{"g - g Has Violation"});
  CHECK(validate(components + ":s sh:targetNode :f , :g ; :has :r ; :but 1 .", data) ==
        Lines{"f - f Has Violation", "g - g Has Violation"});
  CHECK(validate(components + ":s sh:targetNode :f ; sh:path :q ; :has :s .", data) == Lines{"f <q> g Has Violation"});
  CHECK(load_messages(":C a sh:ConstraintComponent ; sh:parameter [ sh:path :value ] .").size() == 1);
  CHECK(load_messages(":C a sh:ConstraintComponent ; sh:validator [ sh:ask 'ASK {}' ] .").size() == 1);
}

TEST_CASE("a validator is chosen by the kind of the shape and the language it is in", "[shacl]") {
  const std::string component =
      ":C a sh:ConstraintComponent ; sh:parameter [ sh:path :max ] ; "
      "sh:validator [ a sh:JSValidator ] , [ sh:ask 'ASK { FILTER($value < $max) }' ] ; ";
  CHECK(validate(component + "sh:labelTemplate \"x\" . :s sh:targetNode 1, 5 ; :max 3 .", "") ==
        Lines{"5 - 5 C Violation"});
  CHECK(validate(component + "sh:nodeValidator [ sh:select 'SELECT $this { FILTER($this > 0) }' ] . "
                             ":s sh:targetNode 1 ; :max 3 .",
                 "") == Lines{"1 - 1 C Violation"});
  CHECK(validate(component + "sh:nodeValidator [ a sh:JSValidator ] . :s sh:targetNode 5 ; :max 3 .", "") ==
        Lines{"5 - 5 C Violation"});
  CHECK(validate(component + "sh:propertyValidator [ sh:select 'SELECT $this ?value { $this $PATH ?value FILTER(?value > "
                             "9) }' ] . :s sh:targetNode :f ; sh:path :p ; :max 3 .",
                 ":f :p 5, 10 .") == Lines{"f <p> 10 C Violation"});
}

TEST_CASE("optional parameters are unbound where they are not given", "[shacl]") {
  const std::string component =
      ":C a sh:ConstraintComponent ; sh:parameter [ sh:path :min ] , [ sh:path :note ; sh:optional true ] ; "
      "sh:validator [ sh:ask 'ASK { FILTER($value >= $min || bound($note)) }' ] . ";
  CHECK(validate(component + ":s sh:targetNode 1 ; :min 3 .", "") == Lines{"1 - 1 C Violation"});
  CHECK(validate(component + ":s sh:targetNode 1 ; :min 3 ; :note 1 .", "") == Lines());
  CHECK(validate(component + ":s sh:targetNode 1 ; :note 1 .", "") == Lines());  // not a constraint
  CHECK(load_messages(component + ":s sh:targetNode 1 ; :min 3, 4 ; :note 1 .").size() == 1);
}

TEST_CASE("prefixes come from all documents that the declaration imports", "[shacl]") {
  CHECK(validate(":s sh:targetNode :f ; sh:sparql [ sh:prefixes :o ; sh:select 'SELECT $this { $this a:p ?x }' ] . "
                 ":o <http://www.w3.org/2002/07/owl#imports> :o2 . "
                 ":o2 <http://www.w3.org/2002/07/owl#imports> :o ; sh:declare [ sh:prefix \"a\" ; sh:namespace "
                 "\"http://e/\"^^xsd:anyURI ] .",
                 ":f :p 1 .") == Lines{"f - f SPARQL Violation"});
}

TEST_CASE("a query in a complex property shape reports the path of the shape", "[shacl]") {
  CHECK(validate(":s sh:targetNode :f ; sh:path [ sh:alternativePath ( :p :q ) ] ; sh:sparql [ sh:select 'SELECT $this "
                 "?value { $this $PATH ?value FILTER isIRI(?value) }' ] .",
                 ":f :p 1 ; :q :a .") == Lines{"f <p>|<q> a SPARQL Violation"});
}

TEST_CASE("pre-bound blank nodes and literals stay what they are", "[shacl]") {
  CHECK(validate(":s sh:targetObjectsOf :p ; sh:sparql [ sh:select 'SELECT $this { FILTER(isBlank($this) || "
                 "datatype($this) = <http://www.w3.org/2001/XMLSchema#string>) }' ] .",
                 ":f :p _:b, \"a\", 1 . _:b :p 2 .") == Lines{"_:b - _:b SPARQL Violation", "a - a SPARQL Violation"});
  CHECK(validate(":s sh:targetNode \"a\"@en ; sh:sparql [ sh:select 'SELECT $this { FILTER(lang($this) = \"en\") }' ] .",
                 "") == Lines{"a - a SPARQL Violation"});
}

TEST_CASE("what is wrong with a query or its prefixes is named with its place", "[shacl]") {
  CHECK(load_messages(":s sh:sparql [ sh:prefixes :o ; sh:select 'SELECT $this { }' ] . :o sh:declare 3 .") ==
        Lines{"1:80: error: a prefix declaration needs sh:prefix and sh:namespace"});
  CHECK(load_messages(":s sh:sparql [ sh:select 'SELECT $this { VALUES $this { 1 } }' ] .").size() == 1);
  CHECK(load_messages(":s sh:sparql [ sh:select 'SELECT $this { BIND(1 AS $this) }' ] .").size() == 1);
  CHECK(load_messages(":s sh:sparql [ sh:select 'SELECT (1 AS $this) { }' ] .").size() == 1);
  CHECK(load_messages(":s sh:sparql [ sh:select 'SELECT $this { } GROUP BY (1 AS $this)' ] .").size() == 1);
  CHECK(load_messages(":s sh:sparql [ sh:select 'SELECT $this { { SELECT $this { } } }' ] .") == Lines());
  CHECK(load_messages(":s sh:sparql [ sh:select 'CONSTRUCT { } WHERE { }' ] .").size() == 1);
}
