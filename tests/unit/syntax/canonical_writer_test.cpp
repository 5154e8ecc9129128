#include "kontor/syntax/canonical_writer.hpp"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "helpers.hpp"
#include "test.hpp"

using namespace kontor;
using namespace kontor::syntax;

namespace {

using Output = CanonicalWriter::Output;

std::string canonical(const std::vector<rdf::Quad>& quads, Output output = Output::quads,
                      HashAlgorithm algorithm = HashAlgorithm::sha256) {
  StringSink out;
  CanonicalWriter writer(out, output, algorithm);
  for (const rdf::Quad& quad : quads) writer.quad(quad.view(), {});
  writer.finish();
  return out.take();
}

std::string canonical(std::string_view nquads, Output output = Output::quads,
                      HashAlgorithm algorithm = HashAlgorithm::sha256) {
  return canonical(read_text("nquads", nquads).quads, output, algorithm);
}

// The same dataset with other labels and in another order.
std::vector<rdf::Quad> disguised(std::string_view nquads, std::size_t rotation) {
  ReadOptions options;
  options.blank_node_prefix = "z" + std::to_string(97 - rotation);
  std::vector<rdf::Quad> quads = read_text("nquads", nquads, options).quads;
  std::reverse(quads.begin(), quads.end());
  std::rotate(quads.begin(), quads.begin() + static_cast<std::ptrdiff_t>(rotation % quads.size()), quads.end());
  return quads;
}

std::string error_of(const std::string& nquads) {
  try {
    canonical(nquads);
  } catch (const Error& error) {
    return error.message();
  }
  return "no error";
}

// Everything alike: each of `count` blank nodes points to all others.
std::string clique(int count) {
  std::string text;
  for (int a = 0; a < count; ++a) {
    for (int b = 0; b < count; ++b) {
      if (a != b) text += "_:n" + std::to_string(a) + " <urn:p> _:n" + std::to_string(b) + " .\n";
    }
  }
  return text;
}

std::string ring(int count) {
  std::string text;
  for (int i = 0; i < count; ++i) {
    text += "_:n" + std::to_string(i) + " <urn:p> _:n" + std::to_string((i + 1) % count) + " .\n";
  }
  return text;
}

// Two chains that differ at their ends, in two graphs, and a pair that nothing tells apart.
constexpr std::string_view mixed =
    "_:a <urn:p> _:b _:g .\n"
    "_:b <urn:q> \"x\" _:g .\n"
    "_:c <urn:p> _:d .\n"
    "_:d <urn:q> \"y\" .\n"
    "_:g <urn:graph> _:a .\n"
    "_:t <urn:twin> _:u .\n"
    "_:u <urn:twin> _:t .\n";

}  // namespace

TEST_CASE("canonical quads are sorted, each once, with canonical terms") {
  CHECK(canonical("<urn:b> <urn:p> \"x\"@DE-at .\n"
                  "<urn:b> <urn:p> \"x\"@de-AT .\n"
                  "<urn:a> <urn:p> \"\\u0007\\u007F\\t\\u00E9\\\"\" <urn:g> .\n") ==
        "<urn:a> <urn:p> \"\\u0007\\u007F\\té\\\"\" <urn:g> .\n"
        "<urn:b> <urn:p> \"x\"@de-at .\n");
}

TEST_CASE("blank nodes that their statements tell apart are numbered by the hashes of these") {
  // RDFC-1.0, section 4.6: the hash of "_:a <http://example.com/#p1> _:z .\n" starts with 24da9a44, that of the two
  // statements about e1 with a994e40b.
  CHECK(canonical("_:e0 <http://example.com/#p1> _:e1 .\n"
                  "_:e1 <http://example.com/#p2> \"Foo\" .\n") ==
        "_:c14n0 <http://example.com/#p1> _:c14n1 .\n"
        "_:c14n1 <http://example.com/#p2> \"Foo\" .\n");
}

TEST_CASE("labels and order of the input do not matter") {
  const std::string expected = canonical(mixed);
  for (std::size_t rotation = 0; rotation < 7; ++rotation) CHECK(canonical(disguised(mixed, rotation)) == expected);
  CHECK(canonical(disguised(clique(5), 3)) == canonical(clique(5)));
  CHECK(canonical(disguised(ring(50), 7)) == canonical(ring(50)));
}

TEST_CASE("canonical labels are those of other implementations") {
  // As rdf-canonize 5 (RDFC-1.0) writes them.
  CHECK(canonical(mixed) ==
        "_:c14n0 <urn:q> \"y\" .\n"
        "_:c14n1 <urn:q> \"x\" _:c14n2 .\n"
        "_:c14n2 <urn:graph> _:c14n4 .\n"
        "_:c14n3 <urn:p> _:c14n0 .\n"
        "_:c14n4 <urn:p> _:c14n1 _:c14n2 .\n"
        "_:c14n5 <urn:twin> _:c14n6 .\n"
        "_:c14n6 <urn:twin> _:c14n5 .\n");
}

TEST_CASE("the hash of a dataset is the digest of its canonical quads") {
  // printf '<urn:s> <urn:p> <urn:o> .\n' | sha256sum
  CHECK(canonical("<urn:s> <urn:p> <urn:o> .", Output::hash) ==
        "e10810789d82e674d8aa3bb4448aaaf3398ff7e93a37a39eec78eaa36b1fd719\n");
  CHECK(canonical("<urn:s> <urn:p> <urn:o> .", Output::hash, HashAlgorithm::sha384) ==
        "15207c02abe03ba37be2662eaae2a579007d363a8afce7c5f97cc99f4d71ba7535d5b381b5bb569f05bbf5da492ccf11\n");
}

TEST_CASE("data that cannot be told apart in reasonable time are an error") {
  CHECK(
      error_of(clique(12)).starts_with("the blank nodes are too much alike for canonical labels: telling them apart"));
  CHECK(error_of(ring(3000)) == "the blank nodes are too much alike for canonical labels: more than 1000 in a row");
}
