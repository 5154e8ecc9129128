// What the tests of this folder share: documents in, quads or text or the error's text out.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "kontor/base/error.hpp"
#include "kontor/syntax/format.hpp"

namespace kontor::syntax {

// Keeps what is pushed into it.
class QuadCollector final : public rdf::QuadSink {
 public:
  void base(std::string_view iri) override { base_iri = iri; }
  void prefix(std::string_view name, std::string_view iri) override { prefixes.set(name, iri); }
  void quad(const rdf::QuadView& quad, Place place) override {
    quads.emplace_back(quad);
    places.push_back(place);
  }
  void finish() override { finished = true; }

  std::vector<rdf::Quad> quads;
  std::vector<Place> places;
  rdf::PrefixMap prefixes;
  std::string base_iri;
  bool finished = false;
};

inline QuadCollector read_text(std::string_view format, std::string_view text, ReadOptions options = {}) {
  QuadCollector collector;
  MemorySource source(text);
  if (options.name.empty()) options.name = "in";
  read_rdf(source, require_format(format), options, collector);
  return collector;
}

// The quads in N-Quads syntax, blank nodes as the reader labels them.
inline std::string as_nquads(const std::vector<rdf::Quad>& quads) {
  StringSink out;
  const auto writer = make_writer(require_format("nquads"), out);
  for (const rdf::Quad& quad : quads) writer->quad(quad.view(), {});
  writer->finish();
  return out.take();
}

// The message that reading ends with, as main prints it; "no error" if it does not.
inline std::string read_error(std::string_view format, std::string_view text, ReadOptions options = {}) {
  try {
    read_text(format, text, std::move(options));
  } catch (const Error& error) {
    return format_message(error.location(), "error", error.message());
  }
  return "no error";
}

inline std::string write_quads(std::string_view format, const QuadCollector& document, const WriteOptions& options = {}) {
  StringSink out;
  const auto writer = make_writer(require_format(format), out, options);
  for (const auto& [name, iri] : document.prefixes) writer->prefix(name, iri);
  for (std::size_t i = 0; i < document.quads.size(); ++i) writer->quad(document.quads[i].view(), document.places[i]);
  writer->finish();
  return out.take();
}

// Reads TriG (which is Turtle too) and writes it in `format`.
inline std::string convert(std::string_view trig, std::string_view format, const WriteOptions& options = {}) {
  return write_quads(format, read_text("trig", trig), options);
}

}  // namespace kontor::syntax
