#include "kontor/syntax/rdfxml/rdfxml_writer.hpp"

#include <algorithm>

#include "kontor/rdf/isomorphism.hpp"

#include "test.hpp"
#include "unit/syntax/helpers.hpp"

using namespace kontor;
using namespace kontor::syntax;

namespace {

constexpr std::string_view head = "@prefix ex: <http://example.org/> .\n";

std::string write(std::string_view turtle, const WriteOptions& options = {}) {
  return convert(std::string(head).append(turtle), "rdfxml", options);
}

WriteOptions streaming() {
  WriteOptions options;
  options.layout = Layout::stream;
  return options;
}

// What stands between the start tag of rdf:RDF and its end.
void check_body(std::string_view turtle, std::string_view expected, const WriteOptions& options = {}) {
  CAPTURE(std::string(turtle));
  const std::string text = write(turtle, options);
  const std::size_t begin = text.find(">\n", text.find("<rdf:RDF")) + 2;
  CHECK(text.substr(begin, text.find("</rdf:RDF>") - begin) == expected);
}

std::string write_error(std::string_view format, const rdf::Quad& quad, const WriteOptions& options = {}) {
  QuadCollector document;
  document.quads.push_back(quad);
  document.places.push_back({3, 7});
  try {
    write_quads(format, document, options);
  } catch (const Error& error) {
    return error.message();
  }
  return "no error";
}

rdf::Quad quad(std::string_view predicate, const rdf::TermView& object) {
  return rdf::Quad({rdf::iri("urn:s"), rdf::iri(predicate), object, {}});
}

}  // namespace

TEST_CASE("RDF/XML for people has typed nodes, nested and sorted") {
  CHECK(
      write(
          "ex:s ex:q 'b&<>'@de, \"1\"^^ex:t ; a ex:C, ex:B ; ex:p ex:o ; ex:n [ a ex:D ; ex:p 'x' ], [ ex:p [] ] .") ==
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
      "<rdf:RDF\n"
      "    xmlns:ex=\"http://example.org/\"\n"
      "    xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">\n"
      "\n"
      "  <ex:B rdf:about=\"http://example.org/s\">\n"
      "    <rdf:type rdf:resource=\"http://example.org/C\"/>\n"
      "    <ex:n rdf:parseType=\"Resource\">\n"
      "      <ex:p rdf:parseType=\"Resource\"/>\n"
      "    </ex:n>\n"
      "    <ex:n>\n"
      "      <ex:D>\n"
      "        <ex:p>x</ex:p>\n"
      "      </ex:D>\n"
      "    </ex:n>\n"
      "    <ex:p rdf:resource=\"http://example.org/o\"/>\n"
      "    <ex:q rdf:datatype=\"http://example.org/t\">1</ex:q>\n"
      "    <ex:q xml:lang=\"de\">b&amp;&lt;&gt;</ex:q>\n"
      "  </ex:B>\n"
      "\n"
      "</rdf:RDF>\n");
}

TEST_CASE("an empty graph is an empty rdf:RDF") {
  const std::string empty =
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<rdf:RDF\n"
      "    xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">\n</rdf:RDF>\n";
  CHECK(convert("", "rdfxml") == empty);
  CHECK(convert("", "rdfxml", streaming()) == empty);
}

TEST_CASE("collections of nodes are nested, with literals only behind the last one") {
  check_body("ex:s ex:p ( ex:a [ a ex:C ] _:l ) . ex:t ex:p _:l .",
             "\n  <rdf:Description rdf:about=\"http://example.org/s\">\n"
             "    <ex:p rdf:parseType=\"Collection\">\n"
             "      <rdf:Description rdf:about=\"http://example.org/a\"/>\n"
             "      <ex:C/>\n"
             "      <rdf:Description rdf:nodeID=\"b0\"/>\n"
             "    </ex:p>\n"
             "  </rdf:Description>\n"
             "\n  <rdf:Description rdf:about=\"http://example.org/t\">\n"
             "    <ex:p rdf:nodeID=\"b0\"/>\n"
             "  </rdf:Description>\n\n");
  check_body("ex:s ex:p ( 'x' ex:a ) .",
             "\n  <rdf:Description rdf:about=\"http://example.org/s\">\n"
             "    <ex:p rdf:nodeID=\"b0\"/>\n"
             "  </rdf:Description>\n"
             "\n  <rdf:Description rdf:nodeID=\"b0\">\n"
             "    <rdf:first>x</rdf:first>\n"
             "    <rdf:rest rdf:parseType=\"Collection\">\n"
             "      <rdf:Description rdf:about=\"http://example.org/a\"/>\n"
             "    </rdf:rest>\n"
             "  </rdf:Description>\n\n");
}

TEST_CASE("the stream layout groups subjects that follow each other") {
  check_body("ex:s a ex:C ; ex:p [ ex:q '' ] . ex:t a ex:C . ex:s ex:p 'x' ; a ex:D .",
             "  <ex:C rdf:about=\"http://example.org/s\">\n"
             "    <ex:p rdf:nodeID=\"genid0\"/>\n"
             "  </ex:C>\n"
             "  <rdf:Description rdf:nodeID=\"genid0\">\n"
             "    <ex:q/>\n"
             "  </rdf:Description>\n"
             "  <ex:C rdf:about=\"http://example.org/t\"/>\n"
             "  <rdf:Description rdf:about=\"http://example.org/s\">\n"
             "    <ex:p>x</ex:p>\n"
             "    <rdf:type rdf:resource=\"http://example.org/D\"/>\n"
             "  </rdf:Description>\n",
             streaming());
}

TEST_CASE("the stream layout declares a late namespace where it is used") {
  WriteOptions options = streaming();
  QuadCollector document;
  for (int i = 0; i < 1100; ++i) {
    document.quads.push_back(quad(i < 1050 ? "urn:a:p" : "urn:b:p", rdf::literal(std::to_string(i))));
    document.places.emplace_back();
  }
  const std::string text = write_quads("rdfxml", document, options);
  CHECK(text.find("    xmlns:ns1=\"urn:a:\"\n") != std::string::npos);
  CHECK(text.find("    <ns1:p>1049</ns1:p>\n    <ns0:p xmlns:ns0=\"urn:b:\">1050</ns0:p>\n") != std::string::npos);
  CHECK(read_text("rdfxml", text).quads == document.quads);
}

TEST_CASE("element names are made from the prefixes of options, source and habit, or generated ones") {
  const auto declared = [](std::string_view turtle, const WriteOptions& options = {}) {
    const std::string text = convert(turtle, "rdfxml", options);
    const std::size_t begin = text.find("<rdf:RDF") + 8;
    return text.substr(begin, text.find(">\n", begin) - begin);
  };
  const std::string rdf = "\n    xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\"";
  CHECK(declared("<urn:s> <http://xmlns.com/foaf/0.1/name> 'x'.") ==
        "\n    xmlns:foaf=\"http://xmlns.com/foaf/0.1/\"" + rdf);
  CHECK(declared("@prefix f: <http://xmlns.com/foaf/0.1/>. <urn:s> f:name 'x'.") ==
        "\n    xmlns:f=\"http://xmlns.com/foaf/0.1/\"" + rdf);
  CHECK(declared("@prefix ns1: <urn:o:>. <urn:s> ns1:p 1; <http://a/?x&y#1b> 1 .") ==
        "\n    xmlns:ns1=\"urn:o:\"\n    xmlns:ns2=\"http://a/?x&amp;y#1\"" + rdf);
  WriteOptions options;
  options.prefixes.set("o", "urn:o:");
  options.prefixes.set("xmlx", "urn:x:");
  CHECK(declared("@prefix n: <urn:o:>. @prefix o: <urn:p:>. <urn:s> n:p 1 .", options) ==
        "\n    xmlns:o=\"urn:o:\"" + rdf);
  CHECK(declared("@prefix rdf: <urn:o:>. <urn:s> rdf:p 1 .", options) == "\n    xmlns:o=\"urn:o:\"" + rdf);
}

TEST_CASE("white space and every character of XML come back") {
  const std::string text = " \t\r\n <&>\"']]> \xC3\xA4\xF0\x9F\x98\x80 \n";
  for (const Layout layout : {Layout::document, Layout::stream}) {
    WriteOptions options;
    options.layout = layout;
    QuadCollector document;
    document.quads = {quad("urn:p", rdf::literal(text)), quad("urn:p", rdf::literal("  ")),
                      quad("urn:p", rdf::literal("<a/>", "http://www.w3.org/1999/02/22-rdf-syntax-ns#XMLLiteral"))};
    document.places.resize(3);
    CHECK(rdf::isomorphic(read_text("rdfxml", write_quads("rdfxml", document, options)).quads, document.quads));
  }
}

TEST_CASE("blank node labels become XML names and stay different") {
  QuadCollector document;
  for (const std::string_view label : {"1", "_1", "__1", "a.b", "_"}) {
    document.quads.push_back(rdf::Quad({rdf::blank_node(label), rdf::iri("urn:p"), rdf::blank_node(label), {}}));
    document.places.emplace_back();
  }
  WriteOptions options = streaming();
  options.blank_nodes = BlankNodeLabels::keep;
  const std::string text = write_quads("rdfxml", document, options);
  CHECK(text.find("rdf:nodeID=\"_1\"") != std::string::npos);
  CHECK(rdf::isomorphic(read_text("rdfxml", text).quads, document.quads));
}

TEST_CASE("what RDF/XML cannot hold is an error") {
  CHECK(
      write_error("rdfxml", rdf::Quad({rdf::iri("urn:s"), rdf::iri("urn:p"), rdf::iri("urn:o"), rdf::iri("urn:g")})) ==
      "RDF/XML cannot hold the named graph <urn:g> (write TriG, N-Quads or JSON-LD instead)");
  CHECK(write_error("rdfxml", quad("http://example.org/1966", rdf::iri("urn:o"))) ==
        "RDF/XML cannot hold the property <http://example.org/1966>: it does not end in an XML name, as the name of an "
        "element must (write another format instead)");
  CHECK(write_error("rdfxml", quad("http://example.org/", rdf::iri("urn:o")))
            .starts_with("RDF/XML cannot hold the property <http://example.org/>: "));
  CHECK(
      write_error("rdfxml", quad("http://www.w3.org/1999/02/22-rdf-syntax-ns#li", rdf::iri("urn:o"))) ==
      "RDF/XML cannot hold the property <http://www.w3.org/1999/02/22-rdf-syntax-ns#li>, it keeps the name for itself");
  for (const WriteOptions& options : {WriteOptions(), streaming()}) {
    CHECK(write_error("rdfxml", quad("urn:p", rdf::literal("a\x01")), options) ==
          "XML cannot hold the character U+0001 at position 2 of the literal 'a\x01' (write another format instead)");
    CHECK(write_error("rdfxml", quad("urn:p", rdf::literal("\xEF\xBF\xBE")), options)
              .starts_with("XML cannot hold the character U+FFFE at position 1"));
    CHECK(write_error("rdfxml", quad("urn:p", rdf::literal("\xFF")), options) ==
          "cannot write a literal whose text is not UTF-8");
    CHECK(write_error("rdfxml", quad("urn:p", rdf::iri("urn: o")), options) ==
          "cannot write the IRI 'urn: o': an IRI cannot hold the character at position 5");
  }
}

TEST_CASE("long and deep structures are written and read again") {
  std::string list = "ex:s ex:p ( ";
  std::string nested = "ex:s ex:p ";
  for (int i = 0; i < 20'000; ++i) list += i % 500 == 0 ? "'x' " : "ex:o ";
  for (int i = 0; i < 300; ++i) nested += "[ ex:p ( ex:a ";
  for (int i = 0; i < 300; ++i) nested += ") ] ";
  for (const std::string& turtle : {list + ") .", nested + "."}) {
    const auto quads = read_text("turtle", std::string(head) + turtle).quads;
    CHECK(read_text("rdfxml", write(turtle)).quads.size() == quads.size());
    CHECK(read_text("rdfxml", write(turtle, streaming())).quads.size() == quads.size());
  }
}

TEST_CASE("the document layout does not depend on the order of the input") {
  QuadCollector document = read_text("trig", std::string(head) +
                                                 "ex:s ex:p [ ex:q ( 1 [ ex:r _:x ] ) ], _:x . _:x a ex:C ; ex:p _:x . "
                                                 "ex:r a ex:C ; ex:n 'x', 'y'@de .");
  const std::string expected = write_quads("rdfxml", document);
  std::reverse(document.quads.begin(), document.quads.end());
  CHECK(write_quads("rdfxml", document) == expected);
  CHECK(rdf::isomorphic(read_text("rdfxml", expected).quads, document.quads));
}
