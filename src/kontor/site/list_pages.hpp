// The pages that list what there is of a kind: places, relations, networks, projects, themes, sources.
#pragma once

#include <functional>

#include "kontor/base/output_folder.hpp"
#include "kontor/site/page.hpp"

namespace kontor::site {

// All resources with pages of their own, by type, in the order of the data.
struct Inventory {
  std::vector<std::pair<TermId, PageType>> resources;

  std::vector<TermId> of(PageType type) const;
};

Inventory take_inventory(const Site& site);

// Writes the lists in a language; long ones go over several pages. `written` is told the path of each page.
void write_list_pages(const Site& site, const Inventory& inventory, Language language, OutputFolder& folder,
                      const std::function<void(const std::string& path)>& written);

}  // namespace kontor::site
