// The document layout of Turtle and TriG: a whole document for people, the same bytes for the same data.
//
//   ex:rouen a ex:Municipality ;
//       rdfs:label "Rouen"@fr ;
//       ex:partner [
//           a ex:Partnership ;
//           ex:since 1966
//       ] ;
//       ex:visits ( ex:v1 ex:v2 ) .
//
// Graphs, then subjects, then properties are sorted by IRI (`a` first), objects by kind and text; blank nodes are nested
// where they can be and labelled b0, b1, ... in order of appearance where not.
#pragma once

#include <string>

#include "kontor/syntax/format.hpp"
#include "kontor/syntax/quad_table.hpp"
#include "kontor/syntax/turtle_spelling.hpp"

namespace kontor::syntax {

// The document without its prefixes, which `spelling` knows afterwards. Sorts the rows of `table` and drops repeated ones.
std::string render_document(QuadTable& table, TurtleSpelling& spelling, BlankNodeLabels labels);

}  // namespace kontor::syntax
