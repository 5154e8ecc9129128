#include "kontor/align/wikidata/entity.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>

#include "kontor/align/names/name_parts.hpp"
#include "kontor/align/wikidata/classes.hpp"

namespace kontor::align {
namespace {

std::string_view string_member(const json::Value* value, std::string_view name) {
  const json::Value* member = value == nullptr ? nullptr : value->find(name);
  return member != nullptr && member->is_string() ? std::string_view(member->string()) : std::string_view();
}

// The value of a statement's main snak if it is of that type, else null.
const json::Value* main_value(const json::Value& statement, std::string_view type) {
  const json::Value* snak = statement.find("mainsnak");
  const json::Value* data = snak == nullptr ? nullptr : snak->find("datavalue");
  return string_member(data, "type") == type ? data->find("value") : nullptr;
}

std::optional<double> parse_double(std::string_view text) {
  if (text.starts_with('+')) text.remove_prefix(1);
  double value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || end != text.data() + text.size() || !std::isfinite(value)) return std::nullopt;
  return value;
}

void add_names(const json::Value& entity, Item& item) {
  if (const json::Value* labels = entity.find("labels"); labels != nullptr && labels->is_object()) {
    for (const json::Member& label : labels->object()) {
      const std::string_view text = string_member(&label.value, "value");
      if (!text.empty()) item.names.push_back({std::string(text), label.name, NameKind::label});
    }
  }
  // The label to show comes first: English, then German.
  for (const std::string_view language : {"de", "en"}) {
    for (std::size_t i = 1; i < item.names.size(); ++i) {
      if (item.names[i].language == language) std::swap(item.names[0], item.names[i]);
    }
  }
  if (const json::Value* aliases = entity.find("aliases"); aliases != nullptr && aliases->is_object()) {
    for (const json::Member& language : aliases->object()) {
      if (!language.value.is_array()) continue;
      for (const json::Value& alias : language.value.array()) {
        const std::string_view text = string_member(&alias, "value");
        if (!text.empty()) item.names.push_back({std::string(text), language.name, NameKind::alias});
      }
    }
  }
}

void add_identifiers(const json::Value& entity, Item& item) {
  struct Scheme {
    std::string_view property;
    std::string_view scheme;
  };
  constexpr Scheme schemes[] = {
      {"P439", "ags:"}, {"P1388", "ars:"}, {"P782", "lau:"}, {"P605", "nuts3:"}, {"P374", "insee:"}};
  for (const Scheme& scheme : schemes) {
    for (const json::Value* statement : best_statements(entity, scheme.property)) {
      const std::string_view code = string_value(*statement);
      if (!code.empty()) item.identifiers.push_back(std::string(scheme.scheme).append(code));
    }
  }
  for (const json::Value* statement : best_statements(entity, "P1566")) {
    const std::string_view text = string_value(*statement);
    std::from_chars(text.data(), text.data() + text.size(), item.geonames);
  }
}

void add_country(const json::Value& entity, Item& item) {
  for (const json::Value* statement : best_statements(entity, "P297")) {
    item.country = string_value(*statement);
    item.type = PlaceType::country;
    return;
  }
  // The first country that it has not left.
  for (const json::Value* statement : best_statements(entity, "P17")) {
    if (has_qualifier(*statement, "P582")) continue;
    item.country = country_code(item_value(*statement));
    if (!item.country.empty()) return;
  }
}

}  // namespace

std::string_view item_id(const json::Value& entity) {
  const std::string_view id = string_member(&entity, "id");
  return id.starts_with('Q') ? id : std::string_view();
}

std::vector<const json::Value*> best_statements(const json::Value& entity, std::string_view property) {
  std::vector<const json::Value*> preferred;
  std::vector<const json::Value*> normal;
  const json::Value* claims = entity.find("claims");
  const json::Value* statements = claims == nullptr ? nullptr : claims->find(property);
  if (statements == nullptr || !statements->is_array()) return {};
  for (const json::Value& statement : statements->array()) {
    if (string_member(statement.find("mainsnak"), "snaktype") != "value") continue;
    const std::string_view rank = string_member(&statement, "rank");
    if (rank == "preferred") preferred.push_back(&statement);
    if (rank == "normal") normal.push_back(&statement);
  }
  return preferred.empty() ? normal : preferred;
}

std::string_view item_value(const json::Value& statement) {
  return string_member(main_value(statement, "wikibase-entityid"), "id");
}

std::string_view string_value(const json::Value& statement) {
  const json::Value* value = main_value(statement, "string");
  return value != nullptr && value->is_string() ? std::string_view(value->string()) : std::string_view();
}

std::optional<Coordinates> coordinates_value(const json::Value& statement) {
  const json::Value* value = main_value(statement, "globecoordinate");
  const json::Value* latitude = value == nullptr ? nullptr : value->find("latitude");
  const json::Value* longitude = value == nullptr ? nullptr : value->find("longitude");
  if (latitude == nullptr || longitude == nullptr || !latitude->is_number() || !longitude->is_number())
    return std::nullopt;
  const std::string_view globe = string_member(value, "globe");
  if (!globe.empty() && !globe.ends_with("/Q2")) return std::nullopt;  // on the Moon
  return Coordinates{latitude->to_double(), longitude->to_double()};
}

std::optional<double> quantity_value(const json::Value& statement) {
  return parse_double(string_member(main_value(statement, "quantity"), "amount"));
}

bool has_qualifier(const json::Value& statement, std::string_view property) {
  const json::Value* qualifiers = statement.find("qualifiers");
  return qualifiers != nullptr && qualifiers->find(property) != nullptr;
}

const std::vector<std::string>& index_properties() {
  static const std::vector<std::string> properties = {"P31",  "P17",  "P297",  "P625", "P1082", "P190", "P463",
                                                      "P439", "P782", "P1388", "P605", "P374",  "P1566"};
  return properties;
}

bool make_item(const json::Value& entity, Item& item) {
  item.clear();
  item.id = item_id(entity);
  if (item.id.empty()) return false;
  add_names(entity, item);
  if (item.names.empty()) return false;
  for (const json::Value* statement : best_statements(entity, "P31")) {
    if (item.type == PlaceType::unknown) item.type = type_of_class(item_value(*statement));
  }
  add_country(entity, item);
  add_identifiers(entity, item);
  for (const json::Value* statement : best_statements(entity, "P625")) {
    if (!item.coordinates) item.coordinates = coordinates_value(*statement);
  }
  for (const json::Value* statement : best_statements(entity, "P1082")) {
    const double amount = quantity_value(*statement).value_or(0);
    if (amount > 0 && amount < 1e12) item.population = std::max(item.population, static_cast<std::uint64_t>(amount));
  }
  for (const std::string_view property : {"P190", "P463"}) {
    for (const json::Value* statement : best_statements(entity, property)) {
      const std::string_view target = item_value(*statement);
      if (!target.empty() && !has_qualifier(*statement, "P582")) item.related.emplace_back(target);
    }
  }
  if (item.type == PlaceType::unknown) {
    NameParts parts;
    take_apart(item.names.front().text, Readings::neutral, parts);
    item.type = parts.type;
  }
  return true;
}

}  // namespace kontor::align
