// An entity in Wikidata's JSON (mediawiki.org/wiki/Wikibase/DataModel/JSON): the way to its names and statements.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "kontor/align/index/item.hpp"
#include "kontor/json/value.hpp"

namespace kontor::align {

// The id of an item, empty for properties, lexemes and what is no entity.
std::string_view item_id(const json::Value& entity);

// The statements of a property that count: those of rank preferred, or if there are none those of rank normal; without
// a value (somevalue, novalue) and deprecated ones never. Valid as long as the entity.
std::vector<const json::Value*> best_statements(const json::Value& entity, std::string_view property);

// The values of a statement's main snak by their type. Nothing for other types.
std::string_view item_value(const json::Value& statement);    // "Q183"
std::string_view string_value(const json::Value& statement);  // strings and external identifiers
std::optional<Coordinates> coordinates_value(const json::Value& statement);
std::optional<double> quantity_value(const json::Value& statement);  // the amount

// Whether a statement has the qualifier.
bool has_qualifier(const json::Value& statement, std::string_view property);

// The properties that make_item() reads.
const std::vector<std::string>& index_properties();

// The item of the index that an entity is: labels and aliases in all languages, country, coordinates, population, type,
// identifiers, twinnings (P190) and memberships (P463). False, and nothing of use in `item`, if it is no item or has no
// label.
bool make_item(const json::Value& entity, Item& item);

}  // namespace kontor::align
