// A triples map, compiled: takes the records of its source and puts out their quads (RML Core, generated RDF dataset).
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "kontor/mapping/map_summary.hpp"
#include "kontor/mapping/pipeline.hpp"
#include "kontor/mapping/quad_output.hpp"
#include "kontor/mapping/record_quads.hpp"
#include "kontor/mapping/reference_generator.hpp"
#include "kontor/mapping/term_generator.hpp"

namespace kontor::mapping {

class TriplesGenerator final : public RecordConsumer {
 public:
  // `base` is put before relative IRIs unless the triples map has one of its own.
  TriplesGenerator(std::size_t number, Pipeline& pipeline, const std::string& base, QuadOutput& output);
  ~TriplesGenerator() override;

  // From now on quads come with the place of the value that their object is made of, not that of the record.
  void tell_places_of_values() { places_of_values_ = true; }

  void consume(const source::Record& record) override;

  // Puts out what is known only after the last record: collections that grew with several.
  void finish();

  // What was done so far, without the name.
  const TriplesMapSummary& summary() const { return summary_; }

 private:
  using Terms = std::vector<rdf::TermView>;
  struct Map {
    TermGenerator generator;
    Terms terms;  // of the current record
  };
  struct Reference {
    std::unique_ptr<ReferenceGenerator> generator;
    Terms terms;  // of the current record
  };
  struct PredicateObjects {
    std::vector<Map> predicates;
    std::vector<std::variant<Map, Reference>> objects;
    std::vector<Map> graphs;
    bool plain = false;    // one constant predicate, one object map without a collection, no graphs
    std::size_t kept = 0;  // then, the predicate's number in the subject sink
  };

  Map make_map(const TermMap& map, RecordStage& stage) const;
  void generate(Map& map, const source::Record& record);
  bool may_repeat(const TriplesMap& map) const;
  void put_record(const source::Record& record);
  void note_missing(std::uint64_t errors_before);
  void put_classes(const source::Record& record);
  void put_predicate_objects(PredicateObjects& part, const source::Record& record);
  bool put_plain(PredicateObjects& part, const source::Record& record);
  void put_objects(PredicateObjects& part, Terms& objects, const std::vector<std::size_t>& object_targets,
                   const source::Record& record);
  void collect_graphs(std::vector<Map>& maps, const source::Record& record);
  void put_collections(Map& map, std::size_t first, Place place);
  void remove_repetitions(Terms& terms, std::vector<Place>& places);
  void put_statement(std::size_t predicate, const rdf::TermView& object, Place place);
  void put(const rdf::QuadView& quad, Place place);
  void put(const rdf::QuadView& quad, Place place, std::initializer_list<const std::vector<std::size_t>*> targets);
  void finish_collections(Map& map, std::size_t& number);
  void finish_collections(Map& map, CollectionGenerator& generator, std::size_t& number);

  struct GraphName {
    rdf::TermView name;  // kind none: the default graph
    const std::vector<std::size_t>* targets;
  };

  QuadOutput& output_;
  rdf::SubjectSink* subject_sink_ = nullptr;  // of plain records, if the output is one and nothing is to be compared
  std::size_t type_ = 0;                      // rdf:type there
  bool subject_told_ = false;                 // it knows the subject of the record
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
  rdf::QuadView quad_;  // of put_plain: the subject of the record is in it
  bool places_of_values_ = false;
  std::vector<Place> places_;           // of the values of the current object map, if they are asked for
  bool plain_ = false;                  // the record has one subject, no graph and no target of its own
  std::vector<std::size_t> targets_;    // scratch
  bool may_repeat_ = false;             // two of its maps may state the same
  FewDistinct<rdf::QuadView> stated_;   // by the record, if they may
  FewDistinct<rdf::TermView> objects_;  // scratch
  TriplesMapSummary summary_;
};

}  // namespace kontor::mapping
