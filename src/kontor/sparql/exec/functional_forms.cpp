// The functional forms of SPARQL 1.1 section 17.4.1: they decide themselves which arguments are evaluated, and an error
// in an argument need not be theirs.
#include "kontor/sparql/exec/expression_node.hpp"

namespace kontor::sparql::eval {
namespace {

// An argument that is no variable comes from substitution and is bound.
Ebv test_bound(const Node& node, Frame& frame) {
  return to_ebv(!is_error(evaluate(node.arguments[0], frame)));
}

Item evaluate_if(const Node& node, Frame& frame) {
  switch (test(node.arguments[0], frame)) {
    case Ebv::true_:
      return evaluate(node.arguments[1], frame);
    case Ebv::false_:
      return evaluate(node.arguments[2], frame);
    default:
      return {};
  }
}

Item evaluate_coalesce(const Node& node, Frame& frame) {
  for (const Node& argument : node.arguments) {
    Item item = evaluate(argument, frame);
    if (!is_error(item)) return item;
  }
  return {};
}

}  // namespace

Node bound_node(std::vector<Node> arguments) {
  return test_node(test_bound, std::move(arguments));
}

Node if_node(std::vector<Node> arguments) {
  return value_node(evaluate_if, std::move(arguments));
}

Node coalesce_node(std::vector<Node> arguments) {
  return value_node(evaluate_coalesce, std::move(arguments));
}

}  // namespace kontor::sparql::eval
