#include "kontor/mapping/yarrrml/yarrrml.hpp"

#include <algorithm>
#include <map>
#include <set>

#include "kontor/base/suggest.hpp"
#include "kontor/mapping/vocabulary.hpp"
#include "kontor/mapping/yarrrml/sources.hpp"
#include "kontor/mapping/yarrrml/values.hpp"
#include "kontor/rdf/iri.hpp"
#include "kontor/rdf/vocab/rdf.hpp"

namespace kontor::mapping {
namespace yarrrml {
namespace {

// Names of the mapping's own things, for messages: "map:town".
constexpr std::string_view own_prefix = "map";
constexpr std::string_view own_namespace = "urn:yarrrml:";

std::string rml_iri(std::string_view name) {
  return std::string(rml::ns) + std::string(name);
}

class Translator {
 public:
  Translator(std::string_view text, const std::string& name, rdf::QuadSink& sink)
      : yaml_(text, name), statements_(sink), values_(yaml_, statements_), sources_(yaml_, statements_) {}

  void translate();

 private:
  struct Mapping {
    YAML::Node description;
    std::vector<Source> sources;
    std::vector<rdf::Term> triples_maps;  // for each source one per subject
  };

  void prefixes(const YAML::Node& node);
  void collect(const std::string& name, const YAML::Node& description);
  void triples_map(const Mapping& mapping, std::size_t number);
  void predicate_objects(const rdf::Term& triples_map, const YAML::Node& node, ReferenceFormulation formulation);
  void short_form(const rdf::Term& map, const YAML::Node& node, ReferenceFormulation formulation);
  void long_form(const rdf::Term& map, const YAML::Node& node, ReferenceFormulation formulation);
  void predicate(const rdf::Term& map, const YAML::Node& node);
  void object(const rdf::Term& map, const YAML::Node& node, const YAML::Node& condition, bool is_type,
              ReferenceFormulation formulation);
  void reference_to_mapping(const rdf::Term& map, const YAML::Node& node, ReferenceFormulation formulation);
  void join_condition(const rdf::Term& object_map, const YAML::Node& condition, ReferenceFormulation child,
                      ReferenceFormulation parent);
  void graphs(const rdf::Term& map, const YAML::Node& node);
  bool is_type(const YAML::Node& predicates) const;

  YamlDocument yaml_;
  Statements statements_;
  Values values_;
  Sources sources_;
  std::map<std::string, Mapping> mappings_;
  std::vector<std::string> order_;
  std::string base_;
};

void Translator::translate() {
  const YAML::Node& root = yaml_.root();
  yaml_.check_keys(root, {"prefixes", "base", "sources", "targets", "mappings", "mapping", "m", "authors", "author",
                          "external", "version"});
  statements_.prefix(std::string(own_prefix), std::string(own_namespace));
  prefixes(yaml_.get(root, {"prefixes"}));
  if (const YAML::Node base = yaml_.get(root, {"base"}); base.IsDefined()) base_ = yaml_.text(base);
  sources_.set_named(yaml_.get(root, {"sources"}), yaml_.get(root, {"targets"}));
  const YAML::Node mappings = yaml_.get(root, {"mappings", "mapping", "m"});
  if (!mappings.IsDefined() || !mappings.IsMap()) yaml_.fail("expected 'mappings' with at least one mapping", root);
  for (const auto& entry : mappings) collect(yaml_.text(entry.first), entry.second);
  for (const std::string& name : order_) {
    const Mapping& mapping = mappings_.at(name);
    for (std::size_t i = 0; i < mapping.triples_maps.size(); ++i) triples_map(mapping, i);
  }
  statements_.finish();
}

void Translator::prefixes(const YAML::Node& node) {
  if (!node.IsDefined()) return;
  if (!node.IsMap()) yaml_.fail("expected prefixes with their IRIs", node);
  for (const auto& entry : node) statements_.prefix(yaml_.text(entry.first), yaml_.text(entry.second));
}

// The first look at a mapping: its sources and the names of its triples maps.
void Translator::collect(const std::string& name, const YAML::Node& description) {
  yaml_.check_keys(description, {"sources", "source", "subjects", "subject", "s", "predicateobjects", "po",
                                 "predicateobject", "graphs", "graph", "g", "condition", "conditions"});
  Mapping mapping;
  mapping.description.reset(description);
  for (const YAML::Node& part : yaml_.members(yaml_.get(description, {"sources", "source"}))) {
    mapping.sources.push_back(sources_.source(part));
  }
  if (mapping.sources.empty()) {
    if (const auto only = sources_.only_source()) mapping.sources.push_back(*only);
  }
  if (mapping.sources.empty()) yaml_.fail("mapping '" + name + "' has no sources", description);
  const std::size_t subjects =
      std::max<std::size_t>(1, yaml_.members(yaml_.get(description, {"subjects", "subject", "s"})).size());
  for (std::size_t i = 0; i < mapping.sources.size() * subjects; ++i) {
    const std::string iri = std::string(own_namespace) + name + (i == 0 ? "" : "-" + std::to_string(i + 1));
    mapping.triples_maps.emplace_back(rdf::iri(iri));
  }
  order_.push_back(name);
  mappings_[name] = std::move(mapping);
}

void Translator::triples_map(const Mapping& mapping, std::size_t number) {
  const rdf::Term& map = mapping.triples_maps[number];
  const std::size_t subjects = mapping.triples_maps.size() / mapping.sources.size();
  const Source& from = mapping.sources[number / subjects];
  values_.set_formulation(from.formulation);
  const Place place = yaml_.place(mapping.description);
  statements_.add(map, rml::logical_source, from.node, place);
  if (!base_.empty()) statements_.add_iri(map, rml::base_iri, base_, place);
  const std::vector<YAML::Node> described = yaml_.members(yaml_.get(mapping.description, {"subjects", "subject", "s"}));
  const rdf::Term subject = statements_.add_node(map, rml::subject_map, place);
  if (described.empty()) {
    statements_.add_iri(subject, rml::term_type, rml_iri("BlankNode"), place);
  } else {
    const YAML::Node& value = described[number % subjects];
    values_.term_map(subject, value, Position::subject, yaml_.get(mapping.description, {"condition", "conditions"}));
    sources_.targets(subject, value);
  }
  graphs(subject, yaml_.get(mapping.description, {"graphs", "graph", "g"}));
  const YAML::Node parts = yaml_.get(mapping.description, {"predicateobjects", "predicateobject", "po"});
  if (!parts.IsDefined()) return;
  if (!parts.IsSequence()) yaml_.fail("expected a list of predicates with their objects", parts);
  for (const auto& part : parts) predicate_objects(map, part, from.formulation);
}

void Translator::graphs(const rdf::Term& map, const YAML::Node& node) {
  for (const YAML::Node& graph : yaml_.members(node)) {
    const rdf::Term graph_map = statements_.add_node(map, rml::graph_map, yaml_.place(graph));
    values_.term_map(graph_map, graph, Position::graph, YAML::Node(YAML::NodeType::Undefined));
    sources_.targets(graph_map, graph);
  }
}

void Translator::predicate_objects(const rdf::Term& triples_map, const YAML::Node& node,
                                   ReferenceFormulation formulation) {
  const rdf::Term map = statements_.add_node(triples_map, rml::predicate_object_map, yaml_.place(node));
  if (node.IsSequence())
    short_form(map, node, formulation);
  else
    long_form(map, node, formulation);
}

// [predicates, objects, language or datatype]
void Translator::short_form(const rdf::Term& map, const YAML::Node& node, ReferenceFormulation formulation) {
  if (node.size() < 2 || node.size() > 3) yaml_.fail("expected [predicate, object] or [predicate, object, type]", node);
  const YAML::Node none(YAML::NodeType::Undefined);
  for (const YAML::Node& part : yaml_.members(node[0])) predicate(map, part);
  for (const YAML::Node& part : yaml_.members(node[1])) {
    const rdf::Term object_map = statements_.add_node(map, rml::object_map, yaml_.place(part));
    object(object_map, part, none, is_type(node[0]), formulation);
    if (node.size() == 3) values_.language_or_datatype(object_map, node[2]);
  }
}

void Translator::long_form(const rdf::Term& map, const YAML::Node& node, ReferenceFormulation formulation) {
  yaml_.check_keys(node, {"predicates", "predicate", "p", "objects", "object", "o", "graphs", "graph", "g", "condition",
                          "conditions"});
  const YAML::Node predicates = yaml_.get(node, {"predicates", "predicate", "p"});
  const YAML::Node objects = yaml_.get(node, {"objects", "object", "o"});
  if (!predicates.IsDefined() || !objects.IsDefined()) yaml_.fail("expected 'predicates' and 'objects'", node);
  const YAML::Node condition = yaml_.get(node, {"condition", "conditions"});
  for (const YAML::Node& part : yaml_.members(predicates)) predicate(map, part);
  for (const YAML::Node& part : yaml_.members(objects)) {
    if (part.IsMap() && yaml_.get(part, {"mapping", "mappings", "m"}).IsDefined()) {
      if (condition.IsDefined())
        yaml_.fail("the condition of a reference to a mapping stands in its object", condition);
      reference_to_mapping(map, part, formulation);
      continue;
    }
    const rdf::Term object_map = statements_.add_node(map, rml::object_map, yaml_.place(part));
    if (part.IsSequence()) {
      if (part.size() < 1 || part.size() > 2) yaml_.fail("expected [value, language or datatype]", part);
      object(object_map, part[0], condition, is_type(predicates), formulation);
      if (part.size() == 2) values_.language_or_datatype(object_map, part[1]);
    } else {
      object(object_map, part, condition, is_type(predicates), formulation);
    }
  }
  graphs(map, yaml_.get(node, {"graphs", "graph", "g"}));
}

bool Translator::is_type(const YAML::Node& predicates) const {
  for (const YAML::Node& part : yaml_.members(predicates)) {
    if (!part.IsScalar()) return false;
    if (part.Scalar() != "a" && statements_.expand(part.Scalar()) != rdf::vocab::rdf::type) return false;
  }
  return true;
}

void Translator::predicate(const rdf::Term& map, const YAML::Node& node) {
  const Place place = yaml_.place(node);
  if (node.IsScalar() && node.Scalar() == "a") {
    statements_.add_iri(map, rml::predicate, rdf::vocab::rdf::type, place);
    return;
  }
  const rdf::Term predicate_map = statements_.add_node(map, rml::predicate_map, place);
  values_.term_map(predicate_map, node, Position::predicate, YAML::Node(YAML::NodeType::Undefined));
  sources_.targets(predicate_map, node);
}

// The object of "a" is an IRI without saying so.
void Translator::object(const rdf::Term& map, const YAML::Node& node, const YAML::Node& condition, bool is_class,
                        ReferenceFormulation) {
  values_.term_map(map, node, is_class ? Position::predicate : Position::object, condition);
  sources_.targets(map, node);
}

void Translator::reference_to_mapping(const rdf::Term& map, const YAML::Node& node, ReferenceFormulation formulation) {
  yaml_.check_keys(node, {"mapping", "mappings", "m", "condition", "conditions", "targets", "target"});
  for (const YAML::Node& part : yaml_.members(yaml_.get(node, {"mapping", "mappings", "m"}))) {
    const std::string name = yaml_.text(part);
    const auto found = mappings_.find(name);
    if (found == mappings_.end()) {
      yaml_.fail("no mapping is named '" + name + "'" +
                     suggestion(name, std::vector<std::string_view>(order_.begin(), order_.end())),
                 part);
    }
    const Mapping& parent = found->second;
    for (std::size_t i = 0; i < parent.triples_maps.size(); ++i) {
      const rdf::Term object_map = statements_.add_node(map, rml::object_map, yaml_.place(part));
      statements_.add(object_map, rml::parent_triples_map, parent.triples_maps[i], yaml_.place(part));
      sources_.targets(object_map, node);
      const std::size_t per_source = parent.triples_maps.size() / parent.sources.size();
      for (const YAML::Node& condition : yaml_.members(yaml_.get(node, {"condition", "conditions"}))) {
        join_condition(object_map, condition, formulation, parent.sources[i / per_source].formulation);
      }
    }
  }
  values_.set_formulation(formulation);
}

// equal(str1 = $(here), str2 = $(there)); 's' and 'o' behind the values say where they are looked up.
void Translator::join_condition(const rdf::Term& object_map, const YAML::Node& condition, ReferenceFormulation child,
                                ReferenceFormulation parent) {
  const Place place = yaml_.place(condition);
  if (!condition.IsMap()) yaml_.fail("expected a condition with 'function: equal' and two 'parameters'", condition);
  const YAML::Node function = yaml_.get(condition, {"function", "fn", "f"});
  const std::string iri = function.IsDefined() ? values_.function_iri(function, place) : std::string();
  const std::vector<YAML::Node> parameters = yaml_.members(yaml_.get(condition, {"parameters", "pms"}));
  if (iri.substr(iri.rfind('#') + 1) != "equal" || parameters.size() != 2) {
    yaml_.fail("mappings are joined where two values are equal: expected 'function: equal' and two 'parameters'",
               condition);
  }
  const rdf::Term join = statements_.add_node(object_map, rml::join_condition, place);
  std::set<std::string> sides;
  for (std::size_t i = 0; i < 2; ++i) {
    const YAML::Node& parameter = parameters[i];
    if (!parameter.IsSequence() || parameter.size() < 2) yaml_.fail("expected a parameter and its value", parameter);
    const std::string side = parameter.size() > 2 ? yaml_.text(parameter[2]) : i == 0 ? "s" : "o";
    const bool is_child = side == "s" || side == "subject";
    if ((!is_child && side != "o" && side != "object") || !sides.insert(is_child ? "s" : "o").second) {
      yaml_.fail("expected one value with 's' (looked up here) and one with 'o' (in the other mapping)", parameter);
    }
    values_.set_formulation(is_child ? child : parent);
    values_.expression(statements_.add_node(join, is_child ? rml::child_map : rml::parent_map, place),
                       yaml_.text(parameter[1]), yaml_.place(parameter[1]));
  }
  values_.set_formulation(child);
}

}  // namespace

std::string Statements::expand(std::string_view text) const {
  const std::size_t colon = text.find(':');
  if (colon == std::string_view::npos || text.substr(colon + 1, 2) == "//") return std::string(text);
  auto iri = prefixes_.find(text.substr(0, colon));
  if (!iri) iri = usual_prefixes().find(text.substr(0, colon));
  return iri ? std::string(*iri) + std::string(text.substr(colon + 1)) : std::string(text);
}

bool Statements::has_prefix(std::string_view text) const {
  const std::size_t colon = text.find(':');
  if (colon == std::string_view::npos || text.substr(colon + 1, 2) == "//") return false;
  const std::string_view name = text.substr(0, colon);
  return prefixes_.find(name) || usual_prefixes().find(name);
}

const rdf::PrefixMap& Statements::usual_prefixes() {
  static const rdf::PrefixMap prefixes = [] {
    rdf::PrefixMap all = rdf::well_known_prefixes();
    all.set("grel", "http://users.ugent.be/~bjdmeest/function/grel.ttl#");
    all.set("idlab-fn", "https://w3id.org/imec/idlab/function#");
    return all;
  }();
  return prefixes;
}

}  // namespace yarrrml

void translate_yarrrml(std::string_view text, const std::string& name, rdf::QuadSink& sink) {
  yarrrml::Translator(text, name, sink).translate();
}

bool is_yarrrml_name(std::string_view path) {
  const std::string_view ending = path.substr(std::min(path.rfind('.'), path.size()));
  return ending == ".yml" || ending == ".yaml";
}

}  // namespace kontor::mapping
