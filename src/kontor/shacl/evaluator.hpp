// Shapes at work: whether nodes conform to a shape, and why not. The nodes are looked at together, constraint by
// constraint, not one by one: the values of a path come from one scan along the sorted triples, a constraint is a loop
// over an array of ids, and what it compares with is looked up once.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <span>
#include <vector>

#include "kontor/shacl/components.hpp"
#include "kontor/shacl/data_graph.hpp"
#include "kontor/shacl/shapes.hpp"
#include "kontor/sparql/exec/context.hpp"
#include "kontor/sparql/exec/path_search.hpp"
#include "kontor/sparql/prebound.hpp"

namespace kontor::shacl {

// A validation result (section 3.6.2) with terms as ids of the validation's pool.
struct Result {
  ShapeId shape = 0;
  std::uint32_t constraint = 0;  // of the shape
  Component component = Component::class_;
  TermId focus_node = store::no_term;
  TermId value = store::no_term;  // none: the result has no sh:value
  TermId path = store::no_term;   // a predicate in place of the shape's path (sh:closed, ?path of a query)
  std::vector<TermId> messages;   // of a query; none: those of the shape
};

// The value nodes of a run of focus nodes: those of focus[i] are values[begins[i]] up to values[begins[i + 1]], each
// once. At a node shape they are the focus nodes themselves.
struct ValueNodes {
  std::span<const TermId> focus;
  std::vector<std::uint32_t> begins;
  std::vector<TermId> values;
  bool is_node_shape = false;

  std::span<const TermId> of(std::size_t i) const {
    return std::span(values).subspan(begins[i], begins[i + 1] - begins[i]);
  }
};

// Used by one thread.
class Evaluator {
 public:
  // Both must outlive it. The shapes must be loaded without errors.
  Evaluator(const Shapes& shapes, DataGraph& data);

  // Appends what keeps the focus nodes from conforming to the shape, constraint after constraint. Quickest if they are
  // ascending; one that comes twice is reported twice.
  void validate(ShapeId shape, std::span<const TermId> focus, std::vector<Result>& results);

  // Which of the nodes conform to the shape.
  std::vector<bool> conform(ShapeId shape, std::span<const TermId> nodes);

 private:
  // What a constraint finds: the number of the focus node in ValueNodes, and what the result says beside it.
  struct Finding {
    std::size_t focus = 0;
    TermId value = store::no_term;
    TermId path = store::no_term;
    bool second = false;  // of the two components of a qualified value shape the maximum
    std::vector<TermId> messages = {};
  };
  using Findings = std::vector<Finding>;

  ValueNodes value_nodes(ShapeId shape, std::span<const TermId> focus);
  sparql::PathSearch& path_search(ShapeId shape);
  sparql::PreboundQuery& prebound(const Sparql& constraint);
  void ask(const Sparql& constraint, const ValueNodes& nodes, Findings& found);
  void select(const Sparql& constraint, const ValueNodes& nodes, Findings& found);

  // One per kind of constraint, in constraints_*.cpp. sh:property has none: its results are those of the property
  // shape.
  void check(const Class& constraint, const ValueNodes& nodes, Findings& found);
  void check(const Datatype& constraint, const ValueNodes& nodes, Findings& found);
  void check(const NodeKind& constraint, const ValueNodes& nodes, Findings& found);
  void check(const MinCount& constraint, const ValueNodes& nodes, Findings& found);
  void check(const MaxCount& constraint, const ValueNodes& nodes, Findings& found);
  void check(const ValueRange& constraint, const ValueNodes& nodes, Findings& found);
  void check(const MinLength& constraint, const ValueNodes& nodes, Findings& found);
  void check(const MaxLength& constraint, const ValueNodes& nodes, Findings& found);
  void check(const Pattern& constraint, const ValueNodes& nodes, Findings& found);
  void check(const LanguageIn& constraint, const ValueNodes& nodes, Findings& found);
  void check(const UniqueLang& constraint, const ValueNodes& nodes, Findings& found);
  void check(const Equals& constraint, const ValueNodes& nodes, Findings& found);
  void check(const Disjoint& constraint, const ValueNodes& nodes, Findings& found);
  void check(const LessThan& constraint, const ValueNodes& nodes, Findings& found);
  void check(const Not& constraint, const ValueNodes& nodes, Findings& found);
  void check(const And& constraint, const ValueNodes& nodes, Findings& found);
  void check(const Or& constraint, const ValueNodes& nodes, Findings& found);
  void check(const Xone& constraint, const ValueNodes& nodes, Findings& found);
  void check(const Node& constraint, const ValueNodes& nodes, Findings& found);
  void check(const Property& constraint, const ValueNodes& nodes, Findings& found);
  void check(const QualifiedValueShape& constraint, const ValueNodes& nodes, Findings& found);
  void check(const Closed& constraint, const ValueNodes& nodes, Findings& found);
  void check(const HasValue& constraint, const ValueNodes& nodes, Findings& found);
  void check(const In& constraint, const ValueNodes& nodes, Findings& found);
  void check(const Sparql& constraint, const ValueNodes& nodes, Findings& found);

  // Every value for which `holds(id)` is false becomes a finding.
  template <typename Holds>
  static void check_values(const ValueNodes& nodes, Findings& found, Holds holds) {
    for (std::size_t i = 0; i < nodes.focus.size(); ++i) {
      for (const TermId value : nodes.of(i)) {
        if (!holds(value)) found.push_back({i, value});
      }
    }
  }

  // The same where what holds is known by the number of the value in nodes.values.
  static void report_values(const ValueNodes& nodes, Findings& found, const std::vector<bool>& holds);

  const Shapes& shapes_;
  DataGraph& data_;
  sparql::algebra::Variables no_variables_;
  sparql::ExecutionContext paths_;
  std::map<ShapeId, std::unique_ptr<sparql::PathSearch>> searches_;
  std::map<const SparqlQuery*, std::unique_ptr<sparql::PreboundQuery>> queries_;
};

}  // namespace kontor::shacl
