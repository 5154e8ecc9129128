// The ontology and the concept schemes as documents to read.
#pragma once

#include "kontor/site/list_pages.hpp"
#include "kontor/site/page.hpp"

namespace kontor::site {

// ns/: every class and property with an anchor of its own.
void write_ontology_page(Page& page);

// def/: the schemes with their concepts.
void write_concepts_page(Page& page, const Inventory& inventory);

}  // namespace kontor::site
