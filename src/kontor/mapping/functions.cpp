#include "kontor/mapping/functions.hpp"

#include <algorithm>
#include <array>

namespace kontor::mapping {
namespace {

std::vector<FunctionDefinition> make_table() {
  std::vector<FunctionDefinition> table;
  for (std::vector<FunctionDefinition> (*part)() : {kontor_functions, grel_functions, grel_list_functions, grel_date_functions, idlab_functions}) {
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

std::string_view refusal(std::string_view iri) {
  constexpr std::string_view changes = "it would give something else in every run (give a constant instead)";
  constexpr std::string_view reads = "it reads what is no source of the mapping (declare one, and join)";
  struct Refused {
    std::string_view iri;
    std::string_view reason;
  };
  static constexpr std::array<Refused, 7> refused = {{
      {"http://users.ugent.be/~bjdmeest/function/grel.ttl#date_now", changes},
      {"http://users.ugent.be/~bjdmeest/function/grel.ttl#math_randomNumber", changes},
      {"http://users.ugent.be/~bjdmeest/function/grel.ttl#random", changes},
      {"https://w3id.org/imec/idlab/function#random", changes},
      {"https://w3id.org/imec/idlab/function#readFile", reads},
      {"https://w3id.org/imec/idlab/function#lookup", reads},
      {"https://w3id.org/imec/idlab/function#dbpediaSpotlight", reads},
  }};
  for (const Refused& each : refused) {
    if (each.iri == iri) return each.reason;
  }
  return {};
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
