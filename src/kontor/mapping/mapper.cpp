#include "kontor/mapping/mapper.hpp"

#include <filesystem>
#include <system_error>
#include <utility>

#include "kontor/base/error.hpp"
#include "kontor/mapping/assist/references.hpp"
#include "kontor/mapping/pipeline.hpp"
#include "kontor/mapping/quad_output.hpp"
#include "kontor/mapping/triples_generator.hpp"

namespace kontor::mapping {
namespace {

// A file that is read while somebody watches.
class WatchedFile final : public ByteSource {
 public:
  WatchedFile(const std::string& path, ProgressListener* listener) : file_(path), watched_(file_, listener) {}
  std::size_t read(std::span<char> buffer) override { return watched_.read(buffer); }

 private:
  InputFile file_;
  WatchedSource watched_;
};

std::unique_ptr<ByteSource> open_file(const std::string& path, ProgressListener* progress, const Location& where) {
  try {
    return std::make_unique<WatchedFile>(path, progress);
  } catch (const Error& error) {
    throw Error("cannot read the source '" + path + "': " + error.message(), where);
  }
}

// Tells the listener what there is to read, each file as often as it is read.
void announce(const Mapping& mapping, const MapOptions& options, const Pipeline& pipeline) {
  if (options.progress == nullptr) return;
  for (const FileSource* file : pipeline.files()) {
    std::string path = options.replacement ? options.replacement(file->path) : std::string();
    if (path.empty()) path = resolve_path(mapping, file->root, file->folder, file->path);
    std::error_code unknown;
    const std::uintmax_t size = std::filesystem::file_size(path, unknown);
    options.progress->expect(unknown ? 0 : static_cast<std::size_t>(size));
  }
}

std::vector<rdf::QuadSink*> open_targets(const Mapping& mapping, const MapOptions& options) {
  std::vector<rdf::QuadSink*> sinks;
  for (const LogicalTarget& target : mapping.targets) {
    if (!options.open_target) throw Error("logical targets cannot be written here", target.where);
    sinks.push_back(&options.open_target(target));
  }
  return sinks;
}

// A collection with a name grows with every record that adds to it, wherever that record is.
void check_divisible(const TermMap& map) {
  if (!map.gather) return;
  if (!std::holds_alternative<NoExpression>(map.expression)) {
    throw Error("a collection with a name gathers values of many records and cannot be divided into shards", map.where);
  }
  for (const ObjectMap& member : map.gather->members) {
    if (const auto* term = std::get_if<TermMap>(&member)) check_divisible(*term);
  }
}

// The rows of a view are numbered through the whole source below.
void check_divisible(const Mapping& mapping, const UsedReference& reference) {
  const auto* view = std::get_if<LogicalView>(&mapping.sources[reference.source]);
  if (view == nullptr || reference.text != "#" || !std::holds_alternative<LogicalView>(mapping.sources[view->on]))
    return;
  throw Error("the numbers of the rows of another view ('#') cannot be told from a shard", reference.where);
}

void check_divisible(const Mapping& mapping) {
  for (const UsedReference& reference : used_references(mapping)) check_divisible(mapping, reference);
  for (const TriplesMap& map : mapping.triples_maps) {
    check_divisible(map.subject);
    for (const PredicateObjectMap& part : map.predicate_object_maps) {
      for (const ObjectMap& object : part.objects) {
        if (const auto* term = std::get_if<TermMap>(&object)) check_divisible(*term);
      }
    }
  }
}

MapSummary run(const Mapping& mapping, const MapOptions& options, rdf::QuadSink& sink, Diagnostics& diagnostics) {
  const SourceOpener open = [&](const FileSource& file) { return open_source(mapping, options, file); };
  const bool lenient = mapping.vocabulary == Vocabulary::legacy;
  const bool skip = options.on_error == OnError::skip;
  // What sources report of single records.
  std::uint64_t rejected = 0;
  Diagnostics record_findings([&](const Diagnostic& finding) {
    const bool is_error = finding.severity == Severity::error;
    if (is_error) ++rejected;
    diagnostics.add(is_error && skip ? Severity::warning : finding.severity, finding.location, finding.message);
  });
  DataErrors errors(diagnostics, lenient || skip ? Severity::warning : Severity::error);
  if (options.notes_of_mapping) errors.point_at_mapping();
  QuadOutput output(sink, open_targets(mapping, options));
  if (!options.shard.is_whole()) check_divisible(mapping);
  MemoryBudget unlimited;
  const Resources resources = {options.memory == nullptr ? unlimited : *options.memory,
                               options.threads == 1 ? source::ReadAhead::no : source::ReadAhead::yes, true,
                               options.progress};
  Pipeline pipeline(mapping, open, record_findings, errors, resources, options.shard);
  std::vector<std::unique_ptr<TriplesGenerator>> generators;
  for (std::size_t i = 0; i < mapping.triples_maps.size(); ++i) {
    if (options.only && *options.only != i) continue;
    generators.push_back(std::make_unique<TriplesGenerator>(i, pipeline, options.base, output));
    if (options.places == Places::of_values) generators.back()->tell_places_of_values();
  }
  announce(mapping, options, pipeline);
  pipeline.run();
  MapSummary summary;
  for (std::size_t i = 0; i < generators.size(); ++i) {
    generators[i]->finish();
    summary.triples_maps.push_back(generators[i]->summary());
    summary.triples_maps.back().name = mapping.triples_maps[options.only.value_or(i)].name;
  }
  if (options.unmatched_references != Severity::note && options.shard.is_whole()) {
    pipeline.report_unmatched(options.unmatched_references, diagnostics);
  }
  summary.rejected_records = rejected;
  sink.finish();
  return summary;
}

}  // namespace

std::unique_ptr<ByteSource> open_source(const Mapping& mapping, const MapOptions& options, const FileSource& file) {
  std::unique_ptr<ByteSource> bytes;
  if (options.open) bytes = options.open(file.path);
  if (!bytes) {
    bytes = open_file(resolve_path(mapping, file.root, file.folder, file.path), options.progress, file.where);
  }
  bytes = source::unpack(std::move(bytes), file.compression, file.path);
  return source::decode_text(std::move(bytes), file.encoding, file.path);
}

MapSummary run_mapping(const Mapping& mapping, const MapOptions& options, rdf::QuadSink& sink,
                       Diagnostics& diagnostics) {
  Diagnostics with_lines([&](const Diagnostic& finding) {
    diagnostics.add(finding.severity, with_line(mapping, finding.location), finding.message);
  });
  try {
    return run(mapping, options, sink, with_lines);
  } catch (const Error& error) {
    if (error.location().file != mapping.name || !error.location().source_line.empty()) throw;
    throw Error(error.message(), with_line(mapping, error.location()));
  }
}

}  // namespace kontor::mapping
