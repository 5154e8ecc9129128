// How a whole document is laid out for people, in any format: what comes first, and which blank nodes need no label.
#pragma once

#include "kontor/syntax/blank_node_nesting.hpp"
#include "kontor/syntax/quad_table.hpp"

namespace kontor::syntax {

// Sorts the rows by graph, subject, predicate (rdf:type first) and object, drops repeated ones, and finds out how blank
// nodes nest. What comes out depends on what the document says and not on how it was written down.
BlankNodeNesting order_document(QuadTable& table);

}  // namespace kontor::syntax
