#include "kontor/site/addresses.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "kontor/rdf/iri.hpp"

namespace kontor::site {
namespace {

constexpr std::array<std::pair<std::string_view, PageType>, 11> page_types = {{{"place", PageType::place},
                                                                               {"relation", PageType::relation},
                                                                               {"membership", PageType::membership},
                                                                               {"organisation", PageType::organisation},
                                                                               {"programme", PageType::programme},
                                                                               {"project", PageType::project},
                                                                               {"source", PageType::source},
                                                                               {"gap", PageType::gap},
                                                                               {"country", PageType::country},
                                                                               {"participant", PageType::participant},
                                                                               {"registry", PageType::registry}}};

// Parts whose name is that of the one thing they belong to: the geometry of a place, the contact of the registry.
constexpr std::array<std::pair<std::string_view, std::string_view>, 2> only_parts = {
    {{"geometry", "place"}, {"contact", "registry"}}};

// Parts of projects, named "project.part".
constexpr std::array<std::string_view, 2> project_parts = {"funding", "participation"};

// What stands beside the folder of a page: the same as RDF.
constexpr std::array<std::string_view, 3> data_endings = {".ttl", ".jsonld", ".nt"};

bool has_page(std::string_view type) {
  return std::any_of(page_types.begin(), page_types.end(), [type](const auto& row) { return row.first == type; });
}

// Names that are safe as names of folders everywhere.
bool is_file_name(std::string_view name) {
  constexpr std::string_view allowed = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_~";
  return !name.empty() && name.size() <= 200 && name.find_first_not_of(allowed) == std::string_view::npos;
}

// Who takes part without a record of its own goes by its name, in any script and with spaces.
bool is_participant(std::string_view name) {
  const std::optional<std::string> folder = decoded_path(name);
  return folder && folder->find('/') == std::string::npos &&
         std::none_of(data_endings.begin(), data_endings.end(),
                      [&](std::string_view e) { return folder->ends_with(e); });
}

std::optional<Address> page(std::string path) {
  return Address{std::move(path), {}, true};
}

std::optional<Address> part(std::string_view type, std::string_view slug, std::string fragment) {
  if (!has_page(type) || !is_file_name(slug)) return std::nullopt;
  return Address{std::string("id/").append(type).append("/").append(slug), std::move(fragment), false};
}

// What follows "{base}id/".
std::optional<Address> find_resource(std::string_view rest) {
  const std::size_t slash = rest.find('/');
  if (slash == std::string_view::npos) return std::nullopt;
  const std::string_view type = rest.substr(0, slash);
  const std::string_view name = rest.substr(slash + 1);
  if (has_page(type)) {
    if (!is_file_name(name) && !(type == "participant" && is_participant(name))) return std::nullopt;
    return page(std::string("id/").append(rest));
  }
  for (const auto& [own, owner] : only_parts) {
    if (type == own) return part(owner, name, std::string(own));
  }
  const std::size_t dot = name.find('.');
  if (dot == std::string_view::npos) return std::nullopt;
  if (std::find(project_parts.begin(), project_parts.end(), type) != project_parts.end()) {
    return part("project", name.substr(0, dot), std::string(type).append(name.substr(dot)));
  }
  const std::string_view after = name.substr(dot + 1);  // claim/place.rouen.0, event/relation.x-y.signing.1966
  const std::size_t end = after.find('.');
  if (end == std::string_view::npos) return std::nullopt;
  return part(name.substr(0, dot), after.substr(0, end), std::string(type).append(after.substr(end)));
}

// What follows ".../def/".
std::optional<Address> find_concept(std::string_view rest) {
  const std::size_t slash = rest.find('/');
  const std::string_view scheme = rest.substr(0, slash);
  if (rest.empty()) return Address{"def", {}, false};
  if (!is_file_name(scheme)) return std::nullopt;
  if (slash == std::string_view::npos) return Address{"def", std::string(scheme), false};
  if (!is_file_name(rest.substr(slash + 1))) return std::nullopt;
  return page(std::string("def/").append(rest));
}

}  // namespace

std::optional<Address> Addresses::find(std::string_view iri) const {
  if (iri.substr(0, concepts_iri.size()) == concepts_iri) return find_concept(iri.substr(concepts_iri.size()));
  if (iri.substr(0, ontology_iri.size()) == ontology_iri) {
    const std::string_view rest = iri.substr(ontology_iri.size());
    if (rest.empty()) return Address{"ns", {}, false};
    if (rest.front() == '#') return Address{"ns", std::string(rest.substr(1)), false};
    return std::nullopt;
  }
  if (iri.substr(0, base_.size()) != base_) return std::nullopt;
  const std::string_view rest = iri.substr(base_.size());
  if (rest.substr(0, 3) == "id/") return find_resource(rest.substr(3));
  if (rest.substr(0, 4) == "def/") return find_concept(rest.substr(4));
  return std::nullopt;
}

std::optional<PageType> Addresses::page_type(const Address& address) {
  if (!address.is_page) return std::nullopt;
  const std::string_view path = address.path;
  if (path.substr(0, 4) == "def/") return PageType::concept_;
  const std::string_view type = path.substr(3, path.find('/', 3) - 3);
  for (const auto& [name, value] : page_types) {
    if (name == type) return value;
  }
  return std::nullopt;
}

std::optional<std::string> decoded_path(std::string_view path) {
  std::string out = rdf::percent_decode(path);
  for (const char c : out) {
    if (static_cast<unsigned char>(c) < 0x20 || c == '\\' || c == 0x7F) return std::nullopt;
  }
  for (std::size_t begin = 0; begin <= out.size();) {
    const std::size_t end = std::min(out.find('/', begin), out.size());
    const std::string_view name = std::string_view(out).substr(begin, end - begin);
    if (name.empty() || name == "." || name == ".." || name.size() > 200) return std::nullopt;
    begin = end + 1;
  }
  return out;
}

std::string localized(std::string_view path, Language language) {
  if (language == Language::de) return std::string(path);
  return path.empty() ? "en" : std::string("en/").append(path);
}

std::string file_of(std::string_view path, Language language) {
  const std::string folder = rdf::percent_decode(localized(path, language));
  return folder.empty() ? "index.html" : folder + "/index.html";
}

std::string way_to_top(std::string_view localized_path) {
  if (localized_path.empty()) return "./";
  std::string out;
  for (auto n = std::count(localized_path.begin(), localized_path.end(), '/') + 1; n > 0; --n) out += "../";
  return out;
}

}  // namespace kontor::site
