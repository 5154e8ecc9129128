#include <algorithm>
#include <string>
#include <string_view>

#include "kontor/rdf/vocab/rdf.hpp"
#include "kontor/syntax/characters.hpp"
#include "kontor/syntax/rdfxml/rdfxml_reader.hpp"
#include "kontor/xml/errors.hpp"

namespace kontor::syntax {
namespace {

constexpr std::size_t npos = std::string_view::npos;

std::string_view behind(std::string_view text, std::string_view end) {
  const std::size_t at = text.find(end);
  return at == npos ? std::string_view() : text.substr(at + end.size());
}

// Behind "<!DOCTYPE ... [ ... ]>": entity values hold quoted '>' and ']'.
std::string_view behind_doctype(std::string_view text) {
  char quote = 0;
  bool in_subset = false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (quote != 0) {
      if (c == quote) quote = 0;
    } else if (c == '"' || c == '\'') {
      quote = c;
    } else if (text.substr(i).starts_with("<!--")) {
      const std::size_t end = text.find("-->", i);
      if (end == npos) return {};
      i = end;
    } else if (c == '[' || c == ']') {
      in_subset = c == '[';
    } else if (c == '>' && !in_subset) {
      return text.substr(i + 1);
    }
  }
  return {};
}

// From the first start tag on; empty if there is none.
std::string_view skip_prolog(std::string_view text) {
  for (;;) {
    while (!text.empty() && is(space, text[0])) text.remove_prefix(1);
    if (text.starts_with("<?"))
      text = behind(text, "?>");
    else if (text.starts_with("<!--"))
      text = behind(text, "-->");
    else if (text.starts_with("<!DOCTYPE"))
      text = behind_doctype(text);
    else
      return text.starts_with('<') ? text : std::string_view();
  }
}

// The prefix, with its ':', that the tag declares for the RDF namespace; empty if it declares none.
std::string rdf_prefix(std::string_view tag, std::string_view head) {
  for (std::size_t at = tag.find("xmlns:"); at != npos; at = tag.find("xmlns:", at + 1)) {
    const std::string_view rest = tag.substr(at + 6);
    const std::size_t equals = rest.find_first_of("= \t\r\n");
    const std::size_t quote = rest.find_first_of("\"'");
    if (equals == npos || quote == npos) return {};
    const std::string_view value = rest.substr(quote + 1);
    // The IRI itself, or an entity that stands for it.
    const bool is_rdf = value.starts_with(rdf::vocab::rdf::ns) ||
                        (value.starts_with('&') && head.find(rdf::vocab::rdf::ns) != npos && rest.starts_with("rdf"));
    if (is_rdf) return std::string(rest.substr(0, equals)) + ":";
  }
  return {};
}

bool recognize_utf8(std::string_view head) {
  const std::string_view start = skip_prolog(head);
  if (start.empty()) return false;
  const std::string_view tag = start.substr(0, start.find('>'));
  const std::string prefix = rdf_prefix(tag, head);
  if (prefix.empty()) return false;
  if (tag.substr(1).starts_with(prefix + "RDF") || tag.substr(1).starts_with(prefix + "Description")) return true;
  return xml::find_attribute(tag, prefix + "about") != npos || xml::find_attribute(tag, prefix + "ID") != npos ||
         xml::find_attribute(tag, prefix + "nodeID") != npos;
}

}  // namespace

bool recognize_rdfxml(std::string_view head) {
  if (!xml::looks_like_utf16(head)) return recognize_utf8(head);
  // What matters is ASCII, every second byte of UTF-16.
  std::string ascii;
  std::copy_if(head.begin(), head.end(), std::back_inserter(ascii), [](char c) { return c != '\0' && !is(utf8, c); });
  return recognize_utf8(ascii);
}

}  // namespace kontor::syntax
