// The validation report for people.
#pragma once

#include "kontor/base/output_file.hpp"
#include "kontor/shacl/validator.hpp"

namespace kontor::shacl {

// Writes the results grouped by shape, each with its focus node, value and what was expected, and a summary last. Does
// not finish `out`.
void write_text_report(const ValidationReport& report, const rdf::PrefixMap& prefixes, ByteSink& out);

}  // namespace kontor::shacl
