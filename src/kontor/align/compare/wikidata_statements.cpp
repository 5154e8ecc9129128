#include "kontor/align/compare/wikidata_statements.hpp"

#include <algorithm>
#include <memory>

#include "kontor/align/compare/pair_table.hpp"
#include "kontor/align/wikidata/dump_reader.hpp"
#include "kontor/align/wikidata/entity.hpp"
#include "kontor/base/decompress.hpp"

namespace kontor::align {
namespace {

const json::Value* member(const json::Value* value, std::string_view name) {
  return value == nullptr ? nullptr : value->find(name);
}

std::string_view text_of(const json::Value* value) {
  return value != nullptr && value->is_string() ? std::string_view(value->string()) : std::string_view();
}

// The first qualifier of the property as a time.
std::optional<WikidataTime> time_qualifier(const json::Value& statement, std::string_view property) {
  const json::Value* snaks = member(statement.find("qualifiers"), property);
  if (snaks == nullptr || !snaks->is_array() || snaks->array().empty()) return std::nullopt;
  const json::Value* value = member(snaks->array().front().find("datavalue"), "value");
  const json::Value* precision = member(value, "precision");
  if (precision == nullptr || !precision->is_number()) return std::nullopt;
  std::string_view calendar = text_of(member(value, "calendarmodel"));
  calendar.remove_prefix(calendar.rfind('/') + 1);  // npos + 1 is 0
  return parse_wikidata_time(text_of(member(value, "time")), static_cast<int>(precision->to_double()), calendar);
}

// Whether some reference says more than from which Wikipedia the statement came (P143, and P4656 with its page).
bool is_referenced(const json::Value& statement) {
  const json::Value* references = statement.find("references");
  if (references == nullptr || !references->is_array()) return false;
  return std::any_of(references->array().begin(), references->array().end(), [](const json::Value& reference) {
    const json::Value* snaks = reference.find("snaks");
    if (snaks == nullptr || !snaks->is_object()) return false;
    return std::any_of(snaks->object().begin(), snaks->object().end(), [](const json::Member& snak) {
      return snak.name != "P143" && snak.name != "P4656" && snak.name != "P813";
    });
  });
}

Rank rank_of(const json::Value& statement) {
  const std::string_view rank = text_of(statement.find("rank"));
  if (rank == "deprecated") return Rank::deprecated;
  return rank == "preferred" ? Rank::preferred : Rank::normal;
}

void add_label(const json::Value& entity, WikidataStatements& out) {
  const json::Value* labels = entity.find("labels");
  for (const std::string_view language : {"en", "de", "mul"}) {
    const std::string_view label = text_of(member(member(labels, language), "value"));
    if (label.empty()) continue;
    out.labels.emplace(item_id(entity), label);
    return;
  }
}

bool is_json(std::string_view head) {
  const std::size_t first = head.find_first_not_of(" \t\r\n\xEF\xBB\xBF");
  return first != std::string_view::npos && (head[first] == '{' || head[first] == '[');
}

}  // namespace

void add_statements(const json::Value& entity, const std::unordered_set<std::string>& items, WikidataStatements& out) {
  const std::string_view subject = item_id(entity);
  if (subject.empty()) return;
  const bool wanted = items.empty() || items.contains(std::string(subject));
  const std::size_t before = out.statements.size();
  for (const RelationProperty property : {RelationProperty::twinned, RelationProperty::member}) {
    if (!wanted && property == RelationProperty::member) continue;
    const json::Value* list = member(entity.find("claims"), property_id(property));
    if (wanted || list != nullptr) out.coverage.add(property, std::string(subject));
    if (list == nullptr || !list->is_array()) continue;
    for (const json::Value& claim : list->array()) {
      const std::string_view object = item_value(claim);
      if (object.empty() || (!wanted && !items.contains(std::string(object)))) continue;
      WikidataStatement statement;
      statement.subject = subject;
      statement.object = object;
      statement.property = property;
      statement.rank = rank_of(claim);
      statement.start = time_qualifier(claim, "P580");
      statement.end = time_qualifier(claim, "P582");
      statement.ended = has_qualifier(claim, "P582");
      statement.referenced = is_referenced(claim);
      out.statements.push_back(std::move(statement));
    }
  }
  if (out.statements.size() > before) add_label(entity, out);
}

void read_statements(const std::string& path, const std::unordered_set<std::string>& items, Diagnostics& diagnostics,
                     WikidataStatements& out) {
  InputFile file(path);
  const std::unique_ptr<ByteSource> text = decompress(file, path);
  PeekedSource source(*text);
  if (!is_json(source.head())) {
    read_pair_table(source, path, diagnostics, [&out](const PairRow& row) {
      WikidataStatement& statement = out.statements.emplace_back();
      statement.subject = row.subject;
      statement.object = row.object;
      statement.both_directions = !row.directed;
      statement.details_known = false;
      for (const std::string& item : {row.subject, row.object}) out.coverage.add(RelationProperty::twinned, item);
    });
    return;
  }
  DumpOptions options;
  options.having = {"P190", "P463"};
  options.ids = items;
  options.wanted = {options.having, true};
  const DumpCounts counts = read_wikidata(source, path, options, diagnostics,
                                          [&](const json::Value& entity) { add_statements(entity, items, out); });
  if (counts.parsed == 0) {
    diagnostics.error({path, {}, {}}, "no entity with statements of P190 or P463, expected Wikidata's JSON");
  }
}

}  // namespace kontor::align
