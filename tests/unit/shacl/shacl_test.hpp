// Shapes and data as Turtle, results as short lines.
#pragma once

#include <string>
#include <vector>

namespace kontor::test {

// The prefixes ':' (http://e/), sh, rdf, rdfs and xsd are declared in both texts.

// What load_shapes says about a shapes graph: "2:7: error: message", a line each.
std::vector<std::string> load_messages(const std::string& shapes);

// The results of a validation: "focus path value component severity", with '-' for what a result does not have, without
// "http://e/", "http://www.w3.org/ns/shacl#" and "ConstraintComponent". Sorted.
std::vector<std::string> validate(const std::string& shapes, const std::string& data, unsigned threads = 1);

// The messages of the results, by language and text, sorted.
std::vector<std::string> result_messages(const std::string& shapes, const std::string& data);

// The details of the results, and theirs, each below its result with a blank more before it.
std::vector<std::string> result_details(const std::string& shapes, const std::string& data);

// The same as validate() for one property shape `[ sh:path :p ; CONSTRAINT ]` and the values of :p of the one focus node :f; results
// as "value component" without those of the focus node alone.
std::vector<std::string> check_values(const std::string& constraint, const std::string& values);

using Lines = std::vector<std::string>;

}  // namespace kontor::test
