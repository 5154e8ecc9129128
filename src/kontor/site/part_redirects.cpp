#include "kontor/site/part_redirects.hpp"

#include <optional>
#include <utility>
#include <vector>

#include "kontor/rdf/iri.hpp"

namespace kontor::site {
namespace {

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
    const std::string_view path = term.text.substr(base.size());
    if (path.substr(0, 3) != "id/" || !decoded_path(path)) continue;
    if (parts.size() == most_redirects) return;
    parts.emplace_back(path, std::move(*address));
  }
  for (const auto& [path, address] : parts) {
    const std::string name = file_of(path, Language::de);
    if (folder.find(name) != nullptr) continue;
    const std::string target = way_to_top(path) + address.path + "/#" + address.fragment;
    folder.write(name, redirect_page(target, rdf::percent_decode(local_name(path))));
  }
}

}  // namespace kontor::site
