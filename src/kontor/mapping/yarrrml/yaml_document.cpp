#include "kontor/mapping/yarrrml/yaml_document.hpp"

#include "kontor/base/suggest.hpp"

namespace kontor::mapping::yarrrml {
namespace {

constexpr std::size_t max_visits = 1'000'000;  // the largest mappings in use have some thousand nodes

Place to_place(const YAML::Mark& mark) {
  if (mark.is_null()) return {};
  return {static_cast<std::uint64_t>(mark.line) + 1, static_cast<std::uint64_t>(mark.column) + 1};
}

}  // namespace

YamlDocument::YamlDocument(std::string_view text, std::string name) : name_(std::move(name)) {
  try {
    root_ = YAML::Load(std::string(text));
  } catch (const YAML::Exception& error) {
    throw Error("invalid YAML: " + error.msg, {name_, to_place(error.mark), {}});
  }
}

Place YamlDocument::place(const YAML::Node& node) const {
  return to_place(node.Mark());
}

void YamlDocument::fail(const std::string& message, const YAML::Node& node) const {
  throw Error(message, {name_, place(node), {}});
}

void YamlDocument::count_visit(const YAML::Node& node) const {
  if (++visits_ > max_visits) fail("the mapping is too large when its aliases are followed", node);
}

YAML::Node YamlDocument::get(const YAML::Node& map, std::initializer_list<std::string_view> names) const {
  YAML::Node found(YAML::NodeType::Undefined);
  std::string_view found_name;
  for (const std::string_view name : names) {
    const YAML::Node value = map[std::string(name)];
    if (!value.IsDefined()) continue;
    if (found.IsDefined()) fail("'" + std::string(found_name) + "' and '" + std::string(name) + "' mean the same", map);
    found.reset(value);
    found_name = name;
  }
  if (found.IsDefined()) count_visit(found);
  return found;
}

void YamlDocument::check_keys(const YAML::Node& map, std::initializer_list<std::string_view> known) const {
  count_visit(map);
  if (!map.IsMap()) fail("expected names with values", map);
  const std::vector<std::string_view> names(known);
  for (const auto& entry : map) {
    const std::string key = text(entry.first);
    bool is_known = false;
    for (const std::string_view name : names) is_known = is_known || name == key;
    if (!is_known) fail("unknown key '" + key + "'" + suggestion(key, names), entry.first);
  }
}

std::string YamlDocument::text(const YAML::Node& node) const {
  count_visit(node);
  if (!node.IsScalar()) fail("expected a text", node);
  return node.Scalar();
}

std::vector<YAML::Node> YamlDocument::members(const YAML::Node& node) const {
  if (!node.IsDefined() || node.IsNull()) return {};
  count_visit(node);
  if (!node.IsSequence()) return {node};
  std::vector<YAML::Node> out;
  for (const auto& member : node) out.push_back(member);
  return out;
}

}  // namespace kontor::mapping::yarrrml
