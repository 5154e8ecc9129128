// Looking up by hand what a graph says about a term, where a query would be too much. What comes back are views into
// the sorted columns of the store: looking up is a binary search and copies nothing.
#pragma once

#include <span>
#include <string_view>

#include "kontor/store/dataset.hpp"

namespace kontor::store {

class Lookup {
 public:
  // The default graph of a frozen dataset, which must outlive this.
  explicit Lookup(const Dataset& dataset) : dataset_(&dataset), graph_(dataset.default_graph()) {}

  const Dataset& dataset() const { return *dataset_; }
  const Graph& graph() const { return graph_; }

  // The term of an id, and the id of an IRI: no_term if the dataset does not have it.
  rdf::TermView view(TermId id) const { return dataset_->dictionary().view(id); }
  TermId find(std::string_view iri) const { return dataset_->dictionary().find(rdf::iri(iri)); }

  // The objects of a property, ascending by id. no_term as either has none.
  std::span<const TermId> objects(TermId subject, TermId predicate) const;
  std::span<const TermId> objects(TermId subject, std::string_view predicate) const {
    return objects(subject, find(predicate));
  }

  // The first of them, or no_term.
  TermId object(TermId subject, TermId predicate) const;
  TermId object(TermId subject, std::string_view predicate) const { return object(subject, find(predicate)); }

  // The subjects that have this value, ascending by id. no_term as either has none.
  std::span<const TermId> subjects(TermId predicate, TermId object) const;
  std::span<const TermId> subjects(std::string_view predicate, std::string_view object) const {
    return subjects(find(predicate), find(object));
  }

 private:
  std::span<const TermId> third_column(Order order, TermId first, TermId second) const;

  const Dataset* dataset_;
  Graph graph_;
};

}  // namespace kontor::store
