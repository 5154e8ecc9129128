#include "kontor/align/wikidata/dump_reader.hpp"

#include "kontor/align/wikidata/entity.hpp"
#include "kontor/base/error.hpp"

#include "test.hpp"

using namespace kontor;
using namespace kontor::align;

namespace {

struct Read {
  std::vector<std::string> ids;
  std::vector<std::string> errors;
  DumpCounts counts;
};

Read read(std::string_view text, std::vector<std::string> having = {}, std::unordered_set<std::string> ids = {}) {
  Read out;
  Diagnostics diagnostics(
      [&out](const Diagnostic& d) { out.errors.push_back(std::to_string(d.location.place.line) + ": " + d.message); });
  MemorySource source(text);
  DumpOptions options;
  options.having = std::move(having);
  options.ids = std::move(ids);
  out.counts = read_wikidata(source, "dump.json", options, diagnostics,
                             [&out](const json::Value& entity) { out.ids.emplace_back(item_id(entity)); });
  return out;
}

}  // namespace

TEST_CASE("a dump has an entity a line") {
  const Read out = read("[\n{\"id\":\"Q1\"},\n{\"id\": \"Q2\"}\n]\n");
  CHECK(out.ids == std::vector<std::string>{"Q1", "Q2"});
  CHECK(out.counts.entities == 2);
}

TEST_CASE("lines alone, answers of wbgetentities and single entities are read, too") {
  CHECK(read("{\"id\":\"Q1\"}\r\n{\"id\":\"Q2\"}").ids.size() == 2);
  CHECK(read("{\"entities\":{\"Q1\":{\"id\":\"Q1\"},\"Q2\":{\"id\":\"Q2\"}}}").ids.size() == 2);
  CHECK(read("{\n  \"entities\": {\n \"Q1\": {\"id\": \"Q1\"}}}").ids == std::vector<std::string>{"Q1"});
  CHECK(read("[{\"id\":\"Q1\"},{\"id\":\"Q2\"}]").ids.size() == 2);
}

TEST_CASE("only entities with a wanted property are parsed") {
  const Read out =
      read("[\n{\"id\":\"Q1\",\"claims\":{\"P625\":[]}},\n{\"id\":\"Q2\",\"claims\":{\"P6250\":[]}},\n{no json}\n]\n",
           {"P625", "P190"});
  CHECK(out.ids == std::vector<std::string>{"Q1"});
  CHECK(out.counts.entities == 3);
  CHECK(out.counts.parsed == 1);
  CHECK(out.errors.empty());
}

TEST_CASE("entities that are asked for by their ids are parsed without the property, too") {
  const Read out = read("[\n{\"type\":\"item\",\"id\":\"Q1\"},\n{\"id\": \"Q2\"},\n{\"id\":\"Q22\"},\n{\"id\n]\n",
                        {"P190"}, {"Q1", "Q2"});
  CHECK(out.ids == std::vector<std::string>{"Q1", "Q2"});
  CHECK(out.errors.empty());
}

TEST_CASE("a broken line is an error with its number, and the next one is read") {
  const Read out = read("[\n{\"id\":\"Q1\"},\n{\"id\":},\n{\"id\":\"Q3\"}\n]\n");
  CHECK(out.ids == std::vector<std::string>{"Q1", "Q3"});
  REQUIRE(out.errors.size() == 1);
  CHECK(out.errors[0].starts_with("3: "));
}

TEST_CASE("lines are found across blocks of any size") {
  std::string text;
  for (int i = 0; i < 300; ++i)
    text += "{\"id\":\"Q1\",\"labels\":{},\"x\":\"" + std::string(20000 + i * 7, 'x') + "\"},\n";
  CHECK(read(text).ids.size() == 300);
}
