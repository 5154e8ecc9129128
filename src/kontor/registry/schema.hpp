// JSON Schema, as far as data/registry.schema.json uses it, made ready for checking many values.
//
// Supported: type, properties, required, additionalProperties (boolean), minProperties, items (one schema), minItems,
// uniqueItems, enum (strings), pattern, format, minimum, maximum, anyOf, $ref to #/definitions/..., and five words of
// ours:
//
//   x-id        the string declares an id of the kind named ("place"), unique within the kind
//   x-ref       the string must be an id declared elsewhere, of the kind or one of the kinds named
//   x-expected  what is expected, in words, for the message
//   x-missing   what to write where a required property is missing, by its name
//   x-like      the value is text for another field of the record, which the sibling member named here names ("on"):
//               that field's schema applies to the text, too
//
// Any other keyword is refused when the schema is loaded: what is not checked must not look as if it were. All that the
// program knows about registries stands in such a schema; nothing of it is compiled in.
#pragma once

#include <cstdint>
#include <deque>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "kontor/json/value.hpp"

namespace re2 {
class RE2;
}

namespace kontor::registry {

enum class Type : std::uint8_t { any, object, array, string, number, integer, boolean };
enum class StringFormat : std::uint8_t { none, iri, language_tag, date_edtf };

struct Schema;

struct Property {
  std::string name;
  const Schema* schema = nullptr;
};

// One node. Pointers are into the SchemaDocument that owns all nodes.
struct Schema {
  Schema();
  ~Schema();
  Schema(Schema&&) noexcept;

  Type type = Type::any;
  std::string title;     // of a record, "Place"
  std::string expected;  // in words; empty if the schema does not say

  std::vector<Property> properties;
  std::vector<std::string> required;
  std::vector<std::pair<std::string, std::string>> missing;  // required properties, and what to write
  bool additional_properties = true;
  std::size_t min_properties = 0;

  const Schema* items = nullptr;
  std::size_t min_items = 0;
  bool unique_items = false;

  std::vector<std::string> enumeration;
  std::unique_ptr<re2::RE2> pattern;
  StringFormat format = StringFormat::none;
  std::optional<double> minimum;
  std::optional<double> maximum;

  std::string id_kind;
  std::vector<std::string> ref_kinds;
  std::string like;

  std::vector<const Schema*> any_of;

  // The property of that name, or null.
  const Schema* find(std::string_view name) const;

  // The schema at a path of property names joined by dots ("codes.ags"), or null.
  const Schema* find_path(std::string_view path) const;
};

class SchemaDocument {
 public:
  // Throws Error, with `name` as the file, if the document is no schema of the kind described above.
  SchemaDocument(std::string_view name, std::string_view text);

  const Schema& root() const { return *root_; }

 private:
  friend class SchemaLoader;
  std::deque<Schema> nodes_;  // addresses stay
  const Schema* root_ = nullptr;
};

}  // namespace kontor::registry
