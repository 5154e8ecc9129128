// GROUP BY with a table for each thread gives what one table gives: the same groups in the same order, and every value
// to the last digit.
#include <array>
#include <memory>
#include <string>

#include "kontor/sparql/query.hpp"

#include "answer.hpp"
#include "test.hpp"

using namespace kontor;

namespace {

const char* const prefixes = "PREFIX : <http://e/> PREFIX xsd: <http://www.w3.org/2001/XMLSchema#> ";

rdf::TermView typed(const std::string& text, const char* iri) {
  return rdf::literal(text, iri);
}

// Enough subjects for a scan that is worth dividing. Some groups come late, and some only early.
const store::Dataset& many() {
  static const auto dataset = [] {
    auto made = std::make_unique<store::Dataset>();
    const std::string xsd = "http://www.w3.org/2001/XMLSchema#";
    const std::string integer = xsd + "integer";
    const std::string decimal = xsd + "decimal";
    const std::string real = xsd + "double";
    const std::string single = xsd + "float";
    const std::array<std::string, 4> spellings = {"7", "07", "7.0", "+7"};
    for (std::size_t i = 0; i < 40'000; ++i) {
      const std::string subject = "http://e/s" + std::to_string(i);
      const auto add = [&](const char* predicate, const rdf::TermView& object) {
        made->quad({rdf::iri(subject), rdf::iri(predicate), object, {}}, {});
      };
      const std::size_t key = i < 500 ? 1000 : i > 39'000 ? 1001 + i % 3 : i * i % 97;
      const std::string whole = std::to_string(i * 7919 % 10'007);
      const std::string fraction = std::to_string(i % 5) + "." + std::to_string(i * 31 % 99'991);
      const std::string scientific = fraction + "e" + std::to_string(i * 13 % 19);
      add("http://e/key", rdf::iri("http://e/k" + std::to_string(key)));
      add("http://e/whole", typed(whole, integer.c_str()));
      add("http://e/decimal", typed(fraction, decimal.c_str()));
      add("http://e/double", typed(scientific, real.c_str()));
      add("http://e/float", typed(scientific, single.c_str()));
      add("http://e/text", i % 2 == 0 ? rdf::literal(fraction) : rdf::language_string(whole, "de"));
      const std::string& seven = spellings[i * 3 % 4];
      add("http://e/seven", typed(seven, i * 3 % 4 == 2 ? decimal.c_str() : integer.c_str()));
      // Exact numbers and others, in the same group and in different ones.
      add("http://e/mixed",
          key % 3 == 0 || i % 11 == 0 ? typed(scientific, real.c_str()) : typed(whole, integer.c_str()));
      add("http://e/float_or_double", typed(scientific, i % 7 == 0 ? real.c_str() : single.c_str()));
      // Numbers everywhere but in a few rows of a few groups.
      add("http://e/odd", i % 9973 == 9000 ? rdf::literal("none") : typed(whole, integer.c_str()));
      if (i % 20 != 0) add("http://e/next", rdf::iri("http://e/s" + std::to_string(i * 17 % 40'000)));
    }
    made->freeze();
    return made;
  }();
  return *dataset;
}

enum class Way { divided, alone };

// `way`: whether the groups were divided in the end.
void check_same(const std::string& text, Way way) {
  INFO(text);
  const Answer alone = answer(prefixes + text, many(), 1);
  CHECK_FALSE(alone.rows.empty());
  for (const unsigned threads : {2U, 3U, 7U}) {
    const Answer divided = answer(prefixes + text, many(), threads);
    CHECK(divided.rows == alone.rows);
    const std::string label = ", " + std::to_string(threads) + " threads";
    const std::size_t group = divided.plan.find(" Group", divided.plan.find("\nplan"));
    REQUIRE(group != std::string::npos);
    const std::string line = divided.plan.substr(group, divided.plan.find('\n', group + 1) - group);
    CAPTURE(line);
    CHECK((line.find(label) != std::string::npos) == (way == Way::divided));
  }
}

}  // namespace

TEST_CASE("what is counted, sampled, compared or concatenated") {
  for (const char* aggregate : {
           "COUNT(*)",
           "COUNT(?v)",
           "COUNT(DISTINCT ?v)",
           "COUNT(DISTINCT *)",
           "SAMPLE(?v)",
           "SAMPLE(DISTINCT ?v)",
           "MIN(?v)",
           "MAX(?v)",
           "MAX(DISTINCT ?v)",
           "GROUP_CONCAT(?v)",
           "GROUP_CONCAT(?v; SEPARATOR = ', ')",
           "GROUP_CONCAT(DISTINCT ?v; SEPARATOR = '')",
       }) {
    for (const char* predicate : {":whole", ":seven", ":text", ":mixed"}) {
      const std::string pattern = "{ ?s :key ?k ; " + std::string(predicate) + " ?v }";
      check_same("SELECT ?k (" + std::string(aggregate) + " AS ?x) " + pattern + " GROUP BY ?k", Way::divided);
    }
  }
}

TEST_CASE("sums are exact, or added in the order of the rows") {
  for (const char* function : {"SUM", "AVG"}) {
    const std::string select = "SELECT ?k (" + std::string(function);
    const std::string rest = " ?v } GROUP BY ?k";
    for (const char* predicate : {":whole", ":decimal", ":double", ":float", ":seven"}) {
      check_same(select + "(?v) AS ?x) { ?s :key ?k ; " + predicate + rest, Way::divided);
      check_same(select + "(DISTINCT ?v) AS ?x) { ?s :key ?k ; " + predicate + rest, Way::divided);
      check_same(select + "(?v * 1.5) AS ?x) { ?s :key ?k ; " + predicate + rest, Way::divided);
    }
    // Without DISTINCT the sum of exact numbers after others depends on each of them.
    check_same(select + "(?v) AS ?x) { ?s :key ?k ; :mixed" + rest, Way::alone);
    check_same(select + "(DISTINCT ?v) AS ?x) { ?s :key ?k ; :mixed" + rest, Way::divided);
    check_same(select + "(?v) AS ?x) { ?s :key ?k ; :float_or_double" + rest, Way::alone);
  }
}

TEST_CASE("errors fail the groups that have them") {
  for (const char* aggregate : {"SUM(?v)", "AVG(?v)", "MIN(?v / 0)", "COUNT(?v / (?v - 17))", "SAMPLE(1 / (?v - 17))",
                                "SUM(DISTINCT ?v)", "MAX(?v + 1)", "GROUP_CONCAT(?v + 1)"}) {
    check_same("SELECT ?k (" + std::string(aggregate) + " AS ?x) { ?s :key ?k ; :odd ?v } GROUP BY ?k", Way::divided);
  }
}

TEST_CASE("sums with too many digits fail where one thread's do") {
  // 10^4000 times 10^96 is more than there may be. Where the group goes up and down, the parts alone would not be.
  const std::string large = "\"1" + std::string(4000, '0') + "\"^^xsd:integer";
  check_same("SELECT ?k (SUM(IF(STRENDS(STR(?s), '7'), -1, 1) * " + large +
                 " * xsd:decimal(IF(STRENDS(STR(?s), '00'), '1" + std::string(94, '0') +
                 "', '0.1'))) AS ?x) { ?s :key ?k ; :whole ?v } GROUP BY ?k",
             Way::alone);
}

TEST_CASE("keys of all kinds") {
  check_same("SELECT (COUNT(?v) AS ?x) (SUM(?v) AS ?y) (MIN(?v) AS ?z) { ?s :key ?k ; :whole ?v }", Way::divided);
  check_same("SELECT ?k ?t (COUNT(*) AS ?x) (MAX(?v) AS ?y) { ?s :key ?k ; :text ?t ; :whole ?v } GROUP BY ?k ?t",
             Way::divided);
  check_same("SELECT ?d (COUNT(*) AS ?x) (AVG(?v) AS ?y) { ?s :key ?k ; :whole ?v } GROUP BY (STRLEN(STR(?v)) AS ?d)",
             Way::divided);
  check_same("SELECT ?d (SUM(?v) AS ?y) { ?s :key ?k ; :odd ?v } GROUP BY (?v / (?v - 17) AS ?d)", Way::divided);
  // A group for each row, and groups of one scan.
  check_same("SELECT ?s (SUM(?v) AS ?x) (SAMPLE(?k) AS ?y) { ?s :key ?k ; :whole ?v } GROUP BY ?s", Way::divided);
  check_same("SELECT ?s (SUM(?v) AS ?x) { ?s :whole ?v } GROUP BY ?s", Way::divided);
  check_same("SELECT ?d (COUNT(*) AS ?x) { ?s :double ?v } GROUP BY (FLOOR(?v) AS ?d)", Way::divided);
}

TEST_CASE("what stands for several rows, and what is counted in other ways") {
  check_same("SELECT ?k (COUNT(*) AS ?x) { ?s :next ?t . ?t :key ?k } GROUP BY ?k", Way::divided);
  check_same("SELECT (COUNT(DISTINCT ?u) AS ?x) { ?s :next ?t . ?t :next ?u . ?u :key ?k }", Way::divided);
  check_same(
      "SELECT ?k (AVG(?v) AS ?x) { ?s :key ?k ; :whole ?v FILTER(?v > 5000) } GROUP BY ?k HAVING(COUNT(*) > 150)",
      Way::divided);
  check_same("SELECT (COUNT(*) AS ?x) (SUM(?v) AS ?y) (MIN(?v) AS ?z) { ?s :key ?k ; :whole ?v FILTER(?v < 0) }",
             Way::divided);
  check_same("SELECT (COUNT(?n) AS ?x) { { SELECT ?k (COUNT(*) AS ?n) { ?s :key ?k ; :whole ?v } GROUP BY ?k } }",
             Way::alone);
}

TEST_CASE("rows of OPTIONAL, EXISTS, MINUS, subqueries and paths") {
  for (const char* pattern : {
           "{ ?s :key ?k OPTIONAL { ?s :next ?v } }",
           "{ ?s :key ?k OPTIONAL { ?s :next ?t OPTIONAL { ?t :whole ?v FILTER(?k != ?t && ?v > 5000) } } }",
           "{ ?s :key ?k ; :next ?v FILTER EXISTS { ?v :key ?k } }",
           "{ ?s :key ?k ; :whole ?v FILTER NOT EXISTS { ?s :next ?t } }",
           "{ ?s :key ?k ; :whole ?v FILTER(?v < 9 || EXISTS { ?t :whole ?v ; :key ?k FILTER(?t != ?s) }) }",
           "{ ?s :key ?k ; :whole ?v MINUS { ?s :next ?t . ?t :whole 17 } }",
           "{ ?s :key ?k OPTIONAL { SELECT ?s (MAX(?w) AS ?v) { ?s :next/:whole ?w } GROUP BY ?s } }",
           "{ ?s :key ?k . ?s :next?/:next ?v }",
       }) {
    const std::string text = " (COUNT(*) AS ?x) (SAMPLE(?v) AS ?y) (COUNT(DISTINCT ?v) AS ?z) ";
    check_same("SELECT ?k" + text + pattern + " GROUP BY ?k", Way::divided);
  }
}

TEST_CASE("a query with divided groups can run again") {
  const sparql::Query query =
      sparql::prepare(std::string(prefixes) + "SELECT ?k (SUM(?v) AS ?x) { ?s :key ?k ; :double ?v } GROUP BY ?k");
  sparql::ExecutionOptions options;
  options.threads = 2;
  sparql::Execution execution(query, many(), options);
  TextSink first;
  execution.run(first);
  TextSink second;
  execution.run(second);
  CHECK(first.text == second.text);
}

TEST_CASE("what differs from row to row is grouped by one thread") {
  for (const char* text : {"SELECT ?k (COUNT(RAND()) AS ?x) { ?s :key ?k ; :whole ?v } GROUP BY ?k",
                           "SELECT ?k (COUNT(BNODE(STR(?v))) AS ?x) { ?s :key ?k ; :whole ?v } GROUP BY ?k",
                           "SELECT (COUNT(*) AS ?x) { ?s :key ?k ; :whole ?v } GROUP BY (IF(RAND() < 2, ?k, 1))"}) {
    check_same(text, Way::alone);
  }
}

TEST_CASE("limits hold for the tables of all threads together") {
  const std::string text = std::string(prefixes) + "SELECT ?s (SUM(?v) AS ?x) { ?s :key ?k ; :whole ?v } GROUP BY ?s";
  sparql::ExecutionOptions options;
  options.threads = 3;
  options.limits.max_memory = 3'000'000;
  CHECK_THROWS_WITH(answer(text, many(), options), "the query needs more memory than its limit of 2 MiB");
  options.limits = {};
  options.limits.timeout = std::chrono::milliseconds(1);
  CHECK_THROWS_WITH(answer(std::string(prefixes) + "SELECT (SUM(STRLEN(REPLACE(?v, '[0-9]+', STR(?s)))) AS ?x) "
                                                   "{ ?s :text ?v ; :key ?k }",
                           many(), options),
                    "the query ran longer than its time limit of 0.001 s");
}
