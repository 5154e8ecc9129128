// The one table of formats for query results (SELECT and ASK). Command line, HTTP negotiation, SERVICE and help go
// through it. A new format is one row in format.cpp and the functions it names.
#pragma once

#include <cstddef>
#include <memory>
#include <span>
#include <string>
#include <string_view>

#include "kontor/base/input_file.hpp"
#include "kontor/base/output_file.hpp"
#include "kontor/rdf/prefix_map.hpp"
#include "kontor/sparql/solution.hpp"

namespace kontor::sparql {

struct ResultsWriteOptions {
  rdf::PrefixMap prefixes;  // table: shorten IRIs
  std::size_t width = 0;    // table: columns of the terminal; 0: no limit
};

struct ResultsFormat {
  std::string_view name;                          // as on the command line
  std::string_view alias;                         // a second name
  std::string_view label;                         // for people
  std::span<const std::string_view> media_types;  // the registered one first; none for the table
  std::span<const std::string_view> extensions;   // without '.'

  // Null where a format cannot be read. `name` is what messages call the input.
  void (*read)(ByteSource& source, std::string_view name, SolutionSink& sink) = nullptr;
  std::unique_ptr<SolutionSink> (*make_writer)(ByteSink& sink, const ResultsWriteOptions& options) = nullptr;
};

// All formats, in the order in which help lists them.
std::span<const ResultsFormat> results_formats();

// By name or alias, null if there is none.
const ResultsFormat* find_results_format(std::string_view name);

// By the ending of a path, null if it says nothing.
const ResultsFormat* results_format_of_path(std::string_view path);

// By media type, with or without parameters, null if unknown.
const ResultsFormat* results_format_of_media_type(std::string_view media_type);

// Reads a whole result document and pushes it into `sink`, ending with sink.finish(). Throws Error with the place of
// the first mistake; what came before has been pushed. CSV tells no terms apart: its cells become plain literals.
void read_results(ByteSource& source, const ResultsFormat& format, std::string_view name, SolutionSink& sink);

// A SolutionSink that writes to `sink`, which must outlive it. finish() writes what is left, but finishing `sink`
// itself is the caller's. Rows are written as they come (the table looks at the first thousand before it begins).
// Throws Error for terms that the format cannot hold.
std::unique_ptr<SolutionSink> make_results_writer(const ResultsFormat& format, ByteSink& sink,
                                                  const ResultsWriteOptions& options = {});

}  // namespace kontor::sparql
