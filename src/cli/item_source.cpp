#include "cli/item_source.hpp"

#include "kontor/align/remote/reconciliation_source.hpp"
#include "kontor/align/remote/sparql_source.hpp"
#include "kontor/base/error.hpp"

namespace kontor::cli {
namespace {

void check_url(const char* option, const std::string& url) {
  if (url.empty() || url.starts_with("http://") || url.starts_with("https://")) return;
  throw UsageError(std::string("option '") + option +
                   "' expects an address that starts with https:// or http://, got '" + url + "'");
}

}  // namespace

void ItemSource::add_options(Options& options) {
  options.add("index,i", &index_path_, "FILE", "look for items in this index ('kontor align index' makes one)");
  options.add("reconcile", &service_url_, "URL", "or ask this reconciliation service (API 0.2 or 1.0-draft)");
  options.add("endpoint", &endpoint_url_, "URL", "or ask this SPARQL endpoint with Wikidata's vocabulary");
}

void ItemSource::check() const {
  const int given = (index_path_.empty() ? 0 : 1) + (service_url_.empty() ? 0 : 1) + (endpoint_url_.empty() ? 0 : 1);
  if (given == 0) {
    throw UsageError(
        "no items to look into, expected '--index FILE' ('kontor align index' makes one), "
        "'--reconcile URL' or '--endpoint URL'");
  }
  if (given > 1) throw UsageError("expected only one of '--index', '--reconcile' and '--endpoint'");
  check_url("--reconcile", service_url_);
  check_url("--endpoint", endpoint_url_);
}

const align::Index& ItemSource::open(std::vector<align::Query>& queries) {
  if (!index_path_.empty()) return index_.emplace(index_path_);
  if (!service_url_.empty()) {
    align::ReconciliationService service(service_url_, {}, {});
    fetched_ = std::make_unique<align::FetchedIndex>(align::fetch_items(service, queries), service_url_);
  } else {
    fetched_ = std::make_unique<align::FetchedIndex>(align::fetch_items(endpoint_url_, queries), endpoint_url_);
  }
  return fetched_->index();
}

}  // namespace kontor::cli
