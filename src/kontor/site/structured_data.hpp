// What search engines read: JSON-LD of schema.org, to be embedded in a page.
#pragma once

#include <string>

#include "kontor/site/page.hpp"

namespace kontor::site {

// schema:Dataset for the registry as a whole, with its downloads.
std::string dataset_json(const Page& page);

// The resource that a page is about: City, Organization, Project, CreativeWork, DefinedTerm, or a plain Thing.
std::string resource_json(const Page& page, TermId resource, PageType type);

}  // namespace kontor::site
