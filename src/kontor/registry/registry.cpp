#include "kontor/registry/registry.hpp"

#include <algorithm>
#include <utility>

#include "kontor/json/json_writer.hpp"
#include "kontor/registry/cell_places.hpp"
#include "kontor/registry/check.hpp"
#include "kontor/registry/resources.hpp"
#include "kontor/registry/schema.hpp"
#include "kontor/registry/table_folder.hpp"

namespace kontor::registry {
namespace {

const SchemaDocument& registry_schema() {
  static const SchemaDocument schema("registry.schema.json", resource("registry.schema"));
  return schema;
}

void skip_space(std::string_view& text) {
  const std::size_t begin = text.find_first_not_of(" \t\r\n");
  text.remove_prefix(begin == std::string_view::npos ? text.size() : begin);
}

bool skip(std::string_view& text, std::string_view token) {
  skip_space(text);
  if (!text.starts_with(token)) return false;
  text.remove_prefix(token.size());
  return true;
}

std::string base_of(const json::Value& registry) {
  const json::Value* head = registry.find("registry");
  const json::Value* base = head == nullptr ? nullptr : head->find("base");
  return base != nullptr && base->is_string() ? base->string() : std::string();
}

}  // namespace

bool Registry::recognizes(std::string_view head) {
  skip(head, "\xEF\xBB\xBF");
  if (!skip(head, "{")) return false;
  if (skip(head, "\"$schema\"")) {
    if (!skip(head, ":") || !skip(head, "\"")) return false;
    head.remove_prefix(std::min(head.size(), head.find('"')));
    if (!skip(head, "\"") || !skip(head, ",")) return false;
  }
  return skip(head, "\"registry\"");
}

Registry Registry::from_json(std::string name, ByteSource& source, Diagnostics& diagnostics) {
  Registry registry(std::move(name));
  registry.text_ = read_all(source);
  registry.base_ = base_of(check_text(registry.text_, registry.name_, registry_schema().root(), diagnostics));
  return registry;
}

Registry Registry::from_folder(const std::string& path, Diagnostics& diagnostics, KeepPlaces keep) {
  Registry registry(path);
  TableFolder folder(path, registry_schema().root(), diagnostics);
  const json::Value root = folder.take_root();
  registry.text_ = json::to_text(root, json::Layout::pretty);
  registry.base_ = base_of(root);
  const Locate locate = [&folder](std::size_t cell) { return folder.locate(cell); };
  check(root, registry_schema().root(), locate, diagnostics);
  if (keep == KeepPlaces::yes) {
    registry.cells_ = std::make_shared<CellPlaces>(root, registry.text_, std::move(folder));
  }
  return registry;
}

Location Registry::locate(Place place) const {
  return cells_ ? cells_->locate(place) : Location{name_, place, {}};
}

}  // namespace kontor::registry
