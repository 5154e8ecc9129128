#include "kontor/mapping/yarrrml/sources.hpp"

#include <algorithm>
#include <utility>

#include "kontor/base/suggest.hpp"
#include "kontor/mapping/vocabulary.hpp"
#include "kontor/rdf/iri.hpp"

namespace kontor::mapping::yarrrml {
namespace {

constexpr std::string_view formats_namespace = "http://www.w3.org/ns/formats/";

std::string rml_iri(std::string_view name) {
  return std::string(rml::ns) + std::string(name);
}
std::string lower_case(std::string text) {
  for (char& c : text) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  return text;
}

}  // namespace

void Sources::set_named(const YAML::Node& sources, const YAML::Node& targets) {
  named_sources_.reset(sources);
  named_targets_.reset(targets);
}

std::optional<Source> Sources::only_source() {
  const bool one = named_sources_.IsDefined() && named_sources_.IsMap() && named_sources_.size() == 1;
  return one ? std::optional(source(named_sources_.begin()->first)) : std::nullopt;
}

Source Sources::source(const YAML::Node& node) {
  if (node.IsScalar()) {
    const std::string name = yaml_.text(node);
    if (const auto known = known_sources_.find(name); known != known_sources_.end()) return known->second;
    const YAML::Node described =
        named_sources_.IsDefined() && named_sources_.IsMap() ? yaml_.get(named_sources_, {name}) : YAML::Node();
    if (!described.IsDefined() || described.IsNull() || described.IsScalar()) {
      std::vector<std::string> names;
      if (named_sources_.IsDefined() && named_sources_.IsMap()) {
        for (const auto& entry : named_sources_) names.push_back(yaml_.text(entry.first));
      }
      yaml_.fail("no source is named '" + name + "'" +
                     suggestion(name, std::vector<std::string_view>(names.begin(), names.end())),
                 node);
    }
    return known_sources_[name] = source(described);
  }
  if (node.IsSequence()) {
    if (node.size() < 1 || node.size() > 2) yaml_.fail("expected ['file~format', 'iterator']", node);
    return source_parts(node[0], {}, node.size() == 2 ? node[1] : YAML::Node(YAML::NodeType::Undefined), {});
  }
  yaml_.check_keys(node, {"access", "type", "referenceFormulation", "iterator", "delimiter", "encoding", "compression",
                          "null", "credentials", "query", "queryFormulation"});
  for (const char* key : {"query", "credentials"}) {
    if (node[key].IsDefined()) yaml_.fail("only files can be read, no databases or services", node[key]);
  }
  if (const YAML::Node type = yaml_.get(node, {"type"}); type.IsDefined() && yaml_.text(type) != "localfile") {
    yaml_.fail("only files can be read (type: localfile)", type);
  }
  const YAML::Node access = yaml_.get(node, {"access"});
  if (!access.IsDefined()) yaml_.fail("a source needs 'access', the path of a file", node);
  const YAML::Node formulation = yaml_.get(node, {"referenceFormulation"});
  return source_parts(access, formulation.IsDefined() ? yaml_.text(formulation) : std::string(),
                      yaml_.get(node, {"iterator"}), node);
}

Source Sources::source_parts(const YAML::Node& access, const std::string& formulation, const YAML::Node& iterator,
                             const YAML::Node& options) {
  const Place place = yaml_.place(access);
  std::string path = yaml_.text(access);
  std::string language = formulation;
  const std::size_t tilde = path.rfind('~');
  if (language.empty() && tilde != std::string::npos) {
    language = path.substr(tilde + 1);
    path.erase(tilde);
  }
  language = lower_case(language);
  if (language.empty()) language = lower_case(path.substr(path.rfind('.') + 1));
  Source out;
  out.node = statements_.fresh();
  const rdf::Term file = statements_.add_node(out.node, rml::source, place);
  statements_.add_iri(file, rml::root, rml::mapping_directory, place);
  statements_.add_text(file, rml::path, path, place);
  std::string_view name = "CSV";
  if (language == "jsonpath" || language == "json") {
    out.formulation = ReferenceFormulation::json_path;
    name = "JSONPath";
  } else if (language == "xpath" || language == "xml") {
    out.formulation = ReferenceFormulation::xpath;
    name = "XPath";
  } else if (language != "csv" && language != "tsv") {
    yaml_.fail("unknown format '" + language + "', known are csv, jsonpath and xpath", access);
  }
  statements_.add_iri(out.node, rml::reference_formulation, rml_iri(name), place);
  if (iterator.IsDefined()) statements_.add_text(out.node, rml::iterator, yaml_.text(iterator), yaml_.place(iterator));
  if (options.IsDefined() && options.IsMap()) source_options(file, options);
  return out;
}

// What kontor reads beside the specification: how the file is written.
void Sources::source_options(const rdf::Term& file, const YAML::Node& options) {
  if (const YAML::Node delimiter = yaml_.get(options, {"delimiter"}); delimiter.IsDefined()) {
    const rdf::Term dialect = statements_.add_node(file, csvw::dialect, yaml_.place(delimiter));
    statements_.add_text(dialect, csvw::delimiter, yaml_.text(delimiter), yaml_.place(delimiter));
  }
  for (const auto& [key, property] :
       {std::pair("encoding", rml::encoding), std::pair("compression", rml::compression)}) {
    const YAML::Node option = yaml_.get(options, {key});
    if (option.IsDefined()) statements_.add_iri(file, property, rml_iri(yaml_.text(option)), yaml_.place(option));
  }
  for (const YAML::Node& null : yaml_.members(yaml_.get(options, {"null"}))) {
    statements_.add_text(file, rml::null, yaml_.text(null), yaml_.place(null));
  }
}

// A target by name, in short form ['out.nq~localfile', 'nquads', 'gzip'] or in full.
rdf::Term Sources::target(const YAML::Node& node) {
  if (node.IsScalar() && named_targets_.IsDefined() && named_targets_.IsMap()) {
    const std::string name = yaml_.text(node);
    if (const auto known = known_targets_.find(name); known != known_targets_.end()) return known->second;
    if (const YAML::Node described = yaml_.get(named_targets_, {name});
        described.IsDefined() && !described.IsScalar()) {
      return known_targets_[name] = target(described);
    }
  }
  YAML::Node access = node;
  YAML::Node serialization(YAML::NodeType::Undefined);
  YAML::Node compression(YAML::NodeType::Undefined);
  if (node.IsSequence() && node.size() >= 1) {
    access.reset(node[0]);
    if (node.size() > 1) serialization.reset(node[1]);
    if (node.size() > 2) compression.reset(node[2]);
  } else if (node.IsMap()) {
    yaml_.check_keys(node, {"access", "type", "serialization", "compression"});
    access.reset(yaml_.get(node, {"access"}));
    serialization.reset(yaml_.get(node, {"serialization"}));
    compression.reset(yaml_.get(node, {"compression"}));
  }
  if (!access.IsDefined()) yaml_.fail("a target needs 'access', the path of a file", node);
  std::string path = yaml_.text(access);
  path.erase(std::min(path.rfind('~'), path.size()));
  const Place place = yaml_.place(access);
  rdf::Term out = statements_.fresh();
  const rdf::Term file = statements_.add_node(out, rml::target, place);
  if (path.substr(0, 7) == "file://") path = rdf::percent_decode(std::string_view(path).substr(7));
  statements_.add_text(file, rml::path, path, place);
  if (serialization.IsDefined()) {
    static const std::map<std::string, std::string_view, std::less<>> names = {
        {"nquads", "N-Quads"}, {"ntriples", "N-Triples"}, {"turtle", "Turtle"},    {"trig", "TriG"},
        {"jsonld", "JSON-LD"}, {"rdfxml", "RDF_XML"},     {"rdfjson", "RDF_JSON"}, {"n3", "N3"}};
    const std::string name = lower_case(yaml_.text(serialization));
    const auto found = names.find(name);
    const std::string label = found == names.end() ? name : std::string(found->second);
    statements_.add_iri(out, rml::serialization, std::string(formats_namespace) + label, yaml_.place(serialization));
  }
  if (compression.IsDefined()) {
    statements_.add_iri(out, rml::compression, rml_iri(yaml_.text(compression)), yaml_.place(compression));
  }
  return out;
}

void Sources::targets(const rdf::Term& map, const YAML::Node& node) {
  if (!node.IsMap()) return;
  const YAML::Node described = yaml_.get(node, {"targets", "target"});
  if (!described.IsDefined()) return;
  // ['out.nq~void', 'turtle'] is one target, [a, b] are two by name.
  const bool one = described.IsSequence() && described.size() > 0 && described[0].IsScalar() &&
                   described[0].Scalar().find('~') != std::string::npos;
  for (const YAML::Node& part : one ? std::vector<YAML::Node>{described} : yaml_.members(described)) {
    statements_.add(map, rml::logical_target, target(part), yaml_.place(part));
  }
}

}  // namespace kontor::mapping::yarrrml
