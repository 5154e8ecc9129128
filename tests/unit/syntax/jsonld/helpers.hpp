// What the tests of this folder share: JSON texts in, JSON texts or messages out.
#pragma once

#include <algorithm>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "kontor/base/input_file.hpp"
#include "kontor/base/source_text.hpp"
#include "kontor/json/json_writer.hpp"
#include "kontor/rdf/quad.hpp"
#include "kontor/syntax/jsonld/jsonld_reader.hpp"
#include "kontor/syntax/jsonld/processing_error.hpp"
#include "kontor/syntax/jsonld/processor.hpp"

#include "test.hpp"

namespace kontor::syntax::jsonld {

class QuadCollector final : public rdf::QuadSink {
 public:
  void prefix(std::string_view name, std::string_view iri) override { prefixes.set(name, iri); }
  void quad(const rdf::QuadView& quad, Place place) override {
    quads.emplace_back(quad);
    places.push_back(place);
  }
  std::vector<rdf::Quad> quads;
  std::vector<Place> places;
  rdf::PrefixMap prefixes;
};

inline Options with_base(std::string base = "https://a.example/doc") {
  Options options;
  options.base = std::move(base);
  return options;
}

// Compares as JSON, so that layout and the order of members do not matter; shows both texts if they differ.
inline void check_json(const json::Value& found, std::string_view expected) {
  if (found == json::parse(expected)) {
    SUCCEED();
  } else {
    CHECK(json::to_text(found) == expected);
  }
}

inline void check_expand(std::string_view input, std::string_view expected, const Options& options = with_base()) {
  CAPTURE(std::string(input));
  Processor processor(options);
  check_json(json::Value(processor.expand(json::parse(input))), expected);
}

// "line:column message" of the error; "no error" if there is none.
inline std::string error_of(std::string_view input, const std::function<void(const json::Value&)>& act) {
  const SourceText source("in", input);
  try {
    act(json::parse(input));
  } catch (const ProcessingError& error) {
    const ProcessingError located = error.located(source);
    const Place place = located.location().place;
    return std::to_string(place.line) + ":" + std::to_string(place.column) + " " + located.message();
  }
  return "no error";
}

inline std::string expand_error(std::string_view input, const Options& options = with_base()) {
  return error_of(input, [&options](const json::Value& document) { Processor(options).expand(document); });
}

// The quads of a document, one line each, sorted.
inline std::string quads_of(std::string_view input, Options options = with_base()) {
  QuadCollector collector;
  Processor(std::move(options))
      .to_rdf(
          json::parse(input), "", [](std::size_t) { return Place(); }, collector);
  std::vector<std::string> lines;
  for (const rdf::Quad& quad : collector.quads) {
    std::string line =
        to_string(quad.subject.view()) + " " + to_string(quad.predicate.view()) + " " + to_string(quad.object.view());
    if (quad.graph_name) line += " " + to_string(quad.graph_name.view());
    lines.push_back(line + "\n");
  }
  std::sort(lines.begin(), lines.end());
  std::string out;
  for (const std::string& line : lines) out += line;
  return out;
}

}  // namespace kontor::syntax::jsonld
