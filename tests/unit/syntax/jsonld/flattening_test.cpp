#include "helpers.hpp"

using namespace kontor::syntax::jsonld;
namespace json = kontor::json;

TEST_CASE("every node comes to the top once, blank nodes with new names") {
  Processor processor(with_base());
  check_json(processor.flatten(json::parse(R"({"@id": "a:1", "v:p": [{"v:q": 1}, {"@id": "_:x", "v:q": 2}],
                                               "v:r": {"@id": "a:1", "v:s": 3}})"),
                               nullptr),
             R"([{"@id": "_:b0", "v:q": [{"@value": 1}]}, {"@id": "_:b1", "v:q": [{"@value": 2}]},
                 {"@id": "a:1", "v:p": [{"@id": "_:b0"}, {"@id": "_:b1"}], "v:r": [{"@id": "a:1"}],
                  "v:s": [{"@value": 3}]}])");
}

TEST_CASE("equal values of a property are kept once, however many there are") {
  std::string text = R"({"@id": "a:1", "v:p": [)";
  for (int i = 0; i < 100; ++i) text += (i > 0 ? "," : "") + std::to_string(i % 40);
  Processor processor(with_base());
  const json::Value flat = processor.flatten(json::parse(text + "]}"), nullptr);
  CHECK(flat.array()[0].find("v:p")->array().size() == 40);
}

TEST_CASE("lists lose their index") {
  Processor processor(with_base());
  check_json(processor.flatten(json::parse(R"({"@id": "a:1", "v:p": {"@list": [1], "@index": "i"}})"), nullptr),
             R"([{"@id": "a:1", "v:p": [{"@list": [{"@value": 1}]}]}])");
}

TEST_CASE("a node with two indexes is an error") {
  CHECK(error_of(R"([{"@id": "a:1", "@index": "x", "v:p": 1}, {"@id": "a:1", "@index": "y"}])",
                 [](const json::Value& document) { Processor(with_base()).flatten(document, nullptr); }) ==
        R"(1:68 conflicting indexes: node 'a:1' has the indexes "x" and "y")");
}

TEST_CASE("with a context all nodes stand in @graph, also one alone") {
  Processor processor(with_base());
  const RemoteDocument context = json::parse(R"({"@context": {"p": "v:p", "nodes": "@graph"}})");
  check_json(processor.flatten(json::parse(R"({"@id": "a:1", "v:p": 1})"), &context),
             R"({"@context": {"p": "v:p", "nodes": "@graph"}, "nodes": [{"@id": "a:1", "p": 1}]})");
  const RemoteDocument empty = json::parse("{}");
  check_json(processor.flatten(json::parse(R"({"@id": "a:1", "v:p": 1})"), &empty),
             R"({"@graph": [{"@id": "a:1", "v:p": 1}]})");
  check_json(processor.flatten(json::parse("{}"), &empty), R"({"@graph": []})");
}
