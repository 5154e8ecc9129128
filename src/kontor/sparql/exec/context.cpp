#include "kontor/sparql/exec/context.hpp"

#include <algorithm>

namespace kontor::sparql {

const NamedGraph* ActiveDataset::find(TermId name) const {
  const auto place = std::lower_bound(named.begin(), named.end(), name,
                                      [](const NamedGraph& graph, TermId id) { return graph.name < id; });
  return place != named.end() && place->name == name ? &*place : nullptr;
}

std::string ExecutionContext::show_variable(algebra::Variable variable) const {
  if (variable >= variables.size()) return "#" + std::to_string(variable);
  return "?" + variables.name(variable);
}

std::string ExecutionContext::show_term(TermId term) const {
  constexpr std::size_t longest = 60;
  std::string text = rdf::to_string(pool.view(term));
  if (text.size() <= longest) return text;
  std::size_t cut = longest;
  while (cut > 0 && (static_cast<unsigned char>(text[cut]) & 0xC0U) == 0x80U) --cut;
  return text.substr(0, cut) + "...";
}

}  // namespace kontor::sparql
