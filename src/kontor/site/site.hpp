// Writes the site: static pages in German and English for everything in a registry, beside the files of the package.
//
//   site::write_site({.dataset = dataset, .prefixes = prefixes, .queries = bundled_queries()}, folder);
//
// Pages work without JavaScript and ask no other host for anything. What is written depends on the input alone.
#pragma once

#include <atomic>
#include <span>
#include <string>

#include "kontor/base/embedded_file.hpp"
#include "kontor/base/output_folder.hpp"
#include "kontor/base/progress_listener.hpp"
#include "kontor/rdf/prefix_map.hpp"
#include "kontor/store/dataset.hpp"

namespace kontor::site {

// How the IRIs of the data lead to their pages, see addresses.hpp.
enum class ServerRules : std::uint8_t {
  none,   // folders with an index.html, and such that pass on from parts to their place on a page: any web server
  write,  // also rules for Apache, nginx and Caddy: 303 redirects, content negotiation
};

struct SiteInput {
  const store::Dataset& dataset;  // the registry and the shared concepts, frozen
  rdf::PrefixMap prefixes;        // for the Turtle of single resources
  std::string address;            // where the site will stand; ends with '/'. Empty: at the base of the data's IRIs
  std::string feed;               // the change feed (ActivityStreams) in the folder; may be empty
  std::span<const EmbeddedFile> queries = {};  // the examples
  std::string assets;                          // the folder that `npm run build` in src/web fills; empty: without them
  ServerRules server_rules = ServerRules::none;
  const std::atomic<bool>* cancelled = nullptr;  // ends what takes long once it is true; may be null
  ProgressListener* progress = nullptr;          // told the number of resources, then each one that is done; may be null
};

// What the folder of assets lacks, in words that say what to do; empty if it is whole.
std::string missing_assets(const std::string& assets);

// The files that are in the folder already are the package: the page of the data offers them with size and checksum.
// Throws Error.
void write_site(const SiteInput& input, OutputFolder& folder);

}  // namespace kontor::site
