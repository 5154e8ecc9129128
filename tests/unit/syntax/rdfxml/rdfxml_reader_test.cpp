#include "kontor/syntax/rdfxml/rdfxml_reader.hpp"

#include <algorithm>

#include "kontor/base/error.hpp"

#include "test.hpp"
#include "unit/syntax/helpers.hpp"

using namespace kontor;
using namespace kontor::syntax;

namespace {

constexpr std::string_view head =
    "<r:RDF xmlns:r=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\" xmlns=\"urn:\" xml:base=\"http://b/d\">\n";
constexpr std::string_view rdf_ns = "http://www.w3.org/1999/02/22-rdf-syntax-ns#";

std::string document(std::string_view body) {
  return std::string(head).append(body).append("</r:RDF>");
}

// `body` stands in rdf:RDF with the prefix r for RDF, the default namespace urn: and the base http://b/d. In `expected`
// r:x stands for <the RDF namespace, x>.
void check_body(std::string_view body, std::string_view expected) {
  CAPTURE(std::string(body));
  std::string full;
  for (std::size_t i = 0; i < expected.size(); ++i) {
    if (expected.substr(i).starts_with("r:")) {
      const std::size_t end = std::min(expected.find(' ', i), expected.find('\n', i));
      full.append("<").append(rdf_ns).append(expected.substr(i + 2, end - i - 2)).append(">");
      i = end;
    }
    full += expected[i];
  }
  CHECK(as_nquads(read_text("rdfxml", document(body)).quads) == full);
}

// The literal that parseType="Literal" makes of `xml`.
void check_literal(std::string_view xml, std::string_view expected) {
  CAPTURE(std::string(xml));
  const std::string body = "<C r:about=\"s\"><p r:parseType=\"Literal\">" + std::string(xml) + "</p></C>";
  const auto quads = read_text("rdfxml", document(body)).quads;
  REQUIRE(quads.size() == 2);
  CHECK(quads[1].object.datatype() == std::string(rdf_ns) + "XMLLiteral");
  CHECK(quads[1].object.text() == expected);
}

// The first line of the message, from the line number on; the body begins in line 2.
void check_error(std::string_view body, std::string_view message) {
  CAPTURE(std::string(body));
  const std::string all = read_error("rdfxml", document(body));
  CHECK(all.substr(0, all.find('\n')) == "in:" + std::string(message));
}

void check_document_error(std::string_view text, std::string_view message) {
  CAPTURE(std::string(text));
  const std::string all = read_error("rdfxml", text);
  CHECK(all.substr(0, all.find('\n')) == "in:" + std::string(message));
}

}  // namespace

TEST_CASE("node elements have types, names and property attributes") {
  check_body("<C r:about='x'/>", "<http://b/x> r:type <urn:C> .\n");
  check_body("<r:Description r:about=''><p>o</p></r:Description>", "<http://b/d> <urn:p> \"o\" .\n");
  check_body("<C r:ID='x'/>", "<http://b/d#x> r:type <urn:C> .\n");
  check_body("<C r:nodeID='x.'/>", "_:x._ r:type <urn:C> .\n");
  check_body("<C r:nodeID='genid0'/><C/>", "_:genid0_ r:type <urn:C> .\n_:genid0 r:type <urn:C> .\n");
  check_body("<C xmlns:e='urn:e#' r:about='x' e:p='1' r:type='T' xml:lang='de'/>",
             "<http://b/x> r:type <urn:C> .\n<http://b/x> <urn:e#p> \"1\"@de .\n<http://b/x> r:type <http://b/T> .\n");
  check_body("<r:Seq r:about='x'><r:li>a</r:li><r:_9>b</r:_9><r:li>c</r:li></r:Seq>",
             "<http://b/x> r:type r:Seq .\n<http://b/x> r:_1 \"a\" .\n<http://b/x> r:_9 \"b\" .\n"
             "<http://b/x> r:_2 \"c\" .\n");
}

TEST_CASE("property elements hold text, a node or attributes") {
  check_body("<C r:about='x'><p xml:lang='en'> a&amp;<![CDATA[<]]><!-- c -->b </p></C>",
             "<http://b/x> r:type <urn:C> .\n<http://b/x> <urn:p> \" a&<b \"@en .\n");
  check_body("<C r:about='x'><p r:datatype='urn:t' xml:lang='en'>1</p></C>",
             "<http://b/x> r:type <urn:C> .\n<http://b/x> <urn:p> \"1\"^^<urn:t> .\n");
  check_body("<C r:about='x'><p/></C>", "<http://b/x> r:type <urn:C> .\n<http://b/x> <urn:p> \"\" .\n");
  check_body("<C r:about='x'><p r:resource='#y'> </p></C>",
             "<http://b/x> r:type <urn:C> .\n<http://b/x> <urn:p> <http://b/d#y> .\n");
  check_body("<C r:about='x'><p r:nodeID='n'/></C>", "<http://b/x> r:type <urn:C> .\n<http://b/x> <urn:p> _:n .\n");
  check_body("<C r:about='x'><p xmlns:e='urn:e#' e:q='1'/></C>",
             "<http://b/x> r:type <urn:C> .\n<http://b/x> <urn:p> _:genid0 .\n_:genid0 <urn:e#q> \"1\" .\n");
  check_body("<C r:about='x'><p>\n  <D r:about='y'><q>1</q></D>\n</p></C>",
             "<http://b/x> r:type <urn:C> .\n<http://b/x> <urn:p> <http://b/y> .\n<http://b/y> r:type <urn:D> .\n"
             "<http://b/y> <urn:q> \"1\" .\n");
  check_body("<C r:about='x'><p r:parseType='Resource'><q>1</q></p></C>",
             "<http://b/x> r:type <urn:C> .\n<http://b/x> <urn:p> _:genid0 .\n_:genid0 <urn:q> \"1\" .\n");
}

TEST_CASE("collections become lists") {
  check_body("<C r:about='x'><p r:parseType='Collection'/></C>",
             "<http://b/x> r:type <urn:C> .\n<http://b/x> <urn:p> r:nil .\n");
  check_body(
      "<r:Description r:about='x'><p r:parseType='Collection'><r:Description r:about='y'/><C r:about='z'/></p>"
      "</r:Description>",
      "<http://b/x> <urn:p> _:genid0 .\n_:genid0 r:first <http://b/y> .\n_:genid0 r:rest _:genid1 .\n"
      "_:genid1 r:first <http://b/z> .\n<http://b/z> r:type <urn:C> .\n_:genid1 r:rest r:nil .\n");
}

TEST_CASE("rdf:ID on a property reifies its statement") {
  const std::string reified =
      "<http://b/d#i> r:type r:Statement .\n<http://b/d#i> r:subject <http://b/x> .\n"
      "<http://b/d#i> r:predicate <urn:p> .\n<http://b/d#i> r:object ";
  const auto check_reified = [&](std::string_view property, std::string_view object) {
    check_body("<r:Description r:about='x'>" + std::string(property) + "</r:Description>",
               "<http://b/x> <urn:p> " + std::string(object) + " .\n" + reified + std::string(object) + " .\n");
  };
  check_reified("<p r:ID='i'>o</p>", "\"o\"");
  check_reified("<p r:ID='i'/>", "\"\"");
  check_reified("<p r:ID='i' r:resource='y'/>", "<http://b/y>");
  check_reified("<p r:ID='i' r:parseType='Resource'/>", "_:genid0");
  check_reified("<p r:ID='i' r:parseType='Collection'/>", "r:nil");
  check_reified("<p r:ID='i'><r:Description r:about='y'/></p>", "<http://b/y>");
}

TEST_CASE("base and language are inherited and overridden") {
  check_body(
      "<r:Description r:about='x' xml:lang='de' xml:base='http://c/'><p r:resource='y'/><p>a</p><p xml:lang=''>b</p>"
      "</r:Description><C r:about='z'/>",
      "<http://c/x> <urn:p> <http://c/y> .\n<http://c/x> <urn:p> \"a\"@de .\n<http://c/x> <urn:p> \"b\" .\n"
      "<http://b/z> r:type <urn:C> .\n");
  check_body("<C r:about='x' xml:base='e/f#g' xmlFoo='1'/>", "<http://b/e/x> r:type <urn:C> .\n");
}

TEST_CASE("XML literals are exclusive canonical XML") {
  check_literal("a &lt; &amp; &gt; \r\n <![CDATA[<]]>", "a &lt; &amp; &gt; \n &lt;");
  check_literal("<e:b xmlns:e='urn:e' xmlns:f='urn:f' z='1' a=\"'&quot;&#9;\" e:c='2'/>",
                "<e:b xmlns:e=\"urn:e\" a=\"'&quot;&#x9;\" z=\"1\" e:c=\"2\"></e:b>");
  check_literal("<a/><b xmlns=''><c xmlns='urn:'/></b>", "<a xmlns=\"urn:\"></a><b><c xmlns=\"urn:\"></c></b>");
  check_literal(
      "<a><b xmlns=''/><r:c/></a>",
      "<a xmlns=\"urn:\"><b xmlns=\"\"></b><r:c xmlns:r=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\"></r:c></a>");
  check_literal("<!-- c --><?x  y?><?z?>", "<!-- c --><?x y?><?z?>");
  check_literal("<a xml:lang='de'/>&#13;", "<a xmlns=\"urn:\" xml:lang=\"de\"></a>&#xD;");
}

TEST_CASE("the outermost element may be a node element") {
  CHECK(as_nquads(read_text("rdfxml", "<C xmlns='urn:' />").quads) ==
        "_:genid0 <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> <urn:C> .\n");
}

TEST_CASE("UTF-16 and ISO-8859-1 are read") {
  const std::string text = "<C xmlns='urn:' p='x'/>";
  std::string wide = "\xFF\xFE";
  for (const char c : std::string("<x:C xmlns:x='urn:' x:p='\x7E'/>")) wide.append(1, c).append(1, '\0');
  CHECK(read_text("rdfxml", wide).quads[1].object.text() == "~");
  CHECK(recognize_rdfxml(wide) == false);
  CHECK(read_text("rdfxml", "<?xml version='1.0' encoding='ISO-8859-1'?><x:C xmlns:x='urn:' x:p='\xE4'/>")
            .quads[1]
            .object.text() == "\xC3\xA4");
  check_document_error(
      "<?xml version='1.0' encoding='windows-1252'?><C xmlns='urn:'/>",
      "1:31: error: cannot read the encoding 'windows-1252', expected UTF-8, UTF-16, ISO-8859-1 or US-ASCII");
}

TEST_CASE("XML that is not well-formed is an error with its place") {
  check_error("<C>\n  <p>1</q>\n</C>", "3:9: error: expected '</p>', found '</q>'");
  check_error("<e:C/>", "2:1: error: a prefix is not declared, expected xmlns:... for it");
  check_error("<C>&auml;</C>", "2:4: error: entity 'auml' is not declared");
  check_error("<C r:about='a' r:about='b'/>", "2:16: error: an attribute stands twice in one element");
  check_error("<C><p>a & b</p></C>",
              "2:10: error: '&' must be followed by the name of an entity and ';', or be written as '&amp;'");
  check_error("<C><p r:resource='?a=1&b=2'/></C>",
              "2:25: error: '&' must be followed by the name of an entity and ';', "
              "or be written as '&amp;'");
  check_error("<C><p>a < b</p></C>", "2:10: error: '<' must begin a tag, or be written as '&lt;'");
  check_error("<C r:about='<'/>", "2:13: error: '<' cannot stand here, expected '&lt;'");
  check_error("<C>\x01</C>", "2:4: error: XML cannot hold the control character 1");
  check_error("<C><p>\xFF</p></C>", "2:7: error: the text is not valid UTF-8");
  check_document_error("", "1:1: error: no element found, expected 'rdf:RDF'");
  check_document_error("<C xmlns='urn:'><p>", "1:20: error: the input ends too early, expected '</p>'");
  check_document_error("<C xmlns='urn:'/><D/>",
                       "1:18: error: expected the end of the document after its outermost element");
}

TEST_CASE("what the grammar does not allow is an error with its place") {
  check_error("<r:li/>", "2:1: error: 'r:li' cannot be a node element");
  check_error("<C><r:Description/></C>", "2:4: error: 'r:Description' cannot be a property element");
  check_error("<C r:aboutEach='x'/>", "2:4: error: 'r:aboutEach' was withdrawn from RDF/XML in 2004");
  check_error("<C r:li='x'/>", "2:4: error: 'r:li' cannot be an attribute");
  check_error("<C p='x'/>", "2:4: error: attribute 'p' has no namespace, expected a prefix before it");
  check_error("<C xmlns=''/>", "2:1: error: element 'C' has no namespace, expected a prefix or a default namespace");
  check_error("<C r:about='x' r:ID='y'/>", "2:4: error: 'r:ID' and 'r:about' cannot stand in one element");
  check_error("<C r:ID='x'/>\n<C r:ID='x'/>", "3:4: error: r:ID 'x' stands in the document already");
  check_error("<C r:ID='1'/>",
              "2:4: error: r:ID '1' is no XML name: expected letters, digits, '_', '-' and '.', "
              "a letter or '_' first");
  check_error(
      "<C r:resource='x'/>",
      "2:4: error: 'r:resource' belongs to a property element, 'C' is a node element (did you mean 'rdf:about'?)");
  check_error(
      "<C><p r:about='x'/></C>",
      "2:7: error: 'r:about' belongs to a node element, 'p' is a property element (did you mean 'rdf:resource'?)");
  check_error("<C><p r:parseType='Literal' r:resource='x'/></C>",
              "2:29: error: 'r:parseType' and 'r:resource' cannot stand in one element");
  check_error("<C>text</C>", "2:4: error: text cannot stand here, expected a property element");
  check_error("text", "2:1: error: text cannot stand here, expected a node element");
  check_error("<C><p>a<D/></p></C>",
              "2:8: error: text and the element 'D' cannot stand in one property "
              "(XML has rdf:parseType=\"Literal\")");
  check_error("<C><p><D/><E/></p></C>",
              "2:11: error: a property element holds one node element, 'E' is another "
              "(lists have rdf:parseType=\"Collection\")");
  check_error("<C><p r:resource='x'>a</p></C>",
              "2:22: error: text cannot stand here: the property has its value in its attributes");
  check_error("<C r:about='a b'/>", "2:4: error: 'a b' is not an IRI: the character at position 2 must be escaped");
  check_error("<C xml:lang='de_DE'/>",
              "2:4: error: 'de_DE' is no language tag, expected letters, then parts of letters "
              "and digits after '-'");
  check_document_error("<C xmlns='urn:' xmlns:r='http://www.w3.org/1999/02/22-rdf-syntax-ns#' r:about='x'/>",
                       "1:71: error: relative IRI 'x' without a base IRI to resolve it against");
  check_document_error("<html/>", "1:1: error: element 'html' has no namespace, expected 'rdf:RDF'");
  check_document_error("<C xmlns='foo'/>", "1:1: error: the namespace 'foo' is not an absolute IRI");
}

TEST_CASE("what RDF 1.2 adds to RDF/XML is refused by its name") {
  check_error("<C><p r:parseType='Triple'><C r:about='urn:s'/></p></C>",
              "2:7: error: triple terms (r:parseType=\"Triple\") belong to RDF 1.2, expected RDF 1.1");
  check_error("<C><p r:annotation='urn:a'>x</p></C>",
              "2:7: error: annotations ('r:annotation') belong to RDF 1.2, expected RDF 1.1");
  check_error("<C><p r:annotationNodeID='a'>x</p></C>",
              "2:7: error: annotations ('r:annotationNodeID') belong to RDF 1.2, expected RDF 1.1");
  check_error("<C xmlns:its='http://www.w3.org/2005/11/its' its:version='2.0'><p its:dir='rtl' xml:lang='ar'>x</p></C>",
              "2:67: error: base directions ('its:dir') belong to RDF 1.2, expected RDF 1.1");
  // A version only announces what may follow.
  check_body("<C r:about='urn:s' r:version='1.2'/>", "<urn:s> r:type <urn:C> .\n");
  CHECK(read_text("rdfxml", "<r:RDF xmlns:r='http://www.w3.org/1999/02/22-rdf-syntax-ns#' r:version='1.2'>"
                            "<r:Description r:about='urn:s'><p xmlns='urn:' r:resource='urn:o'/></r:Description></r:RDF>")
            .quads.size() == 1);
}

TEST_CASE("entities are expanded within limits and never loaded") {
  const std::string rdf = "<!ENTITY rdf 'http://www.w3.org/1999/02/22-rdf-syntax-ns#'>";
  const auto in_doctype = [](const std::string& declarations, const std::string& body) {
    return "<!DOCTYPE x [" + declarations + "]><x:C xmlns:x='urn:'>" + body + "</x:C>";
  };
  CHECK(read_text("rdfxml", "<!DOCTYPE r:RDF [" + rdf + "]><r:RDF xmlns:r='&rdf;'><r:Bag/></r:RDF>").quads.size() == 1);
  check_document_error(in_doctype("<!ENTITY f SYSTEM 'file:///etc/passwd'>", "<x:p>&f;</x:p>"),
                       "1:80: error: entity 'f' stands in another file, 'file:///etc/passwd', which is never loaded");
  check_document_error("<!DOCTYPE x SYSTEM 'x.dtd'><x:C xmlns:x='urn:'><x:p>&f;</x:p></x:C>",
                       "1:53: error: entity 'f' is not declared in this document (no others are loaded)");
  check_document_error(in_doctype("<!ENTITY a '&b;'><!ENTITY b '&a;'>", "<x:p>&a;</x:p>"),
                       "1:75: error: an entity refers to itself");
  std::string laughs = "<!ENTITY a0 '" + std::string(1000, 'h') + "'>";
  std::string nested = "<!ENTITY a0 'h'>";
  for (int i = 1; i < 2000; ++i) {
    const std::string name = "<!ENTITY a" + std::to_string(i) + " '";
    const std::string inner = "&a" + std::to_string(i - 1) + ";";
    if (i < 10) laughs += name + inner + inner + inner + inner + inner + inner + inner + inner + "'>";
    nested += name + inner + "'>";
  }
  CHECK(read_error("rdfxml", in_doctype(laughs, "<x:p>&a9;</x:p>"))
            .find("entities make the document more than 100 times as large as it is") != std::string::npos);
  CHECK(read_error("rdfxml", in_doctype(nested, "<x:p>&a1999;</x:p>"))
            .find("more than 1000 entities that refer to other entities") != std::string::npos);
}

TEST_CASE("default attributes have a limit too") {
  std::string text = "<!DOCTYPE x [<!ATTLIST x:C";
  for (int i = 0; i < 2000; ++i) text += " x:a" + std::to_string(i) + " CDATA '" + std::string(20, 'a') + "'";
  text += ">]><r:RDF xmlns:r='http://www.w3.org/1999/02/22-rdf-syntax-ns#' xmlns:x='urn:'>";
  CHECK(read_text("rdfxml", text + "<x:C/></r:RDF>").quads.size() == 2001);
  for (int i = 0; i < 2000; ++i) text += "<x:C/>";
  CHECK(read_error("rdfxml", text).find("default attributes make the document more than 100 times as large as it is") !=
        std::string::npos);
}

TEST_CASE("depth and size have limits") {
  ReadOptions options;
  options.name = "in";
  options.limits = {20, 1000};
  std::string deep;
  for (int i = 0; i < 20; ++i) deep += i % 2 == 0 ? "<x:C xmlns:x='urn:'>" : "<x:p>";
  CHECK(
      read_error("rdfxml", deep + "<x:C/>", options).starts_with("in:1:251: error: nested more deeply than 20 levels"));
  const std::string open = "<x:C xmlns:x='urn:'><x:p>";
  CHECK(read_error("rdfxml", open + std::string(1001, 'a') + "</x:p></x:C>", options)
            .starts_with("in:1:26: error: the literal is longer than 1000 bytes"));
  CHECK(read_error("rdfxml", open + "<!--" + std::string(200'000, 'a'), options)
            .starts_with("in:1:26: error: the tag, comment or text that begins here is longer than 1000 bytes"));
}

TEST_CASE("a document longer than a block keeps its places") {
  std::string body;
  for (int i = 0; i < 20'000; ++i) body += "<C r:about='" + std::to_string(i) + "'/>\n";
  CHECK(read_text("rdfxml", document(body)).quads.size() == 20'000);
  check_error(body + "  <C></D>", "20002:8: error: expected '</C>', found '</D>'");
}

TEST_CASE("RDF/XML is told by its outermost element") {
  CHECK(recognize_rdfxml(document("")));
  CHECK(recognize_rdfxml(
      "<?xml version=\"1.0\"?>\n<!-- <x> -->\n<!DOCTYPE rdf:RDF [<!ENTITY rdf \"http://www.w3.org/1999/"
      "02/22-rdf-syntax-ns#\">]>\n<rdf:RDF xmlns:rdf=\"&rdf;\">"));
  CHECK(recognize_rdfxml("<C xmlns='urn:' xmlns:r='http://www.w3.org/1999/02/22-rdf-syntax-ns#' r:about='x'/>"));
  CHECK_FALSE(recognize_rdfxml("<html xmlns='http://www.w3.org/1999/xhtml'>"));
  CHECK_FALSE(recognize_rdfxml("<svg xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#'><rdf:RDF>"));
  CHECK_FALSE(recognize_rdfxml("<a:s> <a:p> <a:o> ."));
  CHECK_FALSE(recognize_rdfxml(""));
}
