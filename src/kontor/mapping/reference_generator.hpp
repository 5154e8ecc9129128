// Referencing object maps, compiled (RML Core): the subjects that another triples map makes, as terms of this one.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "kontor/mapping/join_key.hpp"
#include "kontor/mapping/join_table.hpp"
#include "kontor/mapping/pipeline.hpp"
#include "kontor/mapping/term_generator.hpp"

namespace kontor::mapping {

// The subjects of a parent triples map by join key: mostly just the keys, for subjects are usually made of what they
// are joined by (the template of an id, joined by that id) and can be made again from the key.
class SubjectIndex final : public RecordConsumer {
 public:
  // Listens to the parent's source in the pipeline of parents.
  SubjectIndex(const RefObjectMap& map, const TermContext& context, Pipeline& parents);

  void consume(const source::Record& record) override;

  // Appends the subjects with this key, valid until the record is done. `record` is the one that asks.
  void find(const std::string& key, const source::Record& record, Generation& generation,
            std::vector<rdf::TermView>& out);

 private:
  void add_subjects(const source::Record& record, const std::vector<std::string>& keys);

  DataErrors& errors_;
  std::string scope_;
  TextArena arena_;
  std::unique_ptr<JoinKey> key_;
  std::optional<TermGenerator> subject_;
  std::optional<TermGenerator> subject_of_key_;  // if the subject is made of the key
  std::unique_ptr<ReferenceScope> key_scope_;
  // The value of a key: the encoded subjects of a record, or nothing if the subject is made of the key.
  JoinTable table_;
  std::vector<std::string> record_keys_;  // scratch
  std::vector<std::string_view> values_;  // scratch
  std::string value_;                     // scratch
};

class ReferenceGenerator {
 public:
  // `own` is the triples map whose records (of `stage`) are joined, `base` the base IRI of the run.
  ReferenceGenerator(const RefObjectMap& map, const TriplesMap& own, RecordStage& stage, const std::string& base,
                     Pipeline& pipeline);

  // Appends the terms for a record, valid until the record is done.
  void generate(const source::Record& record, Generation& generation, std::vector<rdf::TermView>& out);

  // The logical targets of the map and of the parent's subject map.
  const std::vector<std::size_t>& targets() const { return targets_; }

 private:
  std::unique_ptr<JoinKey> key_;
  std::unique_ptr<SubjectIndex> index_;     // of another source
  std::unique_ptr<TermGenerator> subject_;  // of the same record, where there is no join condition
  std::vector<std::size_t> targets_;
  std::string scope_;              // of the parent's blank nodes
  std::vector<std::string> keys_;  // scratch
};

// What the term maps of a triples map share. The base IRI is that of the run unless the map has one of its own.
TermContext context_of(const TriplesMap& map, const std::string& base, const Pipeline& pipeline);

}  // namespace kontor::mapping
