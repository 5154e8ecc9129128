#include "kontor/mapping/assist/references.hpp"

namespace kontor::mapping {
namespace {

class Collector {
 public:
  explicit Collector(const Mapping& mapping) : mapping_(mapping) {}

  std::vector<UsedReference> collect() {
    for (const TriplesMap& map : mapping_.triples_maps) triples_map(map);
    for (const AbstractLogicalSource& source : mapping_.sources) {
      if (const auto* view = std::get_if<LogicalView>(&source)) logical_view(*view);
    }
    return std::move(found_);
  }

 private:
  void triples_map(const TriplesMap& map) {
    source_ = map.source;
    term(map.subject);
    for (const TermMap& graph : map.graphs) term(graph);
    for (const PredicateObjectMap& part : map.predicate_object_maps) {
      for (const TermMap& predicate : part.predicates) term(predicate);
      for (const TermMap& graph : part.graphs) term(graph);
      for (const ObjectMap& object : part.objects) object_map(object);
    }
  }

  void object_map(const ObjectMap& map) {
    if (const auto* own = std::get_if<TermMap>(&map)) return term(*own);
    const auto& reference = std::get<RefObjectMap>(map);
    joins(reference.conditions, mapping_.triples_maps[reference.parent].source);
  }

  void joins(const std::vector<JoinCondition>& conditions, std::size_t parent) {
    const std::size_t own = source_;
    for (const JoinCondition& condition : conditions) {
      expression(condition.child);
      source_ = parent;
      expression(condition.parent);
      source_ = own;
    }
  }

  void logical_view(const LogicalView& view) {
    source_ = view.on;
    // Fields inside fields look into what the outer field gives.
    for (const Field& field : view.fields) {
      if (!field.iterable) expression(field.expression);
    }
    for (const ViewJoin& join : view.joins) {
      source_ = join.parent;
      for (const Field& field : join.fields) expression(field.expression);
    }
  }

  void term(const TermMap& map) {
    expression(map);
    if (map.datatype) expression(*map.datatype);
    if (map.language) expression(*map.language);
    if (!map.gather) return;
    for (const ObjectMap& member : map.gather->members) object_map(member);
  }

  void expression(const ExpressionMap& map) {
    if (const auto* reference = std::get_if<Reference>(&map.expression)) {
      found_.push_back({source_, reference->text, map.where});
    } else if (const auto* text = std::get_if<Template>(&map.expression)) {
      for (const TemplatePart& part : text->parts) {
        if (part.reference) found_.push_back({source_, part.text, map.where});
      }
    } else if (const auto* result = std::get_if<FunctionResult>(&map.expression)) {
      for (const FunctionInput& input : result->execution->inputs) expression(input.value);
    }
  }

  const Mapping& mapping_;
  std::size_t source_ = 0;
  std::vector<UsedReference> found_;
};

}  // namespace

std::vector<UsedReference> used_references(const Mapping& mapping) {
  return Collector(mapping).collect();
}

}  // namespace kontor::mapping
