#include "kontor/sparql/exec/graph_result.hpp"

#include <algorithm>
#include <unordered_map>

namespace kontor::sparql {
namespace {

// A position of the template.
struct Slot {
  enum class Kind : std::uint8_t { term, column, blank_node };
  Kind kind = Kind::term;
  TermId term = no_term;
  std::size_t number = 0;  // of the column (npos: never bound) or of the blank node
};

using TripleSlots = std::array<Slot, 3>;

class Template {
 public:
  Template(ExecutionContext& context, const algebra::Construct& form, const Columns& columns) {
    for (const algebra::TriplePattern& triple : form.triples) {
      triples_.push_back({slot(context, triple.subject, columns), slot(context, triple.predicate, columns),
                          slot(context, triple.object, columns)});
    }
  }

  void apply(ExecutionContext& context, const Batch& batch, std::size_t row, TripleOutput& output) const {
    std::vector<TermId> blank_nodes(labels_.size(), no_term);
    const auto value = [&](const Slot& slot) {
      if (slot.kind == Slot::Kind::term) return slot.term;
      if (slot.kind == Slot::Kind::column) {
        return slot.number == Columns::npos ? no_term : batch.columns[slot.number][row];
      }
      TermId& node = blank_nodes[slot.number];
      if (node == no_term) node = context.pool.fresh_blank_node();
      return node;
    };
    for (const TripleSlots& triple : triples_) output.triple(value(triple[0]), value(triple[1]), value(triple[2]));
  }

 private:
  Slot slot(ExecutionContext& context, const algebra::PatternTerm& term, const Columns& columns) {
    if (const auto* variable = std::get_if<Variable>(&term)) {
      return {Slot::Kind::column, no_term, columns.find(*variable)};
    }
    const rdf::Term& fixed = std::get<rdf::Term>(term);
    if (!fixed.is_blank_node()) return {Slot::Kind::term, context.pool.intern(fixed.view()), 0};
    return {Slot::Kind::blank_node, no_term, labels_.emplace(fixed.text(), labels_.size()).first->second};
  }

  std::vector<TripleSlots> triples_;
  std::unordered_map<std::string, std::size_t> labels_;
};

// Passes on the triples with this subject and gives their objects to `visit`.
template <typename Visit>
bool describe_in(const store::Graph& graph, TermId subject, TripleOutput& output, const Visit& visit) {
  const store::RowRange range = graph.range(store::Order::spo, std::array{subject});
  if (range.empty()) return false;
  const store::Permutation& spo = graph.permutation(store::Order::spo);
  for (store::Row row = range.begin; row < range.end; ++row) {
    output.triple(subject, spo.column(1)[row], spo.column(2)[row]);
    visit(spo.column(2)[row]);
  }
  return true;
}

}  // namespace

void TripleOutput::triple(TermId subject, TermId predicate, TermId object) {
  if (subject == no_term || predicate == no_term || object == no_term) return;
  const rdf::TermKind kind = context_.pool.kind(subject);
  if (kind == rdf::TermKind::literal || context_.pool.kind(predicate) != rdf::TermKind::iri) return;
  if (!seen_.insert(std::array{subject, predicate, object}).second) return;
  context_.watch.tick();
  context_.watch.count_rows(1);
  charge_.set(seen_.memory_bytes());
  context_.count_computed();
  sink_.quad({context_.pool.view(subject), context_.pool.view(predicate), context_.pool.view(object), {}}, {});
}

void construct(ExecutionContext& context, const algebra::Construct& form, RowSource& solutions, rdf::QuadSink& sink) {
  Template pattern(context, form, solutions.columns());
  TripleOutput output(context, sink);
  Batch batch;
  while (solutions.next(batch)) {
    for (std::size_t row = 0; row < batch.rows; ++row) pattern.apply(context, batch, row, output);
  }
}

void describe(ExecutionContext& context, const algebra::Describe& form, RowSource& solutions, rdf::QuadSink& sink) {
  RowSet resources(1);  // also the worklist
  Charge charge(context.watch);
  const auto add = [&](TermId id) {
    if (id != no_term) resources.insert({&id, 1});
  };
  std::vector<std::size_t> slots;
  for (const algebra::PatternTerm& target : form.targets) {
    if (const auto* variable = std::get_if<Variable>(&target)) {
      slots.push_back(solutions.columns().find(*variable));
    } else {
      add(context.pool.intern(std::get<rdf::Term>(target).view()));
    }
  }
  slots.erase(std::remove(slots.begin(), slots.end(), Columns::npos), slots.end());
  Batch batch;
  while (!slots.empty() && solutions.next(batch)) {
    for (std::size_t row = 0; row < batch.rows; ++row) {
      for (const std::size_t slot : slots) add(batch.columns[slot][row]);
    }
    charge.set(resources.memory_bytes());
  }
  TripleOutput output(context, sink);
  const auto visit = [&](TermId object) {
    if (context.pool.kind(object) == rdf::TermKind::blank_node) add(object);
  };
  for (std::size_t next = 0; next < resources.size(); ++next) {
    const TermId resource = resources[next][0];
    charge.set(resources.memory_bytes());
    if (describe_in(context.dataset.default_graph, resource, output, visit)) continue;
    for (const NamedGraph& named : context.dataset.named) describe_in(named.graph, resource, output, visit);
  }
}

}  // namespace kontor::sparql
