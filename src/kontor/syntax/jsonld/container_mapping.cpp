#include "kontor/syntax/jsonld/container_mapping.hpp"

#include <utility>

#include "kontor/syntax/jsonld/processing_error.hpp"

namespace kontor::syntax::jsonld {
namespace {

[[noreturn]] void fail_container(const json::Value& value, const std::string& detail) {
  fail("invalid container mapping", detail, value);
}

void add_keyword(Containers& containers, const json::Value& value) {
  static constexpr std::pair<std::string_view, Container> keywords[] = {
      {"@list", Container::list},        {"@set", Container::set},
      {"@index", Container::index},      {"@id", Container::id},
      {"@type", Container::type},        {"@graph", Container::graph},
      {"@language", Container::language}};
  for (const auto& [keyword, container] : keywords) {
    if (!value.is_string() || value.string() != keyword) continue;
    if (containers.has(container)) fail_container(value, "'" + value.string() + "' is given twice");
    containers.add(container);
    return;
  }
  fail_container(value,
                 expected_but_found("'@list', '@set', '@index', '@id', '@type', '@graph' or '@language'", value));
}

// Whether the keywords may stand together: @list alone, one of the maps, @set with all but @list, @graph with @id or
// @index.
bool is_allowed(Containers containers) {
  const int maps = containers.has(Container::index) + containers.has(Container::id) + containers.has(Container::type) +
                   containers.has(Container::language);
  const bool with_graph = containers.has(Container::graph);
  if (containers.has(Container::list)) return maps == 0 && !with_graph && !containers.has(Container::set);
  if (with_graph) return maps <= 1 && !containers.has(Container::type) && !containers.has(Container::language);
  return maps <= 1;
}

}  // namespace

Containers read_containers(const json::Value& value, ProcessingMode mode) {
  const bool is_1_0 = mode == ProcessingMode::json_ld_1_0;
  Containers containers;
  // The grammar (JSON-LD 1.1, section 9.15.1) has null and an empty array beside the keywords.
  if (value.is_null() || (!is_1_0 && value.is_array() && value.array().empty())) return containers;
  if (is_1_0 && !value.is_string()) fail_container(value, "an array needs processing mode json-ld-1.1");
  if (value.is_array()) {
    for (const json::Value& keyword : value.array()) add_keyword(containers, keyword);
  } else {
    add_keyword(containers, value);
  }
  if (!is_allowed(containers)) fail_container(value, "these keywords cannot stand together");
  if (is_1_0 &&
      (containers.has(Container::graph) || containers.has(Container::id) || containers.has(Container::type))) {
    fail_container(value, "'" + value.string() + "' needs processing mode json-ld-1.1");
  }
  return containers;
}

}  // namespace kontor::syntax::jsonld
