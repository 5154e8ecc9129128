// Statements about items of Wikidata, as far as they are written to be uploaded (Wikibase data model): a subject, a
// property and a value, with qualifiers and references.
#pragma once

#include <cstdint>
#include <string>
#include <variant>
#include <vector>

namespace kontor::align {

// The codes of Wikibase's time precisions that statements here use.
enum class TimePrecision : std::uint8_t { year = 9, month = 10, day = 11 };

enum class Calendar : std::uint8_t { gregorian, julian };

// A date as exact as it is known. Month and day are 0 where the precision is coarser.
struct WikidataTime {
  std::int32_t year = 0;   // astronomical numbering is not meant: -44 is 44 BCE
  std::uint8_t month = 0;  // 1 to 12
  std::uint8_t day = 0;    // 1 to 31
  TimePrecision precision = TimePrecision::year;
  Calendar calendar = Calendar::gregorian;  // of day, month and year as they stand

  friend bool operator==(const WikidataTime&, const WikidataTime&) = default;
};

struct ItemValue {
  std::string id;  // "Q1715"
  friend bool operator==(const ItemValue&, const ItemValue&) = default;
};

// Strings, identifiers and URLs: what they are follows from the property.
struct StringValue {
  std::string text;
  friend bool operator==(const StringValue&, const StringValue&) = default;
};

struct MonolingualValue {
  std::string language;  // BCP 47, lower case
  std::string text;
  friend bool operator==(const MonolingualValue&, const MonolingualValue&) = default;
};

struct CoordinateValue {
  std::string latitude;  // decimal degrees as written
  std::string longitude;
  friend bool operator==(const CoordinateValue&, const CoordinateValue&) = default;
};

struct QuantityValue {
  std::string amount;  // decimal as written
  std::string unit;    // the number of an item ("11573" for metre), empty for none
  friend bool operator==(const QuantityValue&, const QuantityValue&) = default;
};

// There is no value (novalue), or one that nobody knows (somevalue).
enum class SpecialValue : std::uint8_t { none, unknown };

using Value =
    std::variant<ItemValue, StringValue, MonolingualValue, WikidataTime, CoordinateValue, QuantityValue, SpecialValue>;

// A property with its value, as qualifiers and references have them.
struct Snak {
  std::string property;  // "P580"
  Value value;
  friend bool operator==(const Snak&, const Snak&) = default;
};

using Reference = std::vector<Snak>;

struct Statement {
  std::string subject;   // "Q1715"
  std::string property;  // "P190"
  Value value;
  std::vector<Snak> qualifiers;
  std::vector<Reference> references;
  friend bool operator==(const Statement&, const Statement&) = default;
};

}  // namespace kontor::align
