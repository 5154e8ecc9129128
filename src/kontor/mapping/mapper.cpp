#include "kontor/mapping/mapper.hpp"

#include "kontor/base/error.hpp"
#include "kontor/mapping/pipeline.hpp"
#include "kontor/mapping/quad_output.hpp"
#include "kontor/mapping/triples_generator.hpp"

namespace kontor::mapping {
namespace {

std::unique_ptr<ByteSource> open_file(const std::string& path, const Location& where) {
  try {
    return std::make_unique<InputFile>(path);
  } catch (const Error& error) {
    throw Error("cannot read the source '" + path + "': " + error.message(), where);
  }
}

std::unique_ptr<ByteSource> open_source(const Mapping& mapping, const MapOptions& options, const FileSource& file) {
  std::unique_ptr<ByteSource> bytes;
  if (options.open) bytes = options.open(file.path);
  if (!bytes) bytes = open_file(resolve_path(mapping, file.root, file.folder, file.path), file.where);
  bytes = source::unpack(std::move(bytes), file.compression, file.path);
  return source::decode_text(std::move(bytes), file.encoding, file.path);
}

std::vector<rdf::QuadSink*> open_targets(const Mapping& mapping, const MapOptions& options) {
  std::vector<rdf::QuadSink*> sinks;
  for (const LogicalTarget& target : mapping.targets) {
    if (!options.open_target) throw Error("logical targets cannot be written here", target.where);
    sinks.push_back(&options.open_target(target));
  }
  return sinks;
}

}  // namespace

MapSummary run_mapping(const Mapping& mapping, const MapOptions& options, rdf::QuadSink& sink, Diagnostics& diagnostics) {
  const SourceOpener open = [&](const FileSource& file) { return open_source(mapping, options, file); };
  const bool lenient = mapping.vocabulary == Vocabulary::legacy;
  DataErrors errors(diagnostics, lenient ? Severity::warning : Severity::error);
  QuadOutput output(sink, open_targets(mapping, options));
  Pipeline pipeline(mapping, open, diagnostics, errors);
  std::vector<std::unique_ptr<TriplesGenerator>> generators;
  for (std::size_t i = 0; i < mapping.triples_maps.size(); ++i) {
    generators.push_back(std::make_unique<TriplesGenerator>(i, pipeline, options.base, output));
  }
  pipeline.run();
  MapSummary summary;
  for (std::size_t i = 0; i < generators.size(); ++i) {
    generators[i]->finish();
    summary.triples_maps.push_back({mapping.triples_maps[i].name, generators[i]->records(), generators[i]->quads()});
  }
  if (options.unmatched_references != Severity::note) {
    pipeline.report_unmatched(lenient ? Severity::warning : options.unmatched_references);
  }
  sink.finish();
  return summary;
}

}  // namespace kontor::mapping
