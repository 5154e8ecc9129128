#include "kontor/sparql/results/display_text.hpp"

#include "results_test.hpp"
#include "test.hpp"

using namespace kontor::sparql;
namespace rdf = kontor::rdf;
namespace xsd = kontor::rdf::vocab::xsd;

namespace {

SolutionTable cities() {
  SolutionTable table;
  table.names = {"city", "label", "partners"};
  const auto add = [&table](std::string_view iri, rdf::TermView label, std::string_view count) {
    table.rows.push_back({rdf::Term(rdf::iri(iri)), rdf::Term(label),
                          count.empty() ? rdf::Term() : rdf::Term(rdf::literal(count, xsd::integer))});
  };
  add("http://www.wikidata.org/entity/Q1715", rdf::language_string("Hannover", "de"), "7");
  add("http://www.wikidata.org/entity/Q34664", rdf::language_string("広島市", "ja"), "12");
  add("http://e/Q/1", rdf::literal("Poznań"), "");
  return table;
}

ResultsWriteOptions options(std::size_t width) {
  ResultsWriteOptions result;
  result.prefixes.set("wd", "http://www.wikidata.org/entity/");
  result.prefixes.set("e", "http://e/");
  result.width = width;
  return result;
}

}  // namespace

TEST_CASE("a table aligns its columns, numbers at the right") {
  CHECK(write("table", cities(), options(0)) ==
        "city            label         partners\n"
        "──────────────  ────────────  ────────\n"
        "wd:Q1715        Hannover @de         7\n"
        "wd:Q34664       広島市 @ja          12\n"
        "<http://e/Q/1>  Poznań\n"
        "\n"
        "3 rows\n");
}

TEST_CASE("a language that a whole column has stands in its head") {
  SolutionTable table;
  table.names = {"name", "note"};
  table.rows = {{rdf::Term(rdf::language_string("Posen", "de")), rdf::Term(rdf::language_string("x", "en"))},
                {rdf::Term(), rdf::Term(rdf::literal("y"))}};
  CHECK(write("table", table) == "name @de  note\n────────  ─────\nPosen     x @en\n          y\n\n2 rows\n");
}

TEST_CASE("a table that is too wide is cut, the widest columns first") {
  CHECK(write("table", cities(), options(30)) ==
        "city       label      partners\n"
        "─────────  ─────────  ────────\n"
        "wd:Q1715   Hannover…         7\n"
        "wd:Q34664  広島市 @…        12\n"
        "<http://…  Poznań\n"
        "\n"
        "3 rows\n");
}

TEST_CASE("tables without rows or columns, and answers of ASK") {
  SolutionTable table;
  table.names = {"x", "yy"};
  CHECK(write("table", table) == "x  yy\n─  ──\n0 rows\n");
  CHECK(write("table", boolean(true)) == "true\n");
  table.names.clear();
  table.rows = {{}};
  CHECK(write("table", table) == "1 row\n");
}

TEST_CASE("data cannot command the terminal") {
  SolutionTable table;
  table.names = {"x"};
  table.rows = {{rdf::Term(rdf::literal("a\x1b[31m\nb\t\xE2\x80\xAE"))}};
  CHECK(write("table", table) == "x\n──────────────────────\na\\u001B[31m\\nb\\t\\u202E\n\n1 row\n");
}

TEST_CASE("rows behind the measured ones are cut to the widths found") {
  SolutionTable table;
  table.names = {"x"};
  for (int i = 0; i < 1000; ++i) table.rows.push_back({rdf::Term(rdf::literal("ab"))});
  table.rows.push_back({rdf::Term(rdf::literal("abcd"))});
  const std::string text = write("table", table);
  CHECK(text.substr(text.size() - 19) == "ab\na…\n\n1001 rows\n");
}

TEST_CASE("width counts columns, not bytes") {
  CHECK(display_width("abc") == 3);
  CHECK(display_width("ü") == 1);
  CHECK(display_width("u\xCC\x88") == 1);
  CHECK(display_width("広島") == 4);
  CHECK(display_width("😀") == 2);
  CHECK(cut_to_width("abcdef", 6) == "abcdef");
  CHECK(cut_to_width("abcdef", 5) == "abcd…");
  CHECK(cut_to_width("広島市", 5) == "広島…");
  CHECK(cut_to_width("広島市", 4) == "広…");
}
