#include "kontor/syntax/jsonld/objects.hpp"

#include <algorithm>

#include "kontor/syntax/jsonld/keywords.hpp"

namespace kontor::syntax::jsonld {

bool is_value_object(const json::Value& value) {
  return value.find("@value") != nullptr;
}

bool is_list_object(const json::Value& value) {
  return value.find("@list") != nullptr;
}

bool is_node_object(const json::Value& value) {
  return value.is_object() && !is_value_object(value) && !is_list_object(value) && value.find("@set") == nullptr;
}

bool is_graph_object(const json::Value& value) {
  if (value.find("@graph") == nullptr) return false;
  return std::all_of(value.object().begin(), value.object().end(), [](const json::Member& member) {
    return member.name == "@graph" || member.name == "@id" || member.name == "@index" || member.name == "@context";
  });
}

bool is_simple_graph_object(const json::Value& value) {
  return is_graph_object(value) && value.find("@id") == nullptr;
}

bool is_node_reference(const json::Value& value) {
  return value.is_object() && value.object().size() == 1 && value.find("@id") != nullptr;
}

bool is_blank_node_object(const json::Value& value) {
  if (!is_node_object(value)) return false;
  const json::Value* id = value.find("@id");
  return id == nullptr || (id->is_string() && is_blank_node_identifier(id->string()));
}

bool has_string(const json::Value& value, std::string_view name, std::string_view text) {
  const json::Value* member = value.find(name);
  return member != nullptr && member->is_string() && member->string() == text;
}

json::Array to_array(json::Value value) {
  if (value.is_array()) return std::move(value.array());
  json::Array array;
  array.push_back(std::move(value));
  return array;
}

Elements elements_of(const json::Value& value) {
  if (value.is_array()) return {value.array().data(), value.array().size()};
  return {&value, 1};
}

void add_value(json::Object& object, std::string_view name, json::Value value, AsArray as_array) {
  json::Value* present = object.find(name);
  if (as_array == AsArray::yes) {
    if (present == nullptr) {
      present = &object.set(name, json::Value(json::Array()));
    } else if (!present->is_array()) {
      *present = json::Value(to_array(std::move(*present)));
    }
  }
  if (value.is_array()) {
    for (json::Value& element : value.array()) add_value(object, name, std::move(element), as_array);
  } else if (present == nullptr) {
    object.set(name, std::move(value));
  } else {
    if (!present->is_array()) *present = json::Value(to_array(std::move(*present)));
    present->array().push_back(std::move(value));
  }
}

json::Value make_object(std::string_view name, json::Value value) {
  json::Object object;
  object.set(name, std::move(value));
  return json::Value(std::move(object));
}

std::vector<const json::Member*> members_of(const json::Object& object, bool ordered) {
  std::vector<const json::Member*> members;
  members.reserve(object.size());
  for (const json::Member& member : object) members.push_back(&member);
  if (ordered) {
    std::sort(members.begin(), members.end(),
              [](const json::Member* a, const json::Member* b) { return a->name < b->name; });
  }
  return members;
}

}  // namespace kontor::syntax::jsonld
