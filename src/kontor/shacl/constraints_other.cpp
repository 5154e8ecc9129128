// Other constraints: sh:closed, sh:hasValue, sh:in (SHACL section 4.8).
#include <algorithm>

#include "kontor/shacl/evaluator.hpp"

namespace kontor::shacl {
namespace {

std::vector<TermId> sorted_ids(DataGraph& data, const std::vector<rdf::Term>& terms) {
  std::vector<TermId> ids;
  for (const rdf::Term& term : terms) ids.push_back(data.id(term));
  std::sort(ids.begin(), ids.end());
  return ids;
}

}  // namespace

void Evaluator::check(const Closed& constraint, const ValueNodes& nodes, Findings& found) {
  if (data_.graph().empty()) return;
  const std::vector<TermId> allowed = sorted_ids(data_, constraint.allowed);
  const store::Permutation& spo = data_.graph().permutation(store::Order::spo);
  for (std::size_t i = 0; i < nodes.focus.size(); ++i) {
    for (const TermId node : nodes.of(i)) {
      const store::RowRange rows = spo.equal_range(data_.graph().rows(), 0, node);
      for (store::Row row = rows.begin; row < rows.end; ++row) {
        const TermId predicate = spo.column(1)[row];
        if (std::binary_search(allowed.begin(), allowed.end(), predicate)) continue;
        found.push_back({i, spo.column(2)[row], predicate});
      }
    }
  }
}

void Evaluator::check(const HasValue& constraint, const ValueNodes& nodes, Findings& found) {
  const TermId wanted = data_.id(constraint.value);
  for (std::size_t i = 0; i < nodes.focus.size(); ++i) {
    const std::span<const TermId> values = nodes.of(i);
    if (std::find(values.begin(), values.end(), wanted) == values.end()) found.push_back({i});
  }
}

void Evaluator::check(const In& constraint, const ValueNodes& nodes, Findings& found) {
  const std::vector<TermId> allowed = sorted_ids(data_, constraint.values);
  check_values(nodes, found, [&](TermId value) { return std::binary_search(allowed.begin(), allowed.end(), value); });
}

}  // namespace kontor::shacl
