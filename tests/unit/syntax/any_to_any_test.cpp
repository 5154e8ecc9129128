// Every format of the table into every other and back.
#include "kontor/rdf/isomorphism.hpp"
#include "kontor/syntax/quad_filters.hpp"

#include "helpers.hpp"
#include "slow_source.hpp"
#include "test.hpp"

using namespace kontor;
using namespace kontor::syntax;

namespace {

// What every format can hold: all kinds of terms, nested and shared blank nodes, lists, awkward text.
constexpr std::string_view graph =
    "@prefix ex: <http://example.org/> .\n"
    "@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .\n"
    "ex:s a ex:C, ex:D ; ex:p ex:o, _:shared, [ ex:q 1 ; a ex:C ], [] , 'x' , 'x'@de, 'x'@en-GB, \"1\"^^ex:t .\n"
    "ex:s ex:list ( ex:a [ ex:q 1.0 ] ( 'in' () ) \"tail\" ) ; ex:empty () ; ex:loop _:a .\n"
    "_:a ex:p _:b . _:b ex:p _:a . _:shared ex:p _:shared .\n"
    "ex:t ex:text ' \\t\\n\\r <&>\"\\'\\\\ \xC3\xA4\xF0\x9F\x98\x80 ', '' ; ex:n -5, 1e6, true, \"01\"^^xsd:integer .\n"
    "<http://example.org/ä?q=1&r#f> <urn:x:p> <urn:x:o> .\n";

constexpr std::string_view named =
    "ex:g { ex:s ex:p ex:o, [ ex:q _:shared ] . }\n"
    "_:g { ex:s ex:p _:g . }\n";

std::string sample(Holds holds) {
  return std::string(graph) + (holds == Holds::dataset ? std::string(named) : "");
}

void check_there_and_back(const Format& one, const Format& other, Layout layout) {
  CAPTURE(std::string(one.name), std::string(other.name), layout == Layout::stream);
  const bool named_graphs = one.holds == Holds::dataset && other.holds == Holds::dataset;
  const QuadCollector first = read_text("trig", sample(named_graphs ? Holds::dataset : Holds::graph));
  WriteOptions options;
  options.layout = layout;
  const QuadCollector there = read_text(one.name, write_quads(one.name, first, options));
  const QuadCollector over = read_text(other.name, write_quads(other.name, there, options));
  const QuadCollector back = read_text(one.name, write_quads(one.name, over, options));
  CHECK(rdf::isomorphic(first.quads, back.quads));
}

}  // namespace

TEST_CASE("every format turns into every other and back without loss") {
  for (const Format& one : formats()) {
    for (const Format& other : formats()) {
      if (one.read == nullptr || one.make_writer == nullptr || other.read == nullptr || other.make_writer == nullptr) {
        continue;
      }
      check_there_and_back(one, other, Layout::document);
      check_there_and_back(one, other, Layout::stream);
    }
  }
}

TEST_CASE("every format is recognised in what its writer makes") {
  for (const Format& format : formats()) {
    if (format.make_writer == nullptr) continue;
    CAPTURE(std::string(format.name));
    const std::string text = write_quads(format.name, read_text("trig", sample(format.holds)));
    const Format* const guess = guess_format(text);
    REQUIRE(guess != nullptr);
    CHECK(guess->name == format.name);
  }
}

TEST_CASE("every format reads the same from a source that gives a few bytes at a time") {
  for (const Format& format : formats()) {
    if (format.read == nullptr || format.make_writer == nullptr) continue;
    const std::string text = write_quads(format.name, read_text("trig", sample(format.holds)));
    const QuadCollector at_once = read_text(format.name, text);
    for (const std::size_t step : {1, 7}) {
      CAPTURE(std::string(format.name), step);
      test::SlowSource source(text, step);
      QuadCollector in_pieces;
      read_rdf(source, format, {}, in_pieces);
      CHECK(rdf::isomorphic(at_once.quads, in_pieces.quads));
    }
  }
}

TEST_CASE("formats that cannot name graphs refuse them") {
  const QuadCollector document = read_text("trig", sample(Holds::dataset));
  for (const Format& format : formats()) {
    if (format.make_writer == nullptr || format.holds == Holds::dataset) continue;
    CAPTURE(std::string(format.name));
    CHECK_THROWS_AS(write_quads(format.name, document), Error);
  }
}

TEST_CASE("filters sort, put into a graph and take from one") {
  const QuadCollector document = read_text(
      "trig", "@prefix ex: <urn:> . ex:b ex:p _:x, 'o' . ex:a ex:p ex:o . ex:a ex:p ex:o . ex:g { ex:c a ex:C }");
  const auto through = [&document](auto& filter) {
    for (const rdf::Quad& quad : document.quads) filter.quad(quad.view(), {});
    filter.finish();
  };
  QuadCollector sorted;
  SortingFilter sorting(sorted);
  through(sorting);
  CHECK(as_nquads(sorted.quads) ==
        "<urn:a> <urn:p> <urn:o> .\n<urn:b> <urn:p> _:x .\n<urn:b> <urn:p> \"o\" .\n"
        "<urn:c> <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> <urn:C> <urn:g> .\n");
  CHECK(sorted.finished);

  QuadCollector put;
  IntoGraphFilter into(put, "urn:h");
  through(into);
  CHECK(put.quads.front().graph_name.text() == "urn:h");
  CHECK(put.quads.back().graph_name.text() == "urn:g");

  QuadCollector taken;
  FromGraphFilter from(taken, "urn:g");
  through(from);
  CHECK(as_nquads(taken.quads) == "<urn:c> <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> <urn:C> .\n");

  QuadCollector nothing;
  FromGraphFilter none(nothing, "urn:none");
  CHECK_THROWS_WITH(through(none), "no statement is in the graph <urn:none>");
}

TEST_CASE("base directions of RDF 1.2 go through all formats that have them") {
  const std::string document = "<urn:s> <urn:p> \"x\"@ar--rtl, \"x\"@ar .\n";
  const std::string lines = "<urn:s> <urn:p> \"x\"@ar--rtl .\n<urn:s> <urn:p> \"x\"@ar .\n";
  CHECK(convert(document, "ntriples") == lines);
  CHECK(as_nquads(read_text("ntriples", lines).quads) == lines);
  CHECK(convert(convert(document, "turtle"), "ntriples") ==
        "<urn:s> <urn:p> \"x\"@ar .\n<urn:s> <urn:p> \"x\"@ar--rtl .\n");
  CHECK(convert(document, "jsonld").find(R"("@direction")") != std::string::npos);
  CHECK_THROWS_WITH(convert(document, "rdfxml"), "RDF/XML has no base direction for 'ar--rtl', another format has");
}
