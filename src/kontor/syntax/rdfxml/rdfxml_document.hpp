// The document layout of RDF/XML: a whole document for people and harvesters, the same bytes for the same data.
//
//   <ex:Municipality rdf:about="http://example.org/rouen">
//     <rdfs:label xml:lang="fr">Rouen</rdfs:label>
//     <ex:partner>
//       <ex:Partnership>
//         <ex:since rdf:datatype="http://www.w3.org/2001/XMLSchema#gYear">1966</ex:since>
//       </ex:Partnership>
//     </ex:partner>
//     <ex:visits rdf:parseType="Collection">
//       <rdf:Description rdf:about="http://example.org/v1"/>
//     </ex:visits>
//   </ex:Municipality>
//
// Sorted and nested as in Turtle's document layout. A collection is one from behind its last literal on, since a node
// element cannot be a literal; its nodes before that are labelled.
#pragma once

#include <string>

#include "kontor/syntax/format.hpp"
#include "kontor/syntax/quad_table.hpp"
#include "kontor/syntax/rdfxml/xml_spelling.hpp"

namespace kontor::syntax {

// What stands in rdf:RDF; `spelling` knows the prefixes afterwards. Sorts the rows of `table` and drops repeated ones.
std::string render_rdfxml(QuadTable& table, XmlSpelling& spelling, BlankNodeLabels labels);

}  // namespace kontor::syntax
