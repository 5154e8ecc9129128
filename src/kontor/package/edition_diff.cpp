#include "kontor/package/edition_diff.hpp"

#include <algorithm>
#include <array>
#include <map>

namespace kontor::package {
namespace {

using store::Lookup;
using store::no_term;
using store::TermId;

constexpr std::array<std::string_view, 5> record_types = {"relation", "membership", "project", "organisation", "place"};

// Properties whose values are parts of the record: they are compared, too.
constexpr std::array<std::string_view, 2> part_properties = {"https://w3id.org/kontor/ns#claim",
                                                             "https://w3id.org/kontor/ns#event"};

// Properties that follow from others.
constexpr std::array<std::string_view, 3> derived_properties = {"https://w3id.org/kontor/ns#relatedTo",
                                                                "https://w3id.org/kontor/ns#twinnedWith",
                                                                "http://www.opengis.net/ont/geosparql#hasGeometry"};

constexpr std::string_view valid_until = "https://w3id.org/kontor/ns#validUntil";
constexpr std::string_view status = "https://w3id.org/kontor/ns#status";
constexpr std::string_view status_ended = "https://w3id.org/kontor/def/status/ended";

template <typename List>
bool contains(const List& list, std::string_view word) {
  return std::find(list.begin(), list.end(), word) != list.end();
}

// The records of each type, in the order of the edition.
std::vector<std::vector<TermId>> collect_records(const Lookup& edition, std::string_view base) {
  std::vector<std::vector<TermId>> records(record_types.size());
  if (edition.graph().empty()) return records;
  const std::string space = std::string(base) + "id/";
  const std::span<const TermId> subjects = edition.graph().permutation(store::Order::spo).column(0);
  TermId last = no_term;
  for (store::Row row = edition.graph().rows().begin; row < edition.graph().rows().end; ++row) {
    if (subjects[row] == last) continue;
    last = subjects[row];
    std::string_view path = edition.view(last).text;
    if (!path.starts_with(space)) continue;
    path.remove_prefix(space.size());
    const std::string_view type = path.substr(0, path.find('/'));
    const auto* const found = std::find(record_types.begin(), record_types.end(), type);
    if (found != record_types.end()) records[static_cast<std::size_t>(found - record_types.begin())].push_back(last);
  }
  return records;
}

class Comparison {
 public:
  Comparison(const store::Dataset& before, const store::Dataset& after)
      : before_(before), after_(after), after_of_(before.dictionary().size() + 1, unknown) {}

  std::vector<RecordChange> run(std::string_view base) {
    const std::vector<std::vector<TermId>> old_records = collect_records(before_, base);
    const std::vector<std::vector<TermId>> new_records = collect_records(after_, base);
    std::vector<RecordChange> changes;
    for (std::size_t type = 0; type < record_types.size(); ++type) {
      for (const TermId record : new_records[type]) compare_record(type, record, changes);
      for (const TermId record : old_records[type]) {
        if (is_described(after_, to_after(record))) continue;
        changes.push_back({ChangeKind::removed, record_types[type], before_.view(record).text, {}});
      }
    }
    return changes;
  }

 private:
  static constexpr TermId unknown = ~TermId{0};

  struct Statement {
    TermId predicate;
    TermId object;
    friend auto operator<=>(const Statement&, const Statement&) = default;
  };

  static bool is_described(const Lookup& edition, TermId subject) {
    return subject != no_term && edition.graph().count({subject, no_term, no_term}) > 0;
  }

  // The id that a term of the old edition has in the new one, no_term if it is not there.
  TermId to_after(TermId id) {
    TermId& known = after_of_[id];
    if (known == unknown) known = after_.dataset().dictionary().find(before_.view(id));
    return known;
  }

  template <typename Each>
  static void for_each_statement(const Lookup& edition, TermId subject, Each each) {
    const store::Permutation& triples = edition.graph().permutation(store::Order::spo);
    const store::RowRange rows = edition.graph().range(store::Order::spo, std::span(&subject, 1));
    for (store::Row row = rows.begin; row < rows.end; ++row) {
      each(triples.column(1)[row], triples.column(2)[row]);
    }
  }

  // Whether a subject says the same in both editions, by far the most frequent case and therefore quick.
  bool says_the_same(TermId old_subject, TermId new_subject) {
    old_.clear();
    new_.clear();
    bool all_known = true;
    for_each_statement(before_, old_subject, [&](TermId predicate, TermId object) {
      old_.push_back({to_after(predicate), to_after(object)});
      all_known = all_known && old_.back().predicate != no_term && old_.back().object != no_term;
    });
    if (!all_known) return false;
    for_each_statement(after_, new_subject, [&](TermId predicate, TermId object) {
      new_.push_back({predicate, object});
    });
    std::sort(old_.begin(), old_.end());
    return old_ == new_;  // the new ones are sorted already
  }

  // Claims and events of the new record that were there and said something else.
  bool parts_changed(TermId new_record, std::string_view property) {
    const std::span<const TermId> parts = after_.objects(new_record, property);
    return std::any_of(parts.begin(), parts.end(), [this](TermId part) {
      const TermId old_part = before_.dataset().dictionary().find(after_.view(part));
      return is_described(before_, old_part) && !says_the_same(old_part, part);
    });
  }

  void compare_record(std::size_t type, TermId record, std::vector<RecordChange>& changes) {
    const std::string_view iri = after_.view(record).text;
    const TermId old_record = before_.find(iri);
    if (!is_described(before_, old_record)) {
      changes.push_back({ChangeKind::added, record_types[type], iri, {}});
      return;
    }
    std::map<std::string_view, PropertyChange> properties;
    if (!says_the_same(old_record, record)) collect_differences(old_record, record, properties);
    for (const std::string_view property : part_properties) {
      if (parts_changed(record, property)) properties[property].inside = true;
    }
    std::erase_if(properties, [](const auto& entry) { return contains(derived_properties, entry.first); });
    if (properties.empty()) return;
    RecordChange& change = changes.emplace_back();
    change.kind = has_ended(properties) ? ChangeKind::ended : ChangeKind::changed;
    change.type = record_types[type];
    change.record = iri;
    for (auto& [predicate, property] : properties) {
      property.predicate = predicate;
      change.properties.push_back(std::move(property));
    }
  }

  void collect_differences(TermId old_record, TermId new_record,
                           std::map<std::string_view, PropertyChange>& properties) {
    for_each_statement(before_, old_record, [&](TermId predicate, TermId object) {
      const TermId new_predicate = to_after(predicate);
      const TermId new_object = to_after(object);
      if (new_predicate != no_term && new_object != no_term &&
          after_.graph().contains({new_record, new_predicate, new_object})) {
        return;
      }
      properties[before_.view(predicate).text].before.push_back(before_.view(object));
    });
    const store::Dictionary& old_terms = before_.dataset().dictionary();
    for_each_statement(after_, new_record, [&](TermId predicate, TermId object) {
      const TermId old_predicate = old_terms.find(after_.view(predicate));
      const TermId old_object = old_terms.find(after_.view(object));
      if (old_predicate != no_term && old_object != no_term &&
          before_.graph().contains({old_record, old_predicate, old_object})) {
        return;
      }
      properties[after_.view(predicate).text].after.push_back(after_.view(object));
    });
  }

  // An end that was not there before, or the state that says so.
  static bool has_ended(const std::map<std::string_view, PropertyChange>& properties) {
    if (const auto end = properties.find(valid_until);
        end != properties.end() && end->second.before.empty() && !end->second.after.empty()) {
      return true;
    }
    const auto state = properties.find(status);
    return state != properties.end() &&
           std::any_of(state->second.after.begin(), state->second.after.end(),
                       [](const rdf::TermView& value) { return value.text == status_ended; });
  }

  Lookup before_;
  Lookup after_;
  std::vector<TermId> after_of_;
  std::vector<Statement> old_;
  std::vector<Statement> new_;
};

}  // namespace

std::vector<RecordChange> compare_editions(const store::Dataset& before, const store::Dataset& after,
                                           std::string_view base) {
  return Comparison(before, after).run(base);
}

}  // namespace kontor::package
