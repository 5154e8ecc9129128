// Gather maps, compiled: terms become lists and containers (RML-CC).
#pragma once

#include <map>
#include <memory>
#include <string>
#include <variant>
#include <vector>

#include "kontor/mapping/term_generator.hpp"

namespace kontor::mapping {

class CollectionGenerator {
 public:
  // Throws Error if a member refers to another triples map where that is not possible.
  CollectionGenerator(const GatherMap& map, ReferenceScope& scope, const TermContext& context);
  ~CollectionGenerator();

  // Appends the head of each collection of a record to `out` and its statements to generation.collections. Collections
  // that a name identifies (`named`; their names are `heads`) grow with later records: their members are kept, and
  // finish() makes the statements.
  void generate(const source::Record& record, Generation& generation, bool named,
                const std::vector<rdf::TermView>& heads, std::vector<rdf::TermView>& out);

  // Where the statements of the record's named collections belong, and of those in them: called for each graph in which
  // their heads were used.
  void remember(const rdf::TermView& graph_name);

  // A named collection with all its members, in one graph.
  struct Collection {
    rdf::Term head;
    rdf::Term graph_name;
    std::vector<rdf::Term> members;
  };
  const std::vector<Collection>& collections() const { return collections_; }

  // The generators of the collections in these collections.
  std::vector<CollectionGenerator*> nested() const;

  // The statements of a collection with this head.
  void statements(const rdf::TermView& head, const std::vector<rdf::TermView>& members, std::string_view cell_prefix,
                  TextArena& arena, std::vector<CollectionTriple>& out) const;

 private:
  using Members = std::vector<rdf::TermView>;
  using Member = std::variant<TermGenerator, std::unique_ptr<ReferenceGenerator>>;
  std::vector<Members> gather(const source::Record& record, Generation& generation);
  void forget();

  GatherAs as_;
  GatherStrategy strategy_;
  bool allow_empty_;
  std::vector<Member> members_;
  std::map<rdf::Term, std::vector<rdf::Term>> pending_;  // members of this record by head
  std::vector<Collection> collections_;
  std::map<std::pair<rdf::Term, rdf::Term>, std::size_t> index_;
};

}  // namespace kontor::mapping
