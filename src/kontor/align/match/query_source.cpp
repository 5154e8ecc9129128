#include "kontor/align/match/query_source.hpp"

#include "kontor/align/index/table_rows.hpp"
#include "kontor/base/error.hpp"
#include "kontor/json/value.hpp"
#include "kontor/registry/read_input.hpp"

namespace kontor::align {
namespace {

std::string string_of(const json::Value* value) {
  if (value == nullptr) return {};
  if (value->is_string()) return value->string();
  return value->is_number() ? value->number() : std::string();
}

void add_name(std::string text, std::string language, NameKind kind, Query& query) {
  if (!text.empty()) query.names.push_back({std::move(text), std::move(language), kind});
}

void add_texts(const json::Value* texts, Query& query) {
  if (texts == nullptr || !texts->is_object()) return;
  for (const json::Member& text : texts->object()) add_name(string_of(&text.value), text.name, NameKind::label, query);
}

// The names that a record of a registry gives: `name`, `local_names`, `official_name`, `own_spelling`, `aliases`.
void add_names(const json::Value& record, Query& query) {
  add_texts(record.find("name"), query);
  if (const json::Value* names = record.find("local_names"); names != nullptr && names->is_array()) {
    for (const json::Value& name : names->array()) {
      add_name(string_of(name.find("value")), string_of(name.find("lang")), NameKind::label, query);
    }
  }
  add_name(string_of(record.find("official_name")), "", NameKind::alias, query);
  add_texts(record.find("own_spelling"), query);
  if (const json::Value* aliases = record.find("aliases"); aliases != nullptr && aliases->is_array()) {
    for (const json::Value& alias : aliases->array()) add_name(string_of(&alias), "", NameKind::alias, query);
  }
}

void add_identifiers(const json::Value& record, Query& query) {
  if (const std::string number = string_of(record.find("geonames")); !number.empty()) {
    query.identifiers.push_back("gn:" + number);
  }
  const json::Value* codes = record.find("codes");
  if (codes == nullptr || !codes->is_object()) return;
  // A region's code such as NUTS 3 is shared by many places.
  for (const std::string_view scheme : {"ags", "ars", "lau", "insee"}) {
    if (const std::string code = string_of(codes->find(scheme)); !code.empty()) {
      query.identifiers.push_back(std::string(scheme) + ":" + code);
    }
  }
}

Query query_of(const json::Value& record, std::string_view kind) {
  Query query;
  query.id = std::string(kind) + "/" + string_of(record.find("id"));
  add_names(record, query);
  query.claimed = string_of(record.find("wikidata"));
  if (kind == "country") {
    query.country = string_of(record.find("id"));
    query.type = PlaceType::country;
    query.identifiers.push_back("iso:" + query.country);
    return query;
  }
  query.country = string_of(record.find("country"));
  if (const json::Value* place = record.find("coordinates")) {
    const json::Value* latitude = place->find("lat");
    const json::Value* longitude = place->find("lon");
    if (latitude != nullptr && longitude != nullptr && latitude->is_number() && longitude->is_number()) {
      query.coordinates = Coordinates{latitude->to_double(), longitude->to_double()};
    }
  }
  query.type = kind == "organisation" ? PlaceType::organisation
                                      : find_place_type(string_of(record.find("type"))).value_or(PlaceType::unknown);
  add_identifiers(record, query);
  return query;
}

Queries queries_of_registry(registry::OpenInput& input, Diagnostics& diagnostics) {
  const registry::Registry registry = registry::read_registry(input.path(), diagnostics);
  const json::Value root = json::parse(registry.text(), registry.name());
  Queries out;
  out.base = registry.base();
  const auto records = [&root](std::string_view list) -> const json::Array& {
    static const json::Array none;
    const json::Value* value = root.find(list);
    return value != nullptr && value->is_array() ? value->array() : none;
  };
  // What is twinned with the city, or has it as a member, is more likely to be meant.
  const json::Value* head = root.find("registry");
  const std::string city = string_of(head == nullptr ? nullptr : head->find("city"));
  std::string own_item;
  for (const json::Value& place : records("places")) {
    if (string_of(place.find("id")) == city) own_item = string_of(place.find("wikidata"));
  }
  struct Kind {
    std::string_view list;
    std::string_view kind;
  };
  for (const Kind& kind :
       {Kind{"places", "place"}, Kind{"countries", "country"}, Kind{"organisations", "organisation"}}) {
    for (const json::Value& record : records(kind.list)) {
      Query query = query_of(record, kind.kind);
      if (!own_item.empty() && query.id != "place/" + city && kind.kind != "country") query.related.push_back(own_item);
      out.queries.push_back(std::move(query));
    }
  }
  return out;
}

Queries queries_of_table(registry::OpenInput& input, Diagnostics& diagnostics) {
  TableRows rows(input.source(), input.path(), diagnostics);
  Queries out;
  std::size_t number = 0;
  while (rows.next()) {
    ++number;
    Item& item = rows.item();
    Query query;
    query.id = rows.id().empty() ? "row/" + std::to_string(number) : rows.id();
    out.numbered = out.numbered || rows.id().empty();
    query.names = std::move(item.names);
    if (query.names.empty()) {
      diagnostics.warning(rows.location(), "a row without a name is left out");
      continue;
    }
    query.country = item.country;
    query.coordinates = item.coordinates;
    query.population = item.population;
    query.type = item.type;
    query.claimed = rows.wikidata();
    query.identifiers = std::move(item.identifiers);
    if (item.geonames != 0) query.identifiers.push_back("gn:" + std::to_string(item.geonames));
    out.queries.push_back(std::move(query));
  }
  return out;
}

}  // namespace

Queries read_queries(const std::string& path, Diagnostics& diagnostics) {
  registry::OpenInput input(path);
  return input.is_registry() ? queries_of_registry(input, diagnostics) : queries_of_table(input, diagnostics);
}

}  // namespace kontor::align
