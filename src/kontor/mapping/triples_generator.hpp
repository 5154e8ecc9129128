// A triples map, compiled: takes the records of its source and puts out their quads (RML Core, generated RDF dataset).
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <unordered_map>
#include <variant>
#include <vector>

#include "kontor/mapping/join_key.hpp"
#include "kontor/mapping/pipeline.hpp"
#include "kontor/mapping/quad_output.hpp"
#include "kontor/mapping/term_generator.hpp"

namespace kontor::mapping {

// The subjects of a parent triples map by join key. Held in memory.
class SubjectIndex final : public RecordConsumer {
 public:
  // Listens to the parent's source in the pipeline of parents.
  SubjectIndex(const RefObjectMap& map, const TermContext& context, Pipeline& parents);

  void consume(const source::Record& record) override;

  // The subjects with this key, without repetition.
  const std::vector<rdf::Term>* find(const std::string& key) const;

 private:
  DataErrors& errors_;
  std::string scope_;
  TextArena arena_;
  std::unique_ptr<JoinKey> key_;
  std::optional<TermGenerator> subject_;
  std::unordered_map<std::string, std::vector<rdf::Term>> subjects_;
};

class TriplesGenerator final : public RecordConsumer {
 public:
  // `base` is put before relative IRIs unless the triples map has one of its own.
  TriplesGenerator(std::size_t number, Pipeline& pipeline, const std::string& base, QuadOutput& output);
  ~TriplesGenerator() override;

  void consume(const source::Record& record) override;

  // Puts out what is known only after the last record: collections that grew with several.
  void finish();

  std::uint64_t records() const { return records_; }
  std::uint64_t quads() const { return quads_; }

 private:
  using Terms = std::vector<rdf::TermView>;
  struct Map {
    TermGenerator generator;
    Terms terms;  // of the current record
  };
  // The object of a join: what the parent's subject map makes of the parent's records.
  struct Reference {
    std::unique_ptr<JoinKey> key;
    std::unique_ptr<SubjectIndex> index;     // of another source
    std::unique_ptr<TermGenerator> subject;  // of the same record, where there is no join condition
    std::vector<std::size_t> targets;
    Terms terms;
  };
  struct PredicateObjects {
    std::vector<Map> predicates;
    std::vector<std::variant<Map, Reference>> objects;
    std::vector<Map> graphs;
    std::size_t own_graphs = 0;  // where those of the subject end in graph_names
  };

  Map make_map(const TermMap& map, RecordStage& stage) const;
  Reference make_reference(const RefObjectMap& map, const TriplesMap& own, RecordStage& stage, const std::string& base,
                           Pipeline& pipeline);
  void generate(Map& map, const source::Record& record);
  void generate(Reference& reference, const source::Record& record);
  void put_classes(const source::Record& record);
  void put_predicate_objects(PredicateObjects& part, const source::Record& record);
  template <typename Objects>
  void put_objects(PredicateObjects& part, Objects& objects, const std::vector<std::size_t>& object_targets,
                   const source::Record& record);
  void collect_graphs(std::vector<Map>& maps, const source::Record& record);
  void put_collections(Map& map, std::size_t first, Place place);
  void put(const rdf::QuadView& quad, Place place, std::initializer_list<const std::vector<std::size_t>*> targets);
  void finish_collections(Map& map, std::size_t& number);

  struct GraphName {
    rdf::TermView name;  // kind none: the default graph
    const std::vector<std::size_t>* targets;
  };

  QuadOutput& output_;
  TermContext context_;
  TextArena arena_;
  std::string scope_;
  Generation generation_;
  std::optional<Map> subject_;
  std::vector<Map> classes_;
  std::vector<Map> subject_graphs_;
  std::vector<PredicateObjects> predicate_objects_;
  std::vector<GraphName> graph_names_;  // of the current predicate-object map
  std::size_t subject_graph_names_ = 0;
  std::vector<std::size_t> targets_;  // scratch
  std::uint64_t records_ = 0;
  std::uint64_t quads_ = 0;
};

}  // namespace kontor::mapping
