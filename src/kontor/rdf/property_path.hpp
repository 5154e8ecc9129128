// Property paths (SPARQL 1.1 section 9 and 18.1.7; SHACL section 2.3.1 uses the same algebra).
#pragma once

#include <string>
#include <variant>
#include <vector>

#include "kontor/base/box.hpp"

namespace kontor::rdf {

class PrefixMap;
struct PropertyPath;

// link(iri): one triple with this predicate.
struct PredicatePath {
  std::string iri;
  friend bool operator==(const PredicatePath&, const PredicatePath&) = default;
};

// inv(path): from object to subject.
struct InversePath {
  Box<PropertyPath> path;
  friend bool operator==(const InversePath&, const InversePath&) = default;
};

// seq(p1, p2, ...): at least two steps, one after the other.
struct SequencePath {
  std::vector<PropertyPath> steps;
};

// alt(p1, p2, ...): at least two alternatives.
struct AlternativePath {
  std::vector<PropertyPath> alternatives;
};

// path*, a search over distinct nodes; holds for every node with itself, also for a term that is not in the graph.
struct ZeroOrMorePath {
  Box<PropertyPath> path;
  friend bool operator==(const ZeroOrMorePath&, const ZeroOrMorePath&) = default;
};

// path+
struct OneOrMorePath {
  Box<PropertyPath> path;
  friend bool operator==(const OneOrMorePath&, const OneOrMorePath&) = default;
};

// path?
struct ZeroOrOnePath {
  Box<PropertyPath> path;
  friend bool operator==(const ZeroOrOnePath&, const ZeroOrOnePath&) = default;
};

// !(iri | ^iri | ...): one triple whose predicate is none of `forward`, united with one walked backwards whose predicate
// is none of `backward`. A direction without any IRI does not take part: !(^p) only walks backwards; but the empty set
// !() walks forwards over every predicate.
struct NegatedPropertySet {
  std::vector<std::string> forward;
  std::vector<std::string> backward;
  bool walks_forward() const { return !forward.empty() || backward.empty(); }
  bool walks_backward() const { return !backward.empty(); }
  friend bool operator==(const NegatedPropertySet&, const NegatedPropertySet&) = default;
};

struct PropertyPath {
  std::variant<PredicatePath, InversePath, SequencePath, AlternativePath, ZeroOrMorePath, OneOrMorePath, ZeroOrOnePath,
               NegatedPropertySet>
      node;
};

inline bool operator==(const PropertyPath& a, const PropertyPath& b);
inline bool operator==(const SequencePath& a, const SequencePath& b) { return a.steps == b.steps; }
inline bool operator==(const AlternativePath& a, const AlternativePath& b) { return a.alternatives == b.alternatives; }
inline bool operator==(const PropertyPath& a, const PropertyPath& b) { return a.node == b.node; }

// The path in SPARQL syntax with full IRIs, with as few parentheses as the grammar needs: <p>/(<q>|^<r>)*
std::string to_string(const PropertyPath& path);

// The same for people, with prefixed names where there is a prefix.
std::string to_string(const PropertyPath& path, const PrefixMap& prefixes);

}  // namespace kontor::rdf
