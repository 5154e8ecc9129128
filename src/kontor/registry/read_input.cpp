#include "kontor/registry/read_input.hpp"

#include <filesystem>

#include "kontor/base/error.hpp"
#include "kontor/base/input_file.hpp"

namespace kontor::registry {
namespace {

// The IRI of a local file, against which its relative references resolve (RFC 8089). Everything but unreserved
// characters and '/' is escaped, so that any path makes a valid IRI.
std::string file_iri(const std::string& path) {
  constexpr std::string_view digits = "0123456789ABCDEF";
  std::string out = "file://";
  for (const char c : std::filesystem::absolute(path).lexically_normal().string()) {
    const auto byte = static_cast<unsigned char>(c);
    const bool unreserved = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' ||
                            c == '.' || c == '_' || c == '~' || c == '/' || byte >= 0x80;
    if (unreserved) {
      out += c;
    } else {
      out += '%';
      out += digits[byte >> 4U];
      out += digits[byte & 0xFU];
    }
  }
  return out;
}

const syntax::Format& format_of(const std::string& path, std::string_view head, const syntax::Format* given) {
  if (given != nullptr) return *given;
  if (const syntax::Format* format = syntax::format_of_path(path)) return *format;
  if (const syntax::Format* format = syntax::guess_format(head)) return *format;
  throw Error("cannot tell what format this is, please say --from FORMAT", {path, {}, {}});
}

}  // namespace

Registry read_registry(const std::string& path, Diagnostics& diagnostics) {
  if (TableFolder::recognizes(path)) {
    Registry registry = Registry::from_folder(path, diagnostics);
    registry.check(diagnostics);
    return registry;
  }
  if (std::filesystem::is_directory(path)) {
    throw Error("no registry.csv in this folder, expected a registry as spreadsheets", {path, {}, {}});
  }
  InputFile file(path);
  PeekedSource source(file);
  if (!Registry::recognizes(source.head())) {
    throw Error("this is no registry: expected a JSON object whose first member is 'registry'", {path, {}, {}});
  }
  Registry registry = Registry::from_json(path, source);
  registry.check(diagnostics);
  return registry;
}

void read_input(const std::string& path, const ReadOptions& options, Diagnostics& /*diagnostics*/,
                rdf::QuadSink& sink) {
  InputFile file(path);
  if (options.progress != nullptr) options.progress->expect(file.size());
  WatchedSource watched(file, options.progress);
  PeekedSource source(watched);
  const syntax::Format& format = format_of(path, source.head(), options.format);
  if (format.read == nullptr) throw Error("cannot read " + std::string(format.label), {path, {}, {}});
  syntax::ReadOptions read;
  read.name = path;
  read.base = options.base.empty() && path != "-" ? file_iri(path) : options.base;
  read.blank_node_prefix = options.blank_node_prefix;
  syntax::read_rdf(source, format, read, sink);
}

}  // namespace kontor::registry
