#include "kontor/package/table.hpp"

#include <algorithm>
#include <map>

#include "kontor/base/error.hpp"
#include "kontor/json/value.hpp"
#include "kontor/rdf/vocab/rdf.hpp"
#include "kontor/registry/resources.hpp"

namespace kontor::package {
namespace {

using store::TermId;

constexpr std::string_view party = "https://w3id.org/kontor/ns#party";
constexpr std::string_view part_of = "https://w3id.org/kontor/ns#partOf";
constexpr std::string_view spatial = "http://purl.org/dc/terms/spatial";
constexpr std::string_view registry_class = "http://purl.org/dc/dcmitype/Dataset";

// Reads ontology/tables.json, which is built in: a mistake in it is found by the first test.
class Loader {
 public:
  std::vector<Table> load() {
    const json::Value root = json::parse(registry::resource("tables"), "tables.json");
    for (const json::Member& prefix : root.find("prefixes")->object()) {
      prefixes_.emplace(prefix.name, prefix.value.string());
    }
    std::vector<Table> all;
    for (const json::Value& value : root.find("tables")->array()) all.push_back(load_table(value));
    return all;
  }

 private:
  static std::string text(const json::Value& value, std::string_view name) {
    const json::Value* member = value.find(name);
    return member == nullptr ? std::string() : member->string();
  }

  Table load_table(const json::Value& value) {
    Table table{text(value, "name"), text(value, "record"), text(value, "de"), text(value, "en"), Map::none, {}};
    const std::string map = text(value, "map");
    if (map == "points") table.map = Map::points;
    if (map == "lines") table.map = Map::lines;
    for (const json::Value& column : value.find("columns")->array()) table.columns.push_back(load_column(column));
    return table;
  }

  Column load_column(const json::Value& value) {
    Column column;
    column.name = text(value, "name");
    column.title_de = text(value, "de");
    column.title_en = text(value, "en");
    column.path = load_path(text(value, "path"));
    const std::string side = text(value, "side");
    if (!side.empty()) column.side = side == "own" ? Side::own : Side::other;
    column.language = text(value, "lang");
    column.starts = text(value, "starts");
    const std::string take = text(value, "as");
    if (!take.empty()) column.take = take == "iri" ? Take::iri : Take::name;
    column.is_list = value.find("list") != nullptr;
    column.datatype = text(value, "datatype");
    column.refers = text(value, "refers");
    return column;
  }

  // "kontor:party/rdfs:label", "^kontor:event", or "." for the record itself.
  std::vector<Step> load_path(std::string_view path) {
    std::vector<Step> steps;
    while (!path.empty() && path != ".") {
      std::string_view step = path.substr(0, path.find('/'));
      path.remove_prefix(std::min(path.size(), step.size() + 1));
      const bool inverse = step.starts_with('^');
      if (inverse) step.remove_prefix(1);
      const std::size_t colon = step.find(':');
      const auto prefix = prefixes_.find(step.substr(0, colon));
      if (prefix == prefixes_.end())
        throw Error("unknown prefix in '" + std::string(step) + "'", {"tables.json", {}, {}});
      steps.push_back({prefix->second + std::string(step.substr(colon + 1)), inverse});
    }
    return steps;
  }

  std::map<std::string, std::string, std::less<>> prefixes_;
};

// The end of an IRI, which is what people call a record or a concept by.
std::string_view end_of(std::string_view iri) {
  while (iri.ends_with('/')) iri.remove_suffix(1);
  return iri.substr(iri.find_last_of("/#") + 1);
}

}  // namespace

const std::vector<Table>& tables() {
  static const std::vector<Table> all = Loader().load();
  return all;
}

TableReader::TableReader(const Publication& publication, const Table& table, std::string_view base)
    : table_(table), data_(publication.dataset), cells_(table.columns.size()) {
  for (const Column& column : table.columns) {
    Path& path = paths_.emplace_back();
    for (const Step& step : column.path) path.predicates.push_back(data_.find(step.predicate));
  }
  for (const TermId registry : data_.subjects(rdf::vocab::rdf::type, registry_class)) {
    for (const TermId city : data_.objects(registry, spatial)) {
      own_.insert(city);
      for (const TermId district : data_.subjects(data_.find(part_of), city)) own_.insert(district);
    }
  }
  const std::string space = std::string(base) + "id/" + table.record + "/";
  const store::Graph& graph = data_.graph();
  if (graph.empty()) return;
  const std::span<const TermId> subjects = graph.permutation(store::Order::spo).column(0);
  TermId last = store::no_term;
  for (store::Row row = graph.rows().begin; row < graph.rows().end; ++row) {
    if (subjects[row] == last) continue;
    last = subjects[row];
    if (data_.view(last).text.starts_with(space)) records_.push_back(last);
  }
}

bool TableReader::fits(TermId party_id, Side side) const {
  return side == Side::any || own_.contains(party_id) == (side == Side::own);
}

std::vector<TermId> TableReader::parties(TermId relation, Side side) const {
  const std::span<const TermId> all = data_.objects(relation, party);
  std::vector<TermId> chosen;
  std::copy_if(all.begin(), all.end(), std::back_inserter(chosen), [&](TermId id) { return fits(id, side); });
  return chosen;
}

const std::vector<Cell>& TableReader::read(TermId record) {
  for (std::size_t column = 0; column < cells_.size(); ++column) read_cell(record, column);
  return cells_;
}

void TableReader::read_cell(TermId record, std::size_t number) {
  const Column& column = table_.columns[number];
  Cell& cell = cells_[number];
  cell.clear();
  front_.assign(1, record);
  for (std::size_t step = 0; step < column.path.size(); ++step) {
    const TermId predicate = paths_[number].predicates[step];
    next_.clear();
    for (const TermId from : front_) {
      const std::span<const TermId> reached =
          column.path[step].inverse ? data_.subjects(predicate, from) : data_.objects(from, predicate);
      for (const TermId to : reached) {
        if (step > 0 || fits(to, column.side)) next_.push_back(to);
      }
    }
    std::swap(front_, next_);
  }
  for (const TermId id : front_) {
    const rdf::TermView term = data_.view(id);
    if (!column.language.empty() && term.language != column.language) continue;
    if (!column.starts.empty() && !term.text.starts_with(column.starts)) continue;
    const std::string_view value = column.take == Take::name && term.is_iri() ? end_of(term.text) : term.text;
    if (std::find(cell.begin(), cell.end(), value) != cell.end()) continue;
    cell.push_back(value);
    if (!column.is_list) return;
  }
}

}  // namespace kontor::package
