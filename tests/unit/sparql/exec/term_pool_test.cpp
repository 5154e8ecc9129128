#include "kontor/sparql/exec/term_pool.hpp"

#include <thread>

#include "kontor/base/error.hpp"
#include "kontor/base/work_watch.hpp"
#include "kontor/rdf/vocab/xsd.hpp"

#include "test.hpp"

using namespace kontor;
using namespace kontor::sparql;

TEST_CASE("computed terms get ids above those of the dataset") {
  store::Dictionary dictionary;
  const TermId stored = dictionary.intern(rdf::literal("2", rdf::vocab::xsd::integer));
  TermPool pool(dictionary);
  CHECK(pool.intern(xsd::Value(std::int64_t{2})) == stored);
  CHECK(pool.intern(rdf::TermView()) == store::no_term);
  const TermId computed = pool.intern(rdf::literal("x"));
  CHECK(computed > dictionary.size());
  CHECK(pool.intern(rdf::literal("x")) == computed);
  CHECK(pool.find(rdf::literal("x")) == computed);
  CHECK(pool.find(rdf::literal("y")) == store::no_term);
  CHECK(pool.view(computed) == rdf::literal("x"));
  CHECK(pool.view(store::no_term) == rdf::TermView());
  CHECK(pool.intern(rdf::language_string("a", "EN")) == pool.intern(rdf::language_string("a", "en")));
  CHECK(pool.fresh_blank_node() != pool.fresh_blank_node());
}

TEST_CASE("values are parsed once and stay") {
  store::Dictionary dictionary;
  const TermId number = dictionary.intern(rdf::literal("007", rdf::vocab::xsd::integer));
  const TermId wrong = dictionary.intern(rdf::literal("seven", rdf::vocab::xsd::integer));
  const TermId iri = dictionary.intern(rdf::iri("http://a/"));
  TermPool pool(dictionary);
  const xsd::Value& value = pool.value(number);
  CHECK(value.decimal().to_string() == "7");
  CHECK(&pool.value(number) == &value);
  CHECK(pool.value(wrong).knowledge() == xsd::Knowledge::ill_typed);
  CHECK(pool.value(iri).knowledge() == xsd::Knowledge::unknown);
  CHECK(pool.value(pool.intern(rdf::literal("a"))).knowledge() == xsd::Knowledge::text);
}

TEST_CASE("a pool is whole after work was ended while it grew") {
  class Ended final : public WorkWatch {
   public:
    void look() override { throw Error("ended"); }
    void allocate(std::size_t) override {}
    void release(std::size_t) noexcept override {}
  };
  const store::Dictionary dictionary;
  TermPool pool(dictionary);
  Ended watch;
  bool ended = false;
  for (std::int64_t i = 0; i < 100; ++i) {
    try {
      const WorkWatchScope scope(&watch);
      pool.intern(xsd::Value(i));
    } catch (const Error&) {
      ended = true;
      pool.intern(xsd::Value(i));
    }
  }
  CHECK(ended);
  CHECK(pool.size() == 100);
  for (std::int64_t i = 0; i < 100; ++i) {
    const std::string text = std::to_string(i);
    const TermId id = pool.intern(rdf::literal(text, rdf::vocab::xsd::integer));
    CHECK(pool.view(id).text == text);
    CHECK(id <= 100);
  }
}

TEST_CASE("threads share a pool") {
  const store::Dictionary dictionary;
  TermPool pool(dictionary);
  const auto work = [&pool] {
    for (std::int64_t i = 0; i < 5000; ++i) {
      const TermId id = pool.intern(xsd::Value(i));
      if (pool.value(id).decimal() != xsd::Decimal(i)) throw std::logic_error("wrong value");
    }
  };
  std::thread other(work);
  work();
  other.join();
  CHECK(pool.size() == 5000);
}

TEST_CASE("a lazy array is zero until it is written") {
  LazyArray<std::uint8_t> array;
  for (const std::uint32_t index : {0U, 1U, 1023U, 1024U, 2047U, 2048U, 1U << 20U, 0xFFFFFFU}) {
    CHECK(array.load(index) == 0);
    array.store(index, 7);
    CHECK(array.load(index) == 7);
  }
  CHECK(array.load(2) == 0);
  CHECK(array.load(1025) == 0);
}
