#include "kontor/shacl/data_graph.hpp"

#include <algorithm>
#include <set>

#include "kontor/rdf/vocab/rdf.hpp"
#include "kontor/shacl/vocabulary.hpp"

namespace kontor::shacl {

using store::Order;

DataGraph::DataGraph(const store::Dataset& dataset)
    : dataset_(dataset),
      graph_(dataset.default_graph()),
      pool_(dataset.dictionary()),
      type_(pool_.intern(rdf::iri(rdf::vocab::rdf::type))),
      sub_class_of_(pool_.intern(rdf::iri(rdfs::sub_class_of))) {}

const ClassMembers& DataGraph::members(TermId class_id) {
  const std::lock_guard lock(mutex_);
  std::unique_ptr<ClassMembers>& known = members_[class_id];
  if (!known) known = std::make_unique<ClassMembers>(collect_members(class_id));
  return *known;
}

ClassMembers DataGraph::collect_members(TermId class_id) {
  std::vector<TermId> classes{class_id};
  std::set<TermId> seen{class_id};
  PredicateCursor sub_classes(*this, sub_class_of_, PredicateCursor::Direction::backward);
  for (std::size_t i = 0; i < classes.size(); ++i) {
    for (const TermId sub : sub_classes.values(classes[i])) {
      if (seen.insert(sub).second) classes.push_back(sub);
    }
  }
  ClassMembers members;
  PredicateCursor instances(*this, type_, PredicateCursor::Direction::backward);
  for (const TermId id : seen) {
    const std::span<const TermId> direct = instances.values(id);
    members.nodes.insert(members.nodes.end(), direct.begin(), direct.end());
  }
  std::sort(members.nodes.begin(), members.nodes.end());
  members.nodes.erase(std::unique(members.nodes.begin(), members.nodes.end()), members.nodes.end());
  if (members.nodes.empty()) return members;
  members.has.resize(std::size_t{members.nodes.back()} + 1);
  for (const TermId node : members.nodes) members.has[node] = true;
  return members;
}

PredicateCursor::PredicateCursor(const DataGraph& data, TermId predicate, Direction direction) {
  if (data.graph().empty()) return;
  const Order order = direction == Direction::forward ? Order::pso : Order::pos;
  permutation_ = &data.graph().permutation(order);
  rows_ = data.rows(order, predicate);
  at_ = rows_.begin;
}

std::span<const TermId> PredicateCursor::values(TermId node) {
  if (rows_.empty()) return {};
  const store::RowRange found = permutation_->equal_range_from(rows_, 1, node, at_);
  at_ = found.begin;
  return permutation_->column(2).subspan(found.begin, found.size());
}

}  // namespace kontor::shacl
