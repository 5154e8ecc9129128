#include "kontor/mapping/triples_generator.hpp"

#include <algorithm>
#include <set>

#include "kontor/base/error.hpp"
#include "kontor/mapping/collection_generator.hpp"
#include "kontor/mapping/vocabulary.hpp"
#include "kontor/rdf/vocab/rdf.hpp"

namespace kontor::mapping {
namespace {

const std::vector<std::size_t> no_targets;

}  // namespace

TriplesGenerator::TriplesGenerator(std::size_t number, Pipeline& pipeline, const std::string& base, QuadOutput& output)
    : output_(output), scope_(std::to_string(number)), generation_{{arena_, pipeline.errors()}, scope_, 0, {}} {
  const TriplesMap& map = pipeline.mapping().triples_maps[number];
  RecordStage& stage = pipeline.stage(map.source);
  const auto make_reference = [&](const RefObjectMap& reference) {
    return std::make_unique<ReferenceGenerator>(reference, map, stage, base, pipeline);
  };
  may_repeat_ = !output_.has_targets() && may_repeat(map);
  if (!may_repeat_ && !output_.has_targets()) subject_sink_ = output_.subject_sink();
  if (subject_sink_ != nullptr) type_ = subject_sink_->keep_predicate(rdf::vocab::rdf::type);
  context_ = context_of(map, base, pipeline);
  context_.make_reference = make_reference;
  subject_.emplace(make_map(map.subject, stage));
  for (const TermMap& type : map.classes) classes_.push_back(make_map(type, stage));
  for (const TermMap& graph : map.graphs) subject_graphs_.push_back(make_map(graph, stage));
  for (const PredicateObjectMap& part : map.predicate_object_maps) {
    PredicateObjects& made = predicate_objects_.emplace_back();
    for (const TermMap& predicate : part.predicates) made.predicates.push_back(make_map(predicate, stage));
    for (const TermMap& graph : part.graphs) made.graphs.push_back(make_map(graph, stage));
    for (const ObjectMap& object : part.objects) {
      if (const auto* term = std::get_if<TermMap>(&object))
        made.objects.emplace_back(make_map(*term, stage));
      else
        made.objects.emplace_back(Reference{make_reference(std::get<RefObjectMap>(object)), {}});
    }
    const Map* object = made.objects.size() == 1 ? std::get_if<Map>(&made.objects.front()) : nullptr;
    made.plain = object != nullptr && object->generator.collection() == nullptr && made.predicates.size() == 1 &&
                 made.predicates.front().generator.is_constant() && made.graphs.empty();
    if (made.plain && subject_sink_ != nullptr) {
      made.kept = subject_sink_->keep_predicate(std::get<Constant>(part.predicates.front().expression).term.text());
    }
  }
  context_.make_reference = nullptr;  // what it refers to ends here
  stage.add_consumer(*this);
}

TriplesGenerator::~TriplesGenerator() = default;

TriplesGenerator::Map TriplesGenerator::make_map(const TermMap& map, RecordStage& stage) const {
  return {TermGenerator(map, stage, context_), {}};
}

// Whether two object maps, or classes, share a predicate as far as one can tell before there are records.
bool TriplesGenerator::may_repeat(const TriplesMap& map) const {
  std::set<std::string_view> predicates;
  if (!map.classes.empty()) predicates.insert(rdf::vocab::rdf::type);
  bool computed = map.classes.size() > 1;
  bool repeated = false;
  std::size_t objects = map.classes.size();
  for (const PredicateObjectMap& part : map.predicate_object_maps) {
    objects += part.predicates.size() * part.objects.size();
    repeated = repeated || part.objects.size() > 1;
    for (const TermMap& predicate : part.predicates) {
      const auto* constant = std::get_if<Constant>(&predicate.expression);
      if (constant == nullptr)
        computed = true;
      else
        repeated = !predicates.insert(constant->term.text()).second || repeated;
    }
  }
  return repeated || (computed && objects > 1);
}

void TriplesGenerator::generate(Map& map, const source::Record& record) {
  if (!map.terms.empty() && map.generator.is_constant()) return;
  map.terms.clear();
  map.generator.generate(record, generation_, map.terms);
}

void TriplesGenerator::collect_graphs(std::vector<Map>& maps, const source::Record& record) {
  for (Map& map : maps) {
    generate(map, record);
    for (const rdf::TermView& term : map.terms) {
      const bool is_default = term.is_iri() && term.text == rml::default_graph;
      const rdf::TermView name = is_default ? rdf::TermView() : term;
      const auto known = std::find_if(graph_names_.begin(), graph_names_.end(),
                                      [&](const GraphName& graph) { return graph.name == name; });
      if (known == graph_names_.end()) graph_names_.push_back({name, &map.generator.targets()});
    }
  }
}

void TriplesGenerator::consume(const source::Record& record) {
  ++summary_.records;
  arena_.clear();
  generation_.blank_nodes = 0;
  generation_.collections.clear();
  graph_names_.clear();
  stated_.clear();
  DataErrors& errors = generation_.evaluation.errors;
  const std::uint64_t errors_before = errors.count();
  generate(*subject_, record);
  places_.clear();
  if (subject_->terms.size() > 1) remove_repetitions(subject_->terms, places_);
  if (subject_->terms.empty())
    note_missing(errors_before);
  else
    put_record(record);
  summary_.errors += errors.count() - errors_before;
}

// No term where there could be one, unless an error has said why.
void TriplesGenerator::note_missing(std::uint64_t errors_before) {
  if (generation_.evaluation.errors.count() == errors_before) ++summary_.missing;
}

void TriplesGenerator::put_record(const source::Record& record) {
  collect_graphs(subject_graphs_, record);
  subject_graph_names_ = graph_names_.size();
  if (graph_names_.empty()) graph_names_.push_back({{}, &no_targets});
  put_collections(*subject_, 0, record.place());
  plain_ = subject_->terms.size() == 1 && subject_graph_names_ == 0 && !output_.has_targets() && !places_of_values_;
  if (plain_) quad_.subject = subject_->terms.front();
  subject_told_ = false;
  put_classes(record);
  graph_names_.resize(subject_graph_names_);
  for (PredicateObjects& part : predicate_objects_) {
    if (!(plain_ && part.plain && put_plain(part, record))) put_predicate_objects(part, record);
  }
}

// The way of most predicate-object maps. False if it is not that simple.
bool TriplesGenerator::put_plain(PredicateObjects& part, const source::Record& record) {
  TermGenerator& object = std::get<Map>(part.objects.front()).generator;
  const std::uint64_t errors_before = generation_.evaluation.errors.count();
  const source::Count count = object.generate_one(record, generation_, quad_.object);
  if (count == source::Count::many) return false;
  if (count == source::Count::none) {
    note_missing(errors_before);
    return true;
  }
  if (subject_sink_ != nullptr) {
    put_statement(part.kept, quad_.object, record.place());
    return true;
  }
  Map& predicate = part.predicates.front();
  generate(predicate, record);
  quad_.predicate = predicate.terms.front();
  put(quad_, record.place());
  return true;
}

void TriplesGenerator::put_classes(const source::Record& record) {
  const rdf::TermView type = rdf::iri(rdf::vocab::rdf::type);
  for (Map& map : classes_) {
    generate(map, record);
    if (plain_ && subject_sink_ != nullptr) {
      for (const rdf::TermView& object : map.terms) put_statement(type_, object, record.place());
      continue;
    }
    for (const rdf::TermView& subject : subject_->terms) {
      for (const rdf::TermView& object : map.terms) {
        for (const GraphName& graph : graph_names_) {
          put({subject, type, object, graph.name}, record.place(), {&subject_->generator.targets(), graph.targets});
        }
      }
    }
  }
}

void TriplesGenerator::put_predicate_objects(PredicateObjects& part, const source::Record& record) {
  graph_names_.resize(subject_graph_names_);
  if (!part.graphs.empty()) collect_graphs(part.graphs, record);
  if (graph_names_.empty()) graph_names_.push_back({{}, &no_targets});
  for (Map& predicate : part.predicates) generate(predicate, record);
  for (std::variant<Map, Reference>& object : part.objects) {
    const std::size_t collections = generation_.collections.size();
    const std::uint64_t errors_before = generation_.evaluation.errors.count();
    places_.clear();
    if (auto* map = std::get_if<Map>(&object)) {
      generate(*map, record);
      if (places_of_values_) map->generator.places(record, places_);
      if (map->terms.empty()) note_missing(errors_before);
      put_objects(part, map->terms, map->generator.targets(), record);
      put_collections(*map, collections, record.place());
    } else {
      Reference& reference = std::get<Reference>(object);
      reference.terms.clear();
      reference.generator->generate(record, generation_, reference.terms);
      if (reference.terms.empty()) note_missing(errors_before);
      put_objects(part, reference.terms, reference.generator->targets(), record);
    }
  }
}

void TriplesGenerator::put_objects(PredicateObjects& part, Terms& objects,
                                   const std::vector<std::size_t>& object_targets, const source::Record& record) {
  if (objects.size() > 1) remove_repetitions(objects, places_);
  // The place of each object if every one has its own, else that of the first value, else that of the record.
  const bool has_own_places = places_.size() == objects.size();
  const Place shared = places_.empty() ? record.place() : places_.front();
  if (plain_ && part.plain && subject_sink_ != nullptr) {
    for (const rdf::TermView& object : objects) put_statement(part.kept, object, shared);
    return;
  }
  const bool has_targets = output_.has_targets();
  for (const rdf::TermView& subject : subject_->terms) {
    for (const Map& predicate : part.predicates) {
      for (const rdf::TermView& name : predicate.terms) {
        for (std::size_t i = 0; i < objects.size(); ++i) {
          const rdf::TermView& object = objects[i];
          const Place place = has_own_places ? places_[i] : shared;
          for (const GraphName& graph : graph_names_) {
            const rdf::QuadView quad = {subject, name, object, graph.name};
            if (has_targets) {
              put(quad, place,
                  {&subject_->generator.targets(), &predicate.generator.targets(), &object_targets, graph.targets});
            } else {
              put(quad, place);
            }
          }
        }
      }
    }
  }
}

// The cells and members of collections that the record made whole, and where named ones belong.
void TriplesGenerator::put_collections(Map& map, std::size_t first, Place place) {
  for (std::size_t i = first; i < generation_.collections.size(); ++i) {
    const CollectionTriple& triple = generation_.collections[i];
    for (const GraphName& graph : graph_names_) {
      put({triple.subject, triple.predicate, triple.object, graph.name}, place,
          {&subject_->generator.targets(), &map.generator.targets(), graph.targets});
    }
  }
  generation_.collections.resize(first);
  CollectionGenerator* collection = map.generator.collection();
  if (collection == nullptr) return;
  for (const GraphName& graph : graph_names_) collection->remember(graph.name);
}

// `places` lose what belongs to the terms that go, if every term has its own.
void TriplesGenerator::remove_repetitions(Terms& terms, std::vector<Place>& places) {
  objects_.clear();
  const bool has_places = places.size() == terms.size();
  std::size_t kept = 0;
  for (std::size_t i = 0; i < terms.size(); ++i) {
    if (!objects_.add(terms[i])) continue;
    if (has_places) places[kept] = places[i];
    terms[kept++] = terms[i];
  }
  terms.resize(kept);
  if (has_places) places.resize(kept);
}

void TriplesGenerator::put_statement(std::size_t predicate, const rdf::TermView& object, Place place) {
  if (!subject_told_) subject_sink_->subject(quad_.subject);
  subject_told_ = true;
  ++summary_.quads;
  output_.statement(predicate, object, place);
}

void TriplesGenerator::put(const rdf::QuadView& quad, Place place) {
  if (may_repeat_ && !stated_.add(quad)) return;
  ++summary_.quads;
  output_.quad(quad, place);
}

void TriplesGenerator::put(const rdf::QuadView& quad, Place place,
                           std::initializer_list<const std::vector<std::size_t>*> targets) {
  if (!output_.has_targets()) return put(quad, place);
  ++summary_.quads;
  targets_.clear();
  for (const std::vector<std::size_t>* part : targets) targets_.insert(targets_.end(), part->begin(), part->end());
  output_.quad(quad, place, targets_);
}

void TriplesGenerator::finish() {
  std::size_t number = 0;
  finish_collections(*subject_, number);
  for (PredicateObjects& part : predicate_objects_) {
    for (std::variant<Map, Reference>& object : part.objects) {
      if (auto* map = std::get_if<Map>(&object)) finish_collections(*map, number);
    }
  }
}

void TriplesGenerator::finish_collections(Map& map, std::size_t& number) {
  if (map.generator.collection() != nullptr) finish_collections(map, *map.generator.collection(), number);
}

void TriplesGenerator::finish_collections(Map& map, CollectionGenerator& generator, std::size_t& number) {
  for (CollectionGenerator* inner : generator.nested()) finish_collections(map, *inner, number);
  for (const CollectionGenerator::Collection& collection : generator.collections()) {
    arena_.clear();
    stated_.clear();
    std::vector<rdf::TermView> members;
    for (const rdf::Term& member : collection.members) members.push_back(member.view());
    std::vector<CollectionTriple> triples;
    const std::string prefix = "c_x" + scope_ + "_x" + std::to_string(number++);
    generator.statements(collection.head.view(), members, prefix, arena_, triples);
    for (const CollectionTriple& triple : triples) {
      put({triple.subject, triple.predicate, triple.object, collection.graph_name.view()}, {},
          {&subject_->generator.targets(), &map.generator.targets()});
    }
  }
}

}  // namespace kontor::mapping
