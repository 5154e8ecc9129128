// Whether two graphs or datasets say the same up to the names of their blank nodes (RDF 1.1 Concepts, sections 3.6 and
// 4.1).
#pragma once

#include <optional>
#include <span>
#include <string>
#include <unordered_map>

#include "kontor/rdf/quad.hpp"

namespace kontor::rdf {

// From blank node labels of one dataset to those of another.
using BlankNodeMapping = std::unordered_map<std::string, std::string>;

// A bijection of the blank nodes of `left` to those of `right` that turns one set of quads into the other, if there is
// one. Repeated quads count once, order does not matter, language tags compare as written. Blank nodes may name graphs.
//
// Blank nodes are told apart by what surrounds them (colour refinement) and, where that leaves several alike, by trying.
// Quick on all data that people write; graphs built to be symmetric (strongly regular ones) can take exponential time.
std::optional<BlankNodeMapping> find_isomorphism(std::span<const Quad> left, std::span<const Quad> right);

bool isomorphic(std::span<const Quad> left, std::span<const Quad> right);

}  // namespace kontor::rdf
