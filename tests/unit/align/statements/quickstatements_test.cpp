#include "kontor/align/statements/quickstatements.hpp"

#include "kontor/align/statements/quickstatements_value.hpp"
#include "kontor/base/error.hpp"

#include "test.hpp"

using namespace kontor::align;

namespace {

constexpr WikidataTime day{1966, 9, 16, TimePrecision::day, Calendar::gregorian};

Statement twinning() {
  return {"Q1715",
          "P190",
          ItemValue{"Q30974"},
          {{"P580", day}},
          {{{"P854", StringValue{"https://example.org/a?b=1|2"}},
            {"P813", WikidataTime{2026, 3, 0, TimePrecision::month, {}}}},
           {{"P854", StringValue{"https://example.org/c"}}}}};
}

void check_value(std::string_view text, const Value& value) {
  INFO(text);
  const auto parsed = parse_quickstatements_value(text);
  REQUIRE(parsed);
  CHECK(*parsed == value);
  CHECK(print_quickstatements_value(value) == text);
}

std::string error_of(std::string_view text, QuickStatementsFormat format = QuickStatementsFormat::v1) {
  try {
    parse_quickstatements(text, "upload.txt", format);
  } catch (const kontor::Error& error) {
    return std::to_string(error.location().place.line) + ":" + std::to_string(error.location().place.column) + " " +
           error.message();
  }
  return {};
}

}  // namespace

TEST_CASE("values of QuickStatements are printed and parsed") {
  check_value("Q42", ItemValue{"Q42"});
  check_value("\"say \"hello\" | /* no comment */\"", StringValue{"say \"hello\" | /* no comment */"});
  check_value("\"\"", StringValue{""});
  check_value("pt-br:\"Hanôver\"", MonolingualValue{"pt-br", "Hanôver"});
  check_value("+1966-09-16T00:00:00Z/11", day);
  check_value("+1966-09-00T00:00:00Z/10", WikidataTime{1966, 9, 0, TimePrecision::month, {}});
  check_value("+1966-00-00T00:00:00Z/9", WikidataTime{1966, 0, 0, TimePrecision::year, {}});
  check_value("-0044-03-15T00:00:00Z/11/J", WikidataTime{-44, 3, 15, TimePrecision::day, Calendar::julian});
  check_value("@52.37/-9.73", CoordinateValue{"52.37", "-9.73"});
  check_value("-12.5U11573", QuantityValue{"-12.5", "11573"});
  check_value("7", QuantityValue{"7", ""});
  check_value("somevalue", SpecialValue::unknown);
  check_value("novalue", SpecialValue::none);
}

TEST_CASE("what stands behind a time's precision does not count") {
  CHECK(parse_quickstatements_value("+1973-01-01T00:00:00Z/9") ==
        Value(WikidataTime{1973, 0, 0, TimePrecision::year, {}}));
}

TEST_CASE("texts that are no values are refused") {
  for (const char* text : {"", "Q", "Q0", "Q1x", "\"", "\"open", "+1966-13-01T00:00:00Z/11", "+1966-00-00T00:00:00Z/11",
                           "+1966-09-16T00:00:00Z/7", "+1966-09-16T00:00:00Z/11/K", "@1", "@1/", "1.", "5U", "de:text",
                           "DE:\"text\"", "word"}) {
    INFO(text);
    CHECK_FALSE(parse_quickstatements_value(text));
  }
}

TEST_CASE("statements are written as QuickStatements and read back") {
  const std::vector<Statement> statements = {twinning(), {"Q30974", "P190", ItemValue{"Q1715"}, {}, {}}};
  const std::string v1 = print_quickstatements(statements, QuickStatementsFormat::v1);
  CHECK(v1 ==
        "Q1715\tP190\tQ30974\tP580\t+1966-09-16T00:00:00Z/11\tS854\t\"https://example.org/a?b=1|2\"\tS813\t"
        "+2026-03-00T00:00:00Z/10\t!S854\t\"https://example.org/c\"\n"
        "Q30974\tP190\tQ1715\n");
  const std::string csv = print_quickstatements(statements, QuickStatementsFormat::csv);
  CHECK(csv ==
        "qid,P190,qal580,S854,S813\n"
        "Q1715,Q30974,+1966-09-16T00:00:00Z/11,\"\"\"https://example.org/a?b=1|2\"\"\",+2026-03-00T00:00:00Z/10\n"
        "Q1715,Q30974,+1966-09-16T00:00:00Z/11,\"\"\"https://example.org/c\"\"\",\n"
        "Q30974,Q1715,,,\n");
}

TEST_CASE("QuickStatements in one line, with comments and added references are understood") {
  const auto statements = parse_quickstatements(
      "Q1|P190|Q2|P580|+1966-00-00T00:00:00Z/9 /* from the registry */||Q1|P190|Q2|S854|\"https://a.example/\"", "x",
      QuickStatementsFormat::v1);
  REQUIRE(statements.size() == 1);
  CHECK(statements[0].qualifiers.size() == 1);
  REQUIRE(statements[0].references.size() == 1);
  CHECK(statements[0].references[0] == Reference{{"P854", StringValue{"https://a.example/"}}});
}

TEST_CASE("mistakes in QuickStatements have a place") {
  CHECK(error_of("Q1\tP190\tQ2\nQ1\tP190\n") == "2:4 expected an item, a property and a value");
  CHECK(error_of("-Q1\tP190\tQ2\n") == "1:1 deletions are not read");
  CHECK(error_of("Q1\tP190\tQ2\tP580\n") == "1:12 a property without a value");
  CHECK(error_of("Q1\tX190\tQ2\n") == "1:4 'X190' is not a property such as P190");
  CHECK(error_of("Q1\tP190\tQ2\t!P580\tQ3\n") ==
        "1:12 '!P580' is not a qualifier such as P580 or a source such as S854");
  CHECK(error_of("qid,P190\nQ1,nothing\n", QuickStatementsFormat::csv) == "2:4 'nothing' is no value");
  CHECK(error_of("qid,foo\n", QuickStatementsFormat::csv) ==
        "1:1 unknown column 'foo', expected qid, P190, qal580, S854 or their like");
}

TEST_CASE("texts that QuickStatements cannot hold are not written") {
  for (const char* text : {"two\nlines", "a\ttab"}) {
    CHECK_THROWS_AS(print_quickstatements({{"Q1", "P856", StringValue{text}, {}, {}}}, QuickStatementsFormat::v1),
                    kontor::Error);
  }
}
