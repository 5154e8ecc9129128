#include "kontor/mapping/reference_generator.hpp"

namespace kontor::mapping {

SubjectIndex::SubjectIndex(const RefObjectMap& map, const TermContext& context, Pipeline& parents)
    : errors_(parents.errors()), scope_(std::to_string(map.parent)) {
  const TriplesMap& parent = parents.mapping().triples_maps[map.parent];
  RecordStage& stage = parents.stage(parent.source);
  key_ = std::make_unique<JoinKey>(map.conditions, JoinSide::parent, stage);
  subject_.emplace(parent.subject, stage, context);
  stage.add_consumer(*this);
}

void SubjectIndex::consume(const source::Record& record) {
  arena_.clear();
  Generation generation{{arena_, errors_}, scope_, 0, {}};
  std::vector<std::string> keys;
  key_->keys(record, generation.evaluation, keys);
  if (keys.empty()) return;
  std::vector<rdf::TermView> terms;
  subject_->generate(record, generation, terms);
  for (const std::string& key : keys) {
    std::vector<rdf::Term>& known = subjects_[key];
    for (const rdf::TermView& term : terms) known.emplace_back(term);
  }
}

const std::vector<rdf::Term>* SubjectIndex::find(const std::string& key) const {
  const auto found = subjects_.find(key);
  return found == subjects_.end() ? nullptr : &found->second;
}

ReferenceGenerator::ReferenceGenerator(const RefObjectMap& map, const TriplesMap& own, RecordStage& stage,
                                       const std::string& base, Pipeline& pipeline)
    : targets_(map.targets) {
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
  if (subject_) return subject_->generate(record, generation, out);
  keys_.clear();
  key_->keys(record, generation.evaluation, keys_);
  for (const std::string& key : keys_) {
    const std::vector<rdf::Term>* subjects = index_->find(key);
    if (subjects == nullptr) continue;
    for (const rdf::Term& subject : *subjects) out.push_back(subject.view());
  }
}

TermContext context_of(const TriplesMap& map, const std::string& base, const Pipeline& pipeline) {
  return {map.base.empty() ? base : map.base, pipeline.mapping().vocabulary, {}};
}

}  // namespace kontor::mapping
