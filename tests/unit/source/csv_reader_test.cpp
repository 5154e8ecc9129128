#include "kontor/source/csv_reader.hpp"

#include <algorithm>

#include "kontor/source/csv_records.hpp"

#include "slow_source.hpp"
#include "test.hpp"

using namespace kontor;
using namespace kontor::source;

namespace {

using Rows = std::vector<std::vector<std::string>>;

Rows read(std::string_view text, const CsvDialect& dialect = {}) {
  MemorySource bytes(text);
  CsvReader reader(bytes, "x.csv", dialect);
  Rows rows = {reader.header()};
  while (reader.next()) rows.emplace_back(reader.fields().begin(), reader.fields().end());
  return rows;
}

std::string error_of(std::string_view text, const CsvDialect& dialect = {}) {
  try {
    read(text, dialect);
  } catch (const Error& error) {
    return format_message(error.location(), "error", error.message());
  }
  return "";
}

}  // namespace

TEST_CASE("csv: rows end at CRLF, LF, CR and at the end of the file") {
  const Rows expected = {{"a", "b"}, {"1", "2"}, {"3", "4"}};
  CHECK(read("a,b\r\n1,2\r\n3,4\r\n") == expected);
  CHECK(read("a,b\n1,2\n3,4") == expected);
  CHECK(read("a,b\r1,2\r3,4\r") == expected);
  CHECK(read("a,b\n\n1,2\n\r\n3,4\n\n") == expected);
}

TEST_CASE("csv: the separator is found in the header") {
  CHECK(read("a;b\n1,5;2") == Rows{{"a", "b"}, {"1,5", "2"}});
  CHECK(read("a\tb\n1\t2") == Rows{{"a", "b"}, {"1", "2"}});
  CHECK(read("\"x;y;z\",b\n1,2") == Rows{{"x;y;z", "b"}, {"1", "2"}});
  CHECK(read("sep=;\r\na;b\r\n1;2\r\n") == Rows{{"a", "b"}, {"1", "2"}});
  CHECK(read("Name\nVenus\n") == Rows{{"Name"}, {"Venus"}});
  CsvDialect dialect;
  dialect.separator = ';';
  CHECK(read("a,b;c\n1;2", dialect) == Rows{{"a,b", "c"}, {"1", "2"}});
}

TEST_CASE("csv: quoted fields hold separators, line ends and doubled quotes") {
  CHECK(read("a,b\n\"1,5\",\"x \"\"y\"\"\"\n") == Rows{{"a", "b"}, {"1,5", "x \"y\""}});
  CHECK(read("a,b\n\"one\ntwo\r\nthree\",2\n") == Rows{{"a", "b"}, {"one\ntwo\r\nthree", "2"}});
  CHECK(read("a,b\n\"\",\n") == Rows{{"a", "b"}, {"", ""}});
  CHECK(read("a,b\n\"x\" ,y\n") == Rows{{"a", "b"}, {"x", "y"}});
  CHECK(read("a,b\n5\" pipe,y\n") == Rows{{"a", "b"}, {"5\" pipe", "y"}});
}

TEST_CASE("csv: a byte order mark and blanks around column names are cut") {
  CHECK(read("\xEF\xBB\xBFName; Land \xC2\xA0\nOslo; Norwegen\n") == Rows{{"Name", "Land"}, {"Oslo", " Norwegen"}});
}

TEST_CASE("csv: dialects skip rows and comments, trim, do without a header") {
  CsvDialect dialect;
  dialect.comment_prefix = "#";
  dialect.trim_start = dialect.trim_end = true;
  CHECK(read("#note\na,b\n# x\n 1 , 2 \n", dialect) == Rows{{"a", "b"}, {"1", "2"}});
  CsvDialect bare;
  bare.header = false;
  CHECK(read("1,2\n3,4\n", bare) == Rows{{"1", "2"}, {"1", "2"}, {"3", "4"}});
  CsvDialect late;
  late.skip_rows = 1;
  CHECK(read("Stand 2024\na;b\n1;2\n", late) == Rows{{"a", "b"}, {"1", "2"}});
  CsvDialect backslash;
  backslash.escape = '\\';
  CHECK(read("a,b\n\"x\\\"y\",2\n", backslash) == Rows{{"a", "b"}, {"x\"y", "2"}});
}

TEST_CASE("csv: the result does not depend on how the bytes arrive") {
  const std::string text = "a;b\r\n\"x\r\n\"\"y\"\"\";2\r\n3;\r\n\"\";4";
  const Rows expected = {{"x\r\n\"y\"", "2"}, {"3", ""}, {"", "4"}};
  for (std::size_t step = 1; step < text.size(); ++step) {
    test::SlowSource bytes(text, step);
    CsvReader reader(bytes, "x.csv", {});
    Rows rows;
    while (reader.next()) rows.emplace_back(reader.fields().begin(), reader.fields().end());
    CHECK(rows == expected);
  }
}

TEST_CASE("csv: rows longer than a block are read whole") {
  const std::string longest(1'000'000, 'x');
  CHECK(read("a,b\n\"" + longest + "\",2\n") == Rows{{"a", "b"}, {longest, "2"}});
}

TEST_CASE("csv: rows and fields know their places") {
  MemorySource bytes("a,b\n\"1\n2\",x\n3,\"y\"\n");
  CsvReader reader(bytes, "x.csv", {});
  REQUIRE(reader.next());
  CHECK(reader.line() == 2);
  CHECK(reader.offset() == 4);
  CHECK(reader.place(1) == Place{3, 4});
  REQUIRE(reader.next());
  CHECK(reader.line() == 4);
  CHECK(reader.row_number() == 2);
  CHECK(reader.place(1) == Place{4, 3});
  CHECK(reader.quoted(1));
}

TEST_CASE("csv: mistakes have a place") {
  CHECK(error_of("") == "x.csv:1:1: error: the file is empty, expected a header row\n");
  CHECK(error_of("a,b\n1,\"2\n3,4\n") == "x.csv:2:3: error: quoted field is never closed\n");
  CHECK(error_of("a,b\n1,\"2\"x\n") ==
        "x.csv:2:6: error: text after the closing quote (a quote inside a field is written twice)\n");
}

TEST_CASE("csv: empty and doubled column names are reported") {
  std::vector<std::string> found;
  Diagnostics diagnostics([&](const Diagnostic& d) { found.push_back(d.message); });
  MemorySource bytes("a,,a\n1,2,3\n");
  const CsvReader reader(bytes, "x.csv", {}, &diagnostics);
  CHECK(found == std::vector<std::string>{"column 2 has no name", "column name 'a' appears twice"});
  CHECK_THROWS_AS(reader.column("a"), Error);
  CHECK_FALSE(reader.column("b"));
}

TEST_CASE("csv: a quote that is never closed does not swallow memory") {
  CsvLimits limits;
  limits.row_size = 1000;
  const std::string text = "a,b\n\"" + std::string(2'000'000, 'x');
  MemorySource bytes(text);
  CsvReader reader(bytes, "x.csv", {}, nullptr, limits);
  CHECK_THROWS_AS(reader.next(), Error);
}

namespace {

struct Collector final : RecordHandler {
  void record(std::size_t, const Record& record) override {
    std::vector<Value> values;
    record.values(0, values);
    texts.emplace_back(values.front().text);
  }
  std::vector<std::string> texts;
};

}  // namespace

TEST_CASE("csv: records answer by column, ragged rows are reported") {
  std::vector<std::string> found;
  Diagnostics diagnostics([&](const Diagnostic& d) { found.push_back(d.message); });
  CsvRecordReader reader({}, diagnostics);
  reader.add_iterator("", {});
  CHECK(reader.add_reference(0, "name", {}) == 0);
  CHECK(reader.add_reference(0, "id", {}) == 1);
  CHECK(reader.add_reference(0, "name", {}) == 0);
  MemorySource bytes("id,name\n1,A\n2\n3,C\n");
  Collector collector;
  reader.read(bytes, "x.csv", collector);
  CHECK(collector.texts == std::vector<std::string>{"A", "C"});
  CHECK(found == std::vector<std::string>{"record 2 has 1 fields, the header has 2"});
}

TEST_CASE("csv: records know where their fields are written") {
  struct Places final : RecordHandler {
    void record(std::size_t, const Record& record) override {
      for (std::size_t i = 0; i < 3; ++i) {
        const Place place = record.place(i);
        found.push_back(std::to_string(record.number()) + "@" + std::to_string(record.offset()) + " " +
                        std::to_string(place.line) + ":" + std::to_string(place.column));
      }
    }
    std::vector<std::string> found;
  };
  CsvDialect dialect;
  dialect.trim_start = true;
  Diagnostics diagnostics;
  CsvRecordReader reader(dialect, diagnostics);
  for (const char* column : {"a", "b", "c"}) reader.add_reference(reader.add_iterator("", {}), column, {});
  MemorySource bytes("a,b,c\n1,\"2\",3\n\n\"x \"\"y\"\"\",\"p\nq\",\"z\"\n,  t, u\n");
  Places places;
  reader.read(bytes, "x.csv", places);
  CHECK(places.found == std::vector<std::string>{"1@6 2:1", "1@6 2:3", "1@6 2:7", "2@15 4:1", "2@15 4:11", "2@15 5:4",
                                                 "3@35 6:1", "3@35 6:2", "3@35 6:6"});
}

TEST_CASE("csv: an unknown column is an error with a suggestion") {
  Diagnostics diagnostics;
  CsvRecordReader reader({}, diagnostics);
  reader.add_iterator("", {});
  reader.add_reference(0, "name", {"m.ttl", {3, 4}, {}});
  MemorySource bytes("Id,Name\n1,A\n");
  Collector collector;
  try {
    reader.read(bytes, "x.csv", collector);
    FAIL("no error");
  } catch (const Error& error) {
    CHECK(error.message() == "'x.csv' has no column 'name' (did you mean 'Name'?)");
    CHECK(error.location().place == Place{3, 4});
  }
}

TEST_CASE("csv: columns on the left are skipped, and only one side of fields is cut if asked") {
  CsvDialect dialect;
  dialect.skip_columns = 1;
  dialect.trim_start = true;
  MemorySource bytes("x,a,b\n1, p ,q\n");
  CsvReader reader(bytes, "t.csv", dialect);
  CHECK(reader.header() == std::vector<std::string>{"a", "b"});
  REQUIRE(reader.next());
  CHECK(reader.fields()[0] == "p ");
  CHECK(reader.place(0) == Place{2, 3});
}

TEST_CASE("csv: columns without a header have numbers and the names of CSV on the Web") {
  CsvDialect dialect;
  dialect.header = false;
  MemorySource bytes("p,q\n");
  const CsvReader reader(bytes, "t.csv", dialect);
  CHECK(reader.column("2") == 1U);
  CHECK(reader.column("_col.2") == 1U);
  CHECK(!reader.column("_col.3"));
}
