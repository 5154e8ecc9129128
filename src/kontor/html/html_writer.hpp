// Writes HTML as text: elements are opened and closed, everything else is escaped. There is one way around the
// escaping, markup(), for text that was made here.
//
//   HtmlWriter html;
//   html.open("p", {{"class", "note"}});
//   html.text("1 < 2");
//   html.element("a", {{"href", "../?a&b"}}, "more");
//   html.close();
#pragma once

#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

namespace kontor::html {

struct Attribute {
  std::string_view name;
  std::string_view value;
};
using Attributes = std::initializer_list<Attribute>;

// Appends text as character data, or as the value of an attribute in double quotes: & < > and " become references
// (HTML Standard, 13.1), control characters that HTML does not know U+FFFD.
void append_escaped(std::string& out, std::string_view text);

// Whether a link to this address does no harm: http, https or mailto. What data call an address may be anything.
bool is_web_address(std::string_view address);

class HtmlWriter {
 public:
  // Opens an element; close() closes the one that was opened last. Element and attribute names are string literals.
  void open(std::string_view name, Attributes attributes = {});
  void close();

  // An element without content: `img`, `meta`, but also SVG's `circle`, which are written with a closing slash.
  void empty(std::string_view name, Attributes attributes = {});

  // An element that holds only text.
  void element(std::string_view name, Attributes attributes, std::string_view text);
  void element(std::string_view name, std::string_view text) { element(name, {}, text); }

  void text(std::string_view text) { append_escaped(text_, text); }

  // Text that is HTML already.
  void markup(std::string_view markup) { text_ += markup; }

  // A line of its own, for people who read the source.
  void line_break() { text_ += '\n'; }

  const std::string& str() const { return text_; }
  std::size_t size() const { return text_.size(); }

 private:
  void start_tag(std::string_view name, Attributes attributes);

  std::string text_;
  std::vector<std::string_view> open_;
};

}  // namespace kontor::html
