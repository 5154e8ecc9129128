#include "kontor/syntax/turtle_reader.hpp"

#include <algorithm>

#include "helpers.hpp"
#include "test.hpp"

using namespace kontor;
using namespace kontor::syntax;

namespace {

constexpr std::string_view head = "@prefix : <urn:> .\n";

// Read below `@prefix : <urn:> .`
void check_turtle(std::string_view text, std::string_view expected) {
  CAPTURE(std::string(text));
  CHECK(as_nquads(read_text("turtle", std::string(head).append(text)).quads) == expected);
}

void check_trig(std::string_view text, std::string_view expected) {
  CAPTURE(std::string(text));
  CHECK(as_nquads(read_text("trig", std::string(head).append(text)).quads) == expected);
}

// The first line of the message, from the line number on; the text begins in line 2.
void check_error(std::string_view text, std::string_view message, std::string_view format = "turtle") {
  CAPTURE(std::string(text));
  const std::string all = read_error(format, std::string(head).append(text));
  CHECK(all.substr(0, all.find('\n')) == "in:" + std::string(message));
}

constexpr std::string_view rdf_ns = "http://www.w3.org/1999/02/22-rdf-syntax-ns#";

}  // namespace

TEST_CASE("statements share subjects and predicates") {
  check_turtle(":s :p :a, :b ; :q :c ;; .",
               "<urn:s> <urn:p> <urn:a> .\n<urn:s> <urn:p> <urn:b> .\n<urn:s> <urn:q> <urn:c> .\n");
  check_turtle(":s a :C. :t a :D.", "<urn:s> <" + std::string(rdf_ns) + "type> <urn:C> .\n<urn:t> <" +
                                        std::string(rdf_ns) + "type> <urn:D> .\n");
  check_turtle("# nothing\n", "");
}

TEST_CASE("numbers and booleans keep their lexical form") {
  const auto typed = [](std::string_view text, std::string_view type) {
    return "<urn:s> <urn:p> \"" + std::string(text) + "\"^^<http://www.w3.org/2001/XMLSchema#" + std::string(type) +
           "> .\n";
  };
  check_turtle(":s :p 007 .", typed("007", "integer"));
  check_turtle(":s :p -5.", typed("-5", "integer"));
  check_turtle(":s :p +.50 .", typed("+.50", "decimal"));
  check_turtle(":s :p 1.5.", typed("1.5", "decimal"));
  check_turtle(":s :p 1e0 .", typed("1e0", "double"));
  check_turtle(":s :p 1.E+3 .", typed("1.E+3", "double"));
  check_turtle(":s :p .5e-3 .", typed(".5e-3", "double"));
  check_turtle(":s :p true .", typed("true", "boolean"));
  check_turtle(":s :p false.", typed("false", "boolean"));
}

TEST_CASE("strings come in four quotes") {
  const std::string x = "<urn:s> <urn:p> \"x'\\\"\\ny\" .\n";
  check_turtle(":s :p \"x'\\\"\\ny\" .", x);
  check_turtle(":s :p 'x\\'\"\\ny' .", x);
  check_turtle(":s :p \"\"\"x'\"\ny\"\"\" .", x);
  check_turtle(":s :p '''x'\"\ny''' .", x);
  check_turtle(":s :p \"\", '' , \"\"\"\"\"\", '''''' .",
               "<urn:s> <urn:p> \"\" .\n<urn:s> <urn:p> \"\" .\n<urn:s> <urn:p> \"\" .\n<urn:s> <urn:p> \"\" .\n");
  check_turtle(":s :p \"x\"@en-GB , \"1\"^^:d .", "<urn:s> <urn:p> \"x\"@en-GB .\n<urn:s> <urn:p> \"1\"^^<urn:d> .\n");
}

TEST_CASE("space may stand between a string and its tag or type") {
  check_turtle(":s :p 'x' @en , '1' ^^ :d .", "<urn:s> <urn:p> \"x\"@en .\n<urn:s> <urn:p> \"1\"^^<urn:d> .\n");
}

TEST_CASE("prefixed names may hold dots, colons, percent signs and escapes") {
  check_turtle(":a.b :p:q :%41\\,\\-.", "<urn:a.b> <urn:p:q> <urn:%41,-> .\n");
  check_turtle(":0 :_ :a..b .", "<urn:0> <urn:_> <urn:a..b> .\n");
}

TEST_CASE("IRIs resolve against the base, which may change") {
  ReadOptions options;
  options.base = "http://a/b/c";
  CHECK(
      as_nquads(read_text("turtle", "<> <#p> <d>. @base <http://x/y/> . <> <p> <../z> . BASE <w/> <> <> <> .", options)
                    .quads) ==
      "<http://a/b/c> <http://a/b/c#p> <http://a/b/d> .\n"
      "<http://x/y/> <http://x/y/p> <http://x/z> .\n"
      "<http://x/y/w/> <http://x/y/w/> <http://x/y/w/> .\n");
}

TEST_CASE("nested blank nodes and collections become triples") {
  check_turtle(":s :p [ :q [] ; :r :o ] .",
               "<urn:s> <urn:p> _:genid0 .\n_:genid0 <urn:q> _:genid1 .\n_:genid0 <urn:r> <urn:o> .\n");
  check_turtle("[ :p :o ] .", "_:genid0 <urn:p> <urn:o> .\n");
  check_turtle("[ :p :o ] :q :r .", "_:genid0 <urn:p> <urn:o> .\n_:genid0 <urn:q> <urn:r> .\n");
  check_turtle(":s :p () .", "<urn:s> <urn:p> <" + std::string(rdf_ns) + "nil> .\n");
  const std::string first = " <" + std::string(rdf_ns) + "first> ";
  const std::string rest = " <" + std::string(rdf_ns) + "rest> ";
  const std::string nil = "<" + std::string(rdf_ns) + "nil> .\n";
  check_turtle("( :a [ :p :o ] ) :q :r .", "_:genid0" + first + "<urn:a> .\n_:genid0" + rest + "_:genid1 .\n_:genid1" +
                                               first + "_:genid2 .\n_:genid2 <urn:p> <urn:o> .\n_:genid1" + rest + nil +
                                               "_:genid0 <urn:q> <urn:r> .\n");
}

TEST_CASE("labels of the document never meet generated ones") {
  check_turtle("[] :p _:genid0, _:genid0_, _:genidx .",
               "_:genid0 <urn:p> _:genid0_ .\n_:genid0 <urn:p> _:genid0__ .\n_:genid0 <urn:p> _:genidx .\n");
  ReadOptions options;
  options.blank_node_prefix = "f1_";
  CHECK(as_nquads(read_text("turtle", "_:a <urn:p> [] .", options).quads) == "_:f1_a <urn:p> _:f1_genid0 .\n");
}

TEST_CASE("TriG names graphs") {
  check_trig(":g { :s :p :o . :s :q :o }", "<urn:s> <urn:p> <urn:o> <urn:g> .\n<urn:s> <urn:q> <urn:o> <urn:g> .\n");
  check_trig("GRAPH _:g { [] :p :o } { :s :p :o } :s :p :o .",
             "_:genid0 <urn:p> <urn:o> _:g .\n<urn:s> <urn:p> <urn:o> .\n<urn:s> <urn:p> <urn:o> .\n");
  check_trig("[] { :s :p [ :q 'x' ] . } graph :g {}",
             "<urn:s> <urn:p> _:genid1 _:genid0 .\n_:genid1 <urn:q> \"x\" _:genid0 .\n");
}

TEST_CASE("quads come with the place of their object, declarations are handed on") {
  const QuadCollector document =
      read_text("turtle", "PREFIX a: <urn:a:>\n@base <urn:b> .\na:s a:p\n  a:o,\n [ a:q 1 ] .");
  REQUIRE(document.places.size() == 3);
  CHECK(document.places[0] == Place{4, 3});
  CHECK(document.places[1] == Place{5, 2});
  CHECK(document.places[2] == Place{5, 8});
  CHECK(document.prefixes.find("a") == "urn:a:");
  CHECK(document.base_iri == "urn:b");
  CHECK(document.finished);
}

TEST_CASE("an unknown prefix gets a suggestion") {
  CHECK(read_error("turtle", "@prefix foaf: <http://xmlns.com/foaf/0.1/> .\n\n<urn:s> foa:name 'x' .") ==
        "in:3:9: error: unknown prefix 'foa:' (did you mean 'foaf'?)\n"
        "  <urn:s> foa:name 'x' .\n"
        "          ^\n");
  CHECK(read_error("turtle", "<urn:s> skos:note 'x' .") ==
        "in:1:9: error: unknown prefix 'skos:', usually declared as <http://www.w3.org/2004/02/skos/core#>\n"
        "  <urn:s> skos:note 'x' .\n"
        "          ^\n");
}

TEST_CASE("mistakes in Turtle are named with their place") {
  check_error(":s :p :o", "2:9: error: expected '.', ';' or ',' after the object, found the end of the input");
  check_error(":s :p\n:o :x", "3:4: error: expected '.', ';' or ',' after the object, found ':'");
  check_error(":s :p .",
              "2:7: error: expected an object: an IRI, a prefixed name, a blank node, a literal or a "
              "collection, found '.'");
  check_error(":s .", "2:4: error: expected a predicate: an IRI, a prefixed name or 'a', found '.'");
  check_error("'x' :p :o .", "2:1: error: a literal cannot be a subject");
  check_error(":s 'x' :o .", "2:4: error: a literal cannot be a predicate");
  check_error(":s _:b :o .", "2:4: error: a blank node cannot be a predicate");
  check_error(":s [] :o .", "2:4: error: a blank node cannot be a predicate");
  check_error(":s :p hello .", "2:7: error: expected an object, found 'hello' (text stands in quotes)");
  check_error("hello :p :o .", "2:1: error: expected a subject or a directive, found 'hello'");
  check_error(":s b :o .", "2:4: error: expected a predicate, found 'b'");
  check_error(":s :p <o> .", "2:7: error: relative IRI 'o' without a base IRI to resolve it against");
  check_error(":s :p <urn:a b> .", "2:13: error: an IRI cannot hold a space");
  check_error(":s :p <urn:a", "2:13: error: expected '>' at the end of the IRI, found the end of the input");
  check_error(":s :p <urn:\\u003E> .", "2:12: error: an IRI cannot hold the character '\\u003E'");
  check_error(":s :p 'x\n' .",
              "2:9: error: expected the closing quote of the string (long strings take three quotes), "
              "found the end of the line");
  check_error(":s :p '''x\n", "2:7: error: the long string that begins here does not end");
  check_error(":s :p 'K\xF6ln' .", "2:9: error: the string is not valid UTF-8");
  check_error(":s :p <urn:K\xF6ln> .", "2:13: error: the IRI is not valid UTF-8");
  check_error("# K\xF6ln\n", "2:4: error: the comment is not valid UTF-8");
  check_error(":s :p 'x'@ .", "2:11: error: expected a language tag after '@', found a space");
  check_error(":s :p 'x'^^1 .", "2:12: error: expected a datatype IRI after '^^'");
  check_error(":s :p '\\uD800' .", "2:8: error: '\\uD800' is half of a surrogate pair, not a character");
  check_error(":s :p :%4 .", "2:8: error: '%' in a name must be followed by two hexadecimal digits");
  check_error(":s :p :\\a .", "2:9: error: expected one of _~.-!$&'()*+,;=/?#@% after '\\' in a name, found 'a'");
  check_error(":s :p [ :q :o .", "2:15: error: expected ']', ';' or ',' after the object, found '.'");
  check_error(":s :p ( :q .",
              "2:12: error: expected an object: an IRI, a prefixed name, a blank node, a literal or a "
              "collection, found '.'");
  check_error("] .", "2:1: error: no open bracket for ']'");
  check_error("@prefix x <urn:x> .", "2:10: error: expected a prefix that ends with ':', found a space");
  check_error("@prefix x: :y .", "2:12: error: expected an IRI in '<' and '>' for the prefix 'x:', found ':'");
  check_error("@prefix x: <urn:x>\n:s", "3:1: error: expected '.' at the end of the directive, found ':'");
  check_error("@base x: .", "2:7: error: expected an IRI in '<' and '>' as base, found 'x'");
  check_error("@foo x: .", "2:1: error: unknown directive '@foo', expected '@prefix' or '@base'");
  check_error(":g { :s :p :o }", "2:4: error: Turtle has no '{', graphs need TriG");
  check_error("GRAPH :g { :s :p :o }", "2:1: error: Turtle cannot hold named graphs, TriG can");
}

TEST_CASE("mistakes in TriG are named with their place") {
  check_error(":g { :s :p :o",
              "2:14: error: expected '.' after the triple or '}' at the end of the graph, found the end "
              "of the input",
              "trig");
  check_error(":g { @prefix x: <urn:> . }", "2:6: error: a directive cannot stand inside a graph", "trig");
  check_error("GRAPH { }", "2:7: error: expected a graph name after 'GRAPH', found '{'", "trig");
  check_error("GRAPH [ :p :o ] { }", "2:9: error: expected ']': a graph name takes no properties, found ':'", "trig");
  check_error("GRAPH :g :s", "2:10: error: expected '{', found ':'", "trig");
  check_error(":s :p :o . }", "2:12: error: no open bracket for '}'", "trig");
}

TEST_CASE("what RDF 1.2 adds to Turtle is refused by its name") {
  check_error("<< :s :p :o >> :q :r .", "2:1: error: triple terms ('<<') belong to RDF 1.2, expected RDF 1.1");
  check_error(":s :p <<( :s :p :o )>> .", "2:7: error: triple terms ('<<') belong to RDF 1.2, expected RDF 1.1");
  check_error(":s :p :o {| :q :r |} .", "2:10: error: annotations ('~', '{|') belong to RDF 1.2, expected RDF 1.1");
  check_error(":s :p :o ~ :r .", "2:10: error: annotations ('~', '{|') belong to RDF 1.2, expected RDF 1.1");
  check_error(":s :p 'x'@ar--up .", "2:13: error: expected '--ltr' or '--rtl' for a base direction");
  check_error(":s :p 'x'@ar--rtls .", "2:13: error: expected '--ltr' or '--rtl' for a base direction");
  check_error(":s :p 'x'^^<http://www.w3.org/1999/02/22-rdf-syntax-ns#dirLangString> .",
              "2:12: error: a literal of rdf:dirLangString needs a language tag and a base direction");
  CHECK(read_text("turtle", "<urn:s> <urn:p> 'x'@ar--rtl, 'y'@de-AT--ltr.").quads.size() == 2);
  // An announcement alone is none of it.
  CHECK(read_text("turtle", "VERSION '1.2' @version \"1.1\" . <urn:s> <urn:p> <urn:o> .").quads.size() == 1);
  check_error("VERSION 1.2", "2:9: error: expected a version in single or double quotes, found '1'");
}

TEST_CASE("literals of Turtle without the tag their datatype needs, and tags that are none") {
  check_error(":s :p 'x'^^<http://www.w3.org/1999/02/22-rdf-syntax-ns#langString> .",
              "2:12: error: a literal of rdf:langString needs a language tag");
  check_error(":s :p 'x'@de-longerthan8 .", "2:11: error: a part of a language tag has more than 8 characters");
}

TEST_CASE("nesting has a limit and no recursion below it") {
  const auto nested = [](int depth, std::string_view open, std::string_view close) {
    std::string text = "<urn:s> <urn:p> ";
    for (int i = 0; i < depth; ++i) text += open;
    text += "1";
    for (int i = 0; i < depth; ++i) text += close;
    return text + " .";
  };
  ReadOptions options;
  options.limits.depth = 200'000;
  CHECK(read_text("turtle", nested(100'000, "[ <urn:p> ", "]"), options).quads.size() == 100'001);
  CHECK(read_text("turtle", nested(100'000, "( ", ")"), options).quads.size() == 200'001);
  options.limits.depth = 3;
  CHECK(read_text("turtle", nested(3, "(", ")"), options).quads.size() == 7);
  CHECK(read_error("turtle", nested(4, "[<urn:p>", "]"), options)
            .starts_with("in:1:42: error: nested more deeply than 3 levels\n"));
  CHECK(read_error("turtle", nested(20'000, "(", ")"))
            .starts_with("in:1:10018: error: nested more deeply than 10000 levels\n"));
}

TEST_CASE("tokens may lie across the blocks of input") {
  std::string text = "@prefix long.prefix: <urn:long.prefix:> .\n";
  std::string expected;
  for (int i = 0; i < 5000; ++i) {
    const std::string n = std::to_string(i);
    text += "long.prefix:s" + n + " a <urn:Köln> ; long.prefix:p \"\"\"täxt\n" + n + "\"\"\"@de , " + n + ".5e1 .\n";
    expected += "<urn:long.prefix:s" + n + "> <" + std::string(rdf_ns) + "type> <urn:Köln> .\n<urn:long.prefix:s" + n +
                "> <urn:long.prefix:p> \"täxt\\n" + n + "\"@de .\n<urn:long.prefix:s" + n + "> <urn:long.prefix:p> \"" +
                n + ".5e1\"^^<http://www.w3.org/2001/XMLSchema#double> .\n";
  }
  CHECK(as_nquads(read_text("turtle", text).quads) == expected);
  CHECK(read_error("turtle", text + "oops")
            .starts_with("in:10002:1: error: expected a subject or a directive, found 'oops'"));
}

TEST_CASE("a term beyond the limit is refused") {
  ReadOptions options;
  options.limits.token_size = 1000;
  CHECK(read_error("turtle", "<urn:s> <urn:p> '" + std::string(200'000, 'x') + "' .", options)
            .find("error: the term is longer than 1000 bytes\n") != std::string::npos);
}
