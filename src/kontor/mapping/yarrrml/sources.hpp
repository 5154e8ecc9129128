// The sources and targets of YARRRML as logical sources and targets of RML. Internal to mapping/yarrrml/.
#pragma once

#include <map>
#include <optional>
#include <string>

#include "kontor/mapping/triples_map.hpp"
#include "kontor/mapping/yarrrml/statements.hpp"
#include "kontor/mapping/yarrrml/yaml_document.hpp"

namespace kontor::mapping::yarrrml {

// A logical source that the statements describe, and how its references are written.
struct Source {
  rdf::Term node;
  ReferenceFormulation formulation = ReferenceFormulation::csv;
};

class Sources {
 public:
  Sources(const YamlDocument& yaml, Statements& statements) : yaml_(yaml), statements_(statements) {}

  // Those that are described once and used by name.
  void set_named(const YAML::Node& sources, const YAML::Node& targets);

  // A source by name, in short form ['towns.json~jsonpath', '$.towns[*]'] or in full.
  Source source(const YAML::Node& node);

  // The named source, if there is just one: mappings that name none mean it.
  std::optional<Source> only_source();

  // Adds the logical targets that a value names to its term map.
  void targets(const rdf::Term& map, const YAML::Node& value);

 private:
  Source source_parts(const YAML::Node& access, const std::string& formulation, const YAML::Node& iterator,
                      const YAML::Node& options);
  void source_options(const rdf::Term& file, const YAML::Node& options);
  rdf::Term target(const YAML::Node& node);

  const YamlDocument& yaml_;
  Statements& statements_;
  YAML::Node named_sources_;
  YAML::Node named_targets_;
  std::map<std::string, Source> known_sources_;
  std::map<std::string, rdf::Term> known_targets_;
};

}  // namespace kontor::mapping::yarrrml
