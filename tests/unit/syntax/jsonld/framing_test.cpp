#include "helpers.hpp"

using namespace kontor::syntax::jsonld;
namespace json = kontor::json;

namespace {

const char* const towns =
    R"([{"@id": "a:1", "@type": "v:City", "v:name": "A", "v:twin": [{"@id": "a:2"}, {"@id": "a:3"}]},
    {"@id": "a:2", "@type": "v:City", "v:name": "B", "v:twin": {"@id": "a:1"}, "v:mayor": {"@id": "a:4"}},
    {"@id": "a:3", "@type": "v:Town", "v:mayor": {"@id": "a:4"}}, {"@id": "a:4", "v:name": "M"}])";

void check_frame(std::string_view frame, std::string_view expected, const Options& options = with_base()) {
  CAPTURE(std::string(frame));
  Processor processor(options);
  check_json(processor.frame(json::parse(towns), json::parse(frame)), expected);
}

std::string frame_error(std::string_view frame) {
  const std::string error =
      error_of(frame, [](const json::Value& value) { Processor(with_base()).frame(json::parse(towns), value); });
  return error.substr(error.find(' ') + 1);
}

}  // namespace

TEST_CASE("nodes are chosen by identifier, type or property") {
  check_frame(R"({"@id": "a:4"})", R"({"@id": "a:4", "v:name": "M"})");
  check_frame(R"({"@type": "v:Town", "v:mayor": {"@embed": "@never"}})",
              R"({"@id": "a:3", "@type": "v:Town", "v:mayor": {"@id": "a:4"}})");
  check_frame(R"({"v:name": {"@value": "M"}})", R"({"@id": "a:4", "v:name": "M"})");
  check_frame(R"({"@type": "v:Village"})", "{}");
  check_frame(R"({"@id": "a:4", "v:mayor": {"@value": []}})", R"({"@id": "a:4", "v:name": "M"})");
}

TEST_CASE("@id decides before @type, and @type before properties, wherever they stand") {
  check_frame(R"({"@type": "v:City", "@id": "a:4"})", R"({"@id": "a:4", "v:name": "M"})");
  check_frame(R"({"v:name": {"@value": "M"}, "@type": "v:Town", "@embed": "@never"})",
              R"({"@id": "a:3", "@type": "v:Town", "v:mayor": {"@id": "a:4"}, "v:name": null})");
  check_frame(R"({"@type": "v:City", "@id": "a:4", "@requireAll": true})", "{}");
}

TEST_CASE("lists that are alike stay two, and any node may be included") {
  Processor processor(with_base());
  check_json(
      processor.frame(json::parse(R"({"@id": "a:1", "v:p": [{"@list": [1]}, {"@list": [1]}]})"), json::parse("{}")),
      R"({"@id": "a:1", "v:p": [{"@list": [1]}, {"@list": [1]}]})");
  check_json(processor.frame(json::parse(R"([{"@id": "a:1", "v:p": 1}, {"@id": "a:2", "v:q": 2}])"),
                             json::parse(R"({"@id": "a:1", "@included": {}})")),
             R"({"@id": "a:1", "v:p": 1, "@included": {"@id": "a:2", "v:q": 2}})");
}

TEST_CASE("a node is embedded once, rings end with a reference") {
  check_frame(R"({"@id": "a:1"})",
              R"({"@id": "a:1", "@type": "v:City", "v:name": "A", "v:twin": [
                   {"@id": "a:2", "@type": "v:City", "v:name": "B", "v:twin": {"@id": "a:1"}, "v:mayor": {"@id": "a:4", "v:name": "M"}},
                   {"@id": "a:3", "@type": "v:Town", "v:mayor": {"@id": "a:4"}}]})");
}

TEST_CASE("explicit frames leave out what they do not name, defaults fill in") {
  check_frame(R"({"@id": "a:3", "@explicit": true, "v:name": {"@default": "?"}, "v:none": {}})",
              R"({"@id": "a:3", "@type": "v:Town", "v:name": "?", "v:none": null})");
  check_frame(R"({"@id": "a:3", "@explicit": true, "@omitDefault": true, "v:none": {"@omitDefault": true}})",
              R"({"@id": "a:3", "@type": "v:Town"})");
  check_frame(R"({"@id": "a:4", "v:none": {"@default": {"@id": "a:5", "@type": "v:Town"}},
                  "v:text": {"@default": {"@value": "?", "@language": "en"}}})",
              R"({"@id": "a:4", "v:name": "M", "v:none": {"@id": "a:5", "@type": "v:Town"},
                  "v:text": {"@value": "?", "@language": "en"}})");
  Options omitting = with_base();
  omitting.omit_default = true;
  check_frame(R"({"@id": "a:4", "v:none": [], "v:nothing": {}, "v:null": {"@omitDefault": false}})",
              R"({"@id": "a:4", "v:name": "M", "v:null": null})", omitting);
}

TEST_CASE("reverse frames find who refers to a node") {
  check_frame(
      R"({"@id": "a:4", "@reverse": {"v:mayor": {"@explicit": true}}})",
      R"({"@id": "a:4", "v:name": "M", "@reverse": {"v:mayor": [{"@id": "a:2", "@type": "v:City"}, {"@id": "a:3", "@type": "v:Town"}]}})");
}

TEST_CASE("several matches stand in @graph") {
  Options options = with_base();
  options.embed = Embed::never;
  options.explicit_inclusion = true;
  check_frame(R"({"@type": "v:City"})",
              R"({"@graph": [{"@id": "a:1", "@type": "v:City"}, {"@id": "a:2", "@type": "v:City"}]})", options);
}

TEST_CASE("wrong frames are errors") {
  CHECK(frame_error("[]") == "invalid frame: expected an object as frame, found an array");
  CHECK(frame_error(R"({"@id": "_:b"})") == "invalid frame: @id: expected an IRI or {}, found \"_:b\"");
  CHECK(frame_error(R"({"@embed": "@first"})") ==
        "invalid @embed value: expected '@always', '@once' or '@never', found \"@first\"");
  CHECK(frame_error(R"({"v:p": [{}, {}]})") == "invalid frame: expected one object");
}
