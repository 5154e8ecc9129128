#include "cli/mapping_targets.hpp"

#include <algorithm>
#include <filesystem>

#include "kontor/base/error.hpp"
#include "kontor/mapping/triples_map.hpp"
#include "kontor/source/archives.hpp"
#include "kontor/source/decoding.hpp"
#include "kontor/syntax/distinct_filter.hpp"
#include "kontor/syntax/format.hpp"

namespace kontor::cli {
namespace {

namespace fs = std::filesystem;

// The formats namespace of the W3C (https://www.w3.org/ns/formats/) names serializations by their labels, "RDF/XML" being
// RDF_XML. N3 is written as Turtle, which is a part of it.
const syntax::Format& format_of(const mapping::LogicalTarget& target) {
  constexpr std::string_view formats = "http://www.w3.org/ns/formats/";
  if (target.format.empty()) return syntax::require_format("nquads");
  std::string name = target.format;
  if (name.starts_with(formats)) name.erase(0, formats.size());
  if (name == "N3") name = "Turtle";
  std::string known;
  for (const syntax::Format& format : syntax::formats()) {
    if (format.make_writer == nullptr) continue;
    std::string label(format.label);
    std::replace(label.begin(), label.end(), '/', '_');
    if (label == name) return format;
    known += (known.empty() ? "" : ", ") + label;
  }
  throw Error("unknown serialization '" + target.format + "', known are " + known, target.format_where);
}

// What the file inside an archive is called: without the endings of packing.
std::string packed_name(const std::string& path) {
  std::string name = fs::path(path).filename().string();
  for (const std::string_view ending : {".gz", ".zip", ".tgz", ".xz", ".tar"}) {
    if (name.ends_with(ending) && name.size() > ending.size()) name.erase(name.size() - ending.size());
  }
  return name;
}

bool is_below_working_directory(const fs::path& path) {
  const fs::path absolute = fs::weakly_canonical(fs::absolute(path));
  const fs::path relative = absolute.lexically_relative(fs::weakly_canonical(fs::current_path()));
  return !relative.empty() && *relative.begin() != "..";
}

}  // namespace

rdf::QuadSink& MappingTargets::open(const mapping::LogicalTarget& target) {
  for (const File& file : files_) {
    if (file.path == target.path) return file.sink();
  }
  if (outside_ == Outside::refuse && !is_below_working_directory(target.path)) {
    throw Error("target '" + target.path + "' lies outside of the working directory (--allow-outside permits it)",
                target.where);
  }
  const syntax::Format& format = format_of(target);
  File& file = files_.emplace_back();
  file.path = target.path;
  file.layers.push_back(std::make_unique<OutputFile>(target.path, overwrite_));
  if (target.compression != source::Compression::none) {
    file.layers.push_back(source::pack(*file.layers.back(), target.compression, packed_name(target.path)));
  }
  if (target.encoding != source::TextEncoding::utf_8) {
    file.layers.push_back(source::encode_text(*file.layers.back(), target.encoding));
  }
  file.writer = syntax::make_writer(format, *file.layers.back());
  if (distinct_ != nullptr) file.filter = std::make_unique<syntax::DistinctFilter>(*file.writer, *distinct_);
  return file.sink();
}

void MappingTargets::finish() {
  for (const File& file : files_) {
    file.sink().finish();
    for (std::size_t i = file.layers.size(); i-- > 1;) file.layers[i]->finish();
  }
  for (const File& file : files_) file.layers.front()->finish();
}

}  // namespace kontor::cli
