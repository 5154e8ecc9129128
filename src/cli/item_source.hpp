// Where the verbs of `kontor align` look for items: an index file, a reconciliation service or a SPARQL endpoint.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "kontor/align/index/index.hpp"
#include "kontor/align/match/query.hpp"
#include "kontor/align/remote/fetched_items.hpp"

#include "cli/options.hpp"

namespace kontor::cli {

class ItemSource {
 public:
  void add_options(Options& options);

  // Throws UsageError unless exactly one is given.
  void check() const;

  // Opens the index, or asks the network for what concerns the queries, and adds to them what a service thinks. The
  // index lives as long as this object.
  const align::Index& open(std::vector<align::Query>& queries);

 private:
  std::string index_path_;
  std::string service_url_;
  std::string endpoint_url_;
  std::optional<align::Index> index_;
  std::unique_ptr<align::FetchedIndex> fetched_;
};

}  // namespace kontor::cli
