#include "kontor/html/html_writer.hpp"

#include <cassert>

namespace kontor::html {

void append_escaped(std::string& out, std::string_view text) {
  for (const char c : text) {
    switch (c) {
      case '&':
        out += "&amp;";
        break;
      case '<':
        out += "&lt;";
        break;
      case '>':
        out += "&gt;";
        break;
      case '"':
        out += "&quot;";
        break;
      default:
        if ((static_cast<unsigned char>(c) < 0x20 && c != '\t' && c != '\n' && c != '\r') || c == 0x7F) {
          out += "\xEF\xBF\xBD";
        } else {
          out += c;
        }
    }
  }
}

bool is_web_address(std::string_view address) {
  const auto starts = [address](std::string_view scheme) { return address.substr(0, scheme.size()) == scheme; };
  return starts("http://") || starts("https://") || starts("mailto:");
}

void HtmlWriter::start_tag(std::string_view name, Attributes attributes) {
  text_ += '<';
  text_ += name;
  for (const Attribute& attribute : attributes) {
    text_ += ' ';
    text_ += attribute.name;
    text_ += "=\"";
    append_escaped(text_, attribute.value);
    text_ += '"';
  }
}

void HtmlWriter::open(std::string_view name, Attributes attributes) {
  start_tag(name, attributes);
  text_ += '>';
  open_.push_back(name);
}

void HtmlWriter::close() {
  assert(!open_.empty());
  text_ += "</";
  text_ += open_.back();
  text_ += '>';
  open_.pop_back();
}

void HtmlWriter::empty(std::string_view name, Attributes attributes) {
  start_tag(name, attributes);
  text_ += "/>";
}

void HtmlWriter::element(std::string_view name, Attributes attributes, std::string_view text) {
  open(name, attributes);
  append_escaped(text_, text);
  close();
}

}  // namespace kontor::html
