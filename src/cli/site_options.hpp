// The part of `kontor publish` that writes the site: its options, and where its assets are found.
#pragma once

#include <atomic>
#include <span>
#include <string>

#include "kontor/base/output_folder.hpp"
#include "kontor/rdf/prefix_map.hpp"
#include "kontor/store/dataset.hpp"

#include "cli/options.hpp"

namespace kontor::cli {

struct SiteOptions {
  std::string iris = "hash";
  std::string address;
  const std::atomic<bool>* cancelled = nullptr;  // set by the command; may be null
  std::string feed;                              // the change feed in the folder, set by the command; may be empty
};

// Adds --iris and --address to a command.
void add_site_options(Options& options, SiteOptions& site);

// Throws UsageError for values that are not allowed.
void check_site_options(const SiteOptions& options);

// Writes the pages for what is in the dataset, which must be frozen, into the folder, where the dumps must be finished.
// Says on stderr what the site lacks. Throws Error.
void write_site_pages(const SiteOptions& options, const store::Dataset& dataset, const rdf::PrefixMap& prefixes,
                      OutputFolder& folder);

}  // namespace kontor::cli
