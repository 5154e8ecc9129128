#include "kontor/syntax/line_reader.hpp"

#include <algorithm>

#include "kontor/rdf/line_sink.hpp"

#include "helpers.hpp"
#include "test.hpp"

using namespace kontor;
using namespace kontor::syntax;

namespace {

// From reader to writer, with nothing between them.
std::string pass_on(std::string_view from, std::string_view text, std::string_view to,
                    const ReadOptions& options = {}) {
  MemorySource source(text);
  StringSink out;
  const auto writer = make_writer(require_format(to), out);
  read_rdf(source, require_format(from), options, *writer);
  return out.take();
}

// One statement that reads back as `expected`, also where lines are not taken apart.
void check_line(std::string_view line, std::string_view expected) {
  CAPTURE(std::string(line));
  CHECK(as_nquads(read_text("nquads", line).quads) == expected);
  CHECK(pass_on("nquads", line, "nquads") == expected);
}

void check_same(std::string_view line) {
  check_line(line, line);
}

void check_error(std::string_view line, std::string_view message) {
  CAPTURE(std::string(line));
  const std::string text = read_error("nquads", line);
  CHECK(text.substr(0, text.find('\n')) == message);
}

}  // namespace

TEST_CASE("terms of every kind are read from N-Quads") {
  check_same("<http://a/s> <http://a/p> <http://a/o> .\n");
  check_same("_:a <http://a/p> _:b.c <http://a/g> .\n");
  check_same("<urn:s> <urn:p> \"x\" _:g .\n");
  check_same("<urn:s> <urn:p> \"Köln\"@de-DE .\n");
  check_same("<urn:s> <urn:p> \"1\"^^<http://www.w3.org/2001/XMLSchema#integer> .\n");
  check_line("<urn:s> <urn:p> \"x\"^^<http://www.w3.org/2001/XMLSchema#string> .", "<urn:s> <urn:p> \"x\" .\n");
  check_line("<urn:s><urn:p>\"x\"<urn:g>.", "<urn:s> <urn:p> \"x\" <urn:g> .\n");
  check_line(" \t<urn:s>\t<urn:p>\t_:o\t.\t# comment", "<urn:s> <urn:p> _:o .\n");
  check_line("<urn:s> <urn:p> \"x\" @en <urn:g> .", "<urn:s> <urn:p> \"x\"@en <urn:g> .\n");
  check_line("<urn:s> <urn:p> \"1\" ^^ <urn:d> .", "<urn:s> <urn:p> \"1\"^^<urn:d> .\n");
  check_line("# only a comment\n\n\r\n", "");
  check_line("", "");
}

TEST_CASE("escapes are decoded in strings and IRIs") {
  check_line(R"(<urn:s> <urn:p> "\t\b\n\r\f\"\'\\\u00DF\U0001F600" .)",
             "<urn:s> <urn:p> \"\\t\\b\\n\\r\\f\\\"'\\\\\xC3\x9F\xF0\x9F\x98\x80\" .\n");
  check_line(R"(<urn:\u0073> <urn:p> <urn:K\u00F6ln/x> .)", "<urn:s> <urn:p> <urn:Köln/x> .\n");
  check_line("<urn:s> <urn:p> \"\x01\x7F\" .", "<urn:s> <urn:p> \"\\u0001\\u007F\" .\n");
}

TEST_CASE("lines may end with any mixture of carriage returns and line feeds") {
  check_line("<urn:s> <urn:p> \"1\" .\r\n<urn:s> <urn:p> \"2\" .\r<urn:s> <urn:p> \"3\" .\n\n",
             "<urn:s> <urn:p> \"1\" .\n<urn:s> <urn:p> \"2\" .\n<urn:s> <urn:p> \"3\" .\n");
  check_line("\xEF\xBB\xBF<urn:s> <urn:p> \"1\" .", "<urn:s> <urn:p> \"1\" .\n");
}

TEST_CASE("every quad comes with the place of its object") {
  const QuadCollector document = read_text("ntriples", "\n<urn:s> <urn:p> _:o .\n  <urn:s>  <urn:p> \"x\" .\n");
  REQUIRE(document.places.size() == 2);
  CHECK(document.places[0] == Place{2, 17});
  CHECK(document.places[1] == Place{3, 20});
  CHECK(document.finished);
}

TEST_CASE("a mistake is shown with its line and what was expected") {
  CHECK(read_error("ntriples", "<urn:s> <urn:p> <urn:o> .\n<urn:s> <urn:p> 5 .\n") ==
        "in:2:17: error: expected an IRI, a blank node or a literal as object, found '5'\n"
        "  <urn:s> <urn:p> 5 .\n"
        "                  ^\n");
}

TEST_CASE("mistakes in lines are named") {
  check_error("\"s\" <urn:p> <urn:o> .", "in:1:1: error: expected an IRI or a blank node as subject, found '\"'");
  check_error("<urn:s> _:p <urn:o> .", "in:1:9: error: expected an IRI as predicate, found '_'");
  check_error("<urn:s> <urn:p> .", "in:1:17: error: expected an IRI, a blank node or a literal as object, found '.'");
  check_error("<urn:s> <urn:p> <urn:o>",
              "in:1:24: error: expected a graph name or '.' at the end of the statement, "
              "found the end of the line");
  check_error("<urn:s> <urn:p> <urn:o> <urn:g> <urn:h> .",
              "in:1:33: error: expected '.' at the end of the statement, found '<'");
  check_error("<urn:s> <urn:p> <urn:o> . <urn:s>",
              "in:1:27: error: expected the end of the line after a statement, found '<'");
  check_error("<s> <urn:p> <urn:o> .",
              "in:1:2: error: relative IRI 's', expected an absolute one that starts with a scheme such as 'https:'");
  check_error("<urn:a b> <urn:p> <urn:o> .", "in:1:7: error: an IRI cannot hold a space");
  check_error("<urn:a", "in:1:7: error: expected '>' at the end of the IRI, found the end of the line");
  check_error("<urn:{}> <urn:p> <urn:o> .", "in:1:6: error: an IRI cannot hold '{'");
  check_error(R"(<urn:\u0020> <urn:p> <urn:o> .)", "in:1:6: error: an IRI cannot hold the character '\\u0020'");
  check_error(R"(<urn:\n> <urn:p> <urn:o> .)", "in:1:6: error: invalid escape '\\n', expected \\u or \\U");
  check_error("<urn:s> <urn:p> \"x .",
              "in:1:21: error: expected '\"' at the end of the string, found the end of the line");
  check_error(R"(<urn:s> <urn:p> "\x" .)",
              R"(in:1:18: error: invalid escape '\x', expected one of \t \b \n \r \f \" \' \\ \u \U)");
  check_error(R"(<urn:s> <urn:p> "\u12" .)", R"(in:1:18: error: invalid escape '\u12', expected 4 hexadecimal digits)");
  check_error(R"(<urn:s> <urn:p> "\uD83D\uDE00" .)",
              R"(in:1:18: error: '\uD83D' is half of a surrogate pair, not a character)");
  check_error(R"(<urn:s> <urn:p> "\U00110000" .)",
              R"(in:1:18: error: '\U00110000' is above U+10FFFF, the last character)");
  check_error("<urn:s> <urn:p> \"K\xF6ln\" .", "in:1:19: error: the string is not valid UTF-8");
  check_error("<urn:K\xF6ln> <urn:p> <urn:o> .", "in:1:7: error: the IRI is not valid UTF-8");
  check_error("# K\xF6ln", "in:1:4: error: the comment is not valid UTF-8");
  check_error("<urn:s> <urn:p> \"x\"@1 .", "in:1:21: error: expected a language tag after '@', found '1'");
  check_error("<urn:s> <urn:p> \"x\"^<urn:d> .", "in:1:21: error: expected '^^' before a datatype, found '<'");
  check_error("<urn:s> <urn:p> \"x\"^^xsd:int .", "in:1:22: error: expected a datatype IRI after '^^', found 'x'");
  check_error("_: <urn:p> <urn:o> .", "in:1:3: error: expected a blank node label after '_:', found a space");
  check_error("_b <urn:p> <urn:o> .", "in:1:2: error: expected ':' after '_' of a blank node, found 'b'");
  check_error("@prefix a: <urn:> .",
              "in:1:1: error: '@prefix' belongs to Turtle, expected a subject (is this a Turtle file?)");
}

TEST_CASE("what RDF 1.2 adds is refused by its name") {
  check_error("<urn:s> <urn:p> <<( <urn:s> <urn:p> <urn:o> )>> .",
              "in:1:17: error: triple terms ('<<') belong to RDF 1.2, expected RDF 1.1");
  check_error("<urn:s> <urn:p> \"x\"@en--up .", "in:1:23: error: expected '--ltr' or '--rtl' for a base direction");
  CHECK(read_text("ntriples", "<urn:s> <urn:p> \"x\"@en--ltr .\n").quads.front().object.language() == "en--ltr");
  check_error("<urn:s> <urn:p> \"x\"^^<http://www.w3.org/1999/02/22-rdf-syntax-ns#dirLangString> .",
              "in:1:22: error: a literal of rdf:dirLangString needs a language tag and a base direction");
  CHECK(read_text("ntriples", "VERSION \"1.2-basic\" # announces only\n<urn:s> <urn:p> <urn:o> .\n").quads.size() == 1);
  check_error("VERSION 1.2", "in:1:9: error: expected a version in quotes after 'VERSION', found '1'");
}

TEST_CASE("literals without the tag their datatype needs, and tags that are none") {
  check_error("<urn:s> <urn:p> \"x\"^^<http://www.w3.org/1999/02/22-rdf-syntax-ns#langString> .",
              "in:1:22: error: a literal of rdf:langString needs a language tag");
  check_error("<urn:s> <urn:p> \"x\"@de-longerthan8 .",
              "in:1:21: error: a part of a language tag has more than 8 characters");
}

TEST_CASE("N-Triples has no graph names") {
  CHECK(read_error("ntriples", "<urn:s> <urn:p> <urn:o> <urn:g> .")
            .starts_with("in:1:25: error: expected '.' at the end of the statement, found '<'\n"));
}

TEST_CASE("blank node labels of an input get its prefix") {
  ReadOptions options;
  options.blank_node_prefix = "a_";
  CHECK(as_nquads(read_text("nquads", "_:x <urn:p> _:y _:z .", options).quads) == "_:a_x <urn:p> _:a_y _:a_z .\n");
}

TEST_CASE("lines that are canonical reach a sink of lines as they are, in order with the others") {
  class LineCollector final : public rdf::QuadSink, public rdf::LineSink {
   public:
    void quad(const rdf::QuadView& quad, Place) override { text += "quad " + std::string(quad.object.text) + '\n'; }
    bool takes_lines(rdf::Lines lines) const override { return lines == rdf::Lines::triples; }
    void lines(std::string_view lines, std::size_t count) override {
      text += std::to_string(count) + " lines\n" + std::string(lines);
    }
    std::string text;
  };
  const std::string_view document =
      "<urn:s> <urn:p> \"1\" .\n"
      "<urn:s> <urn:p> \"2\"@en .\n"
      "<urn:s>  <urn:p> \"two blanks\" .\n"
      "_:b <urn:p> \"3\"^^<urn:d> .\n"
      "# a comment\n"
      "<urn:s> <urn:p> <urn:4> .\n"
      "<urn:s> <urn:p> \"\\u0041 long escape\" .\n"
      "<urn:s> <urn:p> \"a\tb\" .\n"
      "<urn:s> <urn:p> \"5\\n\" .\r\n"
      "<urn:s> <urn:p> \"6\\n\" .";
  MemorySource source(document);
  LineCollector triples;
  read_ntriples(source, {}, triples);
  CHECK(triples.text ==
        "2 lines\n<urn:s> <urn:p> \"1\" .\n<urn:s> <urn:p> \"2\"@en .\n"
        "quad two blanks\n"
        "1 lines\n_:b <urn:p> \"3\"^^<urn:d> .\n"
        "1 lines\n<urn:s> <urn:p> <urn:4> .\n"
        "quad A long escape\nquad a\tb\nquad 5\n\n"
        "1 lines\n<urn:s> <urn:p> \"6\\n\" .\n");
  MemorySource again("<urn:s> <urn:p> <urn:o> .\n");
  LineCollector quads;
  read_nquads(again, {}, quads);
  CHECK(quads.text == "quad urn:o\n");
}

TEST_CASE("lines are rewritten where a writer would write them differently") {
  check_line("<urn:s> <urn:p> \"a\\'b\" .\n", "<urn:s> <urn:p> \"a'b\" .\n");
  check_line("<urn:s> <urn:p> \"\xEF\xBF\xBE\" .\n", "<urn:s> <urn:p> \"\\uFFFE\" .\n");
  check_line("<urn:s> <urn:p> <urn:o> . \n", "<urn:s> <urn:p> <urn:o> .\n");
  check_line("<urn:s> <urn:p> <urn:o> .# x\n", "<urn:s> <urn:p> <urn:o> .\n");
  check_line("<urn:s> <urn:p> \"x\"  @en .\n", "<urn:s> <urn:p> \"x\"@en .\n");
  check_line("<urn:s> <urn:p> \"x\"^^ <urn:d> .\n", "<urn:s> <urn:p> \"x\"^^<urn:d> .\n");
  check_line("<urn:s> <urn:p> \"x\" <urn:g>.\n", "<urn:s> <urn:p> \"x\" <urn:g> .\n");
  check_line("\r<urn:s> <urn:p> \"x\" .\n", "<urn:s> <urn:p> \"x\" .\n");
  const ReadOptions prefixed = {.base = {}, .name = "in", .blank_node_prefix = "a_", .jsonld = nullptr, .limits = {}};
  CHECK(pass_on("nquads", "_:x <urn:p> _:y _:z .\n", "nquads", prefixed) == "_:a_x <urn:p> _:a_y _:a_z .\n");
  CHECK(pass_on("ntriples", "<urn:s> <urn:p> \"x\" .\n", "nquads") == "<urn:s> <urn:p> \"x\" .\n");
  CHECK(pass_on("nquads", "<urn:s> <urn:p> \"x\" .\n", "ntriples") == "<urn:s> <urn:p> \"x\" .\n");
  CHECK_THROWS_WITH(pass_on("nquads", "<urn:s> <urn:p> \"x\" <urn:g> .\n", "ntriples"),
                    "N-Triples cannot hold the named graph <urn:g> (write N-Quads or TriG instead)");
}

TEST_CASE("bytes that are unusual are found wherever they stand") {
  // Sixteen, eight and single bytes are looked at in turn.
  for (std::size_t before = 0; before < 40; ++before) {
    const std::string text(before, 'x');
    CAPTURE(before);
    const std::string line = "<urn:" + text + "> <urn:p> \"" + text + "\" .\n";
    CHECK(pass_on("nquads", line, "nquads") == line);
    const std::string place = std::to_string(before + 6);
    for (const std::string_view bad : {"<", "\"", "{", "|", "}", "^", "`"}) {
      CHECK(read_error("nquads", "<urn:" + text + std::string(bad) + "y> <urn:p> <urn:o> .")
                .starts_with("in:1:" + place + ": error: an IRI cannot hold '" + std::string(bad) + "'\n"));
    }
    check_line("<urn:" + text + "~\x7F\u00F6y> <urn:p> \"" + text + "\x7F\" .",
               "<urn:" + text + "~\x7F\u00F6y> <urn:p> \"" + text + "\\u007F\" .\n");
  }
}

TEST_CASE("a long string of escapes is read in time that grows with its length") {
  std::string escapes;
  for (int i = 0; i < 1'000'000; ++i) escapes += "\\n";
  const std::string line = "<urn:s> <urn:p> \"" + escapes + "\" .\n";
  CHECK(read_text("ntriples", line).quads.at(0).object.text().size() == 1'000'000);
}

TEST_CASE("a large input is parsed in blocks and delivered in order") {
  std::string text;
  const int count = 60'000;  // some 5 MB: several blocks per thread
  for (int i = 0; i < count; ++i) {
    text +=
        "<http://example.org/subject> <http://example.org/predicate> \"number \\u0023" + std::to_string(i) + "\" .\n";
  }
  const QuadCollector document = read_text("ntriples", text);
  REQUIRE(document.quads.size() == count);
  bool in_order = true;
  for (int i = 0; i < count; ++i) {
    const auto index = static_cast<std::size_t>(i);
    in_order = in_order && document.quads[index].object.text() == "number #" + std::to_string(i) &&
               document.places[index].line == index + 1;
  }
  CHECK(in_order);
  CHECK(read_error("ntriples", text + "oops\n").starts_with("in:60001:1: error: expected an IRI or a blank node"));
}

TEST_CASE("what stands before a mistake has been delivered") {
  QuadCollector collector;
  MemorySource source("<urn:s> <urn:p> <urn:o> .\noops\n");
  ReadOptions options;
  CHECK_THROWS_AS(read_ntriples(source, options, collector), Error);
  CHECK(collector.quads.size() == 1);
  CHECK_FALSE(collector.finished);
}

TEST_CASE("an error of the sink stops the reading") {
  class Failing final : public rdf::QuadSink {
    void quad(const rdf::QuadView&, Place) override { throw Error("full"); }
  };
  std::string text;
  for (int i = 0; i < 100'000; ++i) text += "<urn:subject> <urn:predicate> <urn:object> .\n";
  MemorySource source(text);
  Failing sink;
  ReadOptions options;
  CHECK_THROWS_WITH(read_ntriples(source, options, sink), "full");
}

TEST_CASE("a line beyond the limit is refused, up to the limit it is read") {
  ReadOptions options;
  options.limits.token_size = std::size_t{3} << 20U;
  const std::string fits = "<urn:s> <urn:p> \"" + std::string(std::size_t{2} << 20U, 'x') + "\" .\n";
  CHECK(read_text("ntriples", fits, options).quads.size() == 1);
  const std::string too_long = fits + "<urn:s> <urn:p> \"" + std::string(std::size_t{5} << 20U, 'x') + "\" .\n";
  CHECK(read_error("ntriples", too_long, options) == "in:2: error: the line is longer than 3145728 bytes\n");
}
