#include "kontor/syntax/format.hpp"

#include <algorithm>
#include <array>
#include <vector>

#include "kontor/base/error.hpp"
#include "kontor/base/suggest.hpp"
#include "kontor/syntax/jsonld/jsonld_reader.hpp"
#include "kontor/syntax/jsonld/jsonld_writer.hpp"
#include "kontor/syntax/line_reader.hpp"
#include "kontor/syntax/line_writer.hpp"
#include "kontor/syntax/rdfxml/rdfxml_reader.hpp"
#include "kontor/syntax/rdfxml/rdfxml_writer.hpp"
#include "kontor/syntax/recognize.hpp"
#include "kontor/syntax/turtle_reader.hpp"
#include "kontor/syntax/turtle_writer.hpp"

namespace kontor::syntax {
namespace {

using Names = std::array<std::string_view, 2>;

constexpr Names turtle_media = {"text/turtle", "application/x-turtle"};
constexpr Names trig_media = {"application/trig", "application/x-trig"};
constexpr Names ntriples_media = {"application/n-triples", "text/plain"};
constexpr Names nquads_media = {"application/n-quads", "text/x-nquads"};
constexpr std::array<std::string_view, 1> jsonld_media = {"application/ld+json"};
constexpr std::array<std::string_view, 1> rdfxml_media = {"application/rdf+xml"};

constexpr std::array<std::string_view, 1> turtle_extensions = {"ttl"};
constexpr std::array<std::string_view, 1> trig_extensions = {"trig"};
constexpr std::array<std::string_view, 1> ntriples_extensions = {"nt"};
constexpr std::array<std::string_view, 1> nquads_extensions = {"nq"};
constexpr std::array<std::string_view, 1> jsonld_extensions = {"jsonld"};
constexpr Names rdfxml_extensions = {"rdf", "owl"};  // .xml may be anything: the content decides

// Listed as help shows them. Recognition asks in this order too, the more demanding grammar first: every N-Triples
// document is also one of all the others.
constexpr Format table[] = {
    {"ntriples", "nt", "N-Triples", ntriples_media, ntriples_extensions, Holds::graph, recognize_ntriples,
     read_ntriples, make_ntriples_writer},
    {"nquads", "nq", "N-Quads", nquads_media, nquads_extensions, Holds::dataset, recognize_nquads, read_nquads,
     make_nquads_writer},
    {"turtle", "ttl", "Turtle", turtle_media, turtle_extensions, Holds::graph, recognize_turtle, read_turtle,
     make_turtle_writer},
    {"trig", "trig", "TriG", trig_media, trig_extensions, Holds::dataset, recognize_trig, read_trig, make_trig_writer},
    {"jsonld", "jsonld", "JSON-LD", jsonld_media, jsonld_extensions, Holds::dataset, jsonld::recognize_jsonld,
     jsonld::read_jsonld, jsonld::make_jsonld_writer},
    {"rdfxml", "rdf", "RDF/XML", rdfxml_media, rdfxml_extensions, Holds::graph, recognize_rdfxml, read_rdfxml,
     make_rdfxml_writer},
};

// Endings of compressed files: what lies below them decides.
constexpr std::array<std::string_view, 4> compressions = {".gz", ".bz2", ".zst", ".xz"};

bool ends_with_extension(std::string_view path, std::string_view extension) {
  return path.size() > extension.size() && path.ends_with(extension) && path[path.size() - extension.size() - 1] == '.';
}

std::string lower_case(std::string_view text) {
  std::string out(text);
  for (char& c : out) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return out;
}

// The first row that `fits`, or null.
template <typename Predicate>
const Format* find_row(Predicate fits) {
  const auto* const row = std::find_if(std::begin(table), std::end(table), fits);
  return row == std::end(table) ? nullptr : row;
}

}  // namespace

std::span<const Format> formats() {
  return table;
}

const Format* find_format(std::string_view name) {
  return find_row([name](const Format& format) { return format.name == name || format.alias == name; });
}

const Format& require_format(std::string_view name) {
  if (const Format* const format = find_format(name)) return *format;
  const std::vector<std::string_view> names = names_in(table);
  std::vector<std::string_view> known = names;
  for (const Format& format : table) known.push_back(format.alias);
  throw UsageError("unknown format '" + std::string(name) + "'" + suggestion(name, known) + ", expected one of " +
                   comma_separated(names));
}

const Format* format_of_path(std::string_view path) {
  std::string lower = lower_case(path);
  for (const std::string_view compression : compressions) {
    if (lower.ends_with(compression)) lower.resize(lower.size() - compression.size());
  }
  return find_row([&lower](const Format& format) {
    return std::any_of(format.extensions.begin(), format.extensions.end(),
                       [&lower](std::string_view extension) { return ends_with_extension(lower, extension); });
  });
}

const Format* format_of_media_type(std::string_view media_type) {
  std::string name = lower_case(media_type.substr(0, media_type.find(';')));
  name.erase(std::remove(name.begin(), name.end(), ' '), name.end());
  return find_row([&name](const Format& format) {
    return std::find(format.media_types.begin(), format.media_types.end(), name) != format.media_types.end();
  });
}

const Format* guess_format(std::string_view head) {
  if (head.starts_with("\xEF\xBB\xBF")) head.remove_prefix(3);
  return find_row([head](const Format& format) { return format.recognizes != nullptr && format.recognizes(head); });
}

void read_rdf(ByteSource& source, const Format& format, const ReadOptions& options, rdf::QuadSink& sink) {
  if (format.read == nullptr) throw Error("cannot read " + std::string(format.label), {options.name, {}, {}});
  format.read(source, options, sink);
}

std::unique_ptr<rdf::QuadSink> make_writer(const Format& format, ByteSink& sink, const WriteOptions& options) {
  if (format.make_writer == nullptr) throw Error("cannot write " + std::string(format.label));
  return format.make_writer(sink, options);
}

}  // namespace kontor::syntax
