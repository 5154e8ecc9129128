// The answer of a query is the same for any number of threads, row for row.
#include <atomic>
#include <memory>
#include <string>

#include "kontor/sparql/query.hpp"

#include "answer.hpp"
#include "test.hpp"

using namespace kontor;

namespace {

const char* const prefixes = "PREFIX : <http://e/> ";

// Enough subjects for a scan that is worth dividing (exec/parallel_rows.hpp); few different objects, some without :q.
const store::Dataset& many() {
  static const auto dataset = [] {
    auto made = std::make_unique<store::Dataset>();
    for (std::size_t i = 0; i < 40'000; ++i) {
      const std::string subject = "http://e/s" + std::to_string(i * 7919 % 40'009);
      const std::string value = std::to_string(i * 31 % 977);
      const std::string next = "http://e/s" + std::to_string(i * 13 % 40'009);
      made->quad({rdf::iri(subject), rdf::iri("http://e/p"), rdf::literal(value), {}}, {});
      made->quad({rdf::iri(subject), rdf::iri("http://e/next"), rdf::iri(next), {}}, {});
      if (i % 3 == 0) {
        made->quad({rdf::iri(subject),
                    rdf::iri("http://e/q"),
                    rdf::literal(value + ".5", "http://www.w3.org/2001/XMLSchema#decimal"),
                    {}},
                   {});
      }
    }
    made->freeze();
    return made;
  }();
  return *dataset;
}

Answer answer(const std::string& text, const sparql::ExecutionOptions& options) {
  return kontor::answer(prefixes + text, many(), options);
}

Answer answer(const std::string& text, unsigned threads) {
  return kontor::answer(prefixes + text, many(), threads);
}

}  // namespace

TEST_CASE("any number of threads gives the same rows in the same order") {
  const char* const shared[] = {
      "SELECT ?s ?v { ?s :p ?v FILTER(CONTAINS(?v, '7')) }",
      "SELECT ?s ?v ?w { ?s :p ?v ; :next ?w FILTER(?v != STR(?w)) }",
      "SELECT ?s (CONCAT(?v, '-', STR(?t)) AS ?x) { ?s :p ?v ; :next ?t }",
      "SELECT ?s ?u { ?s :next ?t . ?t :next ?u FILTER(?s != ?u) }",
      "SELECT ?s ?w { ?s :p ?v FILTER(STRLEN(?v) > 2) OPTIONAL { ?s :q ?w } }",
      "SELECT DISTINCT ?x { ?s :p ?v BIND(STRLEN(CONCAT(?v, STR(?s))) AS ?x) }",
      "SELECT ?v (SUM(STRLEN(STR(?t)) * 1.1e0) AS ?sum) (GROUP_CONCAT(?s) AS ?all) { ?s :p ?v ; :next ?t } GROUP BY ?v",
      "SELECT ?s ?x { ?s :p ?v BIND(CONCAT(?v, ?v) AS ?x) } ORDER BY ?x DESC(?s)",
      "SELECT ?s { ?s :p ?v FILTER(?v < '5') } LIMIT 20000",
      "SELECT ?s { ?s :p ?v MINUS { ?s :q ?w } FILTER(?v > '3') }",
  };
  for (const char* text : shared) {
    INFO(text);
    const Answer alone = answer(text, 1);
    CHECK_FALSE(alone.rows.empty());
    CHECK(alone.plan.find("Parallel") == std::string::npos);
    for (const unsigned threads : {2U, 3U, 7U}) {
      const Answer together = answer(text, threads);
      CHECK(together.rows == alone.rows);
      CHECK(together.plan.find("Parallel, " + std::to_string(threads) + " threads") != std::string::npos);
    }
  }
}

TEST_CASE("what differs from row to row, is small or costs little a row stays on one thread") {
  const char* const alone[] = {
      "SELECT ?s { ?s :p ?v FILTER(RAND() < 2) }",
      "SELECT ?s ?b { ?s :p ?v BIND(BNODE(?v) AS ?b) }",
      "SELECT ?s { ?s :q ?v FILTER(?v > 3) }",
      "SELECT ?s ?v { ?s :p ?v }",
      "SELECT ?s ?v ?w { ?s :p ?v ; :next ?w }",
      "SELECT ?s ?x { ?s :p ?v OPTIONAL { ?s :q ?w FILTER(RAND() < 2) } }",
      "SELECT ?s { ?s :p ?v FILTER(?v = '7' || EXISTS { ?s :next ?t BIND(RAND() AS ?r) FILTER(?r < 2) }) }",
      "SELECT ?s { ?s :p ?v MINUS { ?s :q ?w FILTER(RAND() < 2) } }",
  };
  for (const char* text : alone) {
    INFO(text);
    CHECK(answer(text, 3).plan.find("Parallel") == std::string::npos);
  }
}

TEST_CASE("what joins, keeps or drops rows one by one works on a part of them") {
  const struct {
    const char* label;
    const char* text;
  } divided[] = {
      {"LeftJoin by row", "SELECT ?s ?w { ?s :p ?v OPTIONAL { ?s :q ?w } }"},
      {"LeftJoin by row",
       "SELECT ?s ?t ?w { ?s :p ?v OPTIONAL { ?s :next ?t OPTIONAL { ?t :q ?w FILTER(?v < '5') } } }"},
      {"LeftJoin by row", "SELECT ?s ?w ?x { ?s :p ?v OPTIONAL { ?s :q ?w } OPTIONAL { ?x :q ?w ; :p '30' } }"},
      {"LeftJoin by row", "SELECT ?s ?n { ?s :p ?v OPTIONAL { SELECT ?v (COUNT(*) AS ?n) { ?t :p ?v } GROUP BY ?v } }"},
      {"Filter EXISTS by row", "SELECT ?s { ?s :p ?v FILTER EXISTS { ?s :next/:q ?w } }"},
      {"Filter NOT EXISTS by row", "SELECT ?s { ?s :p ?v FILTER NOT EXISTS { { ?s :q ?w } UNION { ?s :next ?s } } }"},
      {"Filter (|| ", "SELECT ?s { ?s :p ?v FILTER(?v = '976' || EXISTS { ?t :p ?v ; :next ?t }) }"},
      {"Filter (exists", "SELECT ?v ?s { ?s :p ?v FILTER EXISTS { ?t :p ?v MINUS { ?t :q ?w } } }"},
      {"Minus", "SELECT ?s ?v { ?s :p ?v MINUS { ?s :q ?w } }"},
      {"Minus", "SELECT ?s ?w { ?s :p ?v OPTIONAL { ?s :q ?w } MINUS { VALUES ?w { 1.5 2.5 } } }"},
      {"HashJoin ?s", "SELECT ?s ?v ?t { ?s :p ?v { SELECT DISTINCT ?s ?t { ?s :next ?t } } }"},
      {"HashJoin ?v", "SELECT ?s ?x { ?s :p ?v OPTIONAL { VALUES (?v ?x) { ('3' 1) ('5' 2) ('5' 3) ('7' UNDEF) } } }"},
      {"LeftJoin by row", "SELECT ?s ?w { ?s :p ?v OPTIONAL { { ?s :q ?w } UNION { ?s :next ?w } } }"},
      {"Join by row", "SELECT ?s ?t ?w { ?s :p ?v { ?s :q ?w } UNION { ?s :next ?t . ?t :q ?w } UNION { ?s :q ?w } }"},
      {"Path", "SELECT ?s ?t { ?s :p ?v . ?s :next?/:next ?t }"},
  };
  for (const auto& [label, text] : divided) {
    INFO(text);
    const Answer alone = answer(text, 1);
    CHECK_FALSE(alone.rows.empty());
    for (const unsigned threads : {2U, 3U, 7U}) {
      const Answer together = answer(text, threads);
      CHECK(together.rows == alone.rows);
      const std::size_t plan = together.plan.find("\nplan");
      CAPTURE(together.plan);
      CHECK(together.plan.find("Parallel", plan) < together.plan.find(label, plan));
      CHECK(together.plan.find(label, plan) != std::string::npos);
    }
  }
}

TEST_CASE("operators of several threads count their rows together") {
  const std::string text = "SELECT ?s { ?s :p ?v FILTER(?v < '5') MINUS { ?s :q ?w } }";
  const std::string alone = answer(text, 1).plan;
  const std::string together = answer(text, 3).plan;
  // The right side of MINUS is read once.
  for (const std::string line : {"Minus", "Filter", "Scan PSO ?s <http://e/p>", "Scan PSO ?s <http://e/q>"}) {
    const auto rows = [&line](const std::string& plan) {
      const std::size_t at = plan.find(", rows ", plan.find("  " + line + " ", plan.find("\nplan")));
      return plan.substr(at, plan.find(']', at) - at);
    };
    CHECK(rows(together) == rows(alone));
  }
}

TEST_CASE("limits hold for all threads of a query together") {
  const std::string computed = "SELECT ?x { ?s :p ?v BIND(CONCAT(STR(?s), STR(?s), ?v) AS ?x) FILTER(STRLEN(?x) > 1) }";
  sparql::ExecutionOptions options;
  options.threads = 3;
  options.limits.max_memory = 4'000'000;
  CHECK_THROWS_WITH(answer(computed, options), "the query needs more memory than its limit of 3 MiB");

  // Of the table on the right of a join, which one of them makes.
  CHECK_THROWS_WITH(answer("SELECT ?s { ?s :p ?v MINUS { SELECT ?s (STR(?s) AS ?v) { ?s :next ?t } } }", options),
                    "the query needs more memory than its limit of 3 MiB");

  options.limits = {};
  const std::atomic<bool> cancelled = true;
  options.limits.cancelled = &cancelled;
  CHECK_THROWS_WITH(answer(computed, options), "the query was cancelled");

  // Steps are the same number on every machine: one thread counts them.
  options.limits = {};
  options.limits.max_work = 100'000'000;
  CHECK(answer(computed, options).plan.find("Parallel") == std::string::npos);
}
