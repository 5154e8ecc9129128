// What stands for terms in YARRRML: templates with "$(reference)", functions and their shorthands, as term maps of RML.
// Internal to mapping/yarrrml/.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "kontor/mapping/template.hpp"
#include "kontor/mapping/triples_map.hpp"
#include "kontor/mapping/yarrrml/statements.hpp"
#include "kontor/mapping/yarrrml/yaml_document.hpp"

namespace kontor::mapping::yarrrml {

enum class Position { subject, predicate, object, graph };

class Values {
 public:
  Values(const YamlDocument& yaml, Statements& statements) : yaml_(yaml), statements_(statements) {}

  // The language of the references from here on.
  void set_formulation(ReferenceFormulation formulation) { formulation_ = formulation; }

  // Describes the term map `map`: `value` is a text, a function, or a map with `value` and what is said about it. With
  // a condition (may be not defined) there is a term only where it is true.
  void term_map(const rdf::Term& map, const YAML::Node& value, Position position, const YAML::Node& condition);

  // The language ("en~lang") or datatype of an object, which stands behind its value in the short form.
  void language_or_datatype(const rdf::Term& map, const YAML::Node& value);
  void language(const rdf::Term& map, const std::string& text, Place place);
  void datatype(const rdf::Term& map, const std::string& text, Place place);

  // Describes the expression map `map`: the result of a function.
  void function(const rdf::Term& map, const YAML::Node& call, Place place);
  // The same for a text with references.
  void expression(const rdf::Term& map, const std::string& text, Place place);

  // A function as a condition names it: the IRI, also of the short names equal and notEqual.
  std::string function_iri(const YAML::Node& name, Place place) const;

 private:
  // A text may be a function written inline: ex:toUpper(ex:input = $(name)).
  bool is_call(std::string_view text) const;
  YAML::Node parse_call(std::string_view text, Place place) const;

  void text_map(const rdf::Term& map, std::string text, Place place, Position position, const YAML::Node& condition);
  std::string type_name(const YAML::Node& type) const;
  void conditional(const rdf::Term& map, const YAML::Node& condition, Place place, const rdf::Term& value_map);
  void iri_constant(const rdf::Term& map, const std::string& text, Place place);
  std::vector<TemplatePart> parts(std::string_view text, Place place) const;
  std::string reference(std::string_view text) const;
  Place place_of(const YAML::Node& node, Place fallback) const;
  [[noreturn]] void fail(const std::string& message, Place place) const;

  const YamlDocument& yaml_;
  Statements& statements_;
  ReferenceFormulation formulation_ = ReferenceFormulation::csv;
  std::size_t depth_ = 0;
};

}  // namespace kontor::mapping::yarrrml
