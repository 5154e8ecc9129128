// The page of one resource: what is known of it, who says so, and what points to it.
#pragma once

#include "kontor/site/page.hpp"

namespace kontor::site {

// `files`: where its own data lie, without ending ("id/place/rouen"); the endings are .ttl, .jsonld and .nt.
void write_resource_page(Page& page, TermId resource, PageType type, const std::string& files);

// What a type of page is called, one of them.
Bilingual type_name(PageType type);

// What several of them are called.
Bilingual type_names(PageType type);

// Resources by name in a language, for lists.
std::vector<TermId> sorted_by_name(const Facts& facts, TermIds resources, Language language);

}  // namespace kontor::site
