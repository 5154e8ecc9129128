// What every fuzz target of a reader checks: either an Error, or quads that survive writing and reading.
#pragma once

#include <cstdint>
#include <cstdlib>
#include <string_view>
#include <vector>

#include "kontor/base/error.hpp"
#include "kontor/syntax/format.hpp"

namespace kontor::fuzz {

class QuadCounter final : public rdf::QuadSink {
 public:
  void quad(const rdf::QuadView&, Place) override { ++count; }
  std::size_t count = 0;
};

// Reads `text` into `sink`. Returns false if it is not a document of the format.
inline bool read(std::string_view text, std::string_view format, std::string_view base, rdf::QuadSink& sink) {
  MemorySource source(text);
  syntax::ReadOptions options;
  options.base = base;
  options.limits.depth = 100;
  try {
    syntax::read_rdf(source, syntax::require_format(format), options, sink);
    return true;
  } catch (const Error&) {
    return false;
  }
}

// Whatever `format` reads from `text` can be written in `written` and read again, quad for quad.
inline void check_round_trip(std::string_view text, std::string_view format, std::string_view written,
                             const syntax::WriteOptions& options) {
  StringSink out;
  QuadCounter before;
  if (!read(text, format, "http://base/", before)) return;
  const auto writer = syntax::make_writer(syntax::require_format(written), out, options);
  if (!read(text, format, "http://base/", *writer)) std::abort();
  QuadCounter after;
  if (!read(out.text(), written, {}, after)) std::abort();
  // The document layout drops repeated quads.
  if (options.layout == syntax::Layout::stream && after.count != before.count) std::abort();
}

}  // namespace kontor::fuzz
