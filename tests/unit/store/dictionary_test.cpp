#include "kontor/store/dictionary.hpp"

#include <string>
#include <vector>

#include "kontor/rdf/vocab/xsd.hpp"

#include "test.hpp"

using kontor::rdf::TermKind;
using kontor::rdf::TermView;
using kontor::store::Dictionary;
using kontor::store::no_term;
using kontor::store::TermId;

namespace rdf = kontor::rdf;
namespace xsd = kontor::rdf::vocab::xsd;

namespace {

// Interning gives an id that finds the term and views as it.
void check_round_trip(Dictionary& dictionary, const TermView& term) {
  const TermId id = dictionary.intern(term);
  REQUIRE(id != no_term);
  CHECK(dictionary.intern(term) == id);
  CHECK(dictionary.find(term) == id);
  CHECK(dictionary.view(id) == term);
  CHECK(dictionary.kind(id) == term.kind);
}

}  // namespace

TEST_CASE("a dictionary gives every term back as it was") {
  Dictionary dictionary;
  check_round_trip(dictionary, rdf::iri("http://example.org/"));
  check_round_trip(dictionary, rdf::iri(""));
  check_round_trip(dictionary, rdf::blank_node("b0"));
  check_round_trip(dictionary, rdf::literal(""));
  check_round_trip(dictionary, rdf::literal("Hannover"));
  check_round_trip(dictionary, rdf::literal("01", xsd::integer));
  check_round_trip(dictionary, rdf::literal("1", xsd::integer));
  check_round_trip(dictionary, rdf::language_string("Hannover", "de"));
  check_round_trip(dictionary, rdf::language_string("Hannover", "de-x-verylonglanguagetag-more"));
}

TEST_CASE("terms of different kinds with the same text are different terms") {
  Dictionary dictionary;
  const std::vector<TermId> ids{
      dictionary.intern(rdf::iri("a")),          dictionary.intern(rdf::blank_node("a")),
      dictionary.intern(rdf::literal("a")),      dictionary.intern(rdf::language_string("a", "en")),
      dictionary.intern(rdf::literal("a", "d")), dictionary.intern(rdf::language_string("a", "de")),
  };
  for (std::size_t i = 0; i < ids.size(); ++i) {
    for (std::size_t k = 0; k < i; ++k) CHECK(ids[i] != ids[k]);
  }
}

TEST_CASE("the datatype of a literal is a term of its own") {
  Dictionary dictionary;
  const TermId one = dictionary.intern(rdf::literal("1", xsd::integer));
  CHECK(dictionary.datatype(one) == dictionary.find(rdf::iri(xsd::integer)));
  CHECK(dictionary.datatype(dictionary.intern(rdf::literal("1"))) == no_term);
  CHECK(dictionary.datatype(dictionary.intern(rdf::language_string("1", "de"))) == no_term);
  CHECK(dictionary.datatype(no_term) == no_term);
}

TEST_CASE("language tags are folded to lower case") {
  Dictionary dictionary;
  const TermId id = dictionary.intern(rdf::language_string("a", "de-DE"));
  CHECK(dictionary.intern(rdf::language_string("a", "DE-de")) == id);
  CHECK(dictionary.find(rdf::language_string("a", "de-De")) == id);
  CHECK(dictionary.view(id).language == "de-de");
}

TEST_CASE("a dictionary does not find what it was not given") {
  Dictionary dictionary;
  CHECK(dictionary.size() == 0);
  CHECK(dictionary.find(rdf::iri("a")) == no_term);
  CHECK(dictionary.find(rdf::literal("a", "d")) == no_term);
  CHECK(dictionary.size() == 0);
  CHECK(dictionary.intern(TermView()) == no_term);
  CHECK(dictionary.find(TermView()) == no_term);
  CHECK(dictionary.view(no_term).kind == TermKind::none);
}

TEST_CASE("a column is viewed as its terms one by one") {
  Dictionary dictionary;
  std::vector<TermId> ids{no_term};
  rdf::TermView views[3];
  dictionary.view_column(ids, 0, 1, views, 1);  // of an empty dictionary
  CHECK_FALSE(views[0]);
  const std::string long_text(300, 'x');
  for (int i = 0; i < 20; ++i) {
    const std::string text = "t" + std::to_string(i);
    ids.push_back(dictionary.intern(rdf::iri(text)));
    ids.push_back(dictionary.intern(rdf::literal(text)));
    ids.push_back(dictionary.intern(rdf::literal(text, "http://example.org/type")));
    ids.push_back(dictionary.intern(rdf::language_string(text, "de")));
    ids.push_back(dictionary.intern(rdf::literal(long_text + text)));
    ids.push_back(dictionary.intern(rdf::blank_node(text)));
    ids.push_back(no_term);
  }
  std::vector<rdf::TermView> out(2 * ids.size());
  dictionary.view_column(ids, 5, ids.size(), out.data() + 1, 2);
  for (std::size_t i = 5; i < ids.size(); ++i) {
    REQUIRE(out[2 * (i - 5) + 1] == dictionary.view(ids[i]));
    REQUIRE_FALSE(out[2 * (i - 5)]);
  }
}

TEST_CASE("a dictionary grows, and views stay valid") {
  Dictionary dictionary;
  const TermView first = dictionary.view(dictionary.intern(rdf::iri("http://example.org/first")));
  for (int i = 0; i < 100'000; ++i) dictionary.intern(rdf::iri("http://example.org/" + std::to_string(i)));
  CHECK(first.text == "http://example.org/first");
  CHECK(dictionary.size() == 100'001);
  for (int i = 0; i < 100'000; i += 997) {
    const std::string text = "http://example.org/" + std::to_string(i);
    const TermId id = dictionary.find(rdf::iri(text));
    CHECK(id == static_cast<TermId>(i + 2));
    CHECK(dictionary.view(id).text == text);
  }
}

TEST_CASE("terms may be longer than a chunk of the arena") {
  Dictionary dictionary;
  dictionary.intern(rdf::literal("short"));
  const std::string megabytes(5'000'000, 'x');
  const std::string almost((std::size_t{1} << 20U) - 6, 'y');
  const TermId long_id = dictionary.intern(rdf::literal(megabytes));
  const TermId almost_id = dictionary.intern(rdf::literal(almost));
  const TermId after = dictionary.intern(rdf::literal("after"));
  CHECK(dictionary.view(long_id).text == megabytes);
  CHECK(dictionary.view(almost_id).text == almost);
  CHECK(dictionary.view(after).text == "after");
  CHECK(dictionary.find(rdf::literal(megabytes)) == long_id);
}
