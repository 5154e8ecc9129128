#include "kontor/site/timeline.hpp"

#include <algorithm>
#include <cmath>
#include <map>

namespace kontor::site {
namespace {

// More bars than these are no picture any more.
constexpr std::size_t most_bars = 150;

struct Span {
  int first = 0;  // year the axis begins with, a whole decade
  int last = 0;   // year it ends with
};

// Where a year lies on the axis, in percent with one decimal.
std::string percent(const Span& span, double year) {
  const double share = (year - span.first) / std::max(1, span.last - span.first);
  const long tenths = std::lround(std::clamp(share, 0.0, 1.0) * 1000);
  return std::to_string(tenths / 10) + "." + std::to_string(tenths % 10);
}

// The year with the months behind the point.
double moment(std::string_view date) {
  double year = year_of(date);
  if (date.size() >= 7 && date[4] == '-') year += ((date[5] - '0') * 10 + (date[6] - '0') - 1) / 12.0;
  return year;
}

Span span_of(const Site& site) {
  Span span;
  for (const Tie& tie : site.ties.rows) {
    const int year = year_of(tie.from);
    if (year == 0) continue;
    if (span.first == 0 || year < span.first) span.first = year;
    span.last = std::max({span.last, year, year_of(tie.until)});
  }
  span.first = span.first / 10 * 10;
  span.last = std::max(span.last, year_of(site.modified)) + 1;
  return span;
}

void write_axis(Page& page, const Span& span) {
  HtmlWriter& html = page.html;
  html.open("div", {{"class", "axis"}, {"aria-hidden", "true"}});
  const int step = span.last - span.first > 150 ? 50 : 10;
  for (int year = span.first; year < span.last; year += step) {
    html.element("span", {{"style", "--at:" + percent(span, year) + "%"}}, std::to_string(year));
  }
  html.close();
  html.line_break();
}

void write_bars(Page& page, const Span& span) {
  HtmlWriter& html = page.html;
  const Site& site = page.site();
  const Facts& facts = page.facts();
  html.open("div", {{"class", "timeline"}});
  write_axis(page, span);
  html.open("ol");
  html.line_break();
  for (std::size_t i = 0; i < site.ties.rows.size(); ++i) {
    const Tie& tie = site.ties.rows[i];
    if (year_of(tie.from) == 0) continue;
    const std::string from = percent(span, moment(tie.from));
    const std::string until = percent(span, tie.until.empty() ? span.last : moment(tie.until));
    const std::string_view status = local_name(facts.text(tie.status));
    const bool end_unknown = status == "ended" && year_of(tie.until) == 0;
    std::string classes = std::string(colour_class(facts, tie.kind)).append(" status-").append(status);
    if (end_unknown) classes += " end-unknown";
    html.open("li", {{"data-tie", std::to_string(i)}, {"class", classes}});
    html.element("a", {{"href", page.href(tie.relation)}}, facts.name(tie.partner, page.language()));
    html.open("span", {{"class", "track"}});
    const std::string style = std::string("--from:").append(from).append("%;--until:").append(until).append("%");
    html.element("span", {{"class", "bar"}, {"style", style}}, "");
    html.close();
    html.open("span", {{"class", "dates"}});
    html.text(std::to_string(year_of(tie.from)));
    if (year_of(tie.until) != 0) html.text("–" + std::to_string(year_of(tie.until)));
    if (end_unknown) html.text("–?");
    html.close();
    html.close();
    html.line_break();
  }
  html.close();
  html.close();
}

void write_decades(Page& page) {
  HtmlWriter& html = page.html;
  std::map<int, std::size_t> decades;
  std::size_t most = 1;
  for (const Tie& tie : page.site().ties.rows) {
    if (const int year = year_of(tie.from); year != 0) most = std::max(most, ++decades[year / 10 * 10]);
  }
  html.open("ol", {{"class", "decades"}});
  for (const auto& [decade, count] : decades) {
    html.open("li");
    html.element("span", {{"class", "name"}}, std::to_string(decade) + std::string(page.say("er", "s")));
    html.open("span", {{"class", "track"}});
    html.element("span", {{"class", "bar"}, {"style", "--from:0%;--until:" + std::to_string(count * 100 / most) + "%"}},
                 "");
    html.close();
    html.element("span", {{"class", "dates"}}, format_number(count, page.language()));
    html.close();
  }
  html.close();
}

}  // namespace

void write_timeline(Page& page) {
  const std::vector<Tie>& rows = page.site().ties.rows;
  const auto dated = static_cast<std::size_t>(
      std::count_if(rows.begin(), rows.end(), [](const Tie& tie) { return year_of(tie.from) != 0; }));
  if (dated == 0) return;
  page.html.open("section", {{"aria-labelledby", "timeline"}, {"class", "time"}});
  page.heading("h2", "timeline", "Im Lauf der Zeit", "Through time");
  if (dated > most_bars) {
    write_decades(page);
  } else {
    write_bars(page, span_of(page.site()));
  }
  if (dated < rows.size()) {
    page.html.open("p", {{"class", "hint"}});
    const std::size_t others = rows.size() - dated;
    page.html.text(format_number(others, page.language()));
    if (others == 1) {
      page.text(" weitere ohne bekannten Beginn steht in der Tabelle.", " more without a known start is in the table.");
    } else {
      page.text(" weitere ohne bekannten Beginn stehen in der Tabelle.",
                " more without a known start are in the table.");
    }
    page.html.close();
  }
  page.html.close();
  page.html.line_break();
}

}  // namespace kontor::site
