#include "kontor/mapping/pipeline.hpp"

#include "kontor/mapping/record_readers.hpp"
#include "kontor/mapping/view_stage.hpp"
#include "kontor/source/json_path.hpp"

namespace kontor::mapping {
namespace {

// Whether two sources are the same bytes read the same way. Values for null are the stages' business.
bool same_file(const LogicalSource& a, const LogicalSource& b) {
  return a.formulation == b.formulation && a.file.path == b.file.path && a.file.root == b.file.root &&
         a.file.folder == b.file.folder && a.file.encoding == b.file.encoding &&
         a.file.compression == b.file.compression && a.file.dialect == b.file.dialect && a.namespaces == b.namespaces;
}

// Whether a reference that no record has is a mistake. Columns are looked up in the header already.
bool must_occur(ReferenceFormulation formulation, const std::string& reference) {
  switch (formulation) {
    case ReferenceFormulation::csv:
      return false;
    case ReferenceFormulation::json_path:
      return source::JsonPath::parse(reference).singular();
    case ReferenceFormulation::xpath:
      return reference.find('[') == std::string::npos;
  }
  return false;
}

// A source without records.
class EmptyStage final : public RecordStage {
 public:
  std::size_t add_reference(std::string_view, const Location&) override { return 0; }
  const std::vector<std::string>& nulls() const override { return nulls_; }
  ReferenceFormulation formulation() const override { return ReferenceFormulation::json_path; }

 private:
  std::vector<std::string> nulls_;
};

}  // namespace

// One reading of one file.
struct Pipeline::Pass final : source::RecordHandler {
  struct Consumer {
    std::size_t iterator;
    const LogicalSource* source;
    std::unique_ptr<SourceStage> stage;
  };

  void record(std::size_t iterator, const source::Record& record) override {
    constexpr std::size_t step = 256;  // records that progress is told of at once
    if (progress != nullptr && ++records % step == 0) progress->count_records(step);
    for (const Consumer& consumer : consumers) {
      if (consumer.iterator == iterator) consumer.stage->take(record);
    }
  }

  LogicalSource source;
  std::unique_ptr<source::RecordReader> reader;
  std::vector<Consumer> consumers;
  ProgressListener* progress = nullptr;
  std::size_t records = 0;
};

struct Pipeline::QuietParents {
  QuietParents(const Mapping& mapping, const SourceOpener& open, const Resources& resources)
      : pipeline(mapping, open, diagnostics, errors, resources) {}

  Diagnostics diagnostics;
  DataErrors errors{diagnostics, Severity::note};
  Pipeline pipeline;
};

Pipeline::Pipeline(const Mapping& mapping, const SourceOpener& open, Diagnostics& diagnostics, DataErrors& errors,
                   const Resources& resources, const Shard& shard)
    : mapping_(mapping),
      open_(open),
      diagnostics_(diagnostics),
      errors_(errors),
      resources_(resources),
      shard_(shard) {}

Pipeline::~Pipeline() = default;

RecordStage& Pipeline::stage(std::size_t source) {
  const AbstractLogicalSource& description = mapping_.sources[source];
  if (const auto* logical = std::get_if<LogicalSource>(&description); logical != nullptr && !logical->empty) {
    return source_stage(*logical);
  }
  if (const auto found = views_.find(source); found != views_.end()) return *found->second;
  std::unique_ptr<RecordStage> made;
  if (const auto* view = std::get_if<LogicalView>(&description))
    made = std::make_unique<ViewStage>(*view, *this);
  else
    made = std::make_unique<EmptyStage>();
  return *(views_[source] = std::move(made));
}

Pipeline::Pass& Pipeline::pass(const LogicalSource& source) {
  for (const auto& pass : passes_) {
    if (same_file(pass->source, source)) return *pass;
  }
  auto made = std::make_unique<Pass>();
  made->source = source;
  made->reader = make_record_reader(source, diagnostics_);
  made->reader->set_read_ahead(resources_.read_ahead);
  made->progress = resources_.progress;
  passes_.push_back(std::move(made));
  return *passes_.back();
}

RecordStage& Pipeline::source_stage(const LogicalSource& source) {
  Pass& reading = pass(source);
  const std::size_t iterator = reading.reader->add_iterator(source.iterator, source.where);
  for (const Pass::Consumer& consumer : reading.consumers) {
    if (consumer.iterator == iterator && consumer.source->file.nulls == source.file.nulls) return *consumer.stage;
  }
  auto stage = std::make_unique<SourceStage>(source, *reading.reader, iterator, shard_);
  reading.consumers.push_back({iterator, &source, std::move(stage)});
  return *reading.consumers.back().stage;
}

Resources Pipeline::parent_resources() const {
  return {resources_.memory, resources_.read_ahead, false, resources_.progress};
}

Pipeline& Pipeline::parents(Reports reports) {
  if (reports == Reports::quietly) {
    if (!quiet_parents_) quiet_parents_ = std::make_unique<QuietParents>(mapping_, open_, parent_resources());
    return quiet_parents_->pipeline;
  }
  if (!parents_) parents_ = std::make_unique<Pipeline>(mapping_, open_, diagnostics_, errors_, parent_resources());
  return *parents_;
}

std::vector<const FileSource*> Pipeline::files() const {
  std::vector<const FileSource*> files;
  for (const Pipeline* parents : {quiet_parents_ ? &quiet_parents_->pipeline : nullptr, parents_.get()}) {
    if (parents == nullptr) continue;
    const std::vector<const FileSource*> more = parents->files();
    files.insert(files.end(), more.begin(), more.end());
  }
  for (const auto& pass : passes_) files.push_back(&pass->source.file);
  return files;
}

void Pipeline::run() {
  if (quiet_parents_) quiet_parents_->pipeline.run();
  if (parents_) parents_->run();
  for (const auto& pass : passes_) {
    const FileSource& file = pass->source.file;
    errors_.set_source(file.path);
    const std::unique_ptr<ByteSource> bytes = open_(file);
    pass->reader->read(*bytes, file.path, *pass);
  }
}

void Pipeline::report_unmatched(Severity severity, Diagnostics& diagnostics) const {
  for (const auto& pass : passes_) {
    for (const Pass::Consumer& consumer : pass->consumers) {
      if (consumer.stage->records() == 0) continue;
      for (const SourceStage::Use& use : consumer.stage->uses()) {
        if (use.sighting != Sighting::missing || !must_occur(pass->source.formulation, use.reference)) continue;
        diagnostics.add(severity, use.where,
                        "'" + use.reference + "' is in none of the " + std::to_string(consumer.stage->records()) +
                            " records of '" + pass->source.file.path + "'");
      }
    }
  }
}

}  // namespace kontor::mapping
