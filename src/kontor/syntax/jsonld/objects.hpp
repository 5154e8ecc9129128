// The kinds of objects that expanded JSON-LD consists of (JSON-LD 1.1, section 9), and how values are added to them.
#pragma once

#include <string_view>
#include <vector>

#include "kontor/json/value.hpp"

namespace kontor::syntax::jsonld {

bool is_value_object(const json::Value& value);
bool is_list_object(const json::Value& value);
// An object that is neither a value, list nor set object.
bool is_node_object(const json::Value& value);
// An object with @graph and at most @id, @index and @context beside it.
bool is_graph_object(const json::Value& value);
// A graph object without @id.
bool is_simple_graph_object(const json::Value& value);
// An object with nothing but @id.
bool is_node_reference(const json::Value& value);
// A node object whose identifier is a blank node's or missing.
bool is_blank_node_object(const json::Value& value);

// Both for members with this string as value.
bool has_string(const json::Value& value, std::string_view name, std::string_view text);

// The value as an array: itself or an array of it.
json::Array to_array(json::Value value);

// A view of an array's elements, or of the one value that is no array.
struct Elements {
  const json::Value* first;
  std::size_t count;
  const json::Value* begin() const { return first; }
  const json::Value* end() const { return first + count; }
};
Elements elements_of(const json::Value& value);

enum class AsArray : bool { no, yes };

// Adds a value (each element, if it is an array) to the member `name`: JSON-LD 1.1 API, section 3.3.
void add_value(json::Object& object, std::string_view name, json::Value value, AsArray as_array = AsArray::no);

// An object with one member.
json::Value make_object(std::string_view name, json::Value value);

// The members sorted by name where `ordered`, else in the order of the document.
std::vector<const json::Member*> members_of(const json::Object& object, bool ordered);

}  // namespace kontor::syntax::jsonld
