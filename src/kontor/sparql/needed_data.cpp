#include "kontor/sparql/needed_data.hpp"

#include <algorithm>

#include "kontor/sparql/algebra/visit.hpp"

namespace kontor::sparql {
namespace {

rdf::TermView view_of(const algebra::PatternTerm& term) {
  const auto* fixed = std::get_if<rdf::Term>(&term);
  return fixed == nullptr ? rdf::TermView() : fixed->view();
}

bool matches_empty(const rdf::PropertyPath& path);

// Whether a path can have length zero.
struct MatchesEmpty {
  static bool one(const rdf::PropertyPath& path) { return matches_empty(path); }
  bool operator()(const rdf::PredicatePath&) const { return false; }
  bool operator()(const rdf::NegatedPropertySet&) const { return false; }
  bool operator()(const rdf::ZeroOrMorePath&) const { return true; }
  bool operator()(const rdf::ZeroOrOnePath&) const { return true; }
  bool operator()(const rdf::OneOrMorePath& path) const { return one(*path.path); }
  bool operator()(const rdf::InversePath& path) const { return one(*path.path); }
  bool operator()(const rdf::SequencePath& path) const {
    return std::all_of(path.steps.begin(), path.steps.end(), one);
  }
  bool operator()(const rdf::AlternativePath& path) const {
    return std::any_of(path.alternatives.begin(), path.alternatives.end(), one);
  }
};

bool matches_empty(const rdf::PropertyPath& path) {
  return std::visit(MatchesEmpty(), path.node);
}

}  // namespace

// Walks over a pattern and everything in it, expressions with EXISTS included. What SERVICE asks for is elsewhere.
class NeededData::Collector {
 public:
  explicit Collector(NeededData& needed) : needed_(needed) {}

  void in(const algebra::Algebra& pattern) const {
    if (std::holds_alternative<algebra::Service>(pattern.node)) {
      needed_.asks_endpoints_ = true;
      return;
    }
    if (const auto* bgp = std::get_if<algebra::Bgp>(&pattern.node)) {
      for (const algebra::TriplePattern& triple : bgp->triples) {
        add({view_of(triple.subject), view_of(triple.predicate), view_of(triple.object)});
      }
    }
    if (const auto* path = std::get_if<algebra::Path>(&pattern.node)) {
      const bool open = !view_of(path->subject) && !view_of(path->object);
      if (open && matches_empty(path->path)) add({});  // every node of the graph
      in(path->path);
    }
    algebra::for_each_input(pattern, [this](const algebra::Algebra& input) { in(input); });
    algebra::for_each_expression(pattern, [this](const algebra::Expression& expression) { in(expression); });
  }

  void add(const Pattern& pattern) const {
    needed_.all_ = needed_.all_ || (!pattern.subject && !pattern.predicate && !pattern.object);
    needed_.patterns_.push_back(pattern);
    // Datasets fold language tags; whether a tag is the same is not worth the comparison.
    if (!pattern.object.language.empty()) needed_.patterns_.back().object = {};
  }

 private:
  void in(const algebra::Expression& expression) const {
    if (const auto* exists = std::get_if<algebra::Exists>(&expression.node)) in(*exists->pattern);
    algebra::for_each_operand(expression, [this](const algebra::Expression& operand) { in(operand); });
  }

  void in(const rdf::PropertyPath& path) const {
    std::visit(
        [this](const auto& node) {
          if constexpr (requires { node.iri; }) {
            add({{}, rdf::iri(node.iri), {}});
          } else if constexpr (requires { node.path; }) {
            in(*node.path);
          } else if constexpr (requires { node.steps; }) {
            for (const rdf::PropertyPath& step : node.steps) in(step);
          } else if constexpr (requires { node.alternatives; }) {
            for (const rdf::PropertyPath& alternative : node.alternatives) in(alternative);
          } else {
            add({});  // a negated property set: any predicate
          }
        },
        path.node);
  }

  NeededData& needed_;
};

NeededData::NeededData(const Query& query) {
  const Collector collector(*this);
  if (query.form() == QueryForm::describe) collector.add({});
  collector.in(query.algebra().pattern);
}

bool NeededData::has(const rdf::QuadView& quad) const {
  if (all_) return true;
  const auto fits = [](const rdf::TermView& wanted, const rdf::TermView& term) { return !wanted || wanted == term; };
  return std::any_of(patterns_.begin(), patterns_.end(), [&](const Pattern& pattern) {
    return fits(pattern.predicate, quad.predicate) && fits(pattern.subject, quad.subject) &&
           fits(pattern.object, quad.object);
  });
}

}  // namespace kontor::sparql
