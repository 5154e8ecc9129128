// The compiled form of an expression: a tree of nodes that each carry the function that evaluates them. Private to exec/.
#pragma once

#include <memory>
#include <optional>
#include <span>
#include <vector>

#include "kontor/sparql/exec/item.hpp"
#include "kontor/sparql/exec/xpath_regex.hpp"

namespace kontor::sparql::eval {

// The row at hand and what it is evaluated with.
struct Frame {
  ExpressionContext& context;
  const RowView& row;
  TermPool& pool;
};

// A function of arguments that are no errors.
using Function = Item (*)(Frame& frame, std::span<const Item> arguments);

// Results by term id, for a node that is a pure function of one variable: 0 is "not yet".
struct Memo {
  LazyArray<std::uint8_t> tests;  // Ebv + 1
  LazyArray<TermId> terms;        // an id, or the highest number for an error
};

// What nodes without arguments are; most comparisons are between two of them.
enum class Leaf : std::uint8_t { none, variable, constant };

struct Node {
  using Evaluate = Item (*)(const Node& node, Frame& frame);
  using Test = Ebv (*)(const Node& node, Frame& frame);

  // Both are set. Nodes that give booleans implement `test` and leave `evaluate` to evaluate_by_test, all others the
  // other way round.
  Evaluate evaluate = nullptr;
  Test test = nullptr;

  Leaf leaf = Leaf::none;
  std::vector<Node> arguments;
  Function function = nullptr;                          // of a node made by call_node
  TermId constant = store::no_term;                     // of a constant; no_term is a constant error
  algebra::Variable variable = 0;                       // of a variable
  algebra::Operator op{};                               // of a comparison
  xsd::Datatype datatype{};                             // of a cast
  std::uint64_t scope = 0;                              // of BNODE(str)
  std::unique_ptr<RegexCache> regex;                    // of REGEX and REPLACE
  ExistsTest exists;                                    // of EXISTS
  bool negated = false;                                 // of EXISTS and IN
  bool pure = true;                                     // equal rows give equal results
  bool boolean = false;                                 // gives a boolean although it implements `evaluate`
  std::unique_ptr<Memo> memo;
};

inline Item evaluate(const Node& node, Frame& frame) {
  return node.evaluate(node, frame);
}

inline Ebv test(const Node& node, Frame& frame) {
  return node.test(node, frame);
}

inline bool is_leaf(const Node& node) {
  return node.leaf != Leaf::none;
}

// The term of a leaf.
inline TermId leaf_term(const Node& node, const Frame& frame) {
  return node.leaf == Leaf::constant ? node.constant : frame.row[node.variable];
}

Item evaluate_by_test(const Node& node, Frame& frame);
Ebv test_by_evaluate(const Node& node, Frame& frame);

inline Node value_node(Node::Evaluate evaluate, std::vector<Node> arguments = {}) {
  Node node;
  node.evaluate = evaluate;
  node.test = test_by_evaluate;
  node.arguments = std::move(arguments);
  return node;
}

inline Node test_node(Node::Test test, std::vector<Node> arguments = {}) {
  Node node;
  node.evaluate = evaluate_by_test;
  node.test = test;
  node.arguments = std::move(arguments);
  return node;
}

// A node that evaluates its arguments, is an error if one of them is, and calls the function otherwise.
Node call_node(Function function, std::vector<Node> arguments);

Node constant_node(TermId term);

// The variable, if the node is nothing else.
std::optional<algebra::Variable> as_variable(const Node& node);

// Operators, functional forms and what else does not evaluate all its arguments first. `arguments` are compiled.
Node operator_node(algebra::Operator op, std::vector<Node> arguments);
Node if_node(std::vector<Node> arguments);
Node coalesce_node(std::vector<Node> arguments);
Node bound_node(std::vector<Node> arguments);
Node bnode_node(std::vector<Node> arguments, std::uint64_t scope);
Node regex_node(std::vector<Node> arguments);
Node replace_node(std::vector<Node> arguments);

// The cast to a datatype (section 17.5), string included.
Node cast_node(xsd::Datatype target, std::vector<Node> arguments);
Item cast_item(Frame& frame, const Item& item, xsd::Datatype target);

// Compiles an expression. Throws Error for functions that do not exist.
Node compile(const algebra::Expression& expression, ExpressionContext& context);

}  // namespace kontor::sparql::eval
