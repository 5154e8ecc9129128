#include "kontor/align/compare/comparison.hpp"

#include <algorithm>
#include <map>
#include <tuple>

namespace kontor::align {
namespace {

// "Q9" comes before "Q10".
bool comes_before(std::string_view a, std::string_view b) {
  return std::tuple(a.size(), a) < std::tuple(b.size(), b);
}

struct Key {
  RelationProperty property;
  std::string subject;
  std::string object;

  friend bool operator<(const Key& a, const Key& b) {
    if (a.property != b.property) return a.property < b.property;
    if (a.subject != b.subject) return comes_before(a.subject, b.subject);
    return a.object != b.object && comes_before(a.object, b.object);
  }
};

Key key_of(RelationProperty property, const std::string& subject, const std::string& object) {
  const bool swap = property == RelationProperty::twinned && comes_before(object, subject);
  return swap ? Key{property, object, subject} : Key{property, subject, object};
}

bool counts(const WikidataStatement& statement) {
  return statement.rank != Rank::deprecated;
}

class Judge {
 public:
  explicit Judge(Pair& pair) : pair_(pair) {
    std::copy_if(pair.statements.begin(), pair.statements.end(), std::back_inserter(valid_),
                 [](const WikidataStatement* statement) { return counts(*statement); });
  }

  void judge() {
    if (pair_.statements.empty()) return judge_ours();
    if (valid_.empty()) {
      add(Remark::deprecated);
      return;
    }
    if (is_one_directional()) {
      add(Remark::one_directional);
      if (!pair_.subject_covered || !pair_.object_covered) add(Remark::uncovered);
    }
    if (date_differs()) add(Remark::date_differs);
    judge_end();
    const auto is_bare = [](const WikidataStatement* s) { return s->details_known && !s->referenced; };
    if (std::all_of(valid_.begin(), valid_.end(), is_bare)) add(Remark::unreferenced);
    if (lacks_date()) add(Remark::no_date);
    std::sort(pair_.remarks.begin(), pair_.remarks.end());
  }

 private:
  void add(Remark remark) { pair_.remarks.push_back(remark); }

  void judge_ours() {
    const std::vector<const OurRelation*>& ours = pair_.ours;
    if (std::none_of(ours.begin(), ours.end(), [](const OurRelation* r) { return r->formal; })) add(Remark::informal);
    if (std::none_of(ours.begin(), ours.end(), [](const OurRelation* r) { return r->confirmed; })) {
      add(Remark::unconfirmed);
    }
    const bool twinned = pair_.property == RelationProperty::twinned;
    if (!pair_.subject_covered || (twinned && !pair_.object_covered)) add(Remark::uncovered);
  }

  bool is_one_directional() const {
    if (pair_.property != RelationProperty::twinned) return false;
    const auto covers = [](const std::string& subject) {
      return [&subject](const WikidataStatement* s) { return s->both_directions || s->subject == subject; };
    };
    return !std::any_of(valid_.begin(), valid_.end(), covers(pair_.subject)) ||
           !std::any_of(valid_.begin(), valid_.end(), covers(pair_.object));
  }

  // Whether none of our relations agrees with some date of theirs.
  bool date_differs() const {
    bool compared = false;
    for (const OurRelation* relation : pair_.ours) {
      for (const WikidataStatement* statement : valid_) {
        if (!relation->start || !statement->start) continue;
        compared = true;
        if (agree(*relation->start, *statement->start)) return false;
      }
    }
    return compared;
  }

  bool lacks_date() const {
    return std::any_of(pair_.ours.begin(), pair_.ours.end(),
                       [](const OurRelation* r) { return r->start.has_value(); }) &&
           std::none_of(valid_.begin(), valid_.end(),
                        [](const WikidataStatement* s) { return s->start || !s->details_known; });
  }

  void judge_end() {
    if (pair_.ours.empty() ||
        !std::all_of(valid_.begin(), valid_.end(), [](const WikidataStatement* s) { return s->details_known; })) {
      return;
    }
    const bool ours = std::all_of(pair_.ours.begin(), pair_.ours.end(), [](const OurRelation* r) { return r->ended; });
    const bool theirs = std::all_of(valid_.begin(), valid_.end(), [](const WikidataStatement* s) { return s->ended; });
    if (ours && !theirs) add(Remark::ended_only_ours);
    if (theirs && !ours) add(Remark::ended_only_there);
  }

  Pair& pair_;
  std::vector<const WikidataStatement*> valid_;
};

bool in_scope(const Key& key, const CompareOptions& options) {
  return options.items.empty() || (options.items.contains(key.subject) && options.items.contains(key.object));
}

bool is_own(const WikidataStatement& statement, const CompareOptions& options) {
  if (options.own.empty() || options.own.contains(statement.subject)) return true;
  return statement.property == RelationProperty::twinned && options.own.contains(statement.object);
}

}  // namespace

std::string_view property_id(RelationProperty property) {
  return property == RelationProperty::twinned ? "P190" : "P463";
}

std::string_view to_string(PairState state) {
  constexpr std::string_view names[] = {"both", "only ours", "only Wikidata"};
  return names[static_cast<std::size_t>(state)];
}

std::string_view to_string(Remark remark) {
  constexpr std::string_view names[remarks] = {"one direction", "date differs",  "ended with us", "ended there",
                                               "deprecated",    "no reference",  "no date",       "informal",
                                               "unconfirmed",   "item unseen"};
  return names[static_cast<std::size_t>(remark)];
}

std::vector<Pair> compare_relations(const std::vector<OurRelation>& ours,
                                    const std::vector<WikidataStatement>& statements, const CompareOptions& options) {
  std::map<Key, Pair> pairs;
  for (const OurRelation& relation : ours) {
    if (relation.subject.empty() || relation.object.empty()) continue;
    Key key = key_of(relation.property, relation.subject, relation.object);
    if (in_scope(key, options)) pairs[std::move(key)].ours.push_back(&relation);
  }
  for (const WikidataStatement& statement : statements) {
    Key key = key_of(statement.property, statement.subject, statement.object);
    if (!in_scope(key, options)) continue;
    if (const auto known = pairs.find(key); known != pairs.end()) {
      known->second.statements.push_back(&statement);
    } else if (is_own(statement, options)) {
      pairs[std::move(key)].statements.push_back(&statement);
    }
  }
  std::vector<Pair> out;
  out.reserve(pairs.size());
  for (auto& [key, pair] : pairs) {
    pair.subject = key.subject;
    pair.object = key.object;
    pair.property = key.property;
    if (options.coverage != nullptr) {
      pair.subject_covered = options.coverage->has(key.property, key.subject);
      pair.object_covered = options.coverage->has(key.property, key.object);
    }
    pair.state = pair.ours.empty()         ? PairState::only_wikidata
                 : pair.statements.empty() ? PairState::only_ours
                                           : PairState::both;
    Judge(pair).judge();
    out.push_back(std::move(pair));
  }
  return out;
}

}  // namespace kontor::align
