#include "cli/mapping_targets.hpp"

#include <filesystem>

#include "kontor/base/error.hpp"
#include "kontor/mapping/triples_map.hpp"
#include "kontor/syntax/format.hpp"

namespace kontor::cli {
namespace {

namespace fs = std::filesystem;

// The formats namespace of the W3C (https://www.w3.org/ns/formats/) names serializations by their labels.
const syntax::Format& format_of(const mapping::LogicalTarget& target) {
  constexpr std::string_view formats = "http://www.w3.org/ns/formats/";
  if (target.format.empty()) return syntax::require_format("nquads");
  std::string name = target.format;
  if (name.starts_with(formats)) name.erase(0, formats.size());
  for (const syntax::Format& format : syntax::formats()) {
    std::string label;  // "N-Quads" is N-Quads there, "RDF/XML" is RDF_XML
    for (const char c : format.label) label += c == '/' ? '_' : c;
    if (format.make_writer != nullptr && label == name) return format;
  }
  throw Error("unknown serialization '" + target.format + "'", target.where);
}

bool is_below_working_directory(const fs::path& path) {
  const fs::path relative = fs::weakly_canonical(path).lexically_relative(fs::weakly_canonical(fs::current_path()));
  return !relative.empty() && *relative.begin() != "..";
}

}  // namespace

rdf::QuadSink& MappingTargets::open(const mapping::LogicalTarget& target) {
  const std::string path = target.root == mapping::Root::folder ? (fs::path(target.folder) / target.path).string()
                                                                : target.path;
  for (const File& file : files_) {
    if (file.path == path) return *file.writer;
  }
  if (outside_ == Outside::refuse && !is_below_working_directory(path)) {
    throw Error("target '" + path + "' lies outside of the working directory (--allow-outside permits it)", target.where);
  }
  if (target.compression != mapping::Compression::none) {
    throw Error("compressed targets cannot be written", target.where);
  }
  File& file = files_.emplace_back();
  file.path = path;
  file.output = std::make_unique<OutputFile>(path, overwrite_);
  file.writer = syntax::make_writer(format_of(target), *file.output);
  return *file.writer;
}

void MappingTargets::finish() {
  for (const File& file : files_) file.writer->finish();
  for (const File& file : files_) file.output->finish();
}

}  // namespace kontor::cli
