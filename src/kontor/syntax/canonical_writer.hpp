// Canonical N-Quads (RDF Dataset Canonicalization, RDFC-1.0): the same bytes for the same dataset, whatever the order
// of its quads and the labels of its blank nodes. Their digest is the hash of the dataset.
//
// Language tags are in lower case, as RDF 1.2 asks for in canonical N-Quads and the authors of RDFC-1.0 advise; that
// specification itself leaves it open.
#pragma once

#include <cstdint>
#include <string_view>

#include "kontor/base/digest.hpp"
#include "kontor/base/output_file.hpp"
#include "kontor/rdf/quad_sink.hpp"
#include "kontor/syntax/quad_table.hpp"

namespace kontor::syntax {

class CanonicalWriter final : public rdf::QuadSink {
 public:
  enum class Output : std::uint8_t {
    quads,  // the canonical document
    hash,   // only its digest in hexadecimal, and a line end
  };

  // The algorithm is that of the hash and also the one that labels blank nodes. `sink` must outlive it.
  CanonicalWriter(ByteSink& sink, Output output, HashAlgorithm algorithm = HashAlgorithm::sha256)
      : sink_(sink), output_(output), algorithm_(algorithm) {}

  // All quads are held in memory, see QuadTable.
  void quad(const rdf::QuadView& quad, Place place) override;

  // Throws Error if the blank nodes cannot be told apart with reasonable effort.
  void finish() override;

 private:
  ByteSink& sink_;
  Output output_;
  HashAlgorithm algorithm_;
  QuadTable table_;
};

}  // namespace kontor::syntax
