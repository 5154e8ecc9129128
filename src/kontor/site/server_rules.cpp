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
# Addresses with %2F in them (events with an interval as date) need this line in the configuration of the host:
# AllowEncodedSlashes NoDecode
RewriteEngine On
RewriteBase @ROOT@
# Who asks for HTML first, as browsers do, gets the page of a thing; who does not, the data that it names.
RewriteRule ^ - [E=KONTOR_AS:/]
RewriteCond %{HTTP_ACCEPT} !^text/html
RewriteCond %{HTTP_ACCEPT} application/n-triples
RewriteRule ^ - [E=KONTOR_AS:.nt]
RewriteCond %{HTTP_ACCEPT} !^text/html
RewriteCond %{HTTP_ACCEPT} application/ld\+json
RewriteRule ^ - [E=KONTOR_AS:.jsonld]
RewriteCond %{HTTP_ACCEPT} !^text/html
RewriteCond %{HTTP_ACCEPT} text/turtle
RewriteRule ^ - [E=KONTOR_AS:.ttl]
# Claims, events and other parts: to their place on the page. Names stay as they were asked for.
RewriteCond %{THE_REQUEST} "id/(claim|event)/([a-z]+)\.([^./?\s]+)(\.[^/?\s]+)[?\s]"
RewriteRule ^id/(?:claim|event)/ id/%2/%3%{ENV:KONTOR_AS}#%1%4 [R=303,NE,L]
RewriteCond %{THE_REQUEST} "id/(funding|participation)/([^./?\s]+)(\.[^/?\s]+)[?\s]"
RewriteRule ^id/(?:funding|participation)/ id/project/%2%{ENV:KONTOR_AS}#%1%3 [R=303,NE,L]
RewriteRule ^id/geometry/([^./]+)$ id/place/$1%{ENV:KONTOR_AS}#geometry [R=303,NE,L]
RewriteRule ^id/contact/([^./]+)$ id/registry/$1%{ENV:KONTOR_AS}#contact [R=303,NE,L]
# Things.
RewriteRule ^((?:id|def)/[^/.]+/[^/.]+|id/participant/[^/]+(?<!\.ttl|\.jsonld|\.nt))$ $1%{ENV:KONTOR_AS} [R=303,L]
RewriteCond %{REQUEST_FILENAME} -d
RewriteRule ^(.*[^/])$ $1/ [R=301,L]
)";

constexpr std::string_view nginx =
    R"rules(# nginx: include this in the server block and say where the folder lies.
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

# Who asks for HTML first, as browsers do, gets the page of a thing; who does not, the data that it names.
set $kontor_as /;
if ($http_accept ~ "application/n-triples") { set $kontor_as .nt; }
if ($http_accept ~ "application/ld\+json") { set $kontor_as .jsonld; }
if ($http_accept ~ "text/turtle") { set $kontor_as .ttl; }
if ($http_accept ~ "^text/html") { set $kontor_as /; }

# Claims, events and other parts: to their place on the page. Names stay as they were asked for.
location ~ "^@ROOT@id/(?:claim|event)/" {
  absolute_redirect off;
  if ($request_uri ~ "^@ROOT@id/(claim|event)/([a-z]+)\.([^./?]+)(\.[^/?]+)") {
    return 303 "@ROOT@id/$2/$3$kontor_as#$1$4";
  }
  return 404;
}
location ~ "^@ROOT@id/(?:funding|participation)/" {
  absolute_redirect off;
  if ($request_uri ~ "^@ROOT@id/(funding|participation)/([^./?]+)(\.[^/?]+)") {
    return 303 "@ROOT@id/project/$2$kontor_as#$1$3";
  }
  return 404;
}
location ~ "^@ROOT@id/geometry/([^./]+)$" {
  absolute_redirect off;
  return 303 "@ROOT@id/place/$1$kontor_as#geometry";
}
location ~ "^@ROOT@id/contact/([^./]+)$" {
  absolute_redirect off;
  return 303 "@ROOT@id/registry/$1$kontor_as#contact";
}

# Things.
location ~ "^@ROOT@(?:(?:id|def)/[^/.]+/[^/.]+|id/participant/[^/]+(?<!\.ttl|\.jsonld|\.nt))$" {
  absolute_redirect off;
  add_header Vary Accept always;
  set $kontor_thing $request_uri;
  if ($request_uri ~ "^([^?]*)\?") { set $kontor_thing $1; }
  return 303 $kontor_thing$kontor_as;
}
)rules";

constexpr std::string_view caddy = R"(# Caddy: inside of the block of the site; set the folder.
handle_path @ROOT@* {
	# root * /srv/www/kontor
	# Who asks for HTML first, as browsers do, gets the page of a thing; who does not, the data that it names.
	map {http.request.header.Accept} {kontor_as} {
		~^text/html "/"
		~text/turtle ".ttl"
		~application/ld\+json ".jsonld"
		~application/n-triples ".nt"
		default "/"
	}
	# Claims, events and other parts: to their place on the page. Names stay as they were asked for.
	@part vars_regexp part {http.request.orig_uri} id/(claim|event)/([a-z]+)\.([^./?]+)(\.[^/?]+)
	redir @part @ROOT@id/{re.part.2}/{re.part.3}{kontor_as}#{re.part.1}{re.part.4} 303
	@money vars_regexp money {http.request.orig_uri} id/(funding|participation)/([^./?]+)(\.[^/?]+)
	redir @money @ROOT@id/project/{re.money.2}{kontor_as}#{re.money.1}{re.money.3} 303
	@geometry path_regexp geometry ^/id/geometry/([^./]+)$
	redir @geometry @ROOT@id/place/{re.geometry.1}{kontor_as}#geometry 303
	@contact path_regexp contact ^/id/contact/([^./]+)$
	redir @contact @ROOT@id/registry/{re.contact.1}{kontor_as}#contact 303
	# Things.
	@thing {
		not path *.ttl *.jsonld *.nt
		vars_regexp thing {http.request.orig_uri} ^@ROOT@((?:id|def)/[^/.?]+/[^/.?]+|id/participant/[^/?]+)(?:\?|$)
	}
	redir @thing @ROOT@{re.thing.1}{kontor_as} 303
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
