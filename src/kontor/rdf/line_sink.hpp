// What a QuadSink can be besides: one that also takes quads as lines of text. Where a reader of lines meets a writer of
// lines, nobody has to take the lines apart and to put them together again.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace kontor::rdf {

// Whether lines may name graphs.
enum class Lines : std::uint8_t { triples, quads };

class LineSink {
 public:
  virtual ~LineSink() = default;

  // Whether lines() may be called. Asked once, before the first quad.
  virtual bool takes_lines(Lines lines) const = 0;

  // `count` statements, each a line that is canonical N-Triples or N-Quads and valid. Stands for as many calls of
  // QuadSink::quad, in the same order with them, but says no places.
  virtual void lines(std::string_view text, std::size_t count) = 0;
};

}  // namespace kontor::rdf
