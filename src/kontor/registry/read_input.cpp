#include "kontor/registry/read_input.hpp"

#include <filesystem>
#include <future>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <utility>

#include "kontor/base/decompress.hpp"
#include "kontor/base/error.hpp"
#include "kontor/base/input_file.hpp"
#include "kontor/mapping/load_mapping.hpp"
#include "kontor/mapping/mapper.hpp"
#include "kontor/rdf/iri.hpp"
#include "kontor/registry/resources.hpp"
#include "kontor/registry/table_folder.hpp"
#include "kontor/syntax/distinct_filter.hpp"

namespace kontor::registry {

namespace fs = std::filesystem;

// Whether the listener is told the size of a file here, or has been told before.
enum class Announce { no, yes };

// A file, decompressed if it is compressed, that is read while somebody watches.
class WatchedFile final : public ByteSource {
 public:
  WatchedFile(const std::string& path, ProgressListener* listener, Announce announce = Announce::yes)
      : file_(path), watched_(file_, listener) {
    if (listener != nullptr && announce == Announce::yes) listener->expect(file_.size());
    plain_ = decompress(watched_, path);
  }
  std::size_t read(std::span<char> buffer) override { return plain_->read(buffer); }

 private:
  InputFile file_;
  WatchedSource watched_;
  std::unique_ptr<ByteSource> plain_;
};

namespace {

// The mapping that is built in, loaded when first used.
const mapping::Mapping& registry_mapping() {
  static const mapping::Mapping mapping = [] {
    MemorySource text(resource("registry.rml"));
    Diagnostics diagnostics;
    return mapping::read_mapping(text, "registry.rml.ttl", "https://w3id.org/kontor/mapping/registry", diagnostics);
  }();
  return mapping;
}

// Takes only the prefixes of a document.
class PrefixesOnly final : public rdf::QuadSink {
 public:
  explicit PrefixesOnly(rdf::QuadSink& sink) : sink_(sink) {}
  void prefix(std::string_view name, std::string_view iri) override { sink_.prefix(name, iri); }
  void quad(const rdf::QuadView& /*quad*/, Place /*place*/) override {}

 private:
  rdf::QuadSink& sink_;
};

// The prefixes of ontology/prefixes.ttl, which are relative to the base of the registry.
void pass_prefixes(const std::string& base, rdf::QuadSink& sink) {
  if (base.empty()) return;
  MemorySource text(resource("prefixes"));
  syntax::ReadOptions read;
  read.name = "prefixes.ttl";
  read.base = base;
  PrefixesOnly prefixes(sink);
  syntax::read_rdf(text, syntax::require_format("turtle"), read, prefixes);
}

void map_registry(const Registry& registry, const ReadOptions& options, Diagnostics& diagnostics, rdf::QuadSink& sink) {
  mapping::MapOptions map;
  map.base = options.base.empty() ? registry.base() : options.base;
  pass_prefixes(map.base, sink);
  if (options.begin_places) map.places = mapping::Places::of_values;
  map.notes_of_mapping = false;
  map.unmatched_references = Severity::note;  // most fields of a registry are optional
  map.open = [&registry](const std::string&) { return std::make_unique<MemorySource>(registry.text()); };
  MemoryBudget memory;
  syntax::DistinctFilter distinct(sink, memory);  // a mapping states some things for every record that implies them
  mapping::run_mapping(registry_mapping(), map, distinct, diagnostics);
}

// Which input stands for which path of the mapping.
std::map<std::string, std::string> match_inputs(const mapping::Mapping& mapping,
                                                const std::vector<std::string>& inputs) {
  std::set<std::string> paths;
  for (const mapping::AbstractLogicalSource& source : mapping.sources) {
    if (const auto* logical = std::get_if<mapping::LogicalSource>(&source)) paths.insert(logical->file.path);
  }
  std::map<std::string, std::string> input_of;
  for (const std::string& input : inputs) {
    std::optional<std::string> match;
    for (const std::string& path : paths) {
      if (paths.size() == 1 || fs::path(path).filename() == fs::path(input).filename()) match = path;
    }
    if (!match) throw Error("no source of the mapping has this file name", {input, {}, {}});
    if (!input_of.emplace(*match, input).second) {
      throw Error("two inputs for the one source '" + *match + "' of the mapping", {input, {}, {}});
    }
  }
  return input_of;
}

}  // namespace

Registry read_registry(const std::string& path, Diagnostics& diagnostics, ProgressListener* progress) {
  if (TableFolder::recognizes(path)) return Registry::from_folder(path, diagnostics);
  if (fs::is_directory(path)) {
    throw Error("no registry.csv in this folder, expected a registry as spreadsheets", {path, {}, {}});
  }
  WatchedFile file(path, progress);
  PeekedSource source(file);
  if (!Registry::recognizes(source.head())) {
    const fs::path folder = fs::path(path).parent_path();
    if (TableFolder::recognizes(folder.empty() ? "." : folder.string())) {
      throw Error("this is no registry, but one table of it: expected their folder", {path, {}, {}});
    }
    throw Error("this is no registry: expected a JSON object whose first member is 'registry', or a folder of tables",
                {path, {}, {}});
  }
  return Registry::from_json(path, source, diagnostics);
}

OpenInput::OpenInput(const std::string& path, const syntax::Format* format, ProgressListener* progress)
    : path_(path), format_(format), is_folder_(TableFolder::recognizes(path)) {
  if (is_folder_) {
    format_ = nullptr;
    return;
  }
  file_ = std::make_unique<WatchedFile>(path, progress);
  source_ = std::make_unique<PeekedSource>(*file_);
  is_json_registry_ = format_ == nullptr && Registry::recognizes(source_->head());
  if (is_json_registry_) return;
  if (format_ == nullptr) format_ = syntax::format_of_path(path);
  if (format_ == nullptr) format_ = syntax::guess_format(source_->head());
}

OpenInput::~OpenInput() = default;
OpenInput::OpenInput(OpenInput&&) noexcept = default;
OpenInput& OpenInput::operator=(OpenInput&&) noexcept = default;

ByteSource& OpenInput::source() {
  return *source_;
}

syntax::ReadOptions OpenInput::read_options(const ReadOptions& options) const {
  syntax::ReadOptions read;
  read.name = path_;
  read.base = options.base.empty() && path_ != "-" ? rdf::file_iri(fs::absolute(path_).lexically_normal().string())
                                                   : options.base;
  read.blank_node_prefix = options.blank_node_prefix;
  read.jsonld = options.jsonld;
  return read;
}

void read_input(OpenInput& input, const ReadOptions& options, Diagnostics& diagnostics, rdf::QuadSink& sink) {
  if (input.is_registry()) {
    // The mapping loads while the registry is read and checked.
    const std::future<void> loading = std::async(std::launch::async, [] { registry_mapping(); });
    const KeepPlaces keep = options.begin_places ? KeepPlaces::yes : KeepPlaces::no;
    const Registry registry = input.is_folder() ? Registry::from_folder(input.path(), diagnostics, keep)
                                                : Registry::from_json(input.path(), input.source(), diagnostics);
    if (options.begin_places) options.begin_places([&registry](Place place) { return registry.locate(place); });
    if (diagnostics.errors() == 0) map_registry(registry, options, diagnostics, sink);
    return;
  }
  const Location file{input.path(), {}, {}};
  if (input.format() == nullptr) throw Error("cannot tell what format this is, please say --from FORMAT", file);
  if (input.format()->read == nullptr) throw Error("cannot read " + std::string(input.format()->label), file);
  if (options.begin_places) {
    options.begin_places([&file](Place place) { return Location{file.file, place, {}}; });
  }
  syntax::read_rdf(input.source(), *input.format(), input.read_options(options), sink);
}

void read_input(const std::string& path, const ReadOptions& options, Diagnostics& diagnostics, rdf::QuadSink& sink) {
  OpenInput input(path, options.format, options.progress);
  read_input(input, options, diagnostics, sink);
}

void replace_sources(const mapping::Mapping& mapping, const std::vector<std::string>& inputs,
                     mapping::MapOptions& options) {
  const std::map<std::string, std::string> input_of = match_inputs(mapping, inputs);
  options.replacement = [input_of](const std::string& path) {
    const auto input = input_of.find(path);
    return input == input_of.end() ? std::string() : input->second;
  };
  options.open = [input_of, progress = options.progress](const std::string& path) -> std::unique_ptr<ByteSource> {
    const auto input = input_of.find(path);
    if (input == input_of.end()) return nullptr;
    return std::make_unique<WatchedFile>(input->second, progress, Announce::no);
  };
}

mapping::MapSummary run_mapping(const std::string& mapping_path, const std::vector<std::string>& inputs,
                                const ReadOptions& options, const MappingOptions& mapping_options,
                                Diagnostics& diagnostics, rdf::QuadSink& sink) {
  const mapping::Mapping mapping = mapping::read_mapping(mapping_path, diagnostics);
  mapping::MapOptions map;
  map.base = options.base;
  map.open_target = mapping_options.open_target;
  map.on_error = mapping_options.on_error;
  map.shard = mapping_options.shard;
  map.memory = mapping_options.memory;
  map.threads = mapping_options.threads;
  map.progress = options.progress;
  replace_sources(mapping, inputs, map);
  std::string source;  // that is being read
  if (options.begin_places) {
    map.places = mapping::Places::of_values;
    map.open = [&source, open = std::move(map.open),
                input_of = match_inputs(mapping, inputs)](const std::string& path) {
      const auto input = input_of.find(path);
      source = input == input_of.end() ? path : input->second;
      return open(path);
    };
    options.begin_places([&source](Place place) { return Location{source, place, {}}; });
  }
  for (const auto& [name, iri] : mapping.prefixes) sink.prefix(name, iri);
  return mapping::run_mapping(mapping, map, sink, diagnostics);
}

}  // namespace kontor::registry
