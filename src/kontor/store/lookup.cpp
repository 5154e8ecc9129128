#include "kontor/store/lookup.hpp"

#include <array>

namespace kontor::store {

std::span<const TermId> Lookup::third_column(Order order, TermId first, TermId second) const {
  if (first == no_term || second == no_term || graph_.empty()) return {};
  const std::array<TermId, 2> prefix = {first, second};
  const RowRange rows = graph_.range(order, prefix);
  return graph_.permutation(order).column(2).subspan(rows.begin, rows.size());
}

std::span<const TermId> Lookup::objects(TermId subject, TermId predicate) const {
  return third_column(Order::spo, subject, predicate);
}

TermId Lookup::object(TermId subject, TermId predicate) const {
  const std::span<const TermId> all = objects(subject, predicate);
  return all.empty() ? no_term : all.front();
}

std::span<const TermId> Lookup::subjects(TermId predicate, TermId object) const {
  return third_column(Order::pos, predicate, object);
}

}  // namespace kontor::store
