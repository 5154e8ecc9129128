#include "kontor/shacl/target.hpp"

#include <algorithm>

namespace kontor::shacl {
namespace {

// The second column of a range of PSO or POS: all subjects or all objects of a predicate.
void append_ends(const DataGraph& data, store::Order order, TermId predicate, std::vector<TermId>& nodes) {
  if (data.graph().empty()) return;
  const store::RowRange rows = data.rows(order, predicate);
  const std::span<const TermId> ends = data.graph().permutation(order).column(1).subspan(rows.begin, rows.size());
  std::unique_copy(ends.begin(), ends.end(), std::back_inserter(nodes));
}

}  // namespace

std::vector<TermId> focus_nodes(const std::vector<Target>& targets, DataGraph& data) {
  std::vector<TermId> nodes;
  for (const Target& target : targets) {
    const TermId id = data.id(target.term);
    switch (target.kind) {
      case TargetKind::node:
        nodes.push_back(id);
        break;
      case TargetKind::class_: {
        const ClassMembers& members = data.members(id);
        nodes.insert(nodes.end(), members.nodes.begin(), members.nodes.end());
        break;
      }
      case TargetKind::subjects_of:
        append_ends(data, store::Order::pso, id, nodes);
        break;
      case TargetKind::objects_of:
        append_ends(data, store::Order::pos, id, nodes);
        break;
    }
  }
  std::sort(nodes.begin(), nodes.end());
  nodes.erase(std::unique(nodes.begin(), nodes.end()), nodes.end());
  return nodes;
}

}  // namespace kontor::shacl
