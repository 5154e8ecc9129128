// The operators of SPARQL 1.1 section 17.3 and IN, NOT IN (17.4.1.9).
#include "kontor/sparql/exec/expression_node.hpp"
#include "kontor/xsd/arithmetic.hpp"

namespace kontor::sparql::eval {
namespace {

using algebra::Operator;
using xsd::Value;

// True if any operand is, else an error if any is (section 17.2, the truth table of ||).
Ebv test_or(const Node& node, Frame& frame) {
  Ebv result = Ebv::false_;
  for (const Node& operand : node.arguments) {
    const Ebv value = test(operand, frame);
    if (value == Ebv::true_) return value;
    if (value == Ebv::error) result = value;
  }
  return result;
}

Ebv test_and(const Node& node, Frame& frame) {
  Ebv result = Ebv::true_;
  for (const Node& operand : node.arguments) {
    const Ebv value = test(operand, frame);
    if (value == Ebv::false_) return value;
    if (value == Ebv::error) result = value;
  }
  return result;
}

Ebv negate(Ebv value) {
  if (value == Ebv::error) return value;
  return to_ebv(value == Ebv::false_);
}

Ebv test_not(const Node& node, Frame& frame) {
  return negate(test(node.arguments[0], frame));
}

Ebv test_equal(const Node& node, Frame& frame) {
  const Node& a = node.arguments[0];
  const Node& b = node.arguments[1];
  if (is_leaf(a) && is_leaf(b)) return equal(frame.pool, leaf_term(a, frame), leaf_term(b, frame));
  return equal(frame.pool, evaluate(a, frame), evaluate(b, frame));
}

Ebv test_not_equal(const Node& node, Frame& frame) {
  return negate(test_equal(node, frame));
}

bool holds(Operator op, Order order) {
  switch (op) {
    case Operator::less:
      return order == Order::less;
    case Operator::greater:
      return order == Order::greater;
    case Operator::less_equal:
      return order == Order::less || order == Order::equal;
    default:
      return order == Order::greater || order == Order::equal;
  }
}

Ebv test_order(const Node& node, Frame& frame) {
  const Node& a = node.arguments[0];
  const Node& b = node.arguments[1];
  const Order result = is_leaf(a) && is_leaf(b) ? order(frame.pool, leaf_term(a, frame), leaf_term(b, frame))
                                                : order(frame.pool, evaluate(a, frame), evaluate(b, frame));
  return result == Order::error ? Ebv::error : to_ebv(holds(node.op, result));
}

Ebv test_in(const Node& node, Frame& frame) {
  const Item item = evaluate(node.arguments[0], frame);
  if (is_error(item)) return node.arguments.size() == 1 ? to_ebv(node.negated) : Ebv::error;
  Ebv result = Ebv::false_;
  for (std::size_t i = 1; i < node.arguments.size(); ++i) {
    const Ebv value = equal(frame.pool, item, evaluate(node.arguments[i], frame));
    if (value == Ebv::true_) return to_ebv(!node.negated);
    if (value == Ebv::error) result = value;
  }
  return node.negated ? negate(result) : result;
}

// The number of an operand: of a leaf without a detour, else by way of `item` and `scratch`.
const Value& operand(const Node& node, Frame& frame, Item& item, Value& scratch) {
  if (is_leaf(node)) return frame.pool.value(leaf_term(node, frame));
  item = evaluate(node, frame);
  return value_of(frame.pool, item, scratch);
}

using Arithmetic = std::optional<Value> (*)(const Value&, const Value&);

template <Arithmetic compute>
Item evaluate_arithmetic(const Node& node, Frame& frame) {
  Item a;
  Item b;
  Value left_scratch;
  Value right_scratch;
  const Value& left = operand(node.arguments[0], frame, a, left_scratch);
  const Value& right = operand(node.arguments[1], frame, b, right_scratch);
  if (!left.has_data() || !right.has_data()) return {};
  return value_item(compute(left, right));
}

Item evaluate_minus(const Node& node, Frame& frame) {
  const Item a = evaluate(node.arguments[0], frame);
  Value scratch;
  const Value& value = value_of(frame.pool, a, scratch);
  return value_item(xsd::negate(value));
}

Item evaluate_plus(const Node& node, Frame& frame) {
  Item a = evaluate(node.arguments[0], frame);
  Value scratch;
  return value_of(frame.pool, a, scratch).is_numeric() ? a : Item();
}

Node with_operator(Node node, Operator op) {
  node.op = op;
  return node;
}

}  // namespace

Node operator_node(Operator op, std::vector<Node> arguments) {
  switch (op) {
    case Operator::or_:
      return test_node(test_or, std::move(arguments));
    case Operator::and_:
      return test_node(test_and, std::move(arguments));
    case Operator::not_:
      return test_node(test_not, std::move(arguments));
    case Operator::equal:
      return test_node(test_equal, std::move(arguments));
    case Operator::not_equal:
      return test_node(test_not_equal, std::move(arguments));
    case Operator::less:
    case Operator::greater:
    case Operator::less_equal:
    case Operator::greater_equal:
      return with_operator(test_node(test_order, std::move(arguments)), op);
    case Operator::in:
    case Operator::not_in: {
      Node node = test_node(test_in, std::move(arguments));
      node.negated = op == Operator::not_in;
      return node;
    }
    case Operator::add:
      return value_node(evaluate_arithmetic<xsd::add>, std::move(arguments));
    case Operator::subtract:
      return value_node(evaluate_arithmetic<xsd::subtract>, std::move(arguments));
    case Operator::multiply:
      return value_node(evaluate_arithmetic<xsd::multiply>, std::move(arguments));
    case Operator::divide:
      return value_node(evaluate_arithmetic<xsd::divide>, std::move(arguments));
    case Operator::unary_plus:
      return value_node(evaluate_plus, std::move(arguments));
    case Operator::unary_minus:
      return value_node(evaluate_minus, std::move(arguments));
  }
  return constant_node(store::no_term);
}

}  // namespace kontor::sparql::eval
