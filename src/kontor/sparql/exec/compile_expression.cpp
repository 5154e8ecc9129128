#include <algorithm>
#include <array>
#include <limits>

#include "kontor/base/suggest.hpp"
#include "kontor/sparql/exec/expression_node.hpp"
#include "kontor/sparql/exec/functions.hpp"

namespace kontor::sparql::eval {
namespace {

Item evaluate_variable(const Node& node, Frame& frame) {
  return term_item(frame.row[node.variable]);
}

Item evaluate_constant(const Node& node, Frame&) {
  return term_item(node.constant);
}

// Calls of up to three arguments need no memory beyond the stack.
Item evaluate_call(const Node& node, Frame& frame) {
  std::array<Item, 3> few;
  std::vector<Item> many(node.arguments.size() > few.size() ? node.arguments.size() : 0);
  Item* arguments = many.empty() ? few.data() : many.data();
  for (std::size_t i = 0; i < node.arguments.size(); ++i) {
    arguments[i] = evaluate(node.arguments[i], frame);
    if (is_error(arguments[i])) return {};
  }
  return node.function(frame, {arguments, node.arguments.size()});
}

Ebv test_exists(const Node& node, Frame& frame) {
  return to_ebv(node.exists(frame.row) != node.negated);
}

Ebv test_memo(const Node& node, Frame& frame) {
  const TermId key = frame.row[node.variable];
  const std::uint8_t known = node.memo->tests.load(key);
  if (known != 0) return static_cast<Ebv>(known - 1);
  const Ebv result = test(node.arguments[0], frame);
  node.memo->tests.store(key, static_cast<std::uint8_t>(static_cast<std::uint8_t>(result) + 1));
  return result;
}

bool is_constant(const Node& node) {
  return node.leaf == Leaf::constant;
}

bool is_boolean(const Node& node) {
  return node.evaluate == evaluate_by_test || node.boolean;
}

// Whether every argument is a variable or a constant and the node itself a comparison: as quick as remembering.
bool is_quick(const Node& node) {
  if (node.function != nullptr || node.regex != nullptr || node.arguments.size() > 2) return false;
  return std::all_of(node.arguments.begin(), node.arguments.end(), is_leaf);
}

// The one variable that the node depends on, if it is one.
bool find_single_variable(const Node& node, std::optional<algebra::Variable>& found) {
  if (const auto variable = as_variable(node)) {
    if (found && *found != *variable) return false;
    found = variable;
  }
  for (const Node& argument : node.arguments) {
    if (!find_single_variable(argument, found)) return false;
  }
  return true;
}

class Compiler {
 public:
  explicit Compiler(ExpressionContext& context) : context_(context) {}

  Node compile(const algebra::Expression& expression) { return finish(std::visit(*this, expression.node)); }

  Node operator()(const algebra::Constant& constant) {
    return constant_node(context_.pool.intern(constant.term.view()));
  }

  Node operator()(const algebra::VariableValue& value) {
    Node node = value_node(evaluate_variable);
    node.variable = value.variable;
    node.leaf = Leaf::variable;
    return node;
  }

  Node operator()(const algebra::Operation& operation) {
    return operator_node(operation.op, compile_all(operation.operands));
  }

  Node operator()(const algebra::BuiltinCall& call) {
    std::vector<Node> arguments = compile_all(call.arguments);
    switch (call.function) {
      case Builtin::bound:
        return bound_node(std::move(arguments));
      case Builtin::if_:
        return if_node(std::move(arguments));
      case Builtin::coalesce:
        return coalesce_node(std::move(arguments));
      case Builtin::bnode:
        return bnode_node(std::move(arguments), context_.blank_node_scope);
      case Builtin::regex:
        check_regex(call, arguments, 2);
        return regex_node(std::move(arguments));
      case Builtin::replace:
        check_regex(call, arguments, 3);
        return replace_node(std::move(arguments));
      default:
        return table_call(call.function, std::move(arguments));
    }
  }

  Node operator()(const algebra::FunctionCall& call) {
    const xsd::Datatype target = xsd::find_datatype(call.iri);
    if (target != xsd::Datatype::none) {
      check_count(call, 1, 1);
      return cast_node(target, compile_all(call.arguments));
    }
    for (const ExtensionRow& row : extension_functions()) {
      if (row.iri != call.iri) continue;
      check_count(call, row.min_arguments, row.max_arguments);
      return call_node(row.function, compile_all(call.arguments));
    }
    // A function that nobody knows is an error of its evaluation, not of the query (SPARQL 1.1 section 17.6).
    if (context_.warn) {
      context_.warn(call.place,
                    "unknown function <" + call.iri + "> has no value" + suggestion(call.iri, known_functions()));
    }
    return constant_node(store::no_term);
  }

  Node operator()(const algebra::Exists& exists) {
    Node node = test_node(test_exists);
    if (context_.compile_exists == nullptr) throw Error("EXISTS has no place here");
    node.exists = context_.compile_exists(*exists.pattern);
    node.negated = exists.negated;
    node.pure = false;
    return node;
  }

 private:
  std::vector<Node> compile_all(const std::vector<algebra::Expression>& expressions) {
    std::vector<Node> nodes;
    nodes.reserve(expressions.size());
    for (const algebra::Expression& expression : expressions) nodes.push_back(compile(expression));
    return nodes;
  }

  Node table_call(Builtin function, std::vector<Node> arguments) {
    const FunctionRow* row = find_function(function);
    Node node = call_node(row->function, std::move(arguments));
    node.pure = row->behaviour != Behaviour::impure;
    node.boolean = row->behaviour == Behaviour::test;
    return node;
  }

  // A wrong regular expression is an error for each row (section 17.4.3.14), so nobody would hear of it.
  void check_regex(const algebra::BuiltinCall& call, const std::vector<Node>& arguments, std::size_t flags_at) const {
    const auto text = [&](std::size_t i) -> std::optional<std::string_view> {
      if (i >= arguments.size()) return std::string_view();
      if (arguments[i].leaf != Leaf::constant) return std::nullopt;
      const rdf::TermView term = context_.pool.view(arguments[i].constant);
      return term.is_literal() ? std::optional(term.text) : std::nullopt;
    };
    const auto pattern = text(1);
    const auto flags = text(flags_at);
    if (!context_.warn || !pattern || !flags) return;
    const XPathRegex regex(*pattern, *flags);
    if (regex.is_valid()) return;
    context_.warn(call.place, std::string(name_of(call.function)) + " has no value: " + regex.problem());
  }

  static void check_count(const algebra::FunctionCall& call, std::size_t least, std::size_t most) {
    const std::size_t count = call.arguments.size();
    if (count >= least && count <= most) return;
    throw Error("function <" + call.iri + "> takes " + std::to_string(least) +
                    (least == 1 ? " argument, not " : " arguments, not ") + std::to_string(count),
                {{}, call.place, {}});
  }

  static std::vector<std::string_view> known_functions() {
    std::vector<std::string_view> names;
    for (const ExtensionRow& row : extension_functions()) names.push_back(row.iri);
    for (auto i = 1; i <= static_cast<int>(xsd::Datatype::base64_binary); ++i) {
      names.push_back(xsd::datatype_iri(static_cast<xsd::Datatype>(i)));
    }
    return names;
  }

  // Hands the properties of the arguments up, folds constants and remembers tests of one variable per term.
  Node finish(Node node) {
    bool constant = !node.arguments.empty();
    for (const Node& argument : node.arguments) {
      node.pure = node.pure && argument.pure;
      constant = constant && is_constant(argument);
    }
    if (constant && node.pure) return fold(node);
    if (!node.pure || !is_boolean(node) || is_quick(node)) return node;
    std::optional<algebra::Variable> variable;
    if (!find_single_variable(node, variable) || !variable) return node;
    return remember(std::move(node), *variable);
  }

  Node fold(const Node& node) {
    const RowView row(nullptr, 0);
    Frame frame{context_, row, context_.pool};
    return constant_node(to_id(context_.pool, evaluate(node, frame)));
  }

  static Node remember(Node node, algebra::Variable variable) {
    // One table for the whole is enough.
    for (Node& argument : node.arguments) forget(argument);
    std::vector<Node> arguments;
    arguments.push_back(std::move(node));
    Node memo = test_node(test_memo, std::move(arguments));
    memo.variable = variable;
    memo.memo = std::make_unique<Memo>();
    return memo;
  }

  static void forget(Node& node) {
    if (node.test == test_memo) {
      Node inner = std::move(node.arguments[0]);
      node = std::move(inner);
    }
    for (Node& argument : node.arguments) forget(argument);
  }

  ExpressionContext& context_;
};

}  // namespace

Item evaluate_by_test(const Node& node, Frame& frame) {
  const Ebv value = test(node, frame);
  return value == Ebv::error ? Item() : Item(value == Ebv::true_);
}

Ebv test_by_evaluate(const Node& node, Frame& frame) {
  return effective_boolean_value(frame.pool, evaluate(node, frame));
}

std::optional<algebra::Variable> as_variable(const Node& node) {
  if (node.leaf != Leaf::variable) return std::nullopt;
  return node.variable;
}

Node call_node(Function function, std::vector<Node> arguments) {
  Node node = value_node(evaluate_call, std::move(arguments));
  node.function = function;
  return node;
}

Node constant_node(TermId term) {
  Node node = value_node(evaluate_constant);
  node.constant = term;
  node.leaf = Leaf::constant;
  return node;
}

Node compile(const algebra::Expression& expression, ExpressionContext& context) {
  return Compiler(context).compile(expression);
}

}  // namespace kontor::sparql::eval
