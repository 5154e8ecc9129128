#include "kontor/store/dataset.hpp"

#include <algorithm>
#include <limits>

#include "kontor/base/error.hpp"
#include "kontor/base/work_watch.hpp"

namespace kontor::store {

Dataset::Dataset() = default;
Dataset::~Dataset() = default;

void Dataset::quad(const rdf::QuadView& quad, Place /*place*/) {
  if (frozen()) throw Error("a dataset that queries use cannot take further data");
  if (pending_ == std::numeric_limits<Row>::max()) throw Error("too many quads for one dataset");
  const TermId graph = intern_graph(quad.graph_name);
  if (runs_.empty() || runs_.back().graph != graph) runs_.push_back({graph, pending_});
  const std::size_t place = pending_ % block_size;
  if (place == 0) blocks_.push_back(std::unique_ptr<Triple[]>(new Triple[block_size]));
  blocks_.back()[place] = {intern_subject(quad.subject), intern_predicate(quad.predicate),
                           dictionary_.intern(quad.object)};
  ++pending_;
}

// Documents write the triples of a subject together.
TermId Dataset::intern_subject(const rdf::TermView& term) {
  if (last_subject_ == no_term || dictionary_.view(last_subject_) != term) last_subject_ = dictionary_.intern(term);
  return last_subject_;
}

// Predicates are few.
TermId Dataset::intern_predicate(const rdf::TermView& term) {
  const auto known = predicates_.find(term.text);
  if (known != predicates_.end()) return known->second;
  const TermId id = dictionary_.intern(term);
  if (term.is_iri()) predicates_.emplace(dictionary_.view(id).text, id);
  return id;
}

TermId Dataset::intern_graph(const rdf::TermView& term) {
  if (!term) return no_term;
  if (last_graph_ == no_term || dictionary_.view(last_graph_) != term) last_graph_ = add_graph(term);
  return last_graph_;
}

TermId Dataset::add_graph(const rdf::TermView& name) {
  if (frozen()) throw Error("a dataset that queries use cannot take further data");
  const TermId id = dictionary_.intern(name);
  const auto place = std::lower_bound(graph_names_.begin(), graph_names_.end(), id);
  if (id != no_term && (place == graph_names_.end() || *place != id)) graph_names_.insert(place, id);
  return id;
}

void Dataset::freeze() {
  if (frozen()) return;
  predicates_.clear();
  const HeldMemory held(pending_ * sizeof(Triple));
  std::vector<Row> starts;
  std::vector<Triple> triples = collect_by_graph(starts);
  index_ = std::make_unique<TripleIndex>(std::move(triples), std::move(starts));
  runs_.clear();
  runs_.shrink_to_fit();
}

// All triples, the default graph's first, then those of each named graph; `starts` has where each begins, and the end.
std::vector<Triple> Dataset::collect_by_graph(std::vector<Row>& starts) {
  const auto number = [this](TermId graph) -> std::size_t {
    if (graph == no_term) return 0;
    return static_cast<std::size_t>(std::lower_bound(graph_names_.begin(), graph_names_.end(), graph) -
                                    graph_names_.begin()) +
           1;
  };
  const auto run_end = [this](std::size_t run) { return run + 1 < runs_.size() ? runs_[run + 1].begin : pending_; };
  starts.assign(graph_names_.size() + 2, 0);
  for (std::size_t run = 0; run < runs_.size(); ++run) {
    starts[number(runs_[run].graph) + 1] += static_cast<Row>(run_end(run) - runs_[run].begin);
  }
  for (std::size_t i = 1; i < starts.size(); ++i) starts[i] += starts[i - 1];
  std::vector<Row> next = starts;
  std::vector<Triple> triples(pending_);
  for (std::size_t run = 0; run < runs_.size(); ++run) {
    Row& to = next[number(runs_[run].graph)];
    watched_pieces(runs_[run].begin, run_end(run), [&](std::size_t begin, std::size_t end) {
      for (std::size_t from = begin; from < end; ++from) {
        triples[to++] = blocks_[from / block_size][from % block_size];
        if (from % block_size == block_size - 1 && runs_.size() == 1) blocks_[from / block_size].reset();
      }
    });
  }
  blocks_.clear();
  blocks_.shrink_to_fit();
  return triples;
}

Graph Dataset::default_graph() const {
  return {*index_, 0};
}

std::optional<Graph> Dataset::named_graph(TermId name) const {
  const auto place = std::lower_bound(graph_names_.begin(), graph_names_.end(), name);
  if (place == graph_names_.end() || *place != name) return std::nullopt;
  return Graph(*index_, static_cast<std::size_t>(place - graph_names_.begin()) + 1);
}

std::size_t Dataset::size() const {
  return frozen() ? index_->size() : pending_;
}

std::size_t Dataset::memory_bytes() const {
  return dictionary_.memory_bytes() + blocks_.size() * block_size * sizeof(Triple) +
         runs_.capacity() * sizeof(GraphRun) + graph_names_.capacity() * sizeof(TermId) +
         (frozen() ? index_->memory_bytes() : 0);
}

}  // namespace kontor::store
