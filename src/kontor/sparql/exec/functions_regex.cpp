// REGEX and REPLACE (SPARQL 1.1 sections 17.4.3.14 and 17.4.3.15). Patterns are compiled once; the compiler of
// expressions sees to it that a text is searched once per term.
#include "kontor/sparql/exec/expression_node.hpp"

namespace kontor::sparql::eval {
namespace {

// The regex of arguments 1 and `flags_at`; null if they are wrong.
std::shared_ptr<const XPathRegex> find_regex(const Node& node, Frame& frame, std::size_t flags_at) {
  const Item pattern_item = evaluate(node.arguments[1], frame);
  const Item flags_item =
      node.arguments.size() > flags_at ? evaluate(node.arguments[flags_at], frame) : borrowed_string({});
  const auto pattern = simple_of(frame.pool, pattern_item);
  const auto flags = simple_of(frame.pool, flags_item);
  if (!pattern || !flags) return nullptr;
  auto regex = node.regex->find(*pattern, *flags);
  return regex->is_valid() ? regex : nullptr;
}

Ebv test_regex(const Node& node, Frame& frame) {
  const Item item = evaluate(node.arguments[0], frame);
  const auto string = string_of(frame.pool, item);
  if (!string) return Ebv::error;
  const auto regex = find_regex(node, frame, 2);
  return regex ? to_ebv(regex->matches(string->text)) : Ebv::error;
}

Item evaluate_replace(const Node& node, Frame& frame) {
  const Item item = evaluate(node.arguments[0], frame);
  const auto string = string_of(frame.pool, item);
  if (!string) return {};
  const Item replacement_item = evaluate(node.arguments[2], frame);
  const auto replacement = simple_of(frame.pool, replacement_item);
  const auto regex = find_regex(node, frame, 3);
  if (!replacement || !regex) return {};
  auto result = regex->replace(string->text, *replacement);
  return result ? string_item(*std::move(result), string->language) : Item();
}

Node with_cache(Node node) {
  node.regex = std::make_unique<RegexCache>();
  return node;
}

}  // namespace

Node regex_node(std::vector<Node> arguments) {
  return with_cache(test_node(test_regex, std::move(arguments)));
}

Node replace_node(std::vector<Node> arguments) {
  return with_cache(value_node(evaluate_replace, std::move(arguments)));
}

}  // namespace kontor::sparql::eval
