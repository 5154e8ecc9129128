#include "results_test.hpp"
#include "test.hpp"

using namespace kontor::sparql;

TEST_CASE("CSV holds the texts of the terms") {
  CHECK(write("csv", every_kind_of_term()) ==
        "x,y\r\nhttp://e/a?b&c,\"say \"\"hi\"\", <you>\n\ttwice\"\r\n_:b0,Köln\r\n,42\r\n1.50,2026-11-23\r\n,\r\n");
  CHECK(write("csv", boolean(true)) == "true\r\n");
}

TEST_CASE("TSV holds terms in Turtle syntax") {
  CHECK(write("tsv", every_kind_of_term()) ==
        "?x\t?y\n<http://e/a?b&c>\t\"say \\\"hi\\\", <you>\\n\\ttwice\"\n_:b0\t\"Köln\"@de\n\t42\n"
        "1.50\t\"2026-11-23\"^^<http://www.w3.org/2001/XMLSchema#date>\n\t\n");
}

TEST_CASE("numbers are bare in TSV only where Turtle reads them back") {
  const auto written = [](std::string_view text, std::string_view datatype) {
    SolutionTable table;
    table.names = {"x"};
    table.rows = {{kontor::rdf::Term(kontor::rdf::literal(text, datatype))}};
    const std::string out = write("tsv", table);
    return out.substr(3, out.size() - 4);
  };
  namespace xsd = kontor::rdf::vocab::xsd;
  CHECK(written("-07", xsd::integer) == "-07");
  CHECK(written(".5", xsd::decimal) == ".5");
  CHECK(written("1E-3", xsd::double_) == "1E-3");
  CHECK(written("1", xsd::double_) == "\"1\"^^<http://www.w3.org/2001/XMLSchema#double>");
  CHECK(written("1.", xsd::decimal) == "\"1.\"^^<http://www.w3.org/2001/XMLSchema#decimal>");
  CHECK(written("x", xsd::integer) == "\"x\"^^<http://www.w3.org/2001/XMLSchema#integer>");
}

TEST_CASE("TSV reads back as it was written") {
  CHECK(same(read("tsv", write("tsv", every_kind_of_term())), every_kind_of_term()));
  CHECK(same(read("tsv", write("tsv", boolean(false))), boolean(false)));
  CHECK(read("tsv", "?x\r\n'a'\r\ntrue\r\n").rows.size() == 2);
  CHECK(read("tsv", "\n\n\n").rows.size() == 2);
}

TEST_CASE("CSV reads as strings") {
  const SolutionTable table = read("csv", "x,y\na,\"b \"\"c\"\",\nd\"\n,1\n");
  CHECK(table.names == std::vector<std::string>{"x", "y"});
  REQUIRE(table.rows.size() == 2);
  CHECK(table.rows[0][1].text() == "b \"c\",\nd");
  CHECK_FALSE(table.rows[1][0]);
  CHECK(read("csv", "x\r\n\r\na").rows.size() == 2);
}

TEST_CASE("mistakes in CSV and TSV have their place") {
  CHECK(read_error("csv", "x,y\n1\n") == "2:1 this row has 1 cells for 2 variables");
  CHECK(read_error("csv", "x\n\"a") == "2:1 this quoted cell does not end");
  CHECK(read_error("csv", "x\n\"a\"b") == "2:4 unexpected text behind a cell");
  CHECK(read_error("tsv", "x\n") == "1:1 expected a variable such as '?x'");
  CHECK(read_error("tsv", "?x\nabc") == "2:1 expected a term in Turtle syntax");
  CHECK(read_error("tsv", "?x\n\"abc") == "2:1 this term does not end");
  CHECK(read_error("tsv", "?x\n\"a\"@1") == "2:5 expected a language tag");
  CHECK(read_error("tsv", "?x\n_:") == "2:1 expected a blank node label behind '_:'");
}
