#include "kontor/align/compare/proposals.hpp"

#include <algorithm>

namespace kontor::align {
namespace {

bool has(const Pair& pair, Remark remark) {
  return std::find(pair.remarks.begin(), pair.remarks.end(), remark) != pair.remarks.end();
}

// The relation of a pair that can be stated, or null. With several of them the one with a start.
const OurRelation* statable(const Pair& pair) {
  const OurRelation* best = nullptr;
  for (const OurRelation* relation : pair.ours) {
    const bool holds = relation->active || relation->ended;
    if (!relation->confirmed || !relation->formal || !holds || relation->urls.empty()) continue;
    if (best == nullptr || (!best->start && relation->start)) best = relation;
  }
  return best;
}

// The count of the reason why none of a pair's relations can be stated.
std::size_t& reason_of(const Pair& pair, Proposals& out) {
  const auto none = [&pair](auto holds) { return std::none_of(pair.ours.begin(), pair.ours.end(), holds); };
  if (none([](const OurRelation* r) { return r->confirmed; })) return out.unconfirmed;
  if (none([](const OurRelation* r) { return r->formal; })) return out.informal;
  if (none([](const OurRelation* r) { return r->active || r->ended; })) return out.intended;
  return out.without_page;
}

class Proposer {
 public:
  Proposer(const Pair& pair, const OurRelation& relation, const ProposalOptions& options)
      : pair_(pair), relation_(relation), options_(options) {}

  void propose(Proposals& out) const {
    const auto add_at = [&](const std::string& subject, const std::string& object, bool covered) {
      if (covered) return add(subject, object, out.statements);
      if (std::find(out.unseen.begin(), out.unseen.end(), subject) == out.unseen.end()) out.unseen.push_back(subject);
    };
    add_at(pair_.subject, pair_.object, pair_.subject_covered);
    if (pair_.property == RelationProperty::twinned) add_at(pair_.object, pair_.subject, pair_.object_covered);
  }

 private:
  void add(const std::string& subject, const std::string& object, std::vector<Statement>& out) const {
    bool stated = false;
    bool dated = false;
    bool referenced = false;
    for (const WikidataStatement* statement : pair_.statements) {
      const bool here = statement->subject == subject || statement->both_directions;
      if (!here || statement->rank == Rank::deprecated) continue;
      stated = true;
      dated |= statement->start.has_value() || !statement->details_known;
      referenced |= statement->referenced || !statement->details_known;
    }
    Statement statement;
    statement.subject = subject;
    statement.property = property_id(pair_.property);
    statement.value = ItemValue{object};
    if (!dated) add_qualifier("P580", relation_.start, statement);
    if (!stated) add_qualifier("P582", relation_.end, statement);
    if (stated && referenced && statement.qualifiers.empty()) return;
    if (!referenced || !statement.qualifiers.empty()) add_references(statement);
    out.push_back(std::move(statement));
  }

  // Dates that are about, or one of several, are not stated.
  static void add_qualifier(const char* property, const std::optional<PartialDate>& date, Statement& statement) {
    if (!date) return;
    if (const std::optional<WikidataTime> exact = date->exact()) statement.qualifiers.push_back({property, *exact});
  }

  void add_references(Statement& statement) const {
    for (const std::string& url : relation_.urls) {
      if (statement.references.size() == options_.references) return;
      Reference reference{{"P854", StringValue{url}}};
      if (options_.retrieved) reference.push_back({"P813", *options_.retrieved});
      statement.references.push_back(std::move(reference));
    }
  }

  const Pair& pair_;
  const OurRelation& relation_;
  const ProposalOptions& options_;
};

}  // namespace

Proposals propose_statements(const std::vector<Pair>& pairs, const ProposalOptions& options) {
  Proposals out;
  for (const Pair& pair : pairs) {
    if (pair.state == PairState::only_wikidata) continue;
    const OurRelation* relation = statable(pair);
    if (relation == nullptr) {
      ++reason_of(pair, out);
    } else if (has(pair, Remark::date_differs) || has(pair, Remark::deprecated) || has(pair, Remark::ended_only_ours) ||
               has(pair, Remark::ended_only_there)) {
      ++out.contradicted;
    } else {
      Proposer(pair, *relation, options).propose(out);
    }
  }
  return out;
}

}  // namespace kontor::align
