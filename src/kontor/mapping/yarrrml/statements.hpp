// The statements that a translation makes, and the names in them. Internal to mapping/yarrrml/.
#pragma once

#include <string>
#include <string_view>

#include "kontor/base/error.hpp"
#include "kontor/rdf/prefix_map.hpp"
#include "kontor/rdf/quad_sink.hpp"

namespace kontor::mapping::yarrrml {

class Statements {
 public:
  explicit Statements(rdf::QuadSink& sink) : sink_(sink) {}

  void prefix(const std::string& name, const std::string& iri) {
    prefixes_.set(name, iri);
    sink_.prefix(name, iri);
  }

  // The text with a declared or usual prefix in front ("ex:town") replaced by its IRI. Others stay: "http://..." is
  // none.
  std::string expand(std::string_view text) const;
  // Whether expand() would change it.
  bool has_prefix(std::string_view text) const;

  rdf::Term fresh() { return rdf::Term(rdf::blank_node("n" + std::to_string(nodes_++))); }
  void add(const rdf::Term& subject, std::string_view predicate, const rdf::Term& object, Place place) {
    sink_.quad({subject.view(), rdf::iri(predicate), object.view(), {}}, place);
  }
  void add_iri(const rdf::Term& subject, std::string_view predicate, std::string_view iri, Place place) {
    sink_.quad({subject.view(), rdf::iri(predicate), rdf::iri(iri), {}}, place);
  }
  void add_text(const rdf::Term& subject, std::string_view predicate, std::string_view text, Place place) {
    sink_.quad({subject.view(), rdf::iri(predicate), rdf::literal(text), {}}, place);
  }
  // A node of its own as the value.
  rdf::Term add_node(const rdf::Term& subject, std::string_view predicate, Place place) {
    rdf::Term node = fresh();
    add(subject, predicate, node, place);
    return node;
  }
  void finish() { sink_.finish(); }

 private:
  static const rdf::PrefixMap& usual_prefixes();

  rdf::QuadSink& sink_;
  rdf::PrefixMap prefixes_;
  std::size_t nodes_ = 0;
};

}  // namespace kontor::mapping::yarrrml
