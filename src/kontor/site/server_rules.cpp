#include "kontor/site/fixed_pages.hpp"

namespace kontor::site {
namespace {

// The path of the site on its host: "/kontor/hannover/" of "https://w3id.org/kontor/hannover/".
std::string root_path(std::string_view address) {
  const std::size_t host = address.find("://");
  const std::size_t path = host == std::string_view::npos ? std::string_view::npos : address.find('/', host + 3);
  return path == std::string_view::npos ? "/" : std::string(address.substr(path));
}

std::string replace_all(std::string text, std::string_view from, std::string_view to) {
  for (std::size_t at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size()))
    text.replace(at, from.size(), to);
  return text;
}

constexpr std::string_view apache =
    R"(# Apache: put this folder on the server as it is; needs mod_rewrite, mod_mime and mod_headers.
AddDefaultCharset utf-8
AddCharset utf-8 .css .csv .js .ttl .txt
AddType text/turtle .ttl
AddType application/ld+json .jsonld
AddType application/n-triples .nt
AddType application/rdf+xml .rdf
AddType application/geo+json .geojson
AddType application/wasm .wasm
ErrorDocument 404 @ROOT@404.html
<IfModule mod_headers.c>
  <FilesMatch "\.(ttl|jsonld|nt|rdf|csv|geojson|json)$">
    Header set Access-Control-Allow-Origin "*"
  </FilesMatch>
  Header always merge Vary Accept
</IfModule>
DirectorySlash Off
RewriteEngine On
RewriteBase @ROOT@
# Claims, events and other parts: to their place on the page.
RewriteRule ^id/(claim|event)/([a-z]+)\.([^./]+)(\.[^/]+)$ id/$2/$3/#$1$4 [R=303,NE,L]
RewriteRule ^id/(funding|participation|participant)/([^./]+)(\.[^/]+)$ id/project/$2/#$1$3 [R=303,NE,L]
RewriteRule ^id/geometry/([^./]+)$ id/place/$1/#geometry [R=303,NE,L]
RewriteRule ^id/contact/([^./]+)$ id/registry/$1/#contact [R=303,NE,L]
# Things: to the page for who asks for HTML first, as browsers do, else to the data that the client names.
RewriteCond %{HTTP_ACCEPT} ^text/html
RewriteRule ^((?:id|def)/[^/.]+/[^/.]+)$ $1/ [R=303,L]
RewriteCond %{HTTP_ACCEPT} text/turtle
RewriteRule ^((?:id|def)/[^/.]+/[^/.]+)$ $1.ttl [R=303,L]
RewriteCond %{HTTP_ACCEPT} application/ld\+json
RewriteRule ^((?:id|def)/[^/.]+/[^/.]+)$ $1.jsonld [R=303,L]
RewriteCond %{HTTP_ACCEPT} application/n-triples
RewriteRule ^((?:id|def)/[^/.]+/[^/.]+)$ $1.nt [R=303,L]
RewriteRule ^((?:id|def)/[^/.]+/[^/.]+)$ $1/ [R=303,L]
RewriteCond %{REQUEST_FILENAME} -d
RewriteRule ^(.*[^/])$ $1/ [R=301,L]
)";

constexpr std::string_view nginx =
    R"(# nginx: include this in the server block and say where the folder lies.
location @ROOT@ {
  # alias /srv/www/kontor/;
  absolute_redirect off;
  index index.html;
  charset utf-8;
  error_page 404 @ROOT@404.html;
  types {
    text/html html; text/css css; text/javascript js; image/svg+xml svg; font/woff2 woff2; application/wasm wasm;
    text/turtle ttl; application/ld+json jsonld; application/n-triples nt; application/rdf+xml rdf; text/csv csv;
    application/geo+json geojson; application/json json; application/xml xml; text/plain txt;
  }
  charset_types text/html text/css text/javascript text/turtle text/csv text/plain;
  add_header Access-Control-Allow-Origin "*";
}

# Claims, events and other parts: to their place on the page.
location ~ "^@ROOT@id/(claim|event)/([a-z]+)\.([^./]+)(\.[^/]+)$" {
  absolute_redirect off;
  return 303 "@ROOT@id/$2/$3/#$1$4";
}
location ~ "^@ROOT@id/(funding|participation|participant)/([^./]+)(\.[^/]+)$" {
  absolute_redirect off;
  return 303 "@ROOT@id/project/$2/#$1$3";
}
location ~ "^@ROOT@id/geometry/([^./]+)$" {
  absolute_redirect off;
  return 303 "@ROOT@id/place/$1/#geometry";
}
location ~ "^@ROOT@id/contact/([^./]+)$" {
  absolute_redirect off;
  return 303 "@ROOT@id/registry/$1/#contact";
}

# Things: to the page for who asks for HTML first, as browsers do, else to the data that the client names.
location ~ "^(?<kontor_thing>@ROOT@(?:id|def)/[^/.]+/[^/.]+)$" {
  absolute_redirect off;
  add_header Vary Accept always;
  if ($http_accept ~ "^text/html") { return 303 $kontor_thing/; }
  if ($http_accept ~ "text/turtle") { return 303 $kontor_thing.ttl; }
  if ($http_accept ~ "application/ld\+json") { return 303 $kontor_thing.jsonld; }
  if ($http_accept ~ "application/n-triples") { return 303 $kontor_thing.nt; }
  return 303 $kontor_thing/;
}
)";

constexpr std::string_view caddy = R"(# Caddy: inside of the block of the site; set the folder.
handle_path @ROOT@* {
	# root * /srv/www/kontor
	@part path_regexp part ^/id/(claim|event)/([a-z]+)\.([^./]+)(\.[^/]+)$
	redir @part @ROOT@id/{re.part.2}/{re.part.3}/#{re.part.1}{re.part.4} 303
	@money path_regexp money ^/id/(funding|participation|participant)/([^./]+)(\.[^/]+)$
	redir @money @ROOT@id/project/{re.money.2}/#{re.money.1}{re.money.3} 303
	@geometry path_regexp geometry ^/id/geometry/([^./]+)$
	redir @geometry @ROOT@id/place/{re.geometry.1}/#geometry 303
	@contact path_regexp contact ^/id/contact/([^./]+)$
	redir @contact @ROOT@id/registry/{re.contact.1}/#contact 303
	# Things: to the page for who asks for HTML first, as browsers do, else to the data that the client names.
	@page {
		path_regexp page ^/((?:id|def)/[^/.]+/[^/.]+)$
		header Accept text/html*
	}
	redir @page @ROOT@{re.page.1}/ 303
	@turtle {
		path_regexp turtle ^/((?:id|def)/[^/.]+/[^/.]+)$
		header Accept *text/turtle*
	}
	redir @turtle @ROOT@{re.turtle.1}.ttl 303
	@jsonld {
		path_regexp jsonld ^/((?:id|def)/[^/.]+/[^/.]+)$
		header Accept *application/ld+json*
	}
	redir @jsonld @ROOT@{re.jsonld.1}.jsonld 303
	@ntriples {
		path_regexp ntriples ^/((?:id|def)/[^/.]+/[^/.]+)$
		header Accept *application/n-triples*
	}
	redir @ntriples @ROOT@{re.ntriples.1}.nt 303
	@thing path_regexp thing ^/((?:id|def)/[^/.]+/[^/.]+)$
	redir @thing @ROOT@{re.thing.1}/ 303
	@turtlefile path *.ttl
	header @turtlefile Content-Type "text/turtle; charset=utf-8"
	@jsonldfile path *.jsonld
	header @jsonldfile Content-Type application/ld+json
	@ntriplesfile path *.nt
	header @ntriplesfile Content-Type application/n-triples
	header Access-Control-Allow-Origin *
	header Vary Accept
	@missing not file {path} {path}/index.html
	handle @missing {
		rewrite * /404.html
		file_server {
			status 404
		}
	}
	handle {
		file_server
	}
}
)";

}  // namespace

void write_server_rules(const Site& site, OutputFolder& folder) {
  const std::string root = root_path(site.address);
  folder.write(".htaccess", replace_all(std::string(apache), "@ROOT@", root));
  folder.write("server/nginx.conf", replace_all(std::string(nginx), "@ROOT@", root));
  folder.write("server/Caddyfile", replace_all(std::string(caddy), "@ROOT@", root));
}

}  // namespace kontor::site
