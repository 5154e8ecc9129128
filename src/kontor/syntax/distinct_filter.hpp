// Passes each quad on once, the first time it comes, in any amount of memory.
//
// As long as the quads fit into memory they pass by at once. When the memory is used up, those that were seen stay there
// and hold back their repetitions; the others are dealt out to temporary files by their hashes, with a number that says
// when they came. At the end each file is freed of repetitions by itself, and the rest is passed on by those numbers. So
// the order is that of the input, however much memory there was.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "kontor/base/memory_budget.hpp"
#include "kontor/base/temporary_file.hpp"
#include "kontor/base/text_multimap.hpp"
#include "kontor/rdf/quad_sink.hpp"

namespace kontor::syntax {

class DistinctFilter final : public rdf::QuadSink {
 public:
  // Both must outlive it.
  DistinctFilter(rdf::QuadSink& sink, MemoryBudget& budget) : sink_(sink), budget_(budget), seen_(budget) {}

  void base(std::string_view iri) override { sink_.base(iri); }
  void prefix(std::string_view name, std::string_view iri) override { sink_.prefix(name, iri); }
  // Throws Error if there is no room for temporary files.
  void quad(const rdf::QuadView& quad, Place place) override;
  void finish() override;

  // How many quads came again.
  std::uint64_t repetitions() const { return repetitions_; }

 private:
  void put_off(std::uint64_t hash, Place place);
  RecordFile without_repetitions(RecordFile& file, unsigned level);
  RecordFile divide(RecordFile& file, unsigned level);
  template <typename Use>
  static void merge(const std::vector<RecordFile>& files, Use use);

  rdf::QuadSink& sink_;
  MemoryBudget& budget_;
  TextMultimap seen_;
  std::optional<RecordPartitions> later_;  // once the memory is used up
  std::uint64_t number_ = 0;               // of quads put off
  std::uint64_t repetitions_ = 0;
  std::string key_;     // scratch
  std::string record_;  // scratch
};

}  // namespace kontor::syntax
