// What a constraint expects, in words.
#pragma once

#include <string>
#include <vector>

#include "kontor/rdf/prefix_map.hpp"
#include "kontor/shacl/validator.hpp"

namespace kontor::shacl {

// "expected at least 1 value", "expected an IRI", ...: English, for results of shapes without a message of their own.
std::string expectation(const ValidationReport& report, const Result& result, const rdf::PrefixMap& prefixes);

// What a result says (section 3.6.2.6), at least one message: those of the query, else of the shape, else the
// expectation.
std::vector<rdf::Term> messages(const ValidationReport& report, const Result& result, const rdf::PrefixMap& prefixes);

// A term as people write it: a prefixed name if there is one, else in N-Triples syntax.
std::string describe(const rdf::TermView& term, const rdf::PrefixMap& prefixes);

}  // namespace kontor::shacl
