#include "kontor/registry/registry.hpp"

#include <algorithm>
#include <utility>

#include "kontor/base/source_text.hpp"
#include "kontor/json/json_writer.hpp"
#include "kontor/registry/resources.hpp"
#include "kontor/registry/schema.hpp"

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

Registry Registry::from_json(std::string name, ByteSource& source) {
  Registry registry(std::move(name));
  registry.text_ = read_all(source);
  registry.root_ = json::parse(registry.text_, registry.name_);
  return registry;
}

Registry Registry::from_folder(const std::string& path, Diagnostics& diagnostics) {
  Registry registry(path);
  registry.folder_ = std::make_unique<TableFolder>(path, registry_schema().root(), diagnostics);
  registry.root_ = registry.folder_->take_root();
  registry.text_ = json::to_text(registry.root_, json::Layout::pretty);
  return registry;
}

void Registry::check(Diagnostics& diagnostics) const {
  registry::check(root_, registry_schema().root(), locate(), diagnostics);
}

std::string_view Registry::base() const {
  const json::Value* head = root_.find("registry");
  const json::Value* base = head == nullptr ? nullptr : head->find("base");
  return base != nullptr && base->is_string() ? std::string_view(base->string()) : std::string_view();
}

Locate Registry::locate() const {
  if (folder_ != nullptr) return [folder = folder_.get()](std::size_t cell) { return folder->locate(cell); };
  return [source = SourceText(name_, text_)](std::size_t offset) { return source.location(offset); };
}

}  // namespace kontor::registry
