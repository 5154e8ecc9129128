// Members whose name is a keyword (JSON-LD 1.1 API, section 5.1.2, step 13.4).
#include <algorithm>

#include "kontor/syntax/jsonld/expansion_node.hpp"
#include "kontor/syntax/jsonld/keywords.hpp"
#include "kontor/syntax/jsonld/objects.hpp"
#include "kontor/syntax/jsonld/processing_error.hpp"
#include "kontor/syntax/jsonld/term_definer.hpp"

namespace kontor::syntax::jsonld {
namespace {

bool is_empty_object(const json::Value& value) {
  return value.is_object() && value.object().empty();
}

bool is_array_of_strings(const json::Value& value) {
  return value.is_array() && std::all_of(value.array().begin(), value.array().end(),
                                         [](const json::Value& element) { return element.is_string(); });
}

bool is_framing_keyword(std::string_view keyword) {
  return keyword == "@embed" || keyword == "@explicit" || keyword == "@omitDefault" || keyword == "@requireAll";
}

// What was there before comes first.
json::Value join(json::Object& result, std::string_view name, json::Value added) {
  json::Value* present = result.find(name);
  if (present == nullptr) return added;
  json::Array all = to_array(std::move(*present));
  for (json::Value& value : to_array(std::move(added))) all.push_back(std::move(value));
  return json::Value(std::move(all));
}

}  // namespace

void Expander::expand_keyword(Node& node, std::string_view keyword, const json::Member& member) {
  const json::Value& value = member.value;
  const bool is_1_0 = contexts_.is_1_0();
  if (node.property == "@reverse") fail("invalid reverse property map", "'" + member.name + "' is no property", value);
  if (node.result.contains(keyword) && keyword != "@type" && keyword != "@included" && keyword != "@reverse") {
    fail("colliding keywords", "'" + std::string(keyword) + "' is given twice", value);
  }
  json::Value expanded;
  if (keyword == "@id") {
    expanded = expand_id(node, value);
  } else if (keyword == "@type") {
    expanded = join(node.result, keyword, expand_type(node, value));
  } else if (keyword == "@graph") {
    expanded = json::Value(to_array(expand(node.active, "@graph", value)));
    if (expanded.array().size() == 1 && expanded.array()[0].is_null()) expanded.array().clear();
  } else if (keyword == "@included") {
    if (is_1_0) return;
    expanded = join(node.result, keyword, expand_included(node, value));
  } else if (keyword == "@value") {
    return expand_value(node, value);
  } else if (keyword == "@language") {
    expanded = check_language(value);
  } else if (keyword == "@direction") {
    if (is_1_0) return;
    expanded = check_direction(value);
  } else if (keyword == "@index") {
    if (!value.is_string()) fail("invalid @index value", expected_but_found("a string", value), value);
    expanded = value;
  } else if (keyword == "@list") {
    if (!node.property || *node.property == "@graph") return;
    expanded = expand(node.active, node.property, value);
    expanded = json::Value(expanded.is_null() ? json::Array() : to_array(std::move(expanded)));
  } else if (keyword == "@set") {
    expanded = expand(node.active, node.property, value);
  } else if (keyword == "@reverse") {
    return expand_reverse(node, value);
  } else if (keyword == "@nest") {
    node.nests.push_back(&member);
    return;
  } else if (frame_expansion_ && keyword == "@default") {
    // It comes into the result as it is: no pattern, but a value.
    Expander values(contexts_);
    values.base_url_ = base_url_;
    expanded = values.expand(node.active, keyword, value);
  } else if (frame_expansion_ && is_framing_keyword(keyword)) {
    expanded = expand(node.active, keyword, value);
  }
  // An @id in the form of a keyword stays as null: the node has a name that means nothing, not none.
  if (!expanded.is_null() || keyword == "@id") node.result.set(keyword, std::move(expanded));
}

json::Value Expander::expand_id(const Node& node, const json::Value& value) const {
  const auto to_iri = [&node](const json::Value& id) {
    const Nullable iri = expand_iri(*node.active, id.string(), as_document);
    return iri ? json::Value(*iri) : json::Value();
  };
  if (value.is_string()) {
    json::Value iri = to_iri(value);
    if (!frame_expansion_) return iri;
    json::Array ids;
    ids.push_back(std::move(iri));
    return json::Value(std::move(ids));
  }
  if (frame_expansion_ && is_empty_object(value)) {
    json::Array any;
    any.push_back(value);
    return json::Value(std::move(any));
  }
  if (frame_expansion_ && is_array_of_strings(value)) {
    json::Array ids;
    for (const json::Value& id : value.array()) ids.push_back(to_iri(id));
    return json::Value(std::move(ids));
  }
  fail("invalid @id value", expected_but_found("a string", value), value);
}

json::Value Expander::expand_type_iri(const Node& node, const json::Value& value) const {
  const Nullable iri = expand_iri(*node.type_scoped, value.string(), as_term_or_document);
  json::Value type = iri ? json::Value(*iri) : json::Value();
  type.set_offset(value.offset());
  return type;
}

json::Value Expander::expand_type(const Node& node, const json::Value& value) const {
  if (value.is_string()) return expand_type_iri(node, value);
  if (is_array_of_strings(value)) {
    json::Array types;
    for (const json::Value& type : value.array()) types.push_back(expand_type_iri(node, type));
    return json::Value(std::move(types));
  }
  if (frame_expansion_ && value.is_array()) {
    json::Array types;
    for (const json::Value& type : value.array()) {
      for (json::Value& expanded : to_array(expand_type(node, type))) types.push_back(std::move(expanded));
    }
    return json::Value(std::move(types));
  }
  if (frame_expansion_ && value.is_object()) {
    const json::Value* preset = value.find("@default");
    if (value.object().empty()) return value;
    if (preset != nullptr && value.object().size() == 1) {
      return make_object("@default", expand_type(node, *preset));
    }
  }
  fail("invalid type value", expected_but_found("a string or an array of strings", value), value);
}

json::Value Expander::expand_included(const Node& node, const json::Value& value) {
  json::Value expanded = expand(node.active, {}, value);
  json::Array nodes = expanded.is_null() ? json::Array() : to_array(std::move(expanded));
  if (frame_expansion_ && nodes.empty() && value.is_object()) nodes.emplace_back(json::Object());  // any node
  const bool valid = !nodes.empty() || value.is_array();
  if (!valid || !std::all_of(nodes.begin(), nodes.end(), is_node_object)) {
    fail("invalid @included value", "expected node objects", value);
  }
  return json::Value(std::move(nodes));
}

void Expander::expand_value(Node& node, const json::Value& value) const {
  if (node.input_type == "@json") {
    if (contexts_.is_1_0()) fail("invalid value object value", "'@json' needs processing mode json-ld-1.1", value);
  } else if (frame_expansion_) {
    const bool valid = value.is_scalar() || is_empty_object(value) ||
                       (value.is_array() && std::all_of(value.array().begin(), value.array().end(),
                                                        [](const auto& v) { return v.is_scalar(); }));
    if (!valid) fail("invalid value object value", expected_but_found("a scalar, scalars or {}", value), value);
    node.result.set("@value", value.is_null() ? value : json::Value(to_array(value)));
    return;
  } else if (!value.is_scalar()) {
    fail("invalid value object value", expected_but_found("a string, number, boolean or null", value), value);
  }
  node.result.set("@value", value);
}

json::Value Expander::check_language(const json::Value& value) const {
  if (frame_expansion_ && (value.is_string() || is_empty_object(value) || is_array_of_strings(value))) {
    return json::Value(to_array(value));
  }
  if (!value.is_string())
    fail("invalid language-tagged string", expected_but_found("a string as '@language'", value), value);
  return value;
}

json::Value Expander::check_direction(const json::Value& value) const {
  if (frame_expansion_ && (is_empty_object(value) || value.is_array())) return json::Value(to_array(value));
  if (value.is_null()) fail("invalid base direction", expected_but_found("'ltr' or 'rtl'", value), value);
  read_direction(value);
  return frame_expansion_ ? json::Value(to_array(value)) : value;
}

// Step 13.4.13.
void Expander::expand_reverse(Node& node, const json::Value& value) {
  if (!value.is_object()) fail("invalid @reverse value", expected_but_found("an object", value), value);
  json::Value expanded = expand(node.active, "@reverse", value);
  if (!expanded.is_object()) return;
  for (json::Member& member : expanded.object()) {
    if (member.name == "@reverse") {
      for (json::Member& inner : member.value.object()) {
        add_value(node.result, inner.name, std::move(inner.value), AsArray::yes);
      }
      continue;
    }
    json::Object& reverse = node.reverse();  // also where nothing comes into it
    for (json::Value& item : to_array(std::move(member.value))) {
      if (is_value_object(item) || is_list_object(item)) {
        fail("invalid reverse property value", "a value or list cannot have properties", item);
      }
      add_value(reverse, member.name, std::move(item), AsArray::yes);
    }
  }
}

}  // namespace kontor::syntax::jsonld
