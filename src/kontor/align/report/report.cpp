#include "kontor/align/report/report.hpp"

#include <algorithm>
#include <array>
#include <cstdio>

#include "kontor/align/report/text_table.hpp"
#include "kontor/json/json_writer.hpp"
#include "kontor/sparql/results/display_text.hpp"

namespace kontor::align {
namespace {

std::string print_number(const char* format, double value) {
  char text[32];
  std::snprintf(text, sizeof text, format, value);
  return text;
}

constexpr std::array<std::string_view, 7> columns = {"id", "name", "state", "item", "label", "score", "reason"};
using Row = std::array<std::string, columns.size()>;

Row row_of(const Query& query, const Outcome& outcome) {
  return {query.id,      outcome.name,  std::string(to_string(outcome.state)) + (outcome.stale ? " (stale)" : ""),
          outcome.item,  outcome.label, outcome.score > 0 ? print_number("%.1f", outcome.score) : "",
          outcome.reason};
}

TextTable table_of(const Report& report) {
  TextTable table({columns.begin(), columns.end()});
  for (std::size_t i = 0; i < report.queries.size(); ++i) {
    const Row row = row_of(report.queries[i], report.outcomes[i]);
    table.add({row.begin(), row.end()});
  }
  return table;
}

// Line by line: a table of all of them would take as much memory as the matches.
void write_csv(const Report& report, ByteSink& sink) {
  std::string line;
  append_csv_line(line, std::vector<std::string>(columns.begin(), columns.end()));
  for (std::size_t i = 0; i < report.queries.size(); ++i) {
    append_csv_line(line, row_of(report.queries[i], report.outcomes[i]));
    sink.write(line);
    line.clear();
  }
  sink.write(line);  // the header, if nothing follows it
}

void write_candidate(const Report& report, const Candidate& candidate, json::Writer& writer) {
  const ItemView item = report.index.item(candidate.item);
  writer.begin_object();
  const auto text = [&writer](std::string_view key, std::string_view value) {
    writer.key(key);
    writer.string(value);
  };
  const auto number = [&writer](std::string_view key, const std::string& value) {
    writer.key(key);
    writer.number(std::string_view(value));
  };
  text("item", item.id);
  text("label", report.index.label(candidate.item));
  number("score", print_number("%.1f", candidate.score));
  if (candidate.name) {
    text("name", report.index.name(*candidate.name).text);
    text("query_name", candidate.query_name);
  }
  if (!item.country.empty()) text("country", item.country);
  if (item.coordinates) {
    number("lat", print_number("%.6f", item.coordinates->latitude));
    number("lon", print_number("%.6f", item.coordinates->longitude));
  }
  if (item.population > 0) number("population", std::to_string(item.population));
  if (item.type != PlaceType::unknown) text("type", to_string(item.type));
  writer.key("features");
  writer.begin_object();
  for (std::size_t f = 0; f < feature_count; ++f) {
    const auto feature = static_cast<Feature>(f);
    text(to_string(feature), levels(feature)[candidate.features[f]]);
  }
  writer.end_object();
  writer.end_object();
}

void write_json(const Report& report, ByteSink& sink) {
  json::Writer writer(sink, json::Layout::pretty);
  writer.begin_array();
  for (std::size_t i = 0; i < report.queries.size(); ++i) {
    const Row row = row_of(report.queries[i], report.outcomes[i]);
    writer.begin_object();
    for (std::size_t c = 0; c < columns.size(); ++c) {
      if (row[c].empty()) continue;
      writer.key(columns[c]);
      if (columns[c] == "score") {
        writer.number(std::string_view(row[c]));
      } else {
        writer.string(row[c]);
      }
    }
    writer.key("candidates");
    writer.begin_array();
    for (const Candidate& candidate : report.matches[i].candidates) write_candidate(report, candidate, writer);
    writer.end_array();
    writer.end_object();
  }
  writer.end_array();
  writer.finish();
}

void explain(const Report& report, const Weights& weights, const Candidate& candidate, ByteSink& sink) {
  const ItemView item = report.index.item(candidate.item);
  std::string text = print_number("  %5.1f  ", candidate.score) + std::string(item.id) + " ";
  sparql::append_visible(text, report.index.label(candidate.item));
  text += '\n';
  const auto add = [&text](std::string_view feature, double value, std::string_view level) {
    text += "         ";
    append_padded(text, feature, 12);
    text += print_number("%+6.2f", value);
    if (!level.empty()) text += "  ";
    sparql::append_visible(text, level);
    text += '\n';
  };
  add("start", weights.start, "");
  for (std::size_t f = 0; f < feature_count; ++f) {
    const auto feature = static_cast<Feature>(f);
    std::string level(levels(feature)[candidate.features[f]]);
    if (feature == Feature::name && candidate.name) {
      level += ": " + candidate.query_name + " = " + std::string(report.index.name(*candidate.name).text);
    }
    const double weight = weights.levels[f][candidate.features[f]];
    if (weight != 0) add(to_string(feature), weight, level);
  }
  add("rivals", candidate.rivals, "");
  add("log-odds", candidate.log_odds + candidate.rivals, "");
  sink.write(text);
}

}  // namespace

void write_report(const Report& report, ReportFormat format, ByteSink& sink) {
  switch (format) {
    case ReportFormat::table:
      return sink.write(table_of(report).text());
    case ReportFormat::csv:
      return write_csv(report, sink);
    case ReportFormat::json:
      return write_json(report, sink);
  }
}

void write_explanations(const Report& report, const Weights& weights, std::size_t candidates, ByteSink& sink) {
  for (std::size_t i = 0; i < report.queries.size(); ++i) {
    const Outcome& outcome = report.outcomes[i];
    std::string head = report.queries[i].id + " ";
    sparql::append_visible(head, outcome.name);
    if (!report.queries[i].country.empty()) head += " (" + report.queries[i].country + ")";
    head += ": " + std::string(to_string(outcome.state));
    if (!outcome.item.empty()) head += " " + outcome.item;
    if (!outcome.reason.empty()) head += ", " + outcome.reason;
    sink.write(head + "\n");
    const std::vector<Candidate>& all = report.matches[i].candidates;
    for (std::size_t c = 0; c < std::min(candidates, all.size()); ++c) explain(report, weights, all[c], sink);
  }
}

}  // namespace kontor::align
