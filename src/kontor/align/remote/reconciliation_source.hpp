// Items for queries from a reconciliation service: its candidates for each name, and what it knows of them.
#pragma once

#include <vector>

#include "kontor/align/match/query.hpp"
#include "kontor/align/remote/fetched_items.hpp"
#include "kontor/align/remote/reconciliation_service.hpp"

namespace kontor::align {

// Asks the service about all names of the queries, and, if its items are Wikidata's and it can be asked for more, for
// names, country, coordinates and so on of every candidate and every item that is claimed. What the service thinks of a
// candidate is added to Query::opinions; it is one feature of many, ours decides. Throws Error; nothing is half done
// then, since the queries are touched last.
FetchedItems fetch_items(ReconciliationService& service, std::vector<Query>& queries);

}  // namespace kontor::align
