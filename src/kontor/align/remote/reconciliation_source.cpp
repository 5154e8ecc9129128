#include "kontor/align/remote/reconciliation_source.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <unordered_map>

#include "kontor/align/remote/item_facts.hpp"
#include "kontor/align/wikidata/classes.hpp"

namespace kontor::align {
namespace {

constexpr std::size_t most_names = 4;  // of one query that the service is asked about

// The names to ask for, each once over all queries, and which query has them.
struct Names {
  std::vector<NameQuery> queries;
  std::vector<std::vector<std::size_t>> of_query;  // indexes into `queries`
};

Names collect_names(const std::vector<Query>& queries) {
  Names names;
  std::map<std::pair<std::string, std::string>, std::size_t> known;
  for (const Query& query : queries) {
    std::vector<std::size_t>& own = names.of_query.emplace_back();
    const std::string country(country_item(query.country));
    for (const ItemName& name : query.names) {
      if (own.size() == most_names) break;
      const auto [entry, fresh] = known.emplace(std::pair(name.text, country), names.queries.size());
      if (fresh) names.queries.push_back({name.text, country});
      if (std::find(own.begin(), own.end(), entry->second) == own.end()) own.push_back(entry->second);
    }
  }
  return names;
}

// "Len": the label in English; "Aen": its aliases. Properties of Wikidata's service.
bool is_name_property(std::string_view property) {
  return property.size() > 2 && (property[0] == 'L' || property[0] == 'A') && property[1] >= 'a' && property[1] <= 'z';
}

void fetch_facts(ReconciliationService& service, const std::vector<std::string>& languages,
                 const std::vector<std::string>& ids, FetchedItems& fetched) {
  std::vector<std::string> properties = item_properties();
  for (const std::string& language : languages) {
    properties.push_back("L" + language);
    properties.push_back("A" + language);
  }
  std::unordered_map<std::string, std::vector<Fact>> facts;
  service.extend(ids, properties, [&](const std::string& id, const std::string& property, const std::string& value) {
    const std::string item = service.item_id(id);
    if (is_name_property(property)) {
      add_name(fetched.item(item), value, property.substr(1), property[0] == 'L' ? NameKind::label : NameKind::alias);
    } else {
      facts[item].emplace_back(property, value);
    }
  });
  for (Item& item : fetched.items) {
    if (const auto found = facts.find(item.id); found != facts.end()) add_facts(std::move(found->second), item);
  }
}

// What the service thinks of each item for one query: the best it says for any of its names.
std::vector<Opinion> opinions_of(const std::vector<std::size_t>& names, const ReconciliationService& service,
                                 const std::vector<std::vector<ServiceCandidate>>& answers) {
  std::map<std::string, Opinion> best;
  for (const std::size_t name : names) {
    for (std::size_t place = 0; place < answers[name].size(); ++place) {
      const ServiceCandidate& candidate = answers[name][place];
      Opinion opinion{service.item_id(candidate.id), place, candidate.match};
      const auto [entry, fresh] = best.emplace(opinion.item, opinion);
      if (fresh) continue;
      entry->second.place = std::min(entry->second.place, place);
      entry->second.sure = entry->second.sure || candidate.match;
    }
  }
  std::vector<Opinion> out;
  for (auto& [id, opinion] : best) out.push_back(std::move(opinion));
  return out;
}

}  // namespace

FetchedItems fetch_items(ReconciliationService& service, std::vector<Query>& queries) {
  const Names names = collect_names(queries);
  const std::vector<std::vector<ServiceCandidate>> answers = service.reconcile(names.queries);
  FetchedItems fetched;
  std::set<std::string> ids;
  for (const std::vector<ServiceCandidate>& answer : answers) {
    for (const ServiceCandidate& candidate : answer) {
      add_name(fetched.item(service.item_id(candidate.id)), candidate.name, "", NameKind::label);
      ids.insert(candidate.id);
    }
  }
  if (service.extends() && service.has_wikidata_items()) {
    for (const Query& query : queries) {
      if (query.claimed.starts_with('Q')) ids.insert(query.claimed);
      for (const std::string& related : query.related) {
        if (related.starts_with('Q')) ids.insert(related);
      }
    }
    fetch_facts(service, languages_of(queries), {ids.begin(), ids.end()}, fetched);
  }
  for (std::size_t i = 0; i < queries.size(); ++i) {
    queries[i].opinions = opinions_of(names.of_query[i], service, answers);
    queries[i].service_asked = true;
  }
  return fetched;
}

}  // namespace kontor::align
