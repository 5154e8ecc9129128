// An RDF dataset in memory, made for queries: a default graph and named graphs (RDF 1.1 Concepts, section 4).
//
//   store::Dataset dataset;
//   read_rdf(..., dataset);        any number of documents
//   dataset.freeze();              sorts; from here on the dataset only answers
//   dataset.default_graph().count({subject, store::no_term, store::no_term});
#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <span>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "kontor/rdf/quad_sink.hpp"
#include "kontor/store/dictionary.hpp"
#include "kontor/store/triple_index.hpp"

namespace kontor::store {

// Filled from one thread, then frozen, then read from any number of threads.
class Dataset final : public rdf::QuadSink {
 public:
  Dataset();
  ~Dataset() override;
  Dataset(const Dataset&) = delete;
  Dataset& operator=(const Dataset&) = delete;

  // Adds a quad. A quad that is there already changes nothing. Throws Error if the dataset is full (2^32 - 1 quads) or
  // frozen.
  void quad(const rdf::QuadView& quad, Place place) override;

  // A graph with this name exists, even if no quad ever names it. Returns the id of the name.
  TermId add_graph(const rdf::TermView& name);

  // Loading is over: sorts and drops duplicates. Frozen again it changes nothing. Throws std::bad_alloc, and what this
  // thread's watch throws; then the dataset is only good for being destroyed.
  void freeze();
  bool frozen() const { return index_ != nullptr; }

  const Dictionary& dictionary() const { return dictionary_; }

  // The three below need a frozen dataset.

  Graph default_graph() const;

  // The names of the named graphs, ascending by id, which is the order of their first mention.
  std::span<const TermId> graph_names() const { return graph_names_; }

  // A named graph, if there is one with this name.
  std::optional<Graph> named_graph(TermId name) const;

  // The number of quads: those that arrived before freeze(), the distinct ones after it.
  std::size_t size() const;

  // What the dataset holds of the heap, in bytes. Grows when queries ask for further orders.
  std::size_t memory_bytes() const;

 private:
  // Quads as they arrive: blocks of triples, and where the graph changes.
  static constexpr std::size_t block_size = 65536;
  struct GraphRun {
    TermId graph;
    std::size_t begin;
  };

  TermId intern_subject(const rdf::TermView& term);
  TermId intern_predicate(const rdf::TermView& term);
  TermId intern_graph(const rdf::TermView& term);
  std::vector<Triple> collect_by_graph(std::vector<Row>& starts);

  Dictionary dictionary_;
  std::vector<std::unique_ptr<Triple[]>> blocks_;
  std::size_t pending_ = 0;
  std::vector<GraphRun> runs_;
  TermId last_subject_ = no_term;
  TermId last_graph_ = no_term;
  std::unordered_map<std::string_view, TermId> predicates_;  // keys are views into the dictionary
  std::vector<TermId> graph_names_;
  std::unique_ptr<TripleIndex> index_;  // graph 0 is the default graph, graph i + 1 is graph_names_[i]
};

// Puts what arrives for the default graph into a named graph of another sink (`--named-graph IRI=FILE`). The sink and
// the name must outlive it.
class NamedGraphSink final : public rdf::QuadSink {
 public:
  NamedGraphSink(rdf::QuadSink& sink, rdf::TermView name) : sink_(sink), name_(name) {}

  void base(std::string_view iri) override { sink_.base(iri); }
  void prefix(std::string_view name, std::string_view iri) override { sink_.prefix(name, iri); }
  void quad(const rdf::QuadView& quad, Place place) override {
    rdf::QuadView named = quad;
    if (!named.graph_name) named.graph_name = name_;
    sink_.quad(named, place);
  }
  void finish() override { sink_.finish(); }

 private:
  rdf::QuadSink& sink_;
  rdf::TermView name_;
};

}  // namespace kontor::store
