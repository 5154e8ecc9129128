#include "kontor/mapping/functions.hpp"

#include <algorithm>

namespace kontor::mapping {
namespace {

std::vector<FunctionDefinition> make_table() {
  std::vector<FunctionDefinition> table;
  for (std::vector<FunctionDefinition> (*part)() : {kontor_functions, grel_functions, idlab_functions}) {
    for (FunctionDefinition& function : part()) table.push_back(std::move(function));
  }
  std::sort(table.begin(), table.end(),
            [](const FunctionDefinition& a, const FunctionDefinition& b) { return a.iri < b.iri; });
  return table;
}

std::optional<std::size_t> find_name(const std::vector<std::string>& names, std::string_view name, std::size_t index) {
  return std::find(names.begin(), names.end(), name) == names.end() ? std::nullopt : std::optional(index);
}

}  // namespace

std::span<const FunctionDefinition> functions() {
  static const std::vector<FunctionDefinition> table = make_table();
  return table;
}

const FunctionDefinition* find_function(std::string_view iri) {
  for (const FunctionDefinition& function : functions()) {
    if (function.iri == iri) return &function;
  }
  return nullptr;
}

std::optional<std::size_t> find_parameter(const FunctionDefinition& function, std::string_view name) {
  for (std::size_t i = 0; i < function.parameters.size(); ++i) {
    if (const auto found = find_name(function.parameters[i].names, name, i)) return found;
  }
  return std::nullopt;
}

std::optional<std::size_t> find_output(const FunctionDefinition& function, std::string_view name) {
  for (std::size_t i = 0; i < function.outputs.size(); ++i) {
    if (const auto found = find_name(function.outputs[i], name, i)) return found;
  }
  return std::nullopt;
}

}  // namespace kontor::mapping
