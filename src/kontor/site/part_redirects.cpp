#include "kontor/site/part_redirects.hpp"

#include <algorithm>
#include <optional>
#include <utility>

namespace kontor::site {
namespace {

std::optional<int> hex_digit(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  return std::nullopt;
}

// The path of a folder as a web server looks for it: without percent-encoding (RFC 3986, 2.1). Nothing where that gives
// no name of a file.
std::optional<std::string> decoded(std::string_view path) {
  std::string out;
  for (std::size_t i = 0; i < path.size(); ++i) {
    char c = path[i];
    if (c == '%') {
      const std::optional<int> high = i + 2 < path.size() ? hex_digit(path[i + 1]) : std::nullopt;
      const std::optional<int> low = i + 2 < path.size() ? hex_digit(path[i + 2]) : std::nullopt;
      if (!high || !low) return std::nullopt;
      c = static_cast<char>(*high * 16 + *low);
      i += 2;
      if (c == '/') return std::nullopt;
    }
    if (static_cast<unsigned char>(c) < 0x20 || c == '\\' || c == 0x7F) return std::nullopt;
    out += c;
  }
  if (out.size() > 200) return std::nullopt;
  return out;
}

std::string redirect_page(const std::string& target, std::string_view name) {
  HtmlWriter html;
  html.markup(
      "<!DOCTYPE html>\n<html lang=\"de\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"robots\" "
      "content=\"noindex\">\n");
  html.element("title", name);
  html.empty("meta", {{"http-equiv", "refresh"}, {"content", "0; url=" + target}});
  html.markup("\n</head>\n<body>\n");
  html.open("p");
  html.element("a", {{"href", target}}, name);
  html.close();
  html.markup("\n</body>\n</html>\n");
  return html.str();
}

}  // namespace

void write_part_redirects(const Site& site, OutputFolder& folder) {
  const std::string& base = site.addresses.base();
  std::vector<std::pair<std::string, Address>> parts;  // the path of each part, and where it stands
  for (TermId id = 1; id <= site.facts.size(); ++id) {
    const rdf::TermView term = site.facts.view(id);
    if (!term.is_iri() || term.text.substr(0, base.size()) != base) continue;
    std::optional<Address> address = site.addresses.find(term.text);
    if (!address || address->is_page || address->fragment.empty() || !site.facts.described(id)) continue;
    const std::optional<std::string> path = decoded(term.text.substr(base.size()));
    if (!path || path->substr(0, 3) != "id/") continue;
    if (parts.size() == most_redirects) return;
    parts.emplace_back(*path, std::move(*address));
  }
  for (const auto& [path, address] : parts) {
    const std::string name = path + "/index.html";
    if (folder.find(name) != nullptr) continue;
    const std::string target = way_to_top(path) + address.path + "/#" + address.fragment;
    folder.write(name, redirect_page(target, local_name(path)));
  }
}

}  // namespace kontor::site
