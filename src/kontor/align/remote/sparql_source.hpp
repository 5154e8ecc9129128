// Items for queries from a SPARQL endpoint with Wikidata's vocabulary, such as query.wikidata.org: the items that have
// one of the names or identifiers, and what the endpoint knows of them.
#pragma once

#include <string>
#include <vector>

#include "kontor/align/match/query.hpp"
#include "kontor/align/remote/fetched_items.hpp"
#include "kontor/net/retry.hpp"
#include "kontor/sparql/exec/limits.hpp"

namespace kontor::align {

struct SparqlSourceOptions {
  // query.wikidata.org gives up after 60 s.
  sparql::QueryLimits limits = {.timeout = std::chrono::milliseconds(70'000), .since = {}};
  net::RetryPolicy retries = {};
  std::size_t batch = 40;             // names in one query
  std::size_t most_rows = 2'000'000;  // of one answer
};

// Asks in batches with VALUES: names equal in rdfs:label or skos:altLabel, in the languages of languages_of(), then
// identifiers (GeoNames, AGS, ARS, LAU, INSEE, ISO 3166-1), then names and statements of all items found and of those
// that are claimed. Endpoints find equal names only: what is written otherwise needs an index or a reconciliation
// service. Throws Error, sparql::LimitExceeded.
FetchedItems fetch_items(const std::string& endpoint, const std::vector<Query>& queries,
                         const SparqlSourceOptions& options = {});

}  // namespace kontor::align
