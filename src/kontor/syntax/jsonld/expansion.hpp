// Expansion (JSON-LD 1.1 API, section 5): a document without contexts, in which every IRI is written out, every value
// is an object and every property has an array.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "kontor/json/value.hpp"
#include "kontor/syntax/jsonld/context_processor.hpp"

namespace kontor::syntax::jsonld {

class Expander {
 public:
  // `contexts` must outlive it. With `frame_expansion` what only frames may hold is kept.
  explicit Expander(ContextProcessor& contexts, bool frame_expansion = false)
      : contexts_(contexts), frame_expansion_(frame_expansion) {}

  // The whole of a document: an array. Values keep the offsets of what they come from. Throws ProcessingError.
  json::Array expand_document(const ContextPtr& active, const json::Value& document, const std::string& base_url);

  // One node of a document that is an array, or whose '@graph' is one and all that it has (`in_graph`): its part of
  // what expand_document would give.
  json::Array expand_node(const ContextPtr& active, const json::Value& node, bool in_graph,
                          const std::string& base_url);

 private:
  // The active property, none at the top.
  using Property = std::optional<std::string_view>;

  struct Node;  // an object while it is being expanded

  json::Value expand(ContextPtr active, Property property, const json::Value& element, bool from_map = false);
  json::Value expand_array(const ContextPtr& active, Property property, const json::Array& array, bool from_map);
  json::Value expand_object(ContextPtr active, Property property, const json::Value& element, bool from_map,
                            const TermDefinition* scope);
  ContextPtr leave_type_scope(const ContextPtr& active, const json::Value& element, bool from_map) const;
  ContextPtr enter_type_scopes(const ContextPtr& active, const json::Object& object);
  std::string input_type(const Context& active, const Context& type_scoped, const json::Object& object) const;

  void expand_members(Node& node, const json::Object& object);
  void expand_nested(Node& node, const std::string& name, const json::Value& nested);

  // expand_keyword.cpp: step 13.4.
  void expand_keyword(Node& node, std::string_view keyword, const json::Member& member);
  json::Value expand_id(const Node& node, const json::Value& value) const;
  json::Value expand_type(const Node& node, const json::Value& value) const;
  json::Value expand_type_iri(const Node& node, const json::Value& value) const;
  json::Value expand_included(const Node& node, const json::Value& value);
  void expand_value(Node& node, const json::Value& value) const;
  json::Value check_language(const json::Value& value) const;
  json::Value check_direction(const json::Value& value) const;
  void expand_reverse(Node& node, const json::Value& value);

  // expand_property.cpp: steps 13.5 to 13.14.
  void expand_property(Node& node, const std::string& iri, const json::Member& member);
  json::Value expand_language_map(const Context& active, const TermDefinition& definition,
                                  const json::Object& map) const;
  json::Value expand_index_map(Node& node, const TermDefinition& definition, const json::Member& member);
  void add_index(const Node& node, const TermDefinition& definition, const json::Member& entry,
                 const std::string& expanded_index, json::Value& item) const;
  void add_property_index(const Node& node, const TermDefinition& definition, const json::Member& entry,
                          json::Value& item) const;

  json::Value finish(Node& node, Property property) const;
  void check_value_object(const Node& node) const;
  bool is_typed_value_valid(const json::Value& type) const;

  ContextProcessor& contexts_;
  bool frame_expansion_;
  std::string base_url_;
};

// Section 5.3: a scalar as the value of a property.
json::Value expand_scalar(const Context& active, std::string_view property, const json::Value& value);

}  // namespace kontor::syntax::jsonld
