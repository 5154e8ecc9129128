// The feed of changes from edition to edition: ActivityStreams 2.0 that is a Linked Data Event Stream as well.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "kontor/base/diagnostics.hpp"
#include "kontor/base/output_folder.hpp"
#include "kontor/dcat/catalog.hpp"
#include "kontor/package/edition_diff.hpp"
#include "kontor/package/publication.hpp"

namespace kontor::package {

// An edition that was published before: its data and its feed.
class PreviousEdition {
 public:
  // `path`: the published folder. Throws Error if there is no data/registry.nt in it, or it cannot be read.
  explicit PreviousEdition(const std::string& path);

  const store::Dataset& dataset() const { return dataset_; }
  const std::string& path() const { return path_; }
  std::string version() const { return head_value("http://schema.org/version"); }
  std::string modified() const { return head_value("http://purl.org/dc/terms/modified"); }

  // The text of its changes.jsonld, empty if it has none.
  const std::string& feed() const { return feed_; }

 private:
  std::string head_value(std::string_view predicate) const;

  std::string path_;
  store::Dataset dataset_;
  std::string feed_;
};

// Writes changes.jsonld and changes.ttl: what has changed since the previous edition (or that this is the first),
// newest first, then what the previous feed said. Sets the catalogue's previous version and version notes. Warns if
// there are changes and the version or the date in the head are the old ones.
void write_change_feed(const Publication& publication, const PreviousEdition* previous, dcat::Catalog& catalog,
                       Diagnostics& diagnostics, OutputFolder& folder);

}  // namespace kontor::package
