#include "kontor/align/review/review_page.hpp"

#include <algorithm>
#include <cstdio>
#include <span>

#include "kontor/align/decisions/evidence.hpp"
#include "kontor/align/decisions/link_set.hpp"
#include "kontor/base/embedded_file.hpp"
#include "kontor/html/html_writer.hpp"
#include "kontor/json/json_writer.hpp"

namespace kontor::align {

std::span<const EmbeddedFile> embedded_review();

namespace {

constexpr std::size_t most_names = 8;  // shown of an item beside its label

std::string number(const char* format, double value) {
  char text[32];
  std::snprintf(text, sizeof text, format, value);
  return text;
}

class RecordWriter {
 public:
  RecordWriter(const ReviewPage& page, const Weights& weights, json::Writer& out)
      : page_(page), index_(page.report.index), weights_(weights), out_(out) {}

  void write(std::size_t i) {
    const Query& query = page_.report.queries[i];
    const Match& match = page_.report.matches[i];
    const Outcome& outcome = page_.report.outcomes[i];
    out_.begin_object();
    text("id", query.id);
    text("name", outcome.name);
    out_.key("names");
    out_.begin_array();
    for (std::size_t n = 1; n < std::min(query.names.size(), most_names); ++n) {
      if (query.names[n].text != outcome.name) out_.string(query.names[n].text);
    }
    out_.end_array();
    write_place(query.country, query.coordinates, query.population, query.type);
    if (!query.claimed.empty()) text("claimed", query.claimed);
    text("state", outcome.stale ? "stale" : to_string(outcome.state));
    if (!outcome.reason.empty()) text("reason", outcome.reason);
    out_.key("candidates");
    out_.begin_array();
    for (std::size_t c = 0; c < std::min(match.candidates.size(), page_.candidates); ++c) {
      write_candidate(query, match.candidates[c]);
    }
    out_.end_array();
    out_.end_object();
  }

 private:
  void text(std::string_view key, std::string_view value) {
    out_.key(key);
    out_.string(value);
  }

  void write_place(std::string_view country, const std::optional<Coordinates>& coordinates, std::uint64_t population,
                   PlaceType type) {
    if (!country.empty()) text("country", country);
    if (coordinates) {
      out_.key("lat");
      out_.number(std::string_view(number("%.6f", coordinates->latitude)));
      out_.key("lon");
      out_.number(std::string_view(number("%.6f", coordinates->longitude)));
    }
    if (population > 0) {
      out_.key("population");
      out_.number(static_cast<std::int64_t>(population));
    }
    if (type != PlaceType::unknown) text("type", to_string(type));
  }

  void write_candidate(const Query& query, const Candidate& candidate) {
    const ItemView item = index_.item(candidate.item);
    const std::string_view label = index_.label(candidate.item);
    out_.begin_object();
    text("item", item.id);
    text("url", item_iri(item.id));
    text("label", label);
    out_.key("names");
    out_.begin_array();
    std::size_t count = 0;
    for (NameNumber n = item.first_name; n < item.first_name + item.name_count && count < most_names; ++n) {
      if (index_.name(n).text == label) continue;
      out_.string(index_.name(n).text);
      ++count;
    }
    out_.end_array();
    if (candidate.name) {
      text("name", index_.name(*candidate.name).text);
      text("query_name", candidate.query_name);
    }
    out_.key("score");
    out_.number(std::string_view(number("%.1f", candidate.score)));
    write_place(item.country, item.coordinates, item.population, item.type);
    if (query.coordinates && item.coordinates) {
      out_.key("km");
      out_.number(std::string_view(number("%.2f", distance_km(*query.coordinates, *item.coordinates))));
    }
    text("evidence", evidence_hash(query, index_, candidate));
    write_features(candidate);
    out_.end_object();
  }

  void write_features(const Candidate& candidate) {
    out_.key("log_odds");
    out_.number(std::string_view(number("%.2f", candidate.log_odds + candidate.rivals)));
    out_.key("features");
    out_.begin_array();
    const auto row = [this](std::string_view name, std::string_view level, double weight) {
      out_.begin_array();
      out_.string(name);
      out_.string(level);
      out_.number(std::string_view(number("%.2f", weight)));
      out_.end_array();
    };
    row("start", "", weights_.start);
    for (std::size_t f = 0; f < feature_count; ++f) {
      const auto feature = static_cast<Feature>(f);
      const double weight = weights_.levels[f][candidate.features[f]];
      if (weight != 0) row(to_string(feature), levels(feature)[candidate.features[f]], weight);
    }
    row("rivals", "other candidates", candidate.rivals);
    out_.end_array();
  }

  const ReviewPage& page_;
  const Index& index_;
  const Weights& weights_;
  json::Writer& out_;
};

// JSON inside a script element: no '<' may stand in it (HTML Standard, 13.1.2.6). It stands in strings only.
std::string data_text(const ReviewPage& page, const Weights& weights) {
  StringSink sink;
  json::Writer out(sink);
  out.begin_object();
  out.key("file");
  out.string(page.file_name);
  out.key("decisions");
  out.string(page.decisions.text());
  out.key("records");
  out.begin_array();
  RecordWriter records(page, weights, out);
  for (std::size_t i = 0; i < page.report.queries.size(); ++i) records.write(i);
  out.end_array();
  out.end_object();
  out.finish();
  std::string safe;
  for (const char c : sink.text()) {
    if (c == '<') {
      safe += "\\u003c";
    } else {
      safe += c;
    }
  }
  return safe;
}

std::string_view embedded(std::string_view name) {
  for (const EmbeddedFile& file : embedded_review()) {
    if (file.name == name) return file.text;
  }
  return {};
}

}  // namespace

void write_review_page(const ReviewPage& page, const Weights& weights, ByteSink& sink) {
  sink.write(embedded("head"));
  sink.write("<style>\n");
  sink.write(embedded("style"));
  sink.write("</style>\n");
  sink.write(embedded("body"));
  sink.write("<script type=\"application/json\" id=\"data\">");
  sink.write(data_text(page, weights));
  sink.write("</script>\n<script type=\"text/plain\" id=\"land\">\n");
  sink.write(embedded("near"));
  sink.write("</script>\n<script>\n'use strict';\n");
  for (const std::string_view part : {"data", "decisions", "work", "cards", "map", "review"}) {
    sink.write(embedded(part));
    sink.write("\n");
  }
  sink.write("</script>\n</body>\n</html>\n");
}

}  // namespace kontor::align
