#include "kontor/align/compare/comparison_report.hpp"

#include <array>

#include "kontor/align/compare/comparison_page.hpp"
#include "kontor/align/report/text_table.hpp"
#include "kontor/json/json_writer.hpp"

namespace kontor::align {
namespace {

std::string label_of(const ComparisonReport& report, const std::string& item) {
  const auto label = report.labels.find(item);
  return label == report.labels.end() ? std::string() : label->second;
}

void write_rows(const ComparisonReport& report, ComparisonFormat format, ByteSink& sink) {
  TextTable table({"property", "subject", "subject_label", "object", "object_label", "state", "our_start",
                   "wikidata_start", "remarks"});
  for (const Pair& pair : report.pairs) {
    std::string notes;
    for (const Remark remark : pair.remarks) notes.append(notes.empty() ? "" : ", ").append(to_string(remark));
    table.add({std::string(property_id(pair.property)), pair.subject, label_of(report, pair.subject), pair.object,
               label_of(report, pair.object), std::string(to_string(pair.state)), our_start(pair), wikidata_start(pair),
               std::move(notes)});
  }
  sink.write(format == ComparisonFormat::csv ? table.csv() : table.text());
}

void write_json(const ComparisonReport& report, ByteSink& sink) {
  json::Writer writer(sink, json::Layout::pretty);
  const auto text = [&writer](std::string_view name, std::string_view value) {
    if (value.empty()) return;
    writer.key(name);
    writer.string(value);
  };
  writer.begin_array();
  for (const Pair& pair : report.pairs) {
    writer.begin_object();
    text("property", property_id(pair.property));
    text("subject", pair.subject);
    text("subject_label", label_of(report, pair.subject));
    text("object", pair.object);
    text("object_label", label_of(report, pair.object));
    text("state", to_string(pair.state));
    text("our_start", our_start(pair));
    text("wikidata_start", wikidata_start(pair));
    writer.key("remarks");
    writer.begin_array();
    for (const Remark remark : pair.remarks) writer.string(to_string(remark));
    writer.end_array();
    writer.key("relations");
    writer.begin_array();
    for (const OurRelation* relation : pair.ours) writer.string(relation->id);
    writer.end_array();
    writer.end_object();
  }
  writer.end_array();
  writer.finish();
}

}  // namespace

std::string our_start(const Pair& pair) {
  for (const OurRelation* relation : pair.ours) {
    if (relation->start) return relation->start_text;
  }
  return {};
}

std::string wikidata_start(const Pair& pair) {
  std::string text;
  for (const WikidataStatement* statement : pair.statements) {
    if (!statement->start) continue;
    const std::string start = to_string(*statement->start);
    if (text.find(start) == std::string::npos) text.append(text.empty() ? "" : ", ").append(start);
  }
  return text;
}

void write_comparison(const ComparisonReport& report, ComparisonFormat format, ByteSink& sink) {
  switch (format) {
    case ComparisonFormat::table:
    case ComparisonFormat::csv:
      return write_rows(report, format, sink);
    case ComparisonFormat::json:
      return write_json(report, sink);
    case ComparisonFormat::html:
      return write_comparison_page(report, sink);
  }
}

std::string summary_of(const std::vector<Pair>& pairs) {
  std::array<std::size_t, 3> states{};
  std::array<std::size_t, remarks> notes{};
  for (const Pair& pair : pairs) {
    ++states[static_cast<std::size_t>(pair.state)];
    for (const Remark remark : pair.remarks) ++notes[static_cast<std::size_t>(remark)];
  }
  std::string text = std::to_string(pairs.size()) + (pairs.size() == 1 ? " pair" : " pairs");
  const char* separator = ": ";
  const auto add = [&](std::size_t count, std::string_view name) {
    if (count == 0) return;
    text.append(separator).append(std::to_string(count)).append(" ").append(name);
    separator = ", ";
  };
  for (std::size_t i = 0; i < states.size(); ++i) add(states[i], to_string(static_cast<PairState>(i)));
  separator = "; ";
  for (std::size_t i = 0; i < notes.size(); ++i) add(notes[i], to_string(static_cast<Remark>(i)));
  return text;
}

}  // namespace kontor::align
