#include "kontor/align/compare/comparison_page.hpp"

#include "kontor/html/html_writer.hpp"

namespace kontor::align {
namespace {

constexpr std::string_view style = R"(
:root { color-scheme: light dark; --line: #8884; --note: #a3541a; }
@media (prefers-color-scheme: dark) { :root { --note: #f0a868; } }
body { font: 16px/1.5 system-ui, sans-serif; max-width: 75rem; margin: 2rem auto; padding: 0 1rem; }
table { border-collapse: collapse; width: 100%; min-width: 48rem; table-layout: fixed; font-variant-numeric: tabular-nums; }
th, td { text-align: left; vertical-align: top; padding: .35rem .75rem .35rem 0; border-bottom: 1px solid var(--line); }
col { width: 11%; }
.item { width: 24%; }
.remarks { width: 19%; }
.remark { color: var(--note); }
.scroll { overflow-x: auto; }
@media print { body { margin: 0; max-width: none; } a { color: inherit; } }
)";

constexpr PairState states[] = {PairState::only_ours, PairState::both, PairState::only_wikidata};

std::string_view heading_of(PairState state) {
  switch (state) {
    case PairState::both:
      return "On both sides";
    case PairState::only_ours:
      return "Only with us";
    case PairState::only_wikidata:
      return "Only on Wikidata";
  }
  return {};
}

void write_item(const ComparisonReport& report, const std::string& item, html::HtmlWriter& out) {
  const auto label = report.labels.find(item);
  out.open("td");
  out.element("a", {{"href", "https://www.wikidata.org/wiki/" + item}},
              label == report.labels.end() ? item : label->second);
  if (label != report.labels.end()) out.text(" (" + item + ")");
  out.close();
}

void write_row(const ComparisonReport& report, const Pair& pair, html::HtmlWriter& out) {
  out.open("tr");
  write_item(report, pair.subject, out);
  write_item(report, pair.object, out);
  out.element("td", pair.property == RelationProperty::twinned ? "twinned" : "member");
  out.element("td", our_start(pair));
  out.element("td", wikidata_start(pair));
  out.open("td");
  for (std::size_t i = 0; i < pair.remarks.size(); ++i) {
    if (i > 0) out.text(", ");
    out.element("span", {{"class", "remark"}}, to_string(pair.remarks[i]));
  }
  out.close();
  out.close();
  out.line_break();
}

void write_table(const ComparisonReport& report, PairState state, html::HtmlWriter& out) {
  out.open("div", {{"class", "scroll"}});
  out.open("table");
  for (const std::string_view column : {"item", "item", "relation", "start", "start", "remarks"}) {
    out.empty("col", {{"class", std::string(column)}});
  }
  out.open("thead");
  out.open("tr");
  for (const std::string_view name :
       {"Item", "Partner or network", "Relation", "Since, with us", "Since, on Wikidata", "Remarks"}) {
    out.element("th", {{"scope", "col"}}, name);
  }
  out.close();
  out.close();
  out.line_break();
  out.open("tbody");
  for (const Pair& pair : report.pairs) {
    if (pair.state == state) write_row(report, pair, out);
  }
  out.close();
  out.close();
  out.close();
  out.line_break();
}

}  // namespace

void write_comparison_page(const ComparisonReport& report, ByteSink& sink) {
  html::HtmlWriter out;
  out.markup("<!DOCTYPE html>\n");
  out.open("html", {{"lang", "en"}});
  out.open("head");
  out.empty("meta", {{"charset", "utf-8"}});
  out.empty("meta", {{"name", "viewport"}, {"content", "width=device-width, initial-scale=1"}});
  out.element("title", "Relations compared with Wikidata");
  out.open("style");
  out.markup(style);
  out.close();
  out.close();
  out.line_break();
  out.open("body");
  out.element("h1", "Relations compared with Wikidata");
  out.element("p", summary_of(report.pairs));
  for (const PairState state : states) {
    out.element("h2", heading_of(state));
    write_table(report, state, out);
  }
  out.close();
  out.close();
  out.line_break();
  sink.write(out.str());
}

}  // namespace kontor::align
