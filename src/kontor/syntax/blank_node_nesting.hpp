// Which blank nodes of a document can be written without a label.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "kontor/syntax/quad_table.hpp"

namespace kontor::syntax {

enum class BlankNodeForm : std::uint8_t {
  labelled,    // _:b0
  anonymous,   // [] as a subject that nothing refers to
  nested,      // [ ... ] where it is the object
  collection,  // a node of ( ... ), which its head stands for
};

// Rows of the table, [begin, end).
struct RowRange {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
};

struct BlankNodeNesting {
  std::vector<BlankNodeForm> forms;   // by term number; meaningful for blank nodes only
  std::vector<RowRange> properties;   // by term number: the rows with it as subject, where it is not labelled
};

// `table` has its rows sorted by graph and subject. A node is nested if it is the object of exactly one quad, does not name
// a graph, has all its properties in the graph of that quad, and does not contain itself; a collection moreover consists of
// nodes with one rdf:first and one rdf:rest each, down to rdf:nil. Nesting beyond 16 levels gets a label again: nobody
// reads deeper, and writers may recurse.
BlankNodeNesting find_nesting(QuadTable& table, const std::vector<std::uint32_t>& ranks);

}  // namespace kontor::syntax
