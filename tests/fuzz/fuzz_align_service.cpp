// Whatever a reconciliation service answers (manifest, candidates, properties of items), asking it ends with items that
// can be matched, or with an Error.
#include "kontor/align/match/matcher.hpp"
#include "kontor/align/remote/reconciliation_source.hpp"
#include "kontor/base/error.hpp"

#include "answering_server.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace kontor::align;
  static kontor::fuzz::AnsweringServer server("application/json");
  server.set_answers(data, size);
  std::vector<Query> queries(2);
  queries[0].id = "a";
  queries[0].names = {{"Rouen", "de", NameKind::label}};
  queries[0].country = "FR";
  queries[1].id = "b";
  queries[1].names = {{"Posen", "de", NameKind::label}};
  queries[1].claimed = "Q268";
  try {
    ReconciliationService service(server.url(), {}, {.attempts = 1, .pause = {}});
    const FetchedIndex index(fetch_items(service, queries), "fuzz");
    Matcher matcher(index.index());
    for (const Query& query : queries) matcher.match(query);
  } catch (const kontor::Error&) {
    return 0;
  }
  return 0;
}
