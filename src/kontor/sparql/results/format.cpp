#include "kontor/sparql/results/format.hpp"

#include <algorithm>
#include <array>

#include "kontor/base/error.hpp"
#include "kontor/sparql/results/csv_results.hpp"
#include "kontor/sparql/results/json_results.hpp"
#include "kontor/sparql/results/table_results.hpp"
#include "kontor/sparql/results/xml_results.hpp"

namespace kontor::sparql {
namespace {

constexpr std::array<std::string_view, 2> csv_media = {"text/csv", "application/csv"};
constexpr std::array<std::string_view, 1> tsv_media = {"text/tab-separated-values"};
constexpr std::array<std::string_view, 2> json_media = {"application/sparql-results+json", "application/json"};
constexpr std::array<std::string_view, 3> xml_media = {"application/sparql-results+xml", "application/xml", "text/xml"};

constexpr std::array<std::string_view, 1> csv_extensions = {"csv"};
constexpr std::array<std::string_view, 1> tsv_extensions = {"tsv"};
constexpr std::array<std::string_view, 1> json_extensions = {"srj"};
constexpr std::array<std::string_view, 1> xml_extensions = {"srx"};

constexpr ResultsFormat table[] = {
    {"table", "text", "a table for people", {}, {}, nullptr, make_table_writer},
    {"csv", "csv", "SPARQL 1.1 Query Results CSV", csv_media, csv_extensions, read_csv_results, make_csv_writer},
    {"tsv", "tsv", "SPARQL 1.1 Query Results TSV", tsv_media, tsv_extensions, read_tsv_results, make_tsv_writer},
    {"json", "srj", "SPARQL 1.1 Query Results JSON", json_media, json_extensions, read_json_results, make_json_writer},
    {"xml", "srx", "SPARQL Query Results XML", xml_media, xml_extensions, read_xml_results, make_xml_writer},
};

bool is_blank(char c) {
  return c == ' ' || c == '\t';
}

// The media type without parameters, in lower case.
std::string essence(std::string_view media_type) {
  std::string out;
  for (const char c : media_type.substr(0, media_type.find(';'))) {
    if (!is_blank(c)) out += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  }
  return out;
}

template <typename Predicate>
const ResultsFormat* find_row(Predicate fits) {
  const auto* const row = std::find_if(std::begin(table), std::end(table), fits);
  return row == std::end(table) ? nullptr : row;
}

}  // namespace

std::span<const ResultsFormat> results_formats() {
  return table;
}

const ResultsFormat* find_results_format(std::string_view name) {
  return find_row([name](const ResultsFormat& format) { return format.name == name || format.alias == name; });
}

const ResultsFormat* results_format_of_path(std::string_view path) {
  return find_row([path](const ResultsFormat& format) {
    return std::any_of(format.extensions.begin(), format.extensions.end(), [path](std::string_view extension) {
      return path.size() > extension.size() && path.ends_with(extension) &&
             path[path.size() - extension.size() - 1] == '.';
    });
  });
}

const ResultsFormat* results_format_of_media_type(std::string_view media_type) {
  const std::string name = essence(media_type);
  return find_row([&name](const ResultsFormat& format) {
    return std::find(format.media_types.begin(), format.media_types.end(), name) != format.media_types.end();
  });
}

void read_results(ByteSource& source, const ResultsFormat& format, std::string_view name, SolutionSink& sink) {
  if (format.read == nullptr) throw Error("cannot read " + std::string(format.label), {std::string(name), {}, {}});
  format.read(source, name, sink);
}

std::unique_ptr<SolutionSink> make_results_writer(const ResultsFormat& format, ByteSink& sink,
                                                  const ResultsWriteOptions& options) {
  return format.make_writer(sink, options);
}

}  // namespace kontor::sparql
