#include "kontor/mapping/reference_generator.hpp"

#include <algorithm>

#include "kontor/rdf/encoded_term.hpp"

namespace kontor::mapping {
namespace {

// A join key as a record: the values of its conditions, in order.
class KeyRecord final : public source::Record {
 public:
  KeyRecord(std::string_view key, const source::Record& child) : key_(key), child_(child) {}

  void values(std::size_t reference, std::vector<source::Value>& out) const override {
    out.push_back({source::ValueKind::string, JoinKey::part(key_, reference)});
  }
  source::OnlyValue only_value(std::size_t reference) const override {
    return source::OnlyValue(source::Value{source::ValueKind::string, JoinKey::part(key_, reference)});
  }
  Place place() const override { return child_.place(); }
  std::uint64_t number() const override { return child_.number(); }
  std::uint64_t offset() const override { return child_.offset(); }

 private:
  std::string_view key_;
  const source::Record& child_;
};

// References of the parent as parts of the join key.
class KeyScope final : public ReferenceScope {
 public:
  explicit KeyScope(const std::vector<JoinCondition>& conditions) : conditions_(conditions) {}

  std::optional<std::size_t> part(std::string_view reference) const {
    for (std::size_t i = 0; i < conditions_.size(); ++i) {
      const auto* parent = std::get_if<Reference>(&conditions_[i].parent.expression);
      if (parent != nullptr && parent->text == reference) return i;
    }
    return std::nullopt;
  }
  std::size_t add_reference(std::string_view reference, const Location&) override { return *part(reference); }
  const std::vector<std::string>& nulls() const override { return no_nulls_; }

 private:
  const std::vector<JoinCondition>& conditions_;
  std::vector<std::string> no_nulls_;  // the parent's keys have none
};

// Whether all that the subject refers to is in the join key.
bool is_made_of_key(const TermMap& subject, const KeyScope& scope) {
  if (subject.gather) return false;
  if (const auto* reference = std::get_if<Reference>(&subject.expression))
    return scope.part(reference->text).has_value();
  const auto* text = std::get_if<Template>(&subject.expression);
  return text != nullptr && std::all_of(text->parts.begin(), text->parts.end(), [&scope](const TemplatePart& part) {
           return !part.reference || scope.part(part.text).has_value();
         });
}

}  // namespace

SubjectIndex::SubjectIndex(const RefObjectMap& map, const TermContext& context, Pipeline& parents)
    : errors_(parents.errors()), scope_(std::to_string(map.parent)), table_(parents.memory()) {
  const TriplesMap& parent = parents.mapping().triples_maps[map.parent];
  RecordStage& stage = parents.stage(parent.source);
  key_ = std::make_unique<JoinKey>(map.conditions, JoinSide::parent, stage);
  subject_.emplace(parent.subject, stage, context);
  auto scope = std::make_unique<KeyScope>(map.conditions);
  if (is_made_of_key(parent.subject, *scope)) {
    key_scope_ = std::move(scope);
    subject_of_key_.emplace(parent.subject, *key_scope_, context);
  }
  stage.add_consumer(*this);
}

void SubjectIndex::consume(const source::Record& record) {
  arena_.clear();
  Evaluation evaluation{arena_, errors_};
  key_->keys(record, evaluation, record_keys_);
  // A record with several keys has all its subjects under each of them.
  if (subject_of_key_ && record_keys_.size() == 1) {
    table_.add(record_keys_.front(), {});
  } else if (!record_keys_.empty()) {
    add_subjects(record, record_keys_);
  }
}

void SubjectIndex::add_subjects(const source::Record& record, const std::vector<std::string>& keys) {
  Generation generation{{arena_, errors_}, scope_, 0, {}};
  std::vector<rdf::TermView> terms;
  subject_->generate(record, generation, terms);
  if (terms.empty()) return;
  value_.clear();
  for (const rdf::TermView& term : terms) rdf::append_encoded(value_, term);
  for (const std::string& key : keys) table_.add(key, value_);
}

void SubjectIndex::find(const std::string& key, const source::Record& record, Generation& generation,
                        std::vector<rdf::TermView>& out) {
  values_.clear();
  table_.find(key, generation.evaluation.arena, values_);
  for (std::string_view value : values_) {
    if (value.empty()) {
      Generation quiet{{generation.evaluation.arena, errors_}, scope_, 0, {}};
      subject_of_key_->generate(KeyRecord(key, record), quiet, out);
    }
    while (!value.empty()) out.push_back(rdf::take_encoded_term(value));
  }
}

ReferenceGenerator::ReferenceGenerator(const RefObjectMap& map, const TriplesMap& own, RecordStage& stage,
                                       const std::string& base, Pipeline& pipeline)
    : targets_(map.targets), scope_(std::to_string(map.parent)) {
  const TriplesMap& parent = pipeline.mapping().triples_maps[map.parent];
  targets_.insert(targets_.end(), parent.subject.targets.begin(), parent.subject.targets.end());
  const TermContext context = context_of(parent, base, pipeline);
  if (map.conditions.empty() && (parent.source == own.source || &pipeline.stage(parent.source) == &stage)) {
    subject_ = std::make_unique<TermGenerator>(parent.subject, stage, context);
    return;
  }
  key_ = std::make_unique<JoinKey>(map.conditions, JoinSide::child, stage);
  index_ = std::make_unique<SubjectIndex>(map, context, pipeline.parents(Pipeline::Reports::quietly));
}

void ReferenceGenerator::generate(const source::Record& record, Generation& generation,
                                  std::vector<rdf::TermView>& out) {
  if (subject_) {
    // As the parent's own triples map makes it: the same blank nodes, and the statements of a collection are there.
    Generation parent{generation.evaluation, scope_, 0, {}};
    return subject_->generate(record, parent, out);
  }
  keys_.clear();
  key_->keys(record, generation.evaluation, keys_);
  for (const std::string& key : keys_) index_->find(key, record, generation, out);
}

TermContext context_of(const TriplesMap& map, const std::string& base, const Pipeline& pipeline) {
  return {map.base.empty() ? base : map.base, pipeline.mapping().vocabulary, {}};
}

}  // namespace kontor::mapping
