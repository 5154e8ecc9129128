#include "results_test.hpp"
#include "test.hpp"

using namespace kontor::sparql;

TEST_CASE("XML results are written one solution per line") {
  CHECK(write("srx", every_kind_of_term()) ==
        R"(<?xml version="1.0"?>
<sparql xmlns="http://www.w3.org/2005/sparql-results#">
<head><variable name="x"/><variable name="y"/></head>
<results>
<result><binding name="x"><uri>http://e/a?b&amp;c</uri></binding><binding name="y"><literal>say &quot;hi&quot;, &lt;you&gt;
	twice</literal></binding></result>
<result><binding name="x"><bnode>b0</bnode></binding><binding name="y"><literal xml:lang="de">Köln</literal></binding></result>
<result><binding name="y"><literal datatype="http://www.w3.org/2001/XMLSchema#integer">42</literal></binding></result>
<result><binding name="x"><literal datatype="http://www.w3.org/2001/XMLSchema#decimal">1.50</literal></binding><binding name="y"><literal datatype="http://www.w3.org/2001/XMLSchema#date">2026-11-23</literal></binding></result>
<result></result>
</results>
</sparql>
)");
}

TEST_CASE("XML results read back as they were written") {
  CHECK(same(read("srx", write("srx", every_kind_of_term())), every_kind_of_term()));
  CHECK(same(read("srx", write("srx", boolean(true))), boolean(true)));
}

TEST_CASE("XML cannot hold control characters") {
  SolutionTable table;
  table.names = {"x"};
  table.rows = {{kontor::rdf::Term(kontor::rdf::literal("\x01"))}};
  CHECK_THROWS_WITH(write("srx", table),
                    "XML cannot hold the control character number 1 that a value has, another format can");
  table.rows = {{kontor::rdf::Term(kontor::rdf::literal("a\rb"))}};
  CHECK(same(read("srx", write("srx", table)), table));
}

TEST_CASE("what is no XML result is refused") {
  const std::string start = "<sparql xmlns='http://www.w3.org/2005/sparql-results#'>";
  CHECK(read_error("srx", "<html/>") ==
        "1:1 not a SPARQL results document: expected the root element 'sparql' of "
        "<http://www.w3.org/2005/sparql-results#>");
  CHECK(read_error("srx", start + "</sparql>") ==
        "1:65 not a SPARQL results document: expected 'results' or 'boolean'");
  CHECK(read_error("srx", start + "<head>") == "1:62 not well-formed XML: no element found");
  CHECK(read_error("srx", "<!DOCTYPE a [<!ENTITY b 'c'>]>" + start) ==
        "1:13 a results document has no document type declaration");
  CHECK(read_error("srx",
                   start + "<results><result><binding name='x'><uri>a</uri></binding></result></results></sparql>") ==
        "1:97 variable 'x' is not declared in 'head'");
  CHECK(read_error("srx", start + "<boolean>yes</boolean></sparql>") ==
        "1:68 unexpected boolean 'yes', expected 'true' or 'false'");
}

TEST_CASE("deep XML is refused") {
  std::string text = "<sparql xmlns='http://www.w3.org/2005/sparql-results#'>";
  for (int i = 0; i < 100000; ++i) text += "<a>";
  CHECK(read_error("srx", text) == "1:821 elements nest more than 256 levels deep");
}

TEST_CASE("XML results hold base directions as in SPARQL 1.2") {
  CHECK(write("xml", directed_text())
            .find(R"(<literal xml:lang="ar" xmlns:its="http://www.w3.org/2005/11/its" )"
                  R"(its:version="2.0" its:dir="rtl">a</literal>)") != std::string::npos);
  CHECK(same(read("xml", write("xml", directed_text())), directed_text()));
  CHECK(read_error("xml",
                   "<sparql xmlns='http://www.w3.org/2005/sparql-results#' xmlns:its='http://www.w3.org/2005/11/its'>\n"
                   "<head><variable name='x'/></head><results><result><binding name='x'>\n"
                   "<literal its:dir='rtl'>a</literal></binding></result></results></sparql>") ==
        "3:1 expected 'ltr' or 'rtl' for its:dir, and an xml:lang beside it");
}
