#include "kontor/syntax/turtle_writer.hpp"

#include <algorithm>
#include <array>
#include <random>
#include <utility>
#include <vector>

#include "kontor/base/work_watch.hpp"
#include "kontor/rdf/isomorphism.hpp"
#include "kontor/rdf/subject_sink.hpp"
#include "kontor/rdf/vocab/rdf.hpp"

#include "helpers.hpp"
#include "test.hpp"

using namespace kontor;
using namespace kontor::syntax;

namespace {

constexpr std::string_view head = "@prefix ex: <http://example.org/> .\n";

// `text` is what TriG's writer makes of itself, below the prefix ex.
void check_stable(std::string_view text) {
  const std::string document = std::string(head) + "\n" + std::string(text);
  CHECK(convert(document, "trig") == document);
}

std::string document_of(std::string_view text) {
  return convert(std::string(head) + std::string(text), "trig");
}

// The same random statements once as quads, once by what a writer keeps with quads in between: more of them than a
// stream looks at before it begins.
std::pair<std::string, std::string> write_both_ways(std::string_view format, Layout layout, unsigned seed) {
  const std::array<std::string, 4> iris = {"urn:a", "urn:ex:b", "http://www.w3.org/2000/01/rdf-schema#label",
                                           std::string(rdf::vocab::rdf::type)};
  WriteOptions options;
  options.layout = layout;
  options.document_limit = 5;
  options.prefixes.set("ex", "urn:ex:");
  StringSink quads_out;
  StringSink kept_out;
  const auto quads = make_writer(require_format(format), quads_out, options);
  const auto writer = make_writer(require_format(format), kept_out, options);
  auto& kept = dynamic_cast<rdf::SubjectSink&>(*writer);
  std::vector<std::size_t> numbers;
  numbers.reserve(iris.size());
  for (const std::string& iri : iris) numbers.push_back(kept.keep_predicate(iri));
  CHECK(kept.keep_predicate(iris[1]) == numbers[1]);

  std::minstd_rand random(seed + 1);
  const auto one_in = [&random](unsigned n) { return random() % n == 0; };
  const auto any_iri = [&] { return rdf::iri(iris[random() % iris.size()]); };
  rdf::TermView subject;
  for (int i = 0; i < 1500; ++i) {
    if (i == 0 || one_in(3)) {
      subject = one_in(4) ? rdf::blank_node("x") : any_iri();
      kept.subject(subject);
    }
    const std::size_t predicate = random() % iris.size();
    rdf::QuadView quad{subject, rdf::iri(iris[predicate]), one_in(2) ? any_iri() : rdf::literal("l"), {}};
    if (one_in(5)) {
      quad.subject = any_iri();
      if (format == "trig" && one_in(4)) quad.graph_name = any_iri();
      writer->quad(quad, {});
    } else {
      kept.statement(numbers[predicate], quad.object, {});
    }
    quads->quad(quad, {});
  }
  quads->finish();
  writer->finish();
  return {quads_out.take(), kept_out.take()};
}

}  // namespace

TEST_CASE("the document layout sorts, groups and nests") {
  const std::string_view text =
      "ex:s ex:b ex:o ; a ex:D, ex:C ; ex:a 'y', 'x', ex:o .\n"
      "ex:r ex:p [ ex:q [ a ex:C ; ex:n 1 ] ] ; ex:list ( 1 'two' ex:three ) .";
  CHECK(document_of(text) ==
        "@prefix ex: <http://example.org/> .\n"
        "\n"
        "ex:r\n"
        "    ex:list ( 1 \"two\" ex:three ) ;\n"
        "    ex:p [\n"
        "        ex:q [\n"
        "            a ex:C ;\n"
        "            ex:n 1\n"
        "        ]\n"
        "    ] .\n"
        "\n"
        "ex:s a ex:C, ex:D ;\n"
        "    ex:a\n"
        "        ex:o,\n"
        "        \"x\",\n"
        "        \"y\" ;\n"
        "    ex:b ex:o .\n");
}

TEST_CASE("the document layout writes what it reads") {
  check_stable("ex:s ex:p ex:o .\n");
  check_stable("ex:s ex:p \"\"\"two\nlines\"\"\"@en .\n");
  check_stable("ex:s\n    ex:a [ ex:p 1 ] ;\n    ex:b [] ;\n    ex:c () ;\n    ex:d ( () ( 1 ) ) .\n");
  check_stable("ex:s ex:p ex:o .\n\n_:b0 ex:p _:b0 .\n");
  check_stable("[] ex:p ex:o .\n");
  check_stable("ex:s ex:p ex:o .\n\nex:g {\n    ex:s ex:p ex:o .\n\n    ex:t ex:p 1.0 .\n}\n");
  check_stable(
      "ex:s\n    ex:p\n        \"TRUE\"^^ex:boolean,\n        true ;\n    ex:q\n        -1,\n        1.50,\n"
      "        1e6 .\n");
}

TEST_CASE("the same data gives the same bytes, whatever the order and the labels") {
  QuadCollector document =
      read_text("trig",
                "@prefix ex: <http://example.org/> . ex:s ex:p [ ex:n 2 ; ex:m [ ex:k 1 ] ], [ ex:n 2 ; ex:m [ ex:k 2 "
                "] ], [ ex:n 1 ] ."
                "_:x ex:to _:y, _:z . _:y ex:to _:z . _:z ex:n 9 . ex:g { _:y ex:p 1 } [] ex:a 1 . [] ex:a 2 .");
  const std::string expected = write_quads("trig", document);
  std::reverse(document.quads.begin(), document.quads.end());
  for (rdf::Quad& quad : document.quads) {
    const auto rename = [](rdf::Term& term) {
      if (term.is_blank_node())
        term = rdf::Term(rdf::blank_node("r" + std::string(term.text().rbegin(), term.text().rend())));
    };
    rename(quad.subject);
    rename(quad.object);
    rename(quad.graph_name);
  }
  CHECK(write_quads("trig", document) == expected);
}

TEST_CASE("blank nodes that cannot be nested are labelled in order of appearance") {
  CHECK(document_of("ex:s ex:p _:shared . ex:t ex:p _:shared . _:loop1 ex:p _:loop2 . _:loop2 ex:p _:loop1 .") ==
        "@prefix ex: <http://example.org/> .\n\n"
        "ex:s ex:p _:b0 .\n\nex:t ex:p _:b0 .\n\n_:b1 ex:p [ ex:p _:b1 ] .\n");
  // Used in another graph than described in.
  CHECK(document_of("ex:s ex:p _:x . ex:g { _:x ex:q 1 }") ==
        "@prefix ex: <http://example.org/> .\n\nex:s ex:p _:b0 .\n\nex:g {\n    _:b0 ex:q 1 .\n}\n");
}

TEST_CASE("lists with anything unusual about them are written as triples") {
  CHECK(document_of("ex:s ex:p _:l . _:l <http://www.w3.org/1999/02/22-rdf-syntax-ns#first> 1, 2 ; "
                    "<http://www.w3.org/1999/02/22-rdf-syntax-ns#rest> () .") ==
        "@prefix ex: <http://example.org/> .\n@prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> .\n\n"
        "ex:s ex:p [\n        rdf:first\n            1,\n            2 ;\n        rdf:rest ()\n    ] .\n");
}

TEST_CASE("local names are escaped, and IRIs written in full where a name would read badly") {
  check_stable("ex:a\\,b ex:p ex:c%20d .\n");
  check_stable("<http://example.org/> ex:p <http://example.org/a/b> .\n");
  check_stable("ex:\\-x ex:p ex:a-b.c .\n");
  check_stable("ex:s ex:p <http://example.org/a×b> .\n");
}

TEST_CASE("only used prefixes are written; those of the options win over the source's, these over well-known ones") {
  const std::string_view text =
      "@prefix unused: <urn:unused:> . @prefix a: <urn:a:> . @prefix dct: <http://purl.org/dc/terms/> ."
      "a:s dct:title 'x' ; <http://xmlns.com/foaf/0.1/name> 'y' ; <urn:b:p> 1 .";
  WriteOptions options;
  options.prefixes.set("b", "urn:b:");
  options.prefixes.set("a", "urn:other:");
  CHECK(convert(text, "turtle", options) ==
        "@prefix b: <urn:b:> .\n"
        "@prefix dct: <http://purl.org/dc/terms/> .\n"
        "@prefix foaf: <http://xmlns.com/foaf/0.1/> .\n\n"
        "<urn:a:s>\n    dct:title \"x\" ;\n    foaf:name \"y\" ;\n    b:p 1 .\n");
}

TEST_CASE("repeated quads are written once, an empty document is empty") {
  CHECK(document_of("ex:s ex:p 1, 1 .") == "@prefix ex: <http://example.org/> .\n\nex:s ex:p 1 .\n");
  CHECK(document_of("").empty());
}

TEST_CASE("the stream layout groups what follows each other") {
  WriteOptions options;
  options.layout = Layout::stream;
  const std::string_view text =
      "ex:s a ex:C ; ex:p 1, 2 . ex:t ex:p [ ex:q 'x' ] . ex:g { ex:s ex:p 1 . } ex:s a ex:C .";
  CHECK(convert(std::string(head) + std::string(text), "trig", options) ==
        "@prefix ex: <http://example.org/> .\n\n"
        "ex:s a ex:C ;\n    ex:p 1, 2 .\n"
        "ex:t ex:p _:genid0 .\n"
        "_:genid0 ex:q \"x\" .\n"
        "ex:g {\nex:s ex:p 1 .\n}\n"
        "ex:s a ex:C .\n");
}

TEST_CASE("a document above the limit is streamed, with prefixes declared when they come") {
  WriteOptions options;
  options.document_limit = 2;
  StringSink out;
  const auto writer = make_writer(require_format("turtle"), out, options);
  const auto triple = [](std::string_view object) {
    return rdf::QuadView{rdf::iri("urn:a:s"), rdf::iri("urn:b:p"), rdf::literal(object), {}};
  };
  writer->prefix("a", "urn:a:");
  for (const std::string_view object : {"1", "2", "3"}) writer->quad(triple(object), {});
  writer->prefix("b", "urn:b:");
  writer->quad(triple("4"), {});
  writer->finish();
  CHECK(out.text() ==
        "@prefix a: <urn:a:> .\n\na:s <urn:b:p> \"1\", \"2\", \"3\" .\n"
        "@prefix b: <urn:b:> .\na:s b:p \"4\" .\n");
}

TEST_CASE("deep nesting is written and read again") {
  std::string text = "<urn:s> <urn:p> ";
  for (int i = 0; i < 5000; ++i) text += i % 2 == 0 ? "[ <urn:p> " : "( ";
  text += "1";
  for (int i = 4999; i >= 0; --i) text += i % 2 == 0 ? "]" : ")";
  const QuadCollector document = read_text("turtle", text + " .");
  const std::string written = write_quads("turtle", document);
  CHECK(read_text("turtle", written).quads.size() == document.quads.size());
}

TEST_CASE("long collections are written without recursion") {
  std::string text = "<urn:s> <urn:p> (";
  for (int i = 0; i < 50'000; ++i) text += " 1";
  const QuadCollector document = read_text("turtle", text + " ) .");
  CHECK(read_text("turtle", write_quads("turtle", document)).quads.size() == document.quads.size());
}

TEST_CASE("a document that is collected is charged to the watch of the thread") {
  class Counter final : public WorkWatch {
   public:
    void look() override {}
    void allocate(std::size_t bytes) override {
      held += bytes;
      if (held > 1'000'000) throw Error("too much");
    }
    void release(std::size_t bytes) noexcept override { held -= bytes; }
    std::size_t held = 0;
  };
  Counter counter;
  const WorkWatchScope scope(&counter);
  {
    StringSink out;
    const auto writer = make_writer(require_format("turtle"), out);
    const auto fill = [&writer](std::size_t count) {
      for (std::size_t i = 0; i < count; ++i) {
        const std::string subject = "http://e/" + std::to_string(i);
        writer->quad({rdf::iri(subject), rdf::iri("http://e/p"), rdf::iri("http://e/o"), {}}, {});
      }
    };
    fill(2000);
    CHECK(counter.held > 2000 * 75);
    CHECK_THROWS_WITH(fill(20'000), "too much");
  }
  CHECK(counter.held == 0);
}

TEST_CASE("Turtle and TriG write statements with a kept subject as they write quads") {
  for (const std::string_view format : {"turtle", "trig"}) {
    for (const Layout layout : {Layout::stream, Layout::document}) {
      for (unsigned seed = 0; seed < 20; ++seed) {
        const auto [as_quads, with_kept] = write_both_ways(format, layout, seed);
        REQUIRE(with_kept == as_quads);
      }
    }
  }
}
