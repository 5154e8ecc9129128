// Runs mappings that are written in a test, on sources that are too.
#pragma once

#include <algorithm>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "kontor/base/error.hpp"
#include "kontor/mapping/load_mapping.hpp"
#include "kontor/mapping/mapper.hpp"

#include "test.hpp"

namespace kontor::mapping {

using Lines = std::vector<std::string>;
using Files = std::map<std::string, std::string>;

// Writes quads as N-Quads lines without the last dot, IRIs below http://x/ as "x:...".
struct Collector final : rdf::QuadSink {
  static std::string text(const rdf::TermView& term) {
    if (term.is_iri() && term.text.substr(0, 9) == "http://x/") return "x:" + std::string(term.text.substr(9));
    return rdf::to_string(term);
  }
  void quad(const rdf::QuadView& quad, Place place) override {
    std::string line = text(quad.subject) + " " + text(quad.predicate) + " " + text(quad.object);
    if (quad.graph_name) line += " " + text(quad.graph_name);
    lines.push_back(line);
    places.push_back(place);
  }
  void finish() override { finished = true; }
  Lines lines;
  std::vector<Place> places;
  bool finished = false;
};

inline const std::string prefixes =
    "@prefix rml: <http://w3id.org/rml/> . @prefix x: <http://x/> . @prefix xsd: <http://www.w3.org/2001/XMLSchema#> "
    ".\n"
    "@prefix grel: <http://users.ugent.be/~bjdmeest/function/grel.ttl#> .\n"
    "@prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> .\n";

inline const std::string json_source =
    "rml:logicalSource [ rml:source [ rml:path \"d.json\" ] ; rml:referenceFormulation rml:JSONPath ; rml:iterator "
    "\"$[*]\" ] ;";
inline const std::string csv_source =
    "rml:logicalSource [ rml:source [ rml:path \"d.csv\" ] ; rml:referenceFormulation rml:CSV ] ;";

struct Run {
  Lines lines;
  std::vector<Place> places;
  Lines messages;  // of diagnostics and of the error that ended the run
};

inline Run run(const std::string& mapping_text, const Files& files, const std::string& base = "http://x/",
        Places places = Places::of_records) {
  Run result;
  Collector collector;
  Diagnostics diagnostics([&](const Diagnostic& d) {
    std::string text = format_message(d.location, to_string(d.severity), d.message);
    result.messages.push_back(text.substr(0, text.find('\n')));
  });
  try {
    const std::string text = prefixes + mapping_text;
    MemorySource bytes(text);
    const Mapping mapping = read_mapping(bytes, "m.ttl", "http://m/", diagnostics);
    MapOptions options;
    options.base = base;
    options.places = places;
    options.open = [&](const std::string& path) -> std::unique_ptr<ByteSource> {
      const auto found = files.find(path);
      if (found == files.end()) return nullptr;
      return std::make_unique<MemorySource>(found->second);
    };
    run_mapping(mapping, options, collector, diagnostics);
    CHECK(collector.finished);
  } catch (const Error& error) {
    const std::string message = format_message(error.location(), "error", error.message());
    result.messages.push_back(message.substr(0, message.find('\n')));
  }
  result.lines = collector.lines;
  result.places = collector.places;
  return result;
}

// A triples map over d.json with one object map.
inline std::string with_object(const std::string& object_map) {
  return "x:T " + json_source +
         " rml:subjectMap [ rml:template \"{$.id}\" ] ; rml:predicateObjectMap [ rml:predicate x:p ; "
         "rml:objectMap [ " +
         object_map + " ] ] .";
}

inline Lines objects(const std::string& object_map, const std::string& json) {
  Lines out = run(with_object(object_map), {{"d.json", json}}).lines;
  for (std::string& line : out) line = line.substr(line.find(" x:p ") + 5);
  return out;
}

inline Lines messages(const std::string& mapping_text, const Files& files = {{"d.json", "[{\"id\": 1, \"a\": 1}]"}}) {
  return run(mapping_text, files).messages;
}

}  // namespace kontor::mapping
