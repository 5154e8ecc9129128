// Whatever a SPARQL endpoint answers to the queries for items, asking it ends with items that can be matched, or with
// an Error.
#include "kontor/align/match/matcher.hpp"
#include "kontor/align/remote/sparql_source.hpp"
#include "kontor/base/error.hpp"

#include "answering_server.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace kontor::align;
  static kontor::fuzz::AnsweringServer server("application/sparql-results+json");
  server.set_answers(data, size);
  Query query;
  query.id = "a";
  query.names = {{"Rouen", "de", NameKind::label}};
  query.country = "FR";
  query.claimed = "Q30974";
  query.identifiers = {"gn:2982652"};
  SparqlSourceOptions options;
  options.retries = {.attempts = 1, .pause = {}};
  options.most_rows = 1000;
  try {
    const FetchedIndex index(fetch_items(server.url(), {query}, options), "fuzz");
    Matcher(index.index()).match(query);
  } catch (const kontor::Error&) {
    return 0;
  }
  return 0;
}
