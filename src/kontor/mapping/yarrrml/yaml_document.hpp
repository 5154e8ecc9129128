// YAML, walked with places: what the translator of YARRRML needs of yaml-cpp. Internal to mapping/yarrrml/.
#pragma once

#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

#include <yaml-cpp/yaml.h>

#include "kontor/base/error.hpp"

namespace kontor::mapping::yarrrml {

class YamlDocument {
 public:
  // Throws Error if the text is not YAML.
  YamlDocument(std::string_view text, std::string name);

  const std::string& name() const { return name_; }
  const YAML::Node& root() const { return root_; }
  Place place(const YAML::Node& node) const;
  [[noreturn]] void fail(const std::string& message, const YAML::Node& node) const;

  // The value of a map under the first of these names that it has; not defined if it has none. The names are one key:
  // having two is an error.
  YAML::Node get(const YAML::Node& map, std::initializer_list<std::string_view> names) const;

  // Throws Error unless the node is a map that has these keys only.
  void check_keys(const YAML::Node& map, std::initializer_list<std::string_view> known) const;

  // The text of a scalar. Throws Error for anything else.
  std::string text(const YAML::Node& node) const;

  // The members of a list; a node that is no list is the only member of its own; nothing if it is not defined.
  std::vector<YAML::Node> members(const YAML::Node& node) const;

 private:
  // Aliases make small documents large: what is visited is counted.
  void count_visit(const YAML::Node& node) const;

  std::string name_;
  YAML::Node root_;
  mutable std::size_t visits_ = 0;
};

}  // namespace kontor::mapping::yarrrml
