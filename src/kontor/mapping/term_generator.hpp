// Term maps, compiled: from a record to RDF terms (RML Core, generated RDF terms).
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "kontor/mapping/expression.hpp"
#include "kontor/rdf/term.hpp"
#include "kontor/xsd/datatype.hpp"

namespace kontor::mapping {

// A statement that belongs to a term: the cells of a list, the members of a container.
struct CollectionTriple {
  rdf::TermView subject;
  rdf::TermView predicate;
  rdf::TermView object;
};

// What generating terms for one record shares.
struct Generation {
  Evaluation evaluation;
  std::string_view scope;       // a text that no other triples map has, for blank nodes
  std::uint64_t blank_nodes = 0;  // made for this record so far
  std::vector<CollectionTriple> collections;

  // A label that no other record and no template yields.
  std::string_view fresh_label(const source::Record& record);
};

class CollectionGenerator;
class ReferenceGenerator;

// What all term maps of a triples map share.
struct TermContext {
  std::string base;  // put before IRIs that have no scheme
  Vocabulary vocabulary = Vocabulary::rml;
  // Compiles the referencing object maps among the members of collections; none where there cannot be any.
  std::function<std::unique_ptr<ReferenceGenerator>(const RefObjectMap&)> make_reference;
};

class TermGenerator {
 public:
  TermGenerator(const TermMap& map, ReferenceScope& scope, const TermContext& context);
  ~TermGenerator();
  TermGenerator(TermGenerator&&) noexcept;
  TermGenerator& operator=(TermGenerator&&) noexcept;

  // Appends the terms for a record, valid until the record is done. Values that do not fit are reported and left out.
  void generate(const source::Record& record, Generation& generation, std::vector<rdf::TermView>& out);

  // The term for a record, in `out`, if there is at most one; `many`: there may be more, ask generate(). The way of most
  // term maps: a reference or a template with one value, a constant datatype or language.
  source::Count generate_one(const source::Record& record, Generation& generation, rdf::TermView& out);

  // Appends where the values stand that the terms for a record are made of, see CompiledExpression::places.
  void places(const source::Record& record, std::vector<Place>& out) const { expression_.places(record, out); }

  // Whether the term is the same for all records.
  bool is_constant() const { return !collection_ && expression_.is_constant() && !language_ && !datatype_; }

  // The logical targets of the term map and of its language and datatype maps.
  const std::vector<std::size_t>& targets() const { return targets_; }

  // The collection that the term is the head of, null if it is none.
  CollectionGenerator* collection() const { return collection_.get(); }

 private:
  bool make_iri(std::string_view value, const source::Record& record, Generation& generation, rdf::TermView& out);
  void generate_iris(const source::Record& record, Generation& generation, std::vector<rdf::TermView>& out);
  void generate_blank_nodes(const source::Record& record, Generation& generation, std::vector<rdf::TermView>& out);
  void generate_literals(const source::Record& record, Generation& generation, std::vector<rdf::TermView>& out);
  void language_strings(const source::Record& record, Generation& generation, std::vector<rdf::TermView>& out);
  void typed_literals(const source::Record& record, Generation& generation, std::vector<rdf::TermView>& out);
  bool typed_literal(std::string_view text, std::string_view iri, xsd::Datatype datatype, const source::Record& record,
                     Generation& generation, rdf::TermView& out);
  void natural_literal(std::string_view text, std::string_view datatype, TextArena& arena, rdf::TermView& out) const;
  std::string_view with_base(std::string_view text, TextArena& arena);

  TermType type_;
  CompiledExpression expression_;
  std::optional<CompiledExpression> language_;
  std::optional<CompiledExpression> datatype_;
  xsd::Datatype known_datatype_ = xsd::Datatype::none;  // of a constant datatype map
  bool simple_ = false;                                 // see generate_one
  bool always_valid_ = false;                           // a template whose result needs no check
  bool starts_absolute_ = false;                        // a template that starts with a scheme
  bool natural_ = true;  // literals get the datatype of their JSON type; the older vocabulary knows plain ones only
  std::string base_;
  std::vector<std::size_t> targets_;
  std::unique_ptr<CollectionGenerator> collection_;
  std::vector<ExpressionValue> values_;     // scratch
  std::vector<ExpressionValue> modifiers_;  // scratch
  std::string text_;                        // scratch
};

}  // namespace kontor::mapping
