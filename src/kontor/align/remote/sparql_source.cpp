#include "kontor/align/remote/sparql_source.hpp"

#include <algorithm>
#include <functional>
#include <map>
#include <set>
#include <span>
#include <tuple>

#include "kontor/align/remote/item_facts.hpp"
#include "kontor/base/error.hpp"
#include "kontor/rdf/term.hpp"
#include "kontor/sparql/protocol/endpoint_client.hpp"
#include "kontor/sparql/solution.hpp"

namespace kontor::align {
namespace {

constexpr std::size_t items_per_query = 100;
constexpr std::size_t most_items_of_a_name = 50;  // "San José": all that bear it, but not more

constexpr std::string_view prologue =
    "PREFIX wd: <http://www.wikidata.org/entity/>\n"
    "PREFIX wdt: <http://www.wikidata.org/prop/direct/>\n"
    "PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>\n"
    "PREFIX skos: <http://www.w3.org/2004/02/skos/core#>\n";

// A string of SPARQL with its quotation marks (19.7), escaped as those of Turtle.
std::string sparql_string(std::string_view text) {
  return rdf::to_string(rdf::literal(text));
}

bool is_item(std::string_view id) {
  return id.size() > 1 && id[0] == 'Q' &&
         std::all_of(id.begin() + 1, id.end(), [](char c) { return c >= '0' && c <= '9'; });
}

// Rows as texts, at most so many.
class Rows final : public sparql::SolutionSink {
 public:
  Rows(std::size_t columns, std::size_t most, std::function<void(std::span<const rdf::TermView>)> take)
      : columns_(columns), most_(most), take_(std::move(take)) {}

  void variables(std::span<const std::string_view> names) override {
    if (names.size() != columns_) throw Error("the endpoint sends other columns than it was asked for");
  }
  void solution(std::span<const rdf::TermView> row) override {
    if (++count_ > most_) throw Error("the endpoint sends more than " + std::to_string(most_) + " rows");
    if (std::all_of(row.begin(), row.end(), [](const rdf::TermView& term) { return bool(term); })) take_(row);
  }
  void boolean(bool /*answer*/) override { throw Error("expected rows, got the answer of an ASK query"); }

 private:
  std::size_t columns_;
  std::size_t most_;
  std::size_t count_ = 0;
  std::function<void(std::span<const rdf::TermView>)> take_;
};

class Fetcher {
 public:
  Fetcher(const std::string& endpoint, const SparqlSourceOptions& options, std::vector<std::string> languages)
      : endpoint_(endpoint), options_(options), languages_(std::move(languages)) {}

  void find_names(const std::set<std::string>& names) {
    in_batches(
        2, names, options_.batch,
        [this](const std::string& name, std::string& values) {
          for (const std::string& language : languages_) values += " " + sparql_string(name) + "@" + language;
        },
        "SELECT ?item ?key WHERE { VALUES ?key {", " } ?item rdfs:label|skos:altLabel ?key }",
        [this](auto row) {
          std::set<std::string>& of_name = by_name_[std::string(row[1].text)];
          if (of_name.size() < most_items_of_a_name) of_name.insert(std::string(local_name(row[0].text)));
        });
    for (const auto& [name, items] : by_name_) add(items);
  }

  void find_identifiers(std::string_view property, const std::set<std::string>& codes) {
    in_batches(
        2, codes, items_per_query,
        [](const std::string& code, std::string& values) { values += " " + sparql_string(code); },
        "SELECT ?item ?key WHERE { VALUES ?key {", " } ?item wdt:" + std::string(property) + " ?key }",
        [this](auto row) { add({std::string(local_name(row[0].text))}); });
  }

  void add(const std::set<std::string>& items) {
    for (const std::string& item : items) {
      if (is_item(item)) items_.insert(item);
    }
  }

  FetchedItems fetch() {
    std::string properties = "rdfs:label skos:altLabel";
    for (const std::string& property : item_properties()) properties += " wdt:" + property;
    std::string tags = "\"\"";
    for (const std::string& language : languages_) tags += ", " + sparql_string(language);
    struct Name {
      bool alias;
      std::size_t language;
      std::string text;
      std::string tag;
      bool operator<(const Name& other) const {
        return std::tie(alias, language, text) < std::tie(other.alias, other.language, other.text);
      }
    };
    std::map<std::string, std::set<Name>> names;
    std::map<std::string, std::vector<Fact>> facts;
    in_batches(
        3, items_, items_per_query, [](const std::string& item, std::string& values) { values += " wd:" + item; },
        "SELECT ?item ?property ?value WHERE { VALUES ?item {",
        " } VALUES ?property { " + properties +
            " } ?item ?property ?value . "
            "FILTER(!isLiteral(?value) || LANG(?value) IN (" +
            tags + ")) }",
        [&](auto row) {
          const std::string item(local_name(row[0].text));
          const std::string_view property = row[1].text;
          if (property.ends_with("label") || property.ends_with("Label")) {
            const auto language = std::find(languages_.begin(), languages_.end(), row[2].language);
            names[item].insert({property.ends_with("altLabel"), static_cast<std::size_t>(language - languages_.begin()),
                                std::string(row[2].text), std::string(row[2].language)});
          } else {
            facts[item].emplace_back(local_name(property), row[2].is_iri() ? local_name(row[2].text) : row[2].text);
          }
        });
    FetchedItems fetched;
    for (const auto& [id, of_item] : names) {
      if (!items_.contains(id)) continue;
      Item& item = fetched.item(id);
      for (const Name& name : of_item) {
        add_name(item, name.text, name.tag, name.alias ? NameKind::alias : NameKind::label);
      }
      if (const auto found = facts.find(id); found != facts.end()) add_facts(found->second, item);
    }
    return fetched;
  }

 private:
  template <typename Append, typename Take>
  void in_batches(std::size_t columns, const std::set<std::string>& values, std::size_t size, Append append,
                  const std::string& before, const std::string& after, Take take) {
    for (auto value = values.begin(); value != values.end();) {
      std::string query(prologue);
      query += before;
      for (std::size_t i = 0; i < size && value != values.end(); ++i, ++value) append(*value, query);
      query += after;
      Rows rows(columns, options_.most_rows, take);
      sparql::EndpointClient(endpoint_, options_.limits, options_.retries).ask(query, rows);
    }
  }

  const std::string& endpoint_;
  const SparqlSourceOptions& options_;
  std::vector<std::string> languages_;
  std::map<std::string, std::set<std::string>> by_name_;
  std::set<std::string> items_;
};

struct Scheme {
  std::string_view prefix;
  std::string_view property;
};
constexpr Scheme schemes[] = {{"gn:", "P1566"}, {"ags:", "P439"},   {"ars:", "P1388"},
                              {"lau:", "P782"}, {"insee:", "P374"}, {"iso:", "P297"}};

}  // namespace

FetchedItems fetch_items(const std::string& endpoint, const std::vector<Query>& queries,
                         const SparqlSourceOptions& options) {
  Fetcher fetcher(endpoint, options, languages_of(queries));
  std::set<std::string> names;
  std::map<std::string_view, std::set<std::string>> codes;
  for (const Query& query : queries) {
    for (const ItemName& name : query.names) {
      names.insert(name.text);
      // "Niles (Illinois)" is called Niles there.
      const std::size_t end = name.text.find_first_of("(,/");
      if (end != std::string::npos && end > 1) {
        names.insert(name.text.substr(0, name.text.find_last_not_of(' ', end - 1) + 1));
      }
    }
    for (const std::string& identifier : query.identifiers) {
      for (const Scheme& scheme : schemes) {
        if (identifier.starts_with(scheme.prefix)) {
          codes[scheme.property].insert(identifier.substr(scheme.prefix.size()));
        }
      }
    }
    fetcher.add({query.claimed});
    fetcher.add({query.related.begin(), query.related.end()});
  }
  fetcher.find_names(names);
  for (const auto& [property, list] : codes) fetcher.find_identifiers(property, list);
  return fetcher.fetch();
}

}  // namespace kontor::align
