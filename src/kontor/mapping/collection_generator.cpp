#include "kontor/mapping/collection_generator.hpp"

#include "kontor/base/error.hpp"
#include "kontor/mapping/reference_generator.hpp"
#include "kontor/rdf/vocab/rdf.hpp"

namespace kontor::mapping {
namespace {

namespace rdf_iri = rdf::vocab::rdf;

std::string_view container_class(GatherAs as) {
  switch (as) {
    case GatherAs::bag:
      return "http://www.w3.org/1999/02/22-rdf-syntax-ns#Bag";
    case GatherAs::seq:
      return "http://www.w3.org/1999/02/22-rdf-syntax-ns#Seq";
    case GatherAs::alt:
      return "http://www.w3.org/1999/02/22-rdf-syntax-ns#Alt";
    case GatherAs::list:
      break;
  }
  return {};
}

}  // namespace

CollectionGenerator::CollectionGenerator(const GatherMap& map, ReferenceScope& scope, const TermContext& context)
    : as_(map.as), strategy_(map.strategy), allow_empty_(map.allow_empty) {
  for (const ObjectMap& member : map.members) {
    if (const auto* term = std::get_if<TermMap>(&member)) {
      members_.emplace_back(TermGenerator(*term, scope, context));
      continue;
    }
    const auto& reference = std::get<RefObjectMap>(member);
    if (!context.make_reference) {
      throw Error("a collection whose members are another triples map's subjects cannot be a subject that is joined",
                  reference.where);
    }
    members_.emplace_back(context.make_reference(reference));
  }
}

CollectionGenerator::~CollectionGenerator() = default;

// The member lists of a record: one if they are appended, one per combination otherwise.
std::vector<CollectionGenerator::Members> CollectionGenerator::gather(const source::Record& record,
                                                                      Generation& generation) {
  std::vector<Members> lists(1);
  for (Member& member : members_) {
    Members terms;
    if (auto* term = std::get_if<TermGenerator>(&member))
      term->generate(record, generation, terms);
    else
      std::get<std::unique_ptr<ReferenceGenerator>>(member)->generate(record, generation, terms);
    if (strategy_ == GatherStrategy::append) {
      lists[0].insert(lists[0].end(), terms.begin(), terms.end());
      continue;
    }
    std::vector<Members> longer;
    for (const Members& list : lists) {
      for (const rdf::TermView& term : terms) {
        longer.push_back(list);
        longer.back().push_back(term);
      }
    }
    lists.swap(longer);
  }
  return lists;
}

void CollectionGenerator::generate(const source::Record& record, Generation& generation, bool named,
                                   const std::vector<rdf::TermView>& heads, std::vector<rdf::TermView>& out) {
  pending_.clear();
  const std::size_t heads_before = out.size();
  const std::size_t statements_before = generation.collections.size();
  std::vector<Members> lists = gather(record, generation);
  if (lists.empty()) lists.emplace_back();  // no combination: nothing was gathered
  for (const Members& list : lists) {
    if (list.empty() && !allow_empty_) continue;
    if (list.empty() && as_ == GatherAs::list) {
      out.push_back(rdf::iri(rdf_iri::nil));
      continue;
    }
    if (!named) {
      const std::string_view label = generation.fresh_label(record);
      const rdf::TermView head = rdf::blank_node(label);
      out.push_back(head);
      statements(head, list, label, generation.evaluation.arena, generation.collections);
      continue;
    }
    for (const rdf::TermView& head : heads) {
      out.push_back(head);
      std::vector<rdf::Term>& members = pending_[rdf::Term(head)];
      for (const rdf::TermView& member : list) members.emplace_back(member);
    }
  }
  if (out.size() > heads_before) return;
  generation.collections.resize(statements_before);
  for (CollectionGenerator* inner : nested()) inner->forget();
}

// What the record gathered is in no collection.
void CollectionGenerator::forget() {
  pending_.clear();
  for (CollectionGenerator* inner : nested()) inner->forget();
}

void CollectionGenerator::remember(const rdf::TermView& graph_name) {
  for (const auto& [head, terms] : pending_) {
    const auto [entry, added] = index_.try_emplace({head, rdf::Term(graph_name)}, collections_.size());
    if (added) collections_.push_back({head, rdf::Term(graph_name), {}});
    std::vector<rdf::Term>& members = collections_[entry->second].members;
    members.insert(members.end(), terms.begin(), terms.end());
  }
  for (CollectionGenerator* inner : nested()) inner->remember(graph_name);
}

std::vector<CollectionGenerator*> CollectionGenerator::nested() const {
  std::vector<CollectionGenerator*> found;
  for (const Member& member : members_) {
    const auto* term = std::get_if<TermGenerator>(&member);
    if (term != nullptr && term->collection() != nullptr) found.push_back(term->collection());
  }
  return found;
}

void CollectionGenerator::statements(const rdf::TermView& head, const std::vector<rdf::TermView>& members,
                                     std::string_view cell_prefix, TextArena& arena,
                                     std::vector<CollectionTriple>& out) const {
  if (as_ != GatherAs::list) {
    out.push_back({head, rdf::iri(rdf_iri::type), rdf::iri(container_class(as_))});
    for (std::size_t i = 0; i < members.size(); ++i) {
      const std::string position = std::string(rdf_iri::ns) + "_" + std::to_string(i + 1);
      out.push_back({head, rdf::iri(arena.copy(position)), members[i]});
    }
    return;
  }
  rdf::TermView cell = head;
  for (std::size_t i = 0; i < members.size(); ++i) {
    const bool last = i + 1 == members.size();
    const std::string label = std::string(cell_prefix) + "_x" + std::to_string(i + 1);
    const rdf::TermView rest = last ? rdf::iri(rdf_iri::nil) : rdf::blank_node(arena.copy(label));
    out.push_back({cell, rdf::iri(rdf_iri::first), members[i]});
    out.push_back({cell, rdf::iri(rdf_iri::rest), rest});
    cell = rest;
  }
}

}  // namespace kontor::mapping
