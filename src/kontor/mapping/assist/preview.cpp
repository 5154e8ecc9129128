#include "kontor/mapping/assist/preview.hpp"

#include <algorithm>

namespace kontor::mapping {
namespace {

struct StopPreview {};  // thrown when the records that were asked for are done

// Takes the quads of some records, which their places tell apart. Those that come at the end (of collections that grew)
// have no place and are left out.
class PreviewSink final : public rdf::QuadSink {
 public:
  explicit PreviewSink(std::vector<PreviewRecord>& records) : records_(records) {}

  void quad(const rdf::QuadView& quad, Place place) override {
    const auto found = std::find_if(records_.begin(), records_.end(),
                                    [&](const PreviewRecord& record) { return record.record.place == place; });
    if (found != records_.end())
      found->quads.emplace_back(quad);
    else if (place.line != 0)
      throw StopPreview();
  }

 private:
  std::vector<PreviewRecord>& records_;
};

// The file under a source, also when it is a view.
const LogicalSource& logical_source(const Mapping& mapping, std::size_t number) {
  while (const auto* view = std::get_if<LogicalView>(&mapping.sources[number])) number = view->on;
  return std::get<LogicalSource>(mapping.sources[number]);
}

}  // namespace

std::vector<Preview> preview_mapping(const Mapping& mapping, const MapOptions& options, std::uint64_t count,
                                     Diagnostics& diagnostics) {
  std::vector<Preview> previews;
  for (std::size_t i = 0; i < mapping.triples_maps.size(); ++i) {
    const LogicalSource& source = logical_source(mapping, mapping.triples_maps[i].source);
    Preview& preview = previews.emplace_back();
    preview.triples_map = mapping.triples_maps[i].name;
    preview.source = source.file.path;
    if (source.empty || count == 0) continue;
    SampleOptions sampling;
    sampling.records = sampling.keep = count;
    const std::unique_ptr<ByteSource> bytes = open_source(mapping, options, source.file);
    for (SampleRecord& record : take_sample(*bytes, source.file.path, source, sampling).first) {
      preview.records.push_back({std::move(record), {}});
    }
    PreviewSink sink(preview.records);
    MapOptions run = options;
    run.only = i;
    run.open_target = [&sink](const LogicalTarget&) -> rdf::QuadSink& { return sink; };
    run.unmatched_references = Severity::note;
    try {
      run_mapping(mapping, run, sink, diagnostics);
    } catch (const StopPreview&) {
    }
  }
  return previews;
}

}  // namespace kontor::mapping
