#include "shacl_test.hpp"
#include "test.hpp"

using namespace kontor::test;

TEST_CASE("sh:datatype refuses other datatypes and ill-typed literals", "[shacl]") {
  CHECK(check_values("sh:datatype xsd:integer", "1, \"x\"^^xsd:integer, 1.5, \"1\", :iri") ==
        Lines{"1 Datatype", "1.5 Datatype", "iri Datatype", "x Datatype"});
  CHECK(check_values("sh:datatype rdf:langString", "\"a\"@en, \"b\"") == Lines{"b Datatype"});
  CHECK(check_values("sh:datatype xsd:string", "\"a\"@en, \"b\"") == Lines{"a Datatype"});
  CHECK(check_values("sh:datatype :own", "\"a\"^^:own, \"b\"^^:other") == Lines{"b Datatype"});
}

TEST_CASE("sh:nodeKind", "[shacl]") {
  CHECK(check_values("sh:nodeKind sh:BlankNodeOrIRI", ":i, 1, _:b") == Lines{"1 NodeKind"});
  CHECK(check_values("sh:nodeKind sh:Literal", ":i, 1") == Lines{"i NodeKind"});
}

TEST_CASE("cardinality counts distinct values", "[shacl]") {
  CHECK(check_values("sh:minCount 1", "") == Lines{"- MinCount"});
  CHECK(check_values("sh:minCount 2", "1, 1") == Lines{"- MinCount"});
  CHECK(check_values("sh:maxCount 1", "1, 2") == Lines{"- MaxCount"});
  CHECK(check_values("sh:minCount 0 ; sh:maxCount 2", "1, 2") == Lines());
}

TEST_CASE("ranges compare values and refuse what cannot be compared", "[shacl]") {
  CHECK(check_values("sh:minInclusive 2", "1, 2, 2.0, 1.9, \"3\", :i") ==
        Lines{"1 MinInclusive", "1.9 MinInclusive", "3 MinInclusive", "i MinInclusive"});
  CHECK(check_values("sh:maxExclusive 2", "1, 2, \"NaN\"^^xsd:double") == Lines{"2 MaxExclusive", "NaN MaxExclusive"});
  CHECK(check_values("sh:minExclusive \"2020-01-01\"^^xsd:date",
                     "\"2020-01-01\"^^xsd:date, \"2021-01-01\"^^xsd:date") == Lines{"2020-01-01 MinExclusive"});
}

TEST_CASE("lengths are in characters, and blank nodes have none", "[shacl]") {
  CHECK(check_values("sh:maxLength 3", "\"äöü\", \"äöüß\", 12345, _:b") ==
        Lines{"12345 MaxLength", "_:b MaxLength", "äöüß MaxLength"});
  CHECK(check_values("sh:minLength 4", "\"äöü\", \"abcd\"") == Lines{"äöü MinLength"});
  CHECK(check_values("sh:minLength 0", "\"\", _:b") == Lines{"_:b MinLength"});
}

TEST_CASE("sh:pattern searches, with flags", "[shacl]") {
  CHECK(check_values("sh:pattern \"^a.c$\"", "\"abc\", \"xabc\", \"ABC\"") == Lines{"ABC Pattern", "xabc Pattern"});
  CHECK(check_values("sh:pattern \"^a.c$\" ; sh:flags \"i\"", "\"ABC\"") == Lines());
}

TEST_CASE("languages", "[shacl]") {
  CHECK(check_values("sh:languageIn ( \"de\" \"en\" )", "\"a\"@de-AT, \"b\"@fr, \"c\"@EN, \"d\"") ==
        Lines{"b LanguageIn", "d LanguageIn"});
  CHECK(check_values("sh:uniqueLang true", "\"a\"@de, \"b\"@DE, \"c\"@de, \"d\"@en, \"e\", \"f\"") ==
        Lines{"- UniqueLang"});
  CHECK(check_values("sh:uniqueLang \"1\"^^xsd:boolean", "\"a\"@de, \"b\"@de") == Lines());
}

TEST_CASE("property pairs", "[shacl]") {
  const std::string data = ":f :p 1, 2 ; :q 2, 3 .";
  const auto check = [&](const std::string& constraint) {
    return validate(":s sh:targetNode :f ; sh:path :p ; " + constraint + " .", data);
  };
  CHECK(check("sh:equals :q") == Lines{"f <p> 1 Equals Violation", "f <p> 3 Equals Violation"});
  CHECK(check("sh:disjoint :q") == Lines{"f <p> 2 Disjoint Violation"});
  CHECK(check("sh:lessThan :q") == Lines{"f <p> 2 LessThan Violation"});
  CHECK(check("sh:lessThanOrEquals :q") == Lines());
  CHECK(check("sh:lessThan :none") == Lines());
}

TEST_CASE("logical constraints", "[shacl]") {
  const std::string a = "[ sh:minInclusive 3 ]";
  const std::string b = "[ sh:maxInclusive 5 ]";
  CHECK(check_values("sh:not " + a, "2, 3") == Lines{"3 Not"});
  CHECK(check_values("sh:and ( " + a + " " + b + " )", "2, 4, 6") == Lines{"2 And", "6 And"});
  CHECK(check_values("sh:or ( [ sh:maxInclusive 2 ] [ sh:minInclusive 5 ] )", "2, 4, 6") == Lines{"4 Or"});
  CHECK(check_values("sh:xone ( " + a + " " + b + " )", "2, 4, 6") == Lines{"4 Xone"});
  CHECK(check_values("sh:or ()", "1") == Lines{"1 Or"});
}

TEST_CASE("sh:node is one result, sh:property passes its own on", "[shacl]") {
  const std::string data = ":f :p :v . :v :q 1, 2 .";
  CHECK(validate(":s sh:targetNode :f ; sh:path :p ; sh:node [ sh:property [ sh:path :q ; sh:maxCount 1 ] ] .", data) ==
        Lines{"f <p> v Node Violation"});
  CHECK(validate(":s sh:targetNode :f ; sh:path :p ; sh:property [ sh:path :q ; sh:maxCount 1 ] .", data) ==
        Lines{"v <q> - MaxCount Violation"});
}

TEST_CASE("qualified value shapes count, without those of siblings if disjoint", "[shacl]") {
  const std::string data = ":f :p 1, 2, 3, 4 .";
  const auto check = [&](const std::string& constraint) {
    return validate(":s sh:targetNode :f ; sh:property [ sh:path :p ; sh:qualifiedValueShape [ sh:minInclusive 3 ] ; " +
                        constraint +
                        " ] , [ sh:path :p ; sh:qualifiedMaxCount 9 ; sh:qualifiedValueShape [ sh:minInclusive 4 ] ] .",
                    data);
  };
  CHECK(check("sh:qualifiedMinCount 2 ; sh:qualifiedMaxCount 2") == Lines());
  CHECK(check("sh:qualifiedMinCount 3") == Lines{"f <p> - QualifiedMinCount Violation"});
  CHECK(check("sh:qualifiedMaxCount 1") == Lines{"f <p> - QualifiedMaxCount Violation"});
  CHECK(check("sh:qualifiedMinCount 2 ; sh:qualifiedValueShapesDisjoint true") ==
        Lines{"f <p> - QualifiedMinCount Violation"});
}

TEST_CASE("closed shapes name the predicate as path", "[shacl]") {
  CHECK(validate(
            ":s sh:targetNode :f ; sh:closed true ; sh:ignoredProperties ( rdf:type ) ; sh:property [ sh:path :p ] .",
            ":f a :C ; :p 1 ; :q 2 .") == Lines{"f q 2 Closed Violation"});
}

TEST_CASE("sh:hasValue and sh:in compare terms", "[shacl]") {
  CHECK(check_values("sh:hasValue 1", "1.0, 2") == Lines{"- HasValue"});
  CHECK(check_values("sh:in ( 1 \"a\"@EN )", "1, \"a\"@en, 1.0") == Lines{"1.0 In"});
}
