#include "kontor/base/error.hpp"
#include "kontor/json/value.hpp"
#include "kontor/site/data_page.hpp"

namespace kontor::site {
namespace {

std::string_view string_of(const json::Value* value) {
  return value != nullptr && value->is_string() ? value->string() : std::string_view{};
}

// A text of ActivityStreams: "summaryMap" in a language, else "summary", else "name".
std::string_view summary_of(const json::Value& activity, Language language) {
  for (const std::string_view key : {"summaryMap", "nameMap"}) {
    const json::Value* map = activity.find(key);
    if (map == nullptr || !map->is_object()) continue;
    if (const std::string_view text = string_of(map->find(tag(language))); !text.empty()) return text;
  }
  for (const std::string_view key : {"summary", "name"}) {
    if (const std::string_view text = string_of(activity.find(key)); !text.empty()) return text;
  }
  return {};
}

const json::Array* items_of(const json::Value& feed) {
  for (const std::string_view key : {"orderedItems", "items", "tree:member", "member"}) {
    const json::Value* items = feed.find(key);
    if (items != nullptr && items->is_array()) return &items->array();
  }
  return nullptr;
}

std::string_view object_of(const json::Value& activity) {
  const json::Value* object = activity.find("object");
  if (object != nullptr && object->is_object())
    object = object->find("id") != nullptr ? object->find("id") : object->find("@id");
  return string_of(object);
}

}  // namespace

void write_changes_page(Page& page, const std::string& feed_text) {
  const json::Value feed = json::parse(feed_text, page.site().input.feed);
  PageHead head;
  head.title = page.say("Änderungen", "Changes");
  head.section = "changes";
  begin_page(page, head);
  HtmlWriter& html = page.html;
  html.open("div", {{"class", "opening"}});
  html.element("h1", head.title);
  html.element(
      "p", {{"class", "lead"}},
      page.say("Was sich seit der vorigen Ausgabe geändert hat.", "What has changed since the previous edition."));
  html.close();
  html.open("div", {{"class", "reading"}});
  const json::Array* items = feed.is_object() ? items_of(feed) : nullptr;
  if (items == nullptr || items->empty()) {
    html.element("p", page.say("Nichts.", "Nothing."));
  } else {
    html.open("ol", {{"class", "events"}});
    for (const json::Value& activity : *items) {
      if (!activity.is_object()) continue;
      const std::string_view published = string_of(activity.find("published"));
      html.open("li");
      html.element("span", {{"class", "date"}}, format_date(published.substr(0, 10), page.language()));
      html.open("div");
      html.text(summary_of(activity, page.language()));
      const TermId object = page.facts().find(object_of(activity));
      if (object != store::no_term && page.facts().described(object)) {
        html.text(" ");
        page.resource(object);
      }
      html.close();
      html.close();
      html.line_break();
    }
    html.close();
  }
  html.open("p", {{"class", "downloads"}});
  html.element("a", {{"href", page.file(page.site().input.feed)}, {"download", ""}},
               page.say("Als Datei", "As a file"));
  html.close();
  html.close();
  end_page(page);
}

}  // namespace kontor::site
