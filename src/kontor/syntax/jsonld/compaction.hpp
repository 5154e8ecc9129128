// Compaction (JSON-LD 1.1 API, section 6): an expanded document in the terms of a context.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "kontor/json/value.hpp"
#include "kontor/syntax/jsonld/context_processor.hpp"

namespace kontor::syntax::jsonld {

class Compactor {
 public:
  // `contexts` must outlive it.
  explicit Compactor(ContextProcessor& contexts) : contexts_(contexts), options_(contexts.options()) {}

  // Section 6.1.2. Throws ProcessingError.
  json::Value compact(const ContextPtr& active, const json::Value& expanded) { return compact(active, {}, expanded); }

 private:
  using Property = std::optional<std::string_view>;

  struct Item;  // a value of a property on its way

  json::Value compact(ContextPtr active, Property property, const json::Value& element);
  json::Value compact_array(const ContextPtr& active, Property property, const json::Array& array);
  json::Value compact_object(const ContextPtr& active, const ContextPtr& type_scoped, Property property,
                             const json::Object& element);
  ContextPtr enter_type_scopes(const ContextPtr& active, const Context& type_scoped, const json::Value& types);

  // Section 6.3: a scalar (or JSON literal) for a value or reference, if the term says the rest.
  std::optional<json::Value> compact_value(const Context& active, Property property, const json::Value& value) const;

  // Steps 12.1 to 12.6. Answers whether the member was a keyword that is dealt with.
  bool compact_keyword(const ContextPtr& active, const ContextPtr& type_scoped, Property property,
                       const json::Member& member, json::Object& result);
  void compact_types(const Context& active, const Context& type_scoped, const json::Value& types, json::Object& result);
  void compact_reverse(const ContextPtr& active, const json::Value& value, json::Object& result);

  // compact_property.cpp: steps 12.7 and 12.8.
  void compact_property(const ContextPtr& active, Property property, const json::Member& member, json::Object& result);
  json::Object& nest_of(const Context& active, std::string_view term, json::Object& result) const;
  void add_list(Item& item);
  void add_graph(Item& item);
  bool add_to_graph_map(Item& item);
  void add_to_map(Item& item);
  std::string take_map_key(Item& item, std::string_view container_key);
  std::string take_property_index(Item& item);

  std::string iri(const Context& active, std::string_view keyword_or_iri) const;

  ContextProcessor& contexts_;
  const Options& options_;
};

}  // namespace kontor::syntax::jsonld
