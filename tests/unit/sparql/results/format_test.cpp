#include "results_test.hpp"
#include "test.hpp"

using namespace kontor::sparql;

TEST_CASE("formats are found by name, path and media type") {
  for (const ResultsFormat& format : results_formats()) {
    CHECK(find_results_format(format.name) == &format);
    CHECK(find_results_format(format.alias) == &format);
    REQUIRE(format.make_writer != nullptr);
    if (!format.media_types.empty()) CHECK(results_format_of_media_type(format.media_types[0]) == &format);
  }
  CHECK(results_format_of_path("a/b.srx")->name == "xml");
  CHECK(results_format_of_path("srx") == nullptr);
  CHECK(results_format_of_media_type("Application/SPARQL-results+JSON; charset=utf-8")->name == "json");
  CHECK(find_results_format("xls") == nullptr);
}

TEST_CASE("a table is not for reading") {
  CHECK(read_error("table", "") == "cannot read a table for people");
}

TEST_CASE("every format but CSV gives back what was written") {
  for (const ResultsFormat& format : results_formats()) {
    if (format.read == nullptr || format.name == "csv") continue;
    INFO(format.name);
    CHECK(same(read(format.name, write(format.name, every_kind_of_term())), every_kind_of_term()));
    CHECK(same(read(format.name, write(format.name, boolean(true))), boolean(true)));
    SolutionTable empty;
    empty.names = {"x"};
    CHECK(same(read(format.name, write(format.name, empty)), empty));
  }
}
