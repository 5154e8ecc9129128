#include "kontor/source/json_records.hpp"

#include "test.hpp"

using namespace kontor;
using namespace kontor::source;

namespace {

// Writes each record as "iterator#number: values of its references".
struct Printer final : RecordHandler {
  void record(std::size_t iterator, const Record& record) override {
    std::string line = std::to_string(iterator) + "#" + std::to_string(record.number()) + ":";
    for (std::size_t i = 0; i < references; ++i) {
      std::vector<Value> values;
      record.values(i, values);
      for (const Value& value : values) {
        line += " " + (value.text.empty() ? std::string(to_string(value.kind)) : std::string(value.text));
      }
    }
    lines.push_back(line);
    places.push_back(record.place());
    offsets.push_back(record.offset());
  }
  std::size_t references = 1;
  std::vector<std::string> lines;
  std::vector<Place> places;
  std::vector<std::uint64_t> offsets;
};

using Lines = std::vector<std::string>;

Lines read(std::string_view json, const std::vector<std::string>& iterators, const std::string& reference) {
  JsonRecordReader reader;
  for (const std::string& iterator : iterators) reader.add_reference(reader.add_iterator(iterator, {}), reference, {});
  MemorySource bytes(json);
  Printer printer;
  reader.read(bytes, "x.json", printer);
  return printer.lines;
}

const char* const people = R"({"meta": {"n": 0}, "people": [
  {"n": 1, "items": [{"n": 11}, {"n": 12}]},
  {"n": 2, "items": []},
  {"n": 3, "items": [{"n": 31}]}], "n": 9})";

}  // namespace

TEST_CASE("json records: iterators are matched on the way down") {
  CHECK(read(people, {"$.people[*]"}, "$.n") == Lines{"0#1: 1", "0#2: 2", "0#3: 3"});
  CHECK(read(people, {"$.people[1]"}, "$.n") == Lines{"0#1: 2"});
  CHECK(read(people, {"$.people[*].items[*]"}, "$.n") == Lines{"0#1: 11", "0#2: 12", "0#3: 31"});
  CHECK(read(people, {"$.meta"}, "$.n") == Lines{"0#1: 0"});
  CHECK(read(people, {"$"}, "$.n") == Lines{"0#1: 9"});
  CHECK(read(people, {"$.nothing[*]"}, "$.n").empty());
  CHECK(read("[[1, 2], [3]]", {"$[*][*]"}, "$") == Lines{"0#1: 1", "0#2: 2", "0#3: 3"});
  CHECK(read("5", {"$"}, "$") == Lines{"0#1: 5"});
  CHECK(read(people, {"$.*"}, "$.n") == Lines{"0#1: 0", "0#2:", "0#3:"});
}

TEST_CASE("json records: filters, slices and descendants are evaluated on what is held") {
  CHECK(read(people, {"$.people[?@.n > 1]"}, "$.n") == Lines{"0#1: 2", "0#2: 3"});
  CHECK(read(people, {"$.people[?@.n > 1].items[*]"}, "$.n") == Lines{"0#1: 31"});
  CHECK(read(people, {"$.people[0:2]"}, "$.n") == Lines{"0#1: 1", "0#2: 2"});
  CHECK(read(people, {"$.people[-1]"}, "$.n") == Lines{"0#1: 3"});
  CHECK(read(people, {"$..items[*]"}, "$.n") == Lines{"0#1: 11", "0#2: 12", "0#3: 31"});
  CHECK(read(people, {"$.people[?@.n < $.n && @.n != $.meta.n]"}, "$.n") == Lines{"0#1: 1", "0#2: 2", "0#3: 3"});
}

TEST_CASE("json records: several iterators share one pass, outer records before inner ones") {
  CHECK(read(people, {"$.people[*].items[*]", "$.people[*]", "$.people[*]"}, "$.n") ==
        Lines{"1#1: 1", "0#1: 11", "0#2: 12", "1#2: 2", "1#3: 3", "0#3: 31"});
}

TEST_CASE("json records: references give nothing, null, or each element of an array") {
  CHECK(read(R"([{"a": 1}, {"a": null}, {}, {"a": [1, "x", null, [2]]}, {"a": {"b": 1}}, {"a": true}])", {"$[*]"},
             "$.a") == Lines{"0#1: 1", "0#2: null", "0#3:", "0#4: 1 x null array", "0#5: object", "0#6: true"});
}

TEST_CASE("json records: records know their places") {
  JsonRecordReader reader;
  reader.add_iterator("$[*]", {});
  MemorySource bytes("[\n  {\"a\": 1},\n  {\"a\": 2}]");
  Printer printer;
  printer.references = 0;
  reader.read(bytes, "x.json", printer);
  CHECK(printer.places == std::vector<Place>{{2, 3}, {3, 3}});
  CHECK(printer.offsets == std::vector<std::uint64_t>{4, 16});
}

TEST_CASE("json records: JSON Lines") {
  JsonRecordReader reader(JsonForm::lines);
  reader.add_reference(reader.add_iterator("$", {}), "$.a", {});
  MemorySource bytes("{\"a\": 1}\n\n{\"a\": 2}\r\n{\"a\": 3}");
  Printer printer;
  reader.read(bytes, "x.jsonl", printer);
  CHECK(printer.lines == Lines{"0#1: 1", "0#2: 2", "0#3: 3"});
  CHECK(printer.places == std::vector<Place>{{1, 1}, {3, 1}, {4, 1}});
  CHECK(printer.offsets == std::vector<std::uint64_t>{0, 10, 20});
}

TEST_CASE("json records: what was read before an error counts, the record that it cuts off does not") {
  for (const char* text : {R"([{"n": 1, "p": "long"}, {:"n": 2, "m": []}])", R"([{"n": 1}, {"n": 2, "m": [{}, {"a")",
                           "[{\"n\": 1}, {\"n\": 2"}) {
    CAPTURE(std::string(text));
    JsonRecordReader reader;
    for (const char* iterator : {"$", "$[*]", "$[*].m"}) {
      reader.add_reference(reader.add_iterator(iterator, {}), "$.n", {});
    }
    MemorySource bytes(text);
    Printer printer;
    CHECK_THROWS_AS(reader.read(bytes, "x.json", printer), Error);
    CHECK(printer.lines == Lines{"1#1: 1"});
  }
}

TEST_CASE("json records: hostile input ends with an error") {
  CHECK_THROWS_AS(read(std::string(1'000'000, '['), {"$[*]"}, "$.a"), Error);
  CHECK_THROWS_AS(read("{\"a\": [1, 2", {"$.a[*]"}, "$"), Error);
  CHECK_THROWS_AS(read("", {"$"}, "$"), Error);
}
