#include "kontor/rdf/iri.hpp"

#include "test.hpp"

using namespace kontor::rdf;

namespace {

void check_resolve(std::string_view reference, std::string_view expected) {
  CAPTURE(std::string(reference));
  CHECK(resolve_iri("http://a/b/c/d;p?q", reference) == expected);
}

}  // namespace

TEST_CASE("references resolve as in RFC 3986, section 5.4.1") {
  check_resolve("g:h", "g:h");
  check_resolve("g", "http://a/b/c/g");
  check_resolve("./g", "http://a/b/c/g");
  check_resolve("g/", "http://a/b/c/g/");
  check_resolve("/g", "http://a/g");
  check_resolve("//g", "http://g");
  check_resolve("?y", "http://a/b/c/d;p?y");
  check_resolve("g?y", "http://a/b/c/g?y");
  check_resolve("#s", "http://a/b/c/d;p?q#s");
  check_resolve("g#s", "http://a/b/c/g#s");
  check_resolve("g?y#s", "http://a/b/c/g?y#s");
  check_resolve(";x", "http://a/b/c/;x");
  check_resolve("", "http://a/b/c/d;p?q");
  check_resolve(".", "http://a/b/c/");
  check_resolve("..", "http://a/b/");
  check_resolve("../g", "http://a/b/g");
  check_resolve("../..", "http://a/");
  check_resolve("../../g", "http://a/g");
}

TEST_CASE("abnormal references resolve as in RFC 3986, section 5.4.2") {
  check_resolve("../../../g", "http://a/g");
  check_resolve("/./g", "http://a/g");
  check_resolve("/../g", "http://a/g");
  check_resolve("g.", "http://a/b/c/g.");
  check_resolve("..g", "http://a/b/c/..g");
  check_resolve("./../g", "http://a/b/g");
  check_resolve("g/../h", "http://a/b/c/h");
  check_resolve("g;x=1/../y", "http://a/b/c/y");
  check_resolve("g?y/../x", "http://a/b/c/g?y/../x");
  check_resolve("g#s/../x", "http://a/b/c/g#s/../x");
  check_resolve("http:g", "http:g");
}

TEST_CASE("a base without a path gets one") {
  CHECK(resolve_iri("http://example.org", "id/x") == "http://example.org/id/x");
  CHECK(resolve_iri("", "id/x") == "id/x");
}

TEST_CASE("characters that no IRI holds are found") {
  CHECK(find_invalid_iri_character("http://example.org/Köln") == std::string_view::npos);
  CHECK(find_invalid_iri_character("http://a/b c") == 10);
  CHECK(find_invalid_iri_character("http://a/<") == 9);
  CHECK(find_invalid_iri_character("a\x01") == 1);
  CHECK(find_invalid_iri_character("K\xF6ln") == 1);
}

TEST_CASE("a scheme makes a reference absolute") {
  CHECK(has_scheme("http://a"));
  CHECK(has_scheme("mailto:a@b"));
  CHECK(has_scheme("urn:x"));
  CHECK_FALSE(has_scheme("a/b:c"));
  CHECK_FALSE(has_scheme("1a:b"));
  CHECK_FALSE(has_scheme(""));
}

TEST_CASE("a path becomes a file IRI whatever it holds") {
  CHECK(file_iri("/tmp/Köln 1/a#b?.ttl") == "file:///tmp/Köln%201/a%23b%3F.ttl");
}

TEST_CASE("iri: percent-encoded octets become what they stand for") {
  CHECK(percent_decode("/a%20b/%C3%bc") == "/a b/ü");
  CHECK(percent_decode("100%, %zz, %4") == "100%, %zz, %4");
}
