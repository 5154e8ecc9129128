// The files that a mapping writes itself (RML-IO, logical targets).
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "kontor/base/memory_budget.hpp"
#include "kontor/base/output_file.hpp"
#include "kontor/rdf/quad_sink.hpp"

namespace kontor::mapping {
struct LogicalTarget;
}

namespace kontor::cli {

class MappingTargets {
 public:
  enum class Outside { refuse, allow };

  // `outside`: whether targets may lie outside of the working directory. `distinct`: the memory with which each statement
  // is written once per target, null: statements are written as often as they come. It must outlive the targets.
  MappingTargets(Overwrite overwrite, Outside outside, MemoryBudget* distinct)
      : overwrite_(overwrite), outside_(outside), distinct_(distinct) {}

  // The sink of a target; the same for the same file. Throws Error.
  rdf::QuadSink& open(const mapping::LogicalTarget& target);

  // Puts all files in place. Throws Error.
  void finish();

 private:
  struct File {
    std::string path;
    std::vector<std::unique_ptr<ByteSink>> layers;  // the file itself, then what packs and encodes
    std::unique_ptr<rdf::QuadSink> writer;
    std::unique_ptr<rdf::QuadSink> filter;  // before the writer, may be null

    rdf::QuadSink& sink() const { return filter ? *filter : *writer; }
  };

  Overwrite overwrite_;
  Outside outside_;
  MemoryBudget* distinct_;
  std::vector<File> files_;
};

}  // namespace kontor::cli
