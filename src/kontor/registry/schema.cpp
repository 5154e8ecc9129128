#include "kontor/registry/schema.hpp"

#include <array>
#include <map>
#include <utility>

#include <re2/re2.h>

#include "kontor/base/source_text.hpp"

namespace kontor::registry {

Schema::Schema() = default;
Schema::~Schema() = default;
Schema::Schema(Schema&&) noexcept = default;

const Schema* Schema::find(std::string_view name) const {
  for (const Property& property : properties) {
    if (property.name == name) return property.schema;
  }
  return nullptr;
}

const Schema* Schema::find_path(std::string_view path) const {
  const Schema* node = this;
  while (node != nullptr) {
    const std::size_t dot = path.find('.');
    node = node->find(path.substr(0, dot));
    if (dot == std::string_view::npos) break;
    path.remove_prefix(dot + 1);
  }
  return node;
}

// Turns the JSON of a schema into nodes; definitions are loaded when first referred to, so that they may be recursive.
class SchemaLoader {
 public:
  SchemaLoader(SchemaDocument& document, const json::Value& root, SourceText text)
      : document_(document), root_(root), text_(text) {}

  const Schema* load(const json::Value& json) {
    if (!json.is_object()) fail(json, "expected a schema (an object)");
    if (const json::Value* ref = json.find("$ref")) return resolve(*ref);
    Schema& node = document_.nodes_.emplace_back();
    load_into(node, json);
    return &node;
  }

 private:
  [[noreturn]] void fail(const json::Value& at, const std::string& message) const {
    throw Error(message, text_.location(at.offset()));
  }

  const std::string& string_of(const json::Value& value) const {
    if (!value.is_string()) fail(value, "expected a string");
    return value.string();
  }

  std::size_t count_of(const json::Value& value) const {
    if (!value.is_number() || value.to_double() < 0) fail(value, "expected a number of at least 0");
    return static_cast<std::size_t>(value.to_double());
  }

  bool boolean_of(const json::Value& value) const {
    if (!value.is_boolean()) fail(value, "expected true or false");
    return value.boolean();
  }

  std::vector<std::string> strings_of(const json::Value& value) const {
    if (value.is_string()) return {value.string()};
    if (!value.is_array()) fail(value, "expected a list of strings");
    std::vector<std::string> strings;
    for (const json::Value& item : value.array()) strings.push_back(string_of(item));
    return strings;
  }

  const Schema* resolve(const json::Value& ref) {
    constexpr std::string_view prefix = "#/definitions/";
    const std::string& pointer = string_of(ref);
    if (!pointer.starts_with(prefix)) fail(ref, "expected a reference such as '#/definitions/date'");
    const std::string name = pointer.substr(prefix.size());
    if (const auto known = definitions_.find(name); known != definitions_.end()) return known->second;
    const json::Value* definitions = root_.find("definitions");
    const json::Value* definition = definitions == nullptr ? nullptr : definitions->find(name);
    if (definition == nullptr) fail(ref, "no definition '" + name + "'");
    Schema& node = document_.nodes_.emplace_back();
    definitions_.emplace(name, &node);
    load_into(node, *definition);
    return &node;
  }

  void load_into(Schema& node, const json::Value& json) {
    if (!json.is_object()) fail(json, "expected a schema (an object)");
    for (const json::Member& member : json.object()) load_keyword(node, member.name, member.value);
  }

  void load_keyword(Schema& node, std::string_view word, const json::Value& value) {
    if (word == "$schema" || word == "$id" || word == "description" || word == "definitions") return;
    if (word == "title") {
      node.title = string_of(value);
    } else if (word == "type") {
      node.type = type_of(value);
    } else if (word == "properties") {
      if (!value.is_object()) fail(value, "expected an object");
      for (const json::Member& member : value.object()) node.properties.push_back({member.name, load(member.value)});
    } else if (word == "required") {
      node.required = strings_of(value);
    } else if (word == "x-missing") {
      if (!value.is_object()) fail(value, "expected an object");
      for (const json::Member& member : value.object()) node.missing.emplace_back(member.name, string_of(member.value));
    } else if (word == "additionalProperties") {
      node.additional_properties = boolean_of(value);
    } else if (word == "minProperties") {
      node.min_properties = count_of(value);
    } else if (word == "items") {
      node.items = load(value);
    } else if (word == "minItems") {
      node.min_items = count_of(value);
    } else if (word == "uniqueItems") {
      node.unique_items = boolean_of(value);
    } else if (word == "anyOf") {
      if (!value.is_array()) fail(value, "expected a list of schemas");
      for (const json::Value& alternative : value.array()) node.any_of.push_back(load(alternative));
    } else {
      load_value_keyword(node, word, value);
    }
  }

  // The keywords that speak of strings and numbers.
  void load_value_keyword(Schema& node, std::string_view word, const json::Value& value) {
    if (word == "enum") {
      node.enumeration = strings_of(value);
    } else if (word == "pattern") {
      node.pattern = std::make_unique<re2::RE2>(string_of(value), re2::RE2::Quiet);
      if (!node.pattern->ok()) fail(value, "invalid pattern: " + node.pattern->error());
    } else if (word == "format") {
      node.format = format_of(value);
    } else if (word == "minimum") {
      node.minimum = value.to_double();
    } else if (word == "maximum") {
      node.maximum = value.to_double();
    } else if (word == "x-id") {
      node.id_kind = string_of(value);
    } else if (word == "x-ref") {
      node.ref_kinds = strings_of(value);
    } else if (word == "x-expected") {
      node.expected = string_of(value);
    } else if (word == "x-like") {
      node.like = string_of(value);
    } else {
      fail(value, "keyword '" + std::string(word) + "' is not supported");
    }
  }

  Type type_of(const json::Value& value) const {
    static constexpr std::array<std::pair<std::string_view, Type>, 6> types = {{{"object", Type::object},
                                                                                {"array", Type::array},
                                                                                {"string", Type::string},
                                                                                {"number", Type::number},
                                                                                {"integer", Type::integer},
                                                                                {"boolean", Type::boolean}}};
    for (const auto& [name, type] : types) {
      if (string_of(value) == name) return type;
    }
    fail(value, "unknown type '" + value.string() + "'");
  }

  StringFormat format_of(const json::Value& value) const {
    const std::string& name = string_of(value);
    if (name == "iri") return StringFormat::iri;
    if (name == "language-tag") return StringFormat::language_tag;
    if (name == "date-edtf") return StringFormat::date_edtf;
    fail(value, "unknown format '" + name + "', expected iri, language-tag or date-edtf");
  }

  SchemaDocument& document_;
  const json::Value& root_;
  SourceText text_;
  std::map<std::string, const Schema*> definitions_;
};

SchemaDocument::SchemaDocument(std::string_view name, std::string_view text) {
  const json::Value json = json::parse(text, name);
  root_ = SchemaLoader(*this, json, SourceText(name, text)).load(json);
}

}  // namespace kontor::registry
