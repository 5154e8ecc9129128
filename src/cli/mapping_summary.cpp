#include "cli/mapping_summary.hpp"

#include "kontor/json/json_writer.hpp"

namespace kontor::cli {

void write_mapping_summary(const std::string& path, Overwrite overwrite, const mapping::MapSummary& summary) {
  OutputFile file(path, overwrite);
  json::Writer writer(file, json::Layout::pretty);
  const auto count = [&writer](std::string_view name, std::uint64_t value) {
    writer.key(name);
    writer.number(static_cast<std::int64_t>(value));
  };
  std::uint64_t triples = 0;
  writer.begin_object();
  writer.key("triplesMaps");
  writer.begin_array();
  for (const mapping::TriplesMapSummary& map : summary.triples_maps) {
    writer.begin_object();
    writer.key("name");
    writer.string(map.name);
    count("records", map.records);
    count("triples", map.quads);
    count("missing", map.missing);
    count("errors", map.errors);
    writer.end_object();
    triples += map.quads;
  }
  writer.end_array();
  count("rejectedRecords", summary.rejected_records);
  count("triples", triples);
  count("errors", summary.errors());
  writer.end_object();
  writer.finish();
  file.finish();
}

}  // namespace kontor::cli
