// The one table of RDF formats. Everything that chooses, lists or recognises a format (command line, HTTP negotiation,
// help, the round-trip test) goes through it. A new format is one row in format.cpp and the functions it names.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>

#include "kontor/base/input_file.hpp"
#include "kontor/base/output_file.hpp"
#include "kontor/rdf/prefix_map.hpp"
#include "kontor/rdf/quad_sink.hpp"

namespace kontor::syntax {

namespace jsonld {
struct Options;
}

// What a parser refuses instead of running out of memory or stack.
struct ReadLimits {
  std::size_t depth = 10'000;                       // nested [ ] and ( ), JSON or XML elements
  std::size_t token_size = std::size_t{256} << 20U;  // bytes of one term, or of one line of N-Triples and N-Quads
};

struct ReadOptions {
  // The IRI that relative references resolve against (RFC 3986, 5.1). Empty: a relative reference is an error, unless
  // the document declares a base itself.
  std::string base;
  // What messages call the input: a path, "-" for standard input.
  std::string name;
  // Put before every blank node label. Labels are local to a document, so whoever reads several into one place gives
  // each another prefix, none of which is the start of another ("a_", "b_").
  std::string blank_node_prefix;
  // How JSON-LD is read, and where its contexts come from; not owned. Null: the defaults, and no contexts by IRI.
  const jsonld::Options* jsonld = nullptr;
  ReadLimits limits;
};

// How Turtle and TriG are laid out; the line formats ignore it.
enum class Layout : std::uint8_t {
  document,   // the whole document is collected, sorted and nested; above WriteOptions::document_limit as stream
  stream,     // statements as they come, equal subjects that follow each other in one block; constant memory
};

enum class BlankNodeLabels : std::uint8_t {
  by_layout,  // renumber in the document layout, keep elsewhere
  keep,       // as they arrive: needs no memory, and parts of one conversion agree
  renumber,   // b0, b1, ... in order of appearance: remembers every label
};

struct WriteOptions {
  // Beside those that the source declares and the well-known ones; on a clash these win. Only used ones are written.
  rdf::PrefixMap prefixes;
  Layout layout = Layout::document;
  // Quads that the document layout collects before it falls back to stream. About 16 bytes per quad and 150 per
  // different term, so the default stays below some 250 MB.
  std::size_t document_limit = 1'000'000;
  BlankNodeLabels blank_nodes = BlankNodeLabels::by_layout;
};

// Whether a format can name graphs.
enum class Holds : std::uint8_t { graph, dataset };

struct Format {
  std::string_view name;   // as on the command line
  std::string_view alias;  // a second name, the usual file ending
  std::string_view label;  // for people
  std::span<const std::string_view> media_types;  // the registered one first
  std::span<const std::string_view> extensions;   // without '.', the usual one first
  Holds holds = Holds::graph;

  // Whether the first bytes of a document look like this format. Rows are asked in table order.
  bool (*recognizes)(std::string_view head) = nullptr;

  // Null for formats that cannot be read or written.
  void (*read)(ByteSource& source, const ReadOptions& options, rdf::QuadSink& sink) = nullptr;
  std::unique_ptr<rdf::QuadSink> (*make_writer)(ByteSink& sink, const WriteOptions& options) = nullptr;
};

// All formats, in the order in which help lists them.
std::span<const Format> formats();

// By name or alias, null if there is none.
const Format* find_format(std::string_view name);

// The same, but throws UsageError with a suggestion and the list of names.
const Format& require_format(std::string_view name);

// By the ending of a path ("x.ttl", also below a compression ending: "x.nt.gz"), null if it says nothing.
const Format* format_of_path(std::string_view path);

// By media type, with or without parameters ("text/turtle; charset=utf-8"), null if unknown.
const Format* format_of_media_type(std::string_view media_type);

// By the first bytes of a document (some kilobytes are enough), null if nothing fits.
const Format* guess_format(std::string_view head);

// Reads a whole document and pushes it into `sink`, ending with sink.finish(). All IRIs are absolute, all text is valid
// UTF-8. Throws Error with line, column and source line at the first mistake; what came before has been pushed.
void read_rdf(ByteSource& source, const Format& format, const ReadOptions& options, rdf::QuadSink& sink);

// A QuadSink that writes to `sink`, which must outlive it. finish() writes what is left, but finishing `sink` itself is
// the caller's. Throws Error for quads that the format cannot hold (a graph name in Turtle, a space in an IRI).
std::unique_ptr<rdf::QuadSink> make_writer(const Format& format, ByteSink& sink, const WriteOptions& options = {});

}  // namespace kontor::syntax
