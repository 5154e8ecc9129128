#include "kontor/align/index/rdf_source.hpp"

#include <charconv>

#include "kontor/align/names/name_parts.hpp"
#include "kontor/align/wikidata/classes.hpp"

namespace kontor::align {
namespace {

enum class Role {
  none,
  label,
  alias,
  latitude,
  longitude,
  point,
  country,
  country_item,
  population,
  same,
  related,
  type
};

struct Property {
  std::string_view iri;
  Role role;
};

constexpr Property properties[] = {
    {"http://www.w3.org/2000/01/rdf-schema#label", Role::label},
    {"http://www.w3.org/2004/02/skos/core#prefLabel", Role::label},
    {"http://schema.org/name", Role::label},
    {"https://schema.org/name", Role::label},
    {"http://xmlns.com/foaf/0.1/name", Role::label},
    {"http://www.geonames.org/ontology#name", Role::label},
    {"http://www.w3.org/2004/02/skos/core#altLabel", Role::alias},
    {"http://schema.org/alternateName", Role::alias},
    {"https://schema.org/alternateName", Role::alias},
    {"http://www.geonames.org/ontology#alternateName", Role::alias},
    {"http://www.w3.org/2003/01/geo/wgs84_pos#lat", Role::latitude},
    {"http://www.w3.org/2003/01/geo/wgs84_pos#long", Role::longitude},
    {"http://www.opengis.net/ont/geosparql#asWKT", Role::point},
    {"http://www.wikidata.org/prop/direct/P625", Role::point},
    {"http://www.geonames.org/ontology#countryCode", Role::country},
    {"http://schema.org/addressCountry", Role::country},
    {"http://www.wikidata.org/prop/direct/P17", Role::country_item},
    {"http://www.wikidata.org/prop/direct/P1082", Role::population},
    {"http://www.geonames.org/ontology#population", Role::population},
    {"http://dbpedia.org/ontology/populationTotal", Role::population},
    {"http://www.w3.org/2002/07/owl#sameAs", Role::same},
    {"http://www.w3.org/2004/02/skos/core#exactMatch", Role::same},
    {"http://www.wikidata.org/prop/direct/P190", Role::related},
    {"http://www.wikidata.org/prop/direct/P463", Role::related},
    {"http://www.wikidata.org/prop/direct/P31", Role::type},
};

Role role_of(std::string_view iri) {
  for (const Property& property : properties) {
    if (property.iri == iri) return property.role;
  }
  return Role::none;
}

std::optional<double> number(std::string_view text) {
  if (text.starts_with('+')) text.remove_prefix(1);
  double value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return value;
}

// "Point(9.73 52.37)", perhaps with the IRI of a reference system before it.
std::optional<Coordinates> point(std::string_view text) {
  const std::size_t open = text.find('(');
  const std::size_t close = text.find(')', open);
  if (open == std::string_view::npos || close == std::string_view::npos) return std::nullopt;
  const std::string_view inside = text.substr(open + 1, close - open - 1);
  const std::size_t blank = inside.find(' ');
  if (blank == std::string_view::npos) return std::nullopt;
  const auto longitude = number(inside.substr(0, blank));
  const auto latitude = number(inside.substr(blank + 1));
  if (!longitude || !latitude) return std::nullopt;
  return Coordinates{*latitude, *longitude};
}

void take_literal(const rdf::TermView& object, Role role, Item& item) {
  switch (role) {
    case Role::label:
    case Role::alias:
      item.names.push_back({std::string(object.text), std::string(object.language),
                            role == Role::label ? NameKind::label : NameKind::alias});
      return;
    case Role::point:
      if (const auto place = point(object.text)) item.coordinates = place;
      return;
    case Role::country:
      item.country = object.text;
      return;
    case Role::population:
      if (const auto value = number(object.text); value && *value > 0 && *value < 1e12) {
        item.population = static_cast<std::uint64_t>(*value);
      }
      return;
    default:
      return;
  }
}

void take_iri(std::string_view iri, Role role, Item& item) {
  const std::string id = id_of_iri(iri);
  if (role == Role::related) item.related.push_back(id);
  if (role == Role::country_item) item.country = country_code(id);
  if (role == Role::type && item.type == PlaceType::unknown) item.type = type_of_class(id);
  if (role != Role::same) return;
  if (id.starts_with('Q')) item.id = id;
  if (id.starts_with("gn:")) std::from_chars(id.data() + 3, id.data() + id.size(), item.geonames);
}

}  // namespace

std::string id_of_iri(std::string_view iri) {
  for (const std::string_view start :
       {"http://www.wikidata.org/entity/", "https://www.wikidata.org/entity/", "https://www.wikidata.org/wiki/"}) {
    if (iri.starts_with(start)) return std::string(iri.substr(start.size()));
  }
  for (const std::string_view start :
       {"https://sws.geonames.org/", "http://sws.geonames.org/", "https://www.geonames.org/"}) {
    if (!iri.starts_with(start)) continue;
    iri.remove_prefix(start.size());
    return "gn:" + std::string(iri.substr(0, iri.find('/')));
  }
  return std::string(iri);
}

RdfItems::Entry& RdfItems::entry(std::string_view subject) {
  const auto [known, fresh] = by_iri_.emplace(std::string(subject), entries_.size());
  if (fresh) {
    Entry& made = entries_.emplace_back();
    made.item.id = id_of_iri(subject);
    if (made.item.id.starts_with("gn:")) {
      std::from_chars(made.item.id.data() + 3, made.item.id.data() + made.item.id.size(), made.item.geonames);
    }
  }
  return entries_[known->second];
}

void RdfItems::quad(const rdf::QuadView& quad, Place) {
  const Role role = role_of(quad.predicate.text);
  if (role == Role::none || !quad.subject.is_iri()) return;
  if (quad.object.is_iri()) return take_iri(quad.object.text, role, entry(quad.subject.text).item);
  if (!quad.object.is_literal()) return;
  Entry& subject = entry(quad.subject.text);
  if (role == Role::latitude) {
    subject.latitude = number(quad.object.text);
  } else if (role == Role::longitude) {
    subject.longitude = number(quad.object.text);
  } else {
    take_literal(quad.object, role, subject.item);
  }
}

void RdfItems::finish() {
  NameParts parts;
  for (Entry& entry : entries_) {
    Item& item = entry.item;
    if (item.names.empty()) continue;
    if (!item.coordinates && entry.latitude && entry.longitude) {
      item.coordinates = Coordinates{*entry.latitude, *entry.longitude};
    }
    if (item.type == PlaceType::unknown) {
      take_apart(item.names.front().text, Readings::neutral, parts);
      item.type = parts.type;
    }
    builder_.add(item);
  }
  entries_.clear();
  by_iri_.clear();
}

}  // namespace kontor::align
