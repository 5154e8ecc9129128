#include "kontor/align/remote/item_facts.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>

#include "kontor/align/wikidata/classes.hpp"

namespace kontor::align {
namespace {

struct Scheme {
  std::string_view property;
  std::string_view prefix;
};
constexpr Scheme schemes[] = {{"P439", "ags:"}, {"P1388", "ars:"}, {"P782", "lau:"}, {"P374", "insee:"}};

std::optional<double> parse_double(std::string_view text) {
  while (text.starts_with(' ')) text.remove_prefix(1);
  while (text.ends_with(' ')) text.remove_suffix(1);
  if (text.starts_with('+')) text.remove_prefix(1);
  double value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (text.empty() || error != std::errc() || end != text.data() + text.size() || !std::isfinite(value)) {
    return std::nullopt;
  }
  return value;
}

void add_fact(const std::string& property, const std::string& value, Item& item) {
  if (property == "P17") {
    if (item.country.empty()) item.country = country_code(value);
  } else if (property == "P297") {
    item.country = value;
    item.type = PlaceType::country;
  } else if (property == "P625") {
    if (!item.coordinates) item.coordinates = parse_coordinates(value);
  } else if (property == "P31") {
    if (item.type == PlaceType::unknown) item.type = type_of_class(value);
  } else if (property == "P1082") {
    const double inhabitants = parse_double(value).value_or(0);
    if (inhabitants > 0 && inhabitants < 1e12) {
      item.population = std::max(item.population, static_cast<std::uint64_t>(inhabitants));
    }
  } else if (property == "P1566") {
    if (item.geonames == 0) std::from_chars(value.data(), value.data() + value.size(), item.geonames);
  } else if (property == "P190" || property == "P463") {
    item.related.push_back(value);
  } else {
    for (const Scheme& scheme : schemes) {
      if (scheme.property == property) item.identifiers.push_back(std::string(scheme.prefix) + value);
    }
  }
}

}  // namespace

const std::vector<std::string>& item_properties() {
  static const std::vector<std::string> properties = {"P17",  "P625",  "P31",  "P1082", "P1566", "P297",
                                                      "P439", "P1388", "P782", "P374",  "P190",  "P463"};
  return properties;
}

void add_facts(std::vector<Fact> facts, Item& item) {
  std::sort(facts.begin(), facts.end(), [](const Fact& a, const Fact& b) {
    if (a.first != b.first) return a.first < b.first;
    return a.second.size() != b.second.size() ? a.second.size() < b.second.size() : a.second < b.second;
  });
  facts.erase(std::unique(facts.begin(), facts.end()), facts.end());
  for (const Fact& fact : facts) add_fact(fact.first, fact.second, item);
}

std::optional<Coordinates> parse_coordinates(std::string_view text) {
  // The literal may name the globe before the point: "<http://www.wikidata.org/entity/Q405> Point(...)" is on the Moon.
  const bool point = text.starts_with("Point(") || text.starts_with("POINT(") || text.starts_with("Point (") ||
                     text.starts_with("POINT (");
  char separator = ',';
  if (point) {
    text.remove_prefix(text.find('(') + 1);
    if (!text.ends_with(')')) return std::nullopt;
    text.remove_suffix(1);
    separator = ' ';
  }
  const std::size_t middle = text.find(separator);
  if (middle == std::string_view::npos) return std::nullopt;
  std::optional<double> latitude = parse_double(text.substr(0, middle));
  std::optional<double> longitude = parse_double(text.substr(middle + 1));
  if (point) std::swap(latitude, longitude);
  if (!latitude || !longitude || std::abs(*latitude) > 90 || std::abs(*longitude) > 180) return std::nullopt;
  return Coordinates{*latitude, *longitude};
}

std::string_view local_name(std::string_view iri) {
  const bool wikidata = iri.starts_with("http://www.wikidata.org/") || iri.starts_with("https://www.wikidata.org/");
  return wikidata ? iri.substr(iri.rfind('/') + 1) : iri;
}

}  // namespace kontor::align
