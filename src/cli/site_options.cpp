#include "cli/site_options.hpp"

#include <cstdio>
#include <filesystem>

#include "kontor/base/error.hpp"
#include "kontor/rdf/iri.hpp"
#include "kontor/site/site.hpp"

#include "cli/bundled_queries.hpp"
#include "cli/progress.hpp"

namespace kontor::cli {
namespace {

namespace fs = std::filesystem;

// What npm brings lies beside the installed program, or where the source tree builds it.
std::string find_assets() {
  std::error_code ignored;
  const fs::path program = fs::read_symlink("/proc/self/exe", ignored);
  const fs::path installed = program.parent_path().parent_path() / KONTOR_WEB_INSTALL_DIR;
  if (!program.empty() && fs::is_directory(installed, ignored)) return installed.string();
  return fs::is_directory(KONTOR_WEB_BUILD_DIR, ignored) ? KONTOR_WEB_BUILD_DIR : "";
}

}  // namespace

void add_site_options(Options& options, SiteOptions& site) {
  options.add("iris", &site.iris, "FORM",
              "how addresses of the data lead to pages: hash (default), on any web server; slash, with rules for it");
  options.add("address", &site.address, "URL", "where the site will stand (default: at the base of the data)");
}

void check_site_options(const SiteOptions& options) {
  if (options.iris != "hash" && options.iris != "slash") {
    throw UsageError("option '--iris' expects hash or slash, got '" + options.iris + "'");
  }
  const std::string& address = options.address;
  if (address.empty()) return;
  if (!rdf::has_scheme(address) || address.find("://") == std::string::npos ||
      rdf::find_invalid_iri_character(address) != std::string_view::npos) {
    throw UsageError("option '--address' expects a web address such as https://example.org/ties/, got '" + address +
                     "'");
  }
}

void write_site_pages(const SiteOptions& options, const store::Dataset& dataset, const rdf::PrefixMap& prefixes,
                      OutputFolder& folder) {
  Progress progress("pages");
  site::SiteInput input{.dataset = dataset,
                        .prefixes = prefixes,
                        .address = options.address,
                        .feed = options.feed,
                        .queries = bundled_queries(),
                        .assets = find_assets(),
                        .cancelled = options.cancelled,
                        .progress = &progress};
  if (!input.address.empty() && input.address.back() != '/') input.address += '/';
  if (options.iris == "slash") input.server_rules = site::ServerRules::write;
  if (const std::string missing = site::missing_assets(input.assets); !missing.empty()) {
    std::fprintf(stderr, "kontor: note: %s\n", missing.c_str());
  }
  site::write_site(input, folder);
}

}  // namespace kontor::cli
