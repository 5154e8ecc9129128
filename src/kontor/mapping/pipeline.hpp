// The way from the files of a mapping to those who use their records: each file is read once, front to back, for all of
// them together, and once before that if there are joins with it.
#pragma once

#include <functional>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "kontor/base/memory_budget.hpp"
#include "kontor/base/progress_listener.hpp"
#include "kontor/mapping/data_errors.hpp"
#include "kontor/mapping/record_stage.hpp"
#include "kontor/mapping/shard.hpp"
#include "kontor/mapping/triples_map.hpp"

namespace kontor::mapping {

// Gives the text of a file in UTF-8. Throws Error if it cannot be read.
using SourceOpener = std::function<std::unique_ptr<ByteSource>(const FileSource& file)>;

// What a run may use.
struct Resources {
  MemoryBudget& memory;  // of the tables of joins
  source::ReadAhead read_ahead = source::ReadAhead::yes;
  bool check_annotations = true;
  ProgressListener* progress = nullptr;  // is told of records
};

class Pipeline {
 public:
  // All arguments, and the memory budget, must outlive the pipeline.
  // Consumers get the records of the shard; parents of joins are always read whole.
  Pipeline(const Mapping& mapping, const SourceOpener& open, Diagnostics& diagnostics, DataErrors& errors,
           const Resources& resources, const Shard& shard = {});
  ~Pipeline();
  Pipeline(const Pipeline&) = delete;
  Pipeline& operator=(const Pipeline&) = delete;

  // The stage of a source of the mapping (its index); the same for sources that are described alike.
  RecordStage& stage(std::size_t source);

  // The pipeline of the sources that joins have on their other side. It runs before this one, so its consumers know
  // everything when the records of this one come. `quietly` is for those whose records pass through this pipeline as
  // well: what is wrong with them is reported there.
  enum class Reports { all, quietly };
  Pipeline& parents(Reports reports);

  // The files that run() reads, as often as it reads them.
  std::vector<const FileSource*> files() const;

  // Reads everything that stages were asked for, parents first.
  void run();

  // Reports references that no record had, by the severity given. Indexes and names only: paths with wildcards and
  // filters may well select nothing.
  void report_unmatched(Severity severity, Diagnostics& diagnostics) const;

  const Mapping& mapping() const { return mapping_; }
  const SourceOpener& opener() const { return open_; }
  Diagnostics& diagnostics() { return diagnostics_; }
  DataErrors& errors() { return errors_; }
  MemoryBudget& memory() { return resources_.memory; }
  // Whether the structural annotations of views are held against their rows: once, where records are mapped.
  bool checks_annotations() const { return resources_.check_annotations; }

 private:
  struct Pass;
  struct QuietParents;

  RecordStage& source_stage(const LogicalSource& source);
  Pass& pass(const LogicalSource& source);
  Resources parent_resources() const;

  const Mapping& mapping_;
  const SourceOpener& open_;
  Diagnostics& diagnostics_;
  DataErrors& errors_;
  Resources resources_;
  Shard shard_;
  std::vector<std::unique_ptr<Pass>> passes_;  // in the order of first use
  std::map<std::size_t, std::unique_ptr<RecordStage>> views_;
  std::unique_ptr<Pipeline> parents_;
  std::unique_ptr<QuietParents> quiet_parents_;
};

}  // namespace kontor::mapping
