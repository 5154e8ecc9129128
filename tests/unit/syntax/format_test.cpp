#include "kontor/syntax/format.hpp"

#include "kontor/base/error.hpp"

#include "test.hpp"

using namespace kontor;
using namespace kontor::syntax;

namespace {

void check_guess(std::string_view head, std::string_view name) {
  CAPTURE(std::string(head));
  const Format* const format = guess_format(head);
  CHECK((format == nullptr ? "none" : format->name) == name);
}

}  // namespace

TEST_CASE("formats are found by name, path and media type") {
  CHECK(find_format("turtle") == find_format("ttl"));
  CHECK(find_format("nq")->name == "nquads");
  CHECK(find_format("n3") == nullptr);
  CHECK(format_of_path("data/x.ttl")->name == "turtle");
  CHECK(format_of_path("X.NT.GZ")->name == "ntriples");
  CHECK(format_of_path("x.trig.zst")->name == "trig");
  CHECK(format_of_path("nq") == nullptr);
  CHECK(format_of_path("x.csv") == nullptr);
  CHECK(format_of_media_type("text/turtle; charset=utf-8")->name == "turtle");
  CHECK(format_of_media_type("Application/N-Quads")->name == "nquads");
  CHECK(format_of_media_type("text/html") == nullptr);
}

TEST_CASE("an unknown format name gets a suggestion") {
  try {
    require_format("turtel");
    FAIL("no error");
  } catch (const UsageError& error) {
    CHECK(error.message().starts_with("unknown format 'turtel' (did you mean 'turtle'?), expected one of ntriples, "));
  }
}

TEST_CASE("the first bytes tell the format") {
  check_guess("<a:s> <a:p> \"o\"@en .\n", "ntriples");
  check_guess("# comment\n\n_:b <a:p> \"1\"^^<a:int> . # x\n<a:s> <a:p> \"cut of", "ntriples");
  check_guess("<a:s> <a:p> <a:o> <a:g> .\n<a:s> <a:p> <a:o> .\n", "nquads");
  check_guess("\xEF\xBB\xBF@prefix a: <b:> .", "turtle");
  check_guess("prefix a: <b:>\na:x a a:y .", "turtle");
  check_guess("<a:s> <a:p> <a:o> ; <a:q> 3 .", "turtle");
  check_guess("[] a <x:y> .", "turtle");
  check_guess("a:b a a:c .", "turtle");
  check_guess("@prefix a: <b:> . a:g { a:x a a:y }", "trig");
  check_guess("GRAPH <a:g> { }", "trig");
  check_guess("{ <a:s> <a:p> 1 }", "trig");
  check_guess("a:x a:p \"{\" . # {", "turtle");
  check_guess("{ \"@context\": { \"a\": \"b:\" } }", "jsonld");
  check_guess("\n[ {\"@id\": \"a:b\", \"@ty", "jsonld");
  check_guess("{ \"name\": \"Hannover\" }", "none");
  check_guess("", "none");
  check_guess("hello", "none");
}

TEST_CASE("every row of the table is complete and its names are its own") {
  for (const Format& format : formats()) {
    CAPTURE(std::string(format.name));
    CHECK(find_format(format.name) == &format);
    CHECK(find_format(format.alias) == &format);
    CHECK_FALSE(format.label.empty());
    CHECK(format_of_media_type(format.media_types.front()) == &format);
    CHECK(format_of_path("x." + std::string(format.extensions.front())) == &format);
    CHECK(format.recognizes != nullptr);
  }
}
