// What every site has beside its pages: the accessibility statement, the page of a wrong address, and the files that
// robots and web servers read.
#pragma once

#include <string>
#include <vector>

#include "kontor/base/output_folder.hpp"
#include "kontor/site/page.hpp"

namespace kontor::site {

// accessibility/: a statement for the city to complete, after the model of Directive (EU) 2016/2102.
void write_accessibility_page(Page& page);

// 404.html. Servers show it at any address, so its links are absolute.
std::string not_found_page(const Site& site);

// sitemap.xml with both languages of each page, in several files if there are very many; robots.txt.
// `paths`: of all pages, without language.
void write_sitemap(const Site& site, const std::vector<std::string>& paths, OutputFolder& folder);

// .htaccess, server/nginx.conf, server/Caddyfile: the data's IRIs answer 303 See Other to the page or the file that the
// client prefers; media types; 404.html.
void write_server_rules(const Site& site, OutputFolder& folder);

}  // namespace kontor::site
