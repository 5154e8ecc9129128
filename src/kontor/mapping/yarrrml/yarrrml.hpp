// YARRRML (https://rml.io/yarrrml/spec/), the YAML way to write mappings, as a front end: it is translated into the
// statements of the RML document that means the same, each with the place in the YAML that it comes from.
//
//   prefixes: { ex: "http://example.org/" }
//   mappings:
//     town:
//       sources: [ ['towns.csv~csv'] ]
//       s: ex:town/$(id)
//       po:
//         - [a, ex:Town]
//         - [ex:name, $(name), de~lang]
//
// Read are: prefixes, base, sources and targets (inline and by name), subjects, predicates, objects and graphs in short
// and long form, languages, datatypes, types, functions (nested and inline), conditions, references to other mappings
// with and without conditions. References into JSON may leave out "$.".
#pragma once

#include <string>
#include <string_view>

#include "kontor/rdf/quad_sink.hpp"

namespace kontor::mapping {

// `name` is the file's name in messages. Throws Error with line and column if the text is not YAML or not YARRRML.
void translate_yarrrml(std::string_view text, const std::string& name, rdf::QuadSink& sink);

// Whether a file of this name is taken for YARRRML: .yml or .yaml.
bool is_yarrrml_name(std::string_view path);

}  // namespace kontor::mapping
