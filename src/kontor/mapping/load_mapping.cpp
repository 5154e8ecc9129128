#include "kontor/mapping/load_mapping.hpp"

#include <algorithm>
#include <set>

#include "kontor/base/error.hpp"
#include "kontor/base/source_text.hpp"
#include "kontor/base/suggest.hpp"
#include "kontor/mapping/legacy_vocabulary.hpp"
#include "kontor/mapping/mapping_loader.hpp"
#include "kontor/mapping/vocabulary.hpp"
#include "kontor/mapping/yarrrml/yarrrml.hpp"
#include "kontor/rdf/vocab/rdf.hpp"
#include "kontor/syntax/format.hpp"

namespace kontor::mapping {
namespace {

constexpr std::size_t max_depth = 64;  // of functions, fields, gather maps and views in each other
constexpr std::size_t max_size = std::size_t{64}
                                 << 20U;  // bytes of a mapping; the largest in use have less than one MB

bool before(const Place& a, const Place& b) {
  return a.line != b.line ? a.line < b.line : a.column < b.column;
}

Mapping read_mapping_text(std::string_view content, const std::string& name, const std::string& base,
                          Diagnostics& diagnostics) {
  document::Document document(name);
  if (is_yarrrml_name(name)) {
    translate_yarrrml(content, name, document);
    return load_mapping(document, Vocabulary::rml, diagnostics);
  }
  const syntax::Format* format = syntax::format_of_path(name);
  if (format == nullptr) format = syntax::guess_format(content);
  if (format == nullptr) throw Error("cannot tell the RDF format of the mapping, name it .ttl or .yml", {name, {}, {}});
  LegacyRenamer renamer(document);
  MemorySource source(content);
  syntax::ReadOptions options;
  options.base = base;
  options.name = name;
  syntax::read_rdf(source, *format, options, renamer);
  return load_mapping(document, renamer.renamed() ? Vocabulary::legacy : Vocabulary::rml, diagnostics);
}

}  // namespace

Mapping read_mapping(const std::string& path, Diagnostics& diagnostics) {
  InputFile file(path);
  return read_mapping(file, path, "file:///" + path, diagnostics);
}

Mapping read_mapping(ByteSource& bytes, const std::string& name, const std::string& base, Diagnostics& diagnostics) {
  const std::string content = read_all(bytes, max_size);
  const SourceText source(name, content);
  Diagnostics with_lines([&](const Diagnostic& finding) {
    const bool is_here = finding.location.file == name && finding.location.source_line.empty();
    diagnostics.add(finding.severity, is_here ? source.location(finding.location.place) : finding.location,
                    finding.message);
  });
  try {
    Mapping mapping = read_mapping_text(content, name, base, with_lines);
    mapping.text = content;
    return mapping;
  } catch (const Error& error) {
    if (error.location().file != name || !error.location().source_line.empty()) throw;
    throw Error(error.message(), source.location(error.location().place));
  }
}

std::string resolve_path(const Mapping& mapping, Root root, const std::string& folder, const std::string& path) {
  if (path.empty() || path.front() == '/' || path == "-") return path;
  if (root == Root::mapping_directory) return mapping.directory + path;
  if (root == Root::folder) return folder + (folder.empty() || folder.back() == '/' ? "" : "/") + path;
  return path;
}

Location with_line(const Mapping& mapping, const Location& location) {
  if (mapping.text.empty() || location.file != mapping.name || !location.source_line.empty()) return location;
  return SourceText(mapping.name, mapping.text).location(location.place);
}

Mapping load_mapping(const document::Document& document, Vocabulary vocabulary, Diagnostics& diagnostics) {
  Mapping mapping;
  mapping.vocabulary = vocabulary;
  mapping.name = document.name();
  mapping.prefixes = document.prefixes();
  const std::size_t slash = document.name().rfind('/');
  if (slash != std::string::npos) mapping.directory = document.name().substr(0, slash + 1);
  MappingLoader(document, mapping, diagnostics).load();
  return mapping;
}

MappingLoader::Depth::Depth(MappingLoader& loader, Node node) : loader_(loader) {
  if (++loader_.depth_ > max_depth) {
    loader_.fail("descriptions refer to each other in a circle", loader_.document_.location(node));
  }
}

void MappingLoader::fail(std::string message, const Location& where) const {
  throw Error(std::move(message), where);
}

std::string MappingLoader::text(Node subject, std::string_view property) const {
  const Node value = document_.object(subject, property);
  if (value && !value.is_literal()) {
    fail("expected a text as value of " + describe(document_.find_iri(property)) + ", found " + describe(value),
         document_.location(subject, property));
  }
  return std::string(value.text());
}

void MappingLoader::load() {
  const std::vector<Node> nodes = triples_map_nodes();
  for (std::size_t i = 0; i < nodes.size(); ++i) triples_maps_[nodes[i]] = i;
  if (nodes.empty())
    fail("the mapping has no triples map (a resource with rml:logicalSource)", {document_.name(), {}, {}});
  for (const Node node : nodes) mapping_.triples_maps.push_back(triples_map(node));
  annotations();
  warn_of_unknown_properties();
}

// What RML does not have is most likely misspelt.
void MappingLoader::warn_of_unknown_properties() const {
  std::set<Node> seen;
  for (const document::Statement& statement : document_.statements()) {
    const std::string_view iri = statement.predicate.text();
    if (!iri.starts_with(rml::ns) || !seen.insert(statement.predicate).second) continue;
    const std::string_view name = iri.substr(rml::ns.size());
    if (std::find(rml::terms.begin(), rml::terms.end(), name) != rml::terms.end()) continue;
    diagnostics_.warning(
        document_.location(statement.subject, iri, statement.object),
        "RML has no property '" + std::string(name) + "', it is ignored" + suggestion(name, rml::terms));
  }
}

// Whatever has a logical source or is typed as one, in the order of the document.
std::vector<document::Node> MappingLoader::triples_map_nodes() const {
  std::vector<Node> nodes = document_.subjects(rml::logical_source);
  for (const Node node : document_.subjects(rdf::vocab::rdf::type, document_.find_iri(rml::triples_map))) {
    if (std::find(nodes.begin(), nodes.end(), node) == nodes.end()) nodes.push_back(node);
  }
  std::stable_sort(nodes.begin(), nodes.end(),
                   [this](Node a, Node b) { return before(document_.location(a).place, document_.location(b).place); });
  return nodes;
}

// The name of a triples map for messages: "<#Towns>" where the document defines it with a relative IRI.
std::string MappingLoader::own_name(Node node) const {
  const std::string base = "file:///" + document_.name() + "#";
  const bool is_own = node.is_iri() && node.text().substr(0, base.size()) == base;
  return is_own ? "<#" + std::string(node.text().substr(base.size())) + ">" : describe(node);
}

TriplesMap MappingLoader::triples_map(Node node) {
  TriplesMap map;
  map.where = document_.location(node);
  map.name = own_name(node);
  const Node logical_source = document_.object(node, rml::logical_source);
  if (!logical_source) fail("triples map " + map.name + " has no rml:logicalSource", map.where);
  map.source = abstract_source(logical_source);
  view_ = std::holds_alternative<LogicalView>(mapping_.sources[map.source]);
  formulation_ = formulation_of(map.source);
  map.base = std::string(document_.object(node, rml::base_iri).text());
  subject_map(node, map);
  for (const Node part : document_.objects(node, rml::predicate_object_map)) {
    map.predicate_object_maps.push_back(predicate_object_map(part));
  }
  return map;
}

void MappingLoader::subject_map(Node node, TriplesMap& out) {
  const Node constant = document_.object(node, rml::subject);
  const Node map = document_.object(node, rml::subject_map);
  if (constant && map) fail("triples map " + out.name + " has both rml:subject and rml:subjectMap", out.where);
  if (!constant && !map) fail("triples map " + out.name + " has no rml:subjectMap", out.where);
  if (constant) {
    out.subject = constant_map(constant, Position::subject, document_.location(node, rml::subject));
    return;
  }
  out.subject = term_map(map, Position::subject);
  out.graphs = graph_maps(map);
  for (const Node type : document_.objects(map, rml::class_)) {
    out.classes.push_back(constant_map(type, Position::predicate, document_.location(map, rml::class_, type)));
  }
}

std::vector<TermMap> MappingLoader::graph_maps(Node node) {
  std::vector<TermMap> maps;
  for (const Node constant : document_.objects(node, rml::graph)) {
    maps.push_back(constant_map(constant, Position::graph, document_.location(node, rml::graph, constant)));
  }
  for (const Node map : document_.objects(node, rml::graph_map)) maps.push_back(term_map(map, Position::graph));
  return maps;
}

PredicateObjectMap MappingLoader::predicate_object_map(Node node) {
  PredicateObjectMap map;
  for (const Node constant : document_.objects(node, rml::predicate)) {
    map.predicates.push_back(
        constant_map(constant, Position::predicate, document_.location(node, rml::predicate, constant)));
  }
  for (const Node part : document_.objects(node, rml::predicate_map)) {
    map.predicates.push_back(term_map(part, Position::predicate));
  }
  for (const Node constant : document_.objects(node, rml::object)) {
    map.objects.emplace_back(constant_map(constant, Position::object, document_.location(node, rml::object, constant)));
  }
  for (const Node part : document_.objects(node, rml::object_map)) map.objects.push_back(object_map(part));
  map.graphs = graph_maps(node);
  const Location where = document_.location(node);
  if (map.predicates.empty()) fail("a predicate-object map has no rml:predicate or rml:predicateMap", where);
  if (map.objects.empty()) fail("a predicate-object map has no rml:object or rml:objectMap", where);
  return map;
}

ObjectMap MappingLoader::object_map(Node node) {
  if (document_.has(node, rml::parent_triples_map)) return ref_object_map(node);
  return term_map(node, Position::object);
}

RefObjectMap MappingLoader::ref_object_map(Node node) {
  RefObjectMap map;
  map.where = document_.location(node, rml::parent_triples_map);
  const Node parent = document_.object(node, rml::parent_triples_map);
  const auto found = triples_maps_.find(parent);
  if (found == triples_maps_.end())
    fail("rml:parentTriplesMap " + describe(parent) + " is not a triples map", map.where);
  map.parent = found->second;
  map.targets = targets(node);
  const std::size_t parent_source = abstract_source(document_.object(parent, rml::logical_source));
  const ReferenceFormulation formulation = formulation_of(parent_source);
  map.conditions = join_conditions(node, &formulation);
  return map;
}

// Legacy references are read by the rules of the source they go into.
std::vector<JoinCondition> MappingLoader::join_conditions(Node node, const ReferenceFormulation* parent_formulation) {
  std::vector<JoinCondition> conditions;
  for (const Node condition : document_.objects(node, rml::join_condition)) {
    const auto side = [&](std::string_view shortcut, std::string_view map) {
      if (const Node value = document_.object(condition, shortcut)) {
        return reference_expression(value, document_.location(condition, shortcut));
      }
      const Node value = document_.object(condition, map);
      if (!value) fail("a join condition needs rml:child and rml:parent", document_.location(condition));
      return expression_map(value);
    };
    JoinCondition out;
    out.child = side(rml::child, rml::child_map);
    const ReferenceFormulation own = formulation_;
    if (parent_formulation != nullptr) formulation_ = *parent_formulation;
    out.parent = side(rml::parent, rml::parent_map);
    formulation_ = own;
    conditions.push_back(std::move(out));
  }
  return conditions;
}

}  // namespace kontor::mapping
