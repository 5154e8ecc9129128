#include "kontor/align/compare/our_relations.hpp"

#include <algorithm>

#include "kontor/align/compare/pair_table.hpp"
#include "kontor/base/error.hpp"
#include "kontor/json/value.hpp"
#include "kontor/registry/read_input.hpp"

namespace kontor::align {
namespace {

std::string string_of(const json::Value* value) {
  return value != nullptr && value->is_string() ? value->string() : std::string();
}

const json::Array& list_of(const json::Value& record, std::string_view name) {
  static const json::Array none;
  const json::Value* value = record.find(name);
  return value != nullptr && value->is_array() ? value->array() : none;
}

// The item of a thing of ours, and whether somebody stands for it.
struct Linked {
  std::string item;
  bool confirmed = false;
};

class RegistryRelations {
 public:
  RegistryRelations(const json::Value& root, const DecisionsFile* decisions) : root_(root), decisions_(decisions) {
    for (const json::Value& source : list_of(root, "sources")) sources_[string_of(source.find("id"))] = &source;
    add_things("places", "place");
    add_things("organisations", "organisation");
  }

  OurRelations take() {
    out_.modified = string_of(root_.find("registry") == nullptr ? nullptr : root_.find("registry")->find("modified"));
    for (const json::Value& relation : list_of(root_, "relations")) add_partnership(relation);
    for (const json::Value& membership : list_of(root_, "memberships")) add_membership(membership);
    std::sort(out_.own.begin(), out_.own.end());
    out_.own.erase(std::unique(out_.own.begin(), out_.own.end()), out_.own.end());
    return std::move(out_);
  }

 private:
  void add_things(std::string_view list, std::string_view kind) {
    for (const json::Value& record : list_of(root_, list)) {
      const std::string id = std::string(kind) + "/" + string_of(record.find("id"));
      Linked linked{string_of(record.find("wikidata")), true};
      if (decisions_ != nullptr) {
        linked.confirmed = false;
        if (decisions_->is_rejected(id, linked.item)) linked.item.clear();
        if (const Decision* decision = decisions_->settled(id)) {
          linked = {decision->item, decision->verdict == Verdict::accept};
        }
      }
      const std::string name = name_of(record);
      names_[id] = name;
      if (!linked.item.empty()) out_.labels.emplace(linked.item, name);
      linked_[id] = std::move(linked);
    }
  }

  static std::string name_of(const json::Value& record) {
    const json::Value* name = record.find("name");
    if (name == nullptr) return string_of(record.find("id"));
    const std::string english = string_of(name->find("en"));
    return english.empty() ? string_of(name->find("de")) : english;
  }

  OurRelation relation_of(const json::Value& record, const std::string& id, const std::string& subject,
                          const std::string& object) {
    OurRelation relation;
    relation.id = id + "/" + string_of(record.find("id"));
    relation.name = names_[subject] + " – " + names_[object];
    relation.subject = linked_[subject].item;
    relation.object = linked_[object].item;
    relation.confirmed = linked_[subject].confirmed && linked_[object].confirmed;
    const std::string status = string_of(record.find("status"));
    relation.ended = status == "ended";
    relation.active = status == "active";
    relation.start_text = string_of(record.find("start"));
    relation.start = parse_partial_date(relation.start_text);
    relation.end = parse_partial_date(string_of(record.find("end")));
    relation.ended |= relation.end.has_value();
    add_urls(record, relation);
    if (!relation.subject.empty()) out_.own.push_back(relation.subject);
    return relation;
  }

  void add_partnership(const json::Value& record) {
    const std::string place = "place/" + string_of(record.find("place"));
    for (const json::Value& partner : list_of(record, "partners")) {
      OurRelation relation = relation_of(record, "relation", place, "place/" + string_of(&partner));
      relation.formal = string_of(record.find("formality")) == "partnerschaft";
      out_.relations.push_back(std::move(relation));
    }
  }

  void add_membership(const json::Value& record) {
    OurRelation relation = relation_of(record, "membership", "place/" + string_of(record.find("place")),
                                       "organisation/" + string_of(record.find("organisation")));
    relation.property = RelationProperty::member;
    out_.relations.push_back(std::move(relation));
  }

  // Sources that speak for the start come first, then those of the record. What Wikidata's own projects say is no
  // reference there.
  void add_urls(const json::Value& record, OurRelation& relation) const {
    for (const json::Value& claim : list_of(record, "claims")) {
      const bool speaks_for = string_of(claim.find("on")) == "start" && claim.find("value") == nullptr &&
                              string_of(claim.find("rank")) != "deprecated";
      if (speaks_for) add_source(string_of(claim.find("source")), relation);
    }
    for (const std::string_view list : {"legal_basis", "sources"}) {
      for (const json::Value& source : list_of(record, list)) add_source(string_of(&source), relation);
    }
  }

  void add_source(const std::string& id, OurRelation& relation) const {
    const auto source = sources_.find(id);
    if (source == sources_.end()) return;
    const std::string type = string_of(source->second->find("type"));
    const std::string url = string_of(source->second->find("url"));
    if (url.empty() || type == "encyclopedia" || type == "dataset") return;
    for (const std::string_view site : {"wikipedia.org/", "wikidata.org/"}) {
      if (url.find(site) != std::string::npos) return;
    }
    if (std::find(relation.urls.begin(), relation.urls.end(), url) == relation.urls.end()) relation.urls.push_back(url);
  }

  const json::Value& root_;
  const DecisionsFile* decisions_;
  std::unordered_map<std::string, const json::Value*> sources_;
  std::unordered_map<std::string, Linked> linked_;
  std::unordered_map<std::string, std::string> names_;
  OurRelations out_;
};

OurRelations relations_of_table(registry::OpenInput& input, Diagnostics& diagnostics) {
  OurRelations out;
  out.is_table = true;
  read_pair_table(input.source(), input.path(), diagnostics, [&out](const PairRow& row) {
    OurRelation& relation = out.relations.emplace_back();
    relation.id = "row/" + std::to_string(row.number);
    relation.name = row.subject + " – " + row.object;
    relation.subject = row.subject;
    relation.object = row.object;
    relation.start = row.start;
    relation.start_text = row.start_text;
    relation.end = row.end;
    relation.ended = row.end.has_value();
    out.own.push_back(row.subject);
    if (!row.directed) out.own.push_back(row.object);
  });
  return out;
}

}  // namespace

OurRelations read_our_relations(const std::string& path, const DecisionsFile* decisions, Diagnostics& diagnostics) {
  registry::OpenInput input(path);
  if (!input.is_registry()) return relations_of_table(input, diagnostics);
  const registry::Registry registry = registry::read_registry(path, diagnostics);
  if (diagnostics.errors() > 0) return {};
  const json::Value root = json::parse(registry.text(), registry.name());
  return RegistryRelations(root, decisions).take();
}

}  // namespace kontor::align
