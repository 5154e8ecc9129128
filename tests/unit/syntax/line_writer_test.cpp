#include "kontor/syntax/line_writer.hpp"

#include "kontor/rdf/subject_sink.hpp"
#include "kontor/rdf/term.hpp"

#include "helpers.hpp"
#include "test.hpp"

using namespace kontor;
using namespace kontor::syntax;

namespace {

void check_refused(const rdf::QuadView& quad, std::string_view message, std::string_view format = "nquads") {
  StringSink out;
  const auto writer = make_writer(require_format(format), out);
  try {
    writer->quad(quad, {7, 3});
    FAIL("no error, expected: " << message);
  } catch (const Error& error) {
    CHECK(error.message() == message);
  }
}

const rdf::TermView s = rdf::iri("urn:s");

}  // namespace

TEST_CASE("literals are written in canonical form") {
  StringSink out;
  const auto writer = make_writer(require_format("nt"), out);
  writer->quad({s, s, rdf::literal("\t\b\n\r\f\"\\'\x01\x7Fß"), {}}, {});
  writer->quad({s, s, rdf::literal("\uFFFD\uFFFE\uFFFF"), {}}, {});
  writer->quad({s, s, rdf::literal("x", "http://www.w3.org/2001/XMLSchema#string"), {}}, {});
  writer->quad({s, s, rdf::language_string("x", "en-GB"), {}}, {});
  writer->finish();
  CHECK(out.text() ==
        "<urn:s> <urn:s> \"\\t\\b\\n\\r\\f\\\"\\\\'\\u0001\\u007Fß\" .\n"
        "<urn:s> <urn:s> \"\uFFFD\\uFFFE\\uFFFF\" .\n"
        "<urn:s> <urn:s> \"x\" .\n"
        "<urn:s> <urn:s> \"x\"@en-GB .\n");
}

TEST_CASE("texts of every length are escaped, and IRIs refused, whatever stands where in them") {
  for (std::size_t size = 0; size < 70; ++size) {
    for (std::size_t at = 0; at <= size; ++at) {
      std::string text(size, 'x');
      std::string escaped = text;
      if (at < size) {
        text[at] = '"';
        escaped.replace(at, 1, "\\\"");
      }
      StringSink out;
      const auto writer = make_writer(require_format("nt"), out);
      const std::string iri = "urn:" + std::string(size, 'y');
      writer->quad({rdf::iri(iri), rdf::iri(iri), rdf::literal(text), {}}, {});
      writer->quad({s, s, rdf::iri(iri), {}}, {});
      writer->finish();
      const std::string spelled = "<" + iri + "> ";
      REQUIRE(out.text() == spelled + spelled + "\"" + escaped + "\" .\n<urn:s> <urn:s> " + spelled + ".\n");
      if (at < size) CHECK_THROWS_AS(writer->quad({s, s, rdf::iri("urn:" + text), {}}, {}), Error);
    }
  }
}

TEST_CASE("statements with what a writer keeps are those of quads, which may come between them") {
  StringSink out;
  WriteOptions options;
  options.blank_nodes = BlankNodeLabels::renumber;
  const auto writer = make_writer(require_format("nq"), out, options);
  auto& kept = dynamic_cast<rdf::SubjectSink&>(*writer);
  REQUIRE(kept.takes_subjects());
  const std::string long_iri = "urn:" + std::string(100, 'p');
  CHECK(kept.keep_predicate(long_iri) == 0);
  CHECK(kept.keep_predicate("urn:q") == 1);
  kept.subject(rdf::blank_node("a"));
  kept.statement(1, rdf::literal("\n"), {});
  writer->quad({s, s, rdf::blank_node("a"), s}, {});
  kept.statement(0, rdf::language_string("x", "en"), {});
  writer->quad({rdf::blank_node("a"), s, s, {}}, {});
  kept.subject(s);
  kept.statement(1, rdf::iri("urn:o"), {});
  CHECK_THROWS_AS(kept.subject(rdf::iri("urn: ")), Error);
  CHECK_THROWS_AS(kept.keep_predicate("urn: "), Error);
  kept.statement(1, s, {});
  writer->finish();
  CHECK(out.text() ==
        "_:b0 <urn:q> \"\\n\" .\n<urn:s> <urn:s> _:b0 <urn:s> .\n_:b0 <" + long_iri +
            "> \"x\"@en .\n_:b0 <urn:s> <urn:s> .\n<urn:s> <urn:q> <urn:o> .\n<urn:s> <urn:q> <urn:s> .\n");
}

TEST_CASE("blank nodes keep their labels or are numbered in order of appearance") {
  const std::string_view text = "_:z <urn:p> _:y . _:y <urn:p> _:z .";
  CHECK(convert(text, "nquads") == "_:z <urn:p> _:y .\n_:y <urn:p> _:z .\n");
  WriteOptions options;
  options.blank_nodes = BlankNodeLabels::renumber;
  CHECK(convert("_:z <urn:p> _:y . _:y <urn:p> _:z .", "nquads", options) ==
        "_:b0 <urn:p> _:b1 .\n_:b1 <urn:p> _:b0 .\n");
}

TEST_CASE("what no reader could read again is refused") {
  check_refused({rdf::iri("urn:a b"), s, s, {}},
                "cannot write the IRI 'urn:a b': an IRI cannot hold the character at position 6");
  check_refused({rdf::blank_node("a b"), s, s, {}},
                "cannot write the blank node label 'a b': expected letters, digits, '_', '-' or inner '.'");
  check_refused({s, s, rdf::literal("K\xF6ln"), {}}, "cannot write a literal whose text is not UTF-8");
  check_refused({s, s, rdf::language_string("x", "e_n"), {}},
                "cannot write the language tag 'e_n': expected letters, then parts of letters and digits after '-'");
  check_refused({s, s, s, rdf::iri("urn:g")},
                "N-Triples cannot hold the named graph <urn:g> (write N-Quads or TriG instead)", "ntriples");
  check_refused({s, s, s, rdf::iri("urn:g")}, "Turtle cannot hold the named graph <urn:g> (write TriG instead)",
                "turtle");
}
