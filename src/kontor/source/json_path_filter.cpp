#include "kontor/source/json_path_filter.hpp"

#include <re2/re2.h>

#include <charconv>
#include <limits>
#include <optional>

#include "kontor/base/utf8.hpp"
#include "kontor/json/value.hpp"

namespace kontor::source::json_path {

class Pattern {
 public:
  Pattern(const std::string& regexp, const RE2::Options& options, Function function)
      : regexp_(regexp, options), whole_(function == Function::match) {}
  bool matches(std::string_view text) const {
    if (!regexp_.ok()) return false;
    const re2::StringPiece piece(text.data(), text.size());
    return whole_ ? RE2::FullMatch(piece, regexp_) : RE2::PartialMatch(piece, regexp_);
  }

 private:
  RE2 regexp_;
  bool whole_;
};

namespace {

// An I-Regexp for RE2: '.' outside of classes does not match line ends, '^' and '$' mean themselves (RFC 9485, 5.3).
std::string translate(std::string_view regexp) {
  std::string out;
  bool in_class = false;
  for (std::size_t i = 0; i < regexp.size(); ++i) {
    const char c = regexp[i];
    if (c == '\\' && i + 1 < regexp.size()) {
      out += c;
      out += regexp[++i];
      continue;
    }
    if (c == '[') in_class = true;
    if (c == ']') in_class = false;
    if (in_class || (c != '.' && c != '^' && c != '$')) {
      out += c;
    } else if (c == '.') {
      out += "[^\\n\\r]";
    } else {
      out += '\\';
      out += c;
    }
  }
  return out;
}

// A side of a comparison: a literal, a scalar, a node, or nothing (section 2.3.5.2.2).
struct Result {
  std::optional<Value> value;
  JsonNode node;  // valid if the value comes from the document
  std::string computed;
};

class Evaluation {
 public:
  Evaluation(const JsonNode& current, const JsonNode& root) : current_(current), root_(root) {}

  bool operator()(const Or& expression) const {
    for (const FilterExpression& operand : expression.operands) {
      if (std::visit(*this, operand.node)) return true;
    }
    return false;
  }
  bool operator()(const And& expression) const {
    for (const FilterExpression& operand : expression.operands) {
      if (!std::visit(*this, operand.node)) return false;
    }
    return true;
  }
  bool operator()(const Not& expression) const { return !std::visit(*this, expression.operand->node); }
  bool operator()(const Existence& expression) const { return !nodes(expression.query).empty(); }
  bool operator()(const Test& expression) const { return test(*expression.call); }
  bool operator()(const Comparison& expression) const;

 private:
  std::vector<JsonNode> nodes(const Query& query) const {
    std::vector<JsonNode> found;
    select(query.segments, query.start == Start::root ? root_ : current_, root_, found);
    return found;
  }
  bool test(const FunctionCall& call) const;
  void evaluate(const Operand& operand, Result& out) const;
  void call(const FunctionCall& call, Result& out) const;

  JsonNode current_;
  JsonNode root_;
};

void set_node(const JsonNode& node, Result& out) {
  out.node = node;
  out.value = node.value();
}

void Evaluation::evaluate(const Operand& operand, Result& out) const {
  if (const auto* literal = std::get_if<Literal>(&operand)) {
    out.value = Value{literal->kind, literal->text};
  } else if (const auto* query = std::get_if<Query>(&operand)) {
    const std::vector<JsonNode> found = nodes(*query);
    if (!found.empty()) set_node(found.front(), out);
  } else {
    call(*std::get<std::shared_ptr<const FunctionCall>>(operand), out);
  }
}

// length(), count() and value(); sections 2.4.4, 2.4.5 and 2.4.8.
void Evaluation::call(const FunctionCall& call, Result& out) const {
  if (call.function == Function::length) {
    Result argument;
    evaluate(call.arguments[0], argument);
    if (!argument.value) return;
    if (argument.value->kind == ValueKind::string) {
      out.computed = std::to_string(count_code_points(argument.value->text));
    } else if (argument.node.valid() && (argument.node.is_array() || argument.node.is_object())) {
      out.computed = std::to_string(argument.node.size());
    } else {
      return;
    }
  } else {
    const std::vector<JsonNode> found = nodes(std::get<Query>(call.arguments[0]));
    if (call.function == Function::value) {
      if (found.size() == 1) set_node(found.front(), out);
      return;
    }
    out.computed = std::to_string(found.size());
  }
  out.value = Value{ValueKind::number, out.computed};
}

// match() and search(); sections 2.4.6 and 2.4.7.
bool Evaluation::test(const FunctionCall& call) const {
  Result text;
  evaluate(call.arguments[0], text);
  if (!text.value || text.value->kind != ValueKind::string) return false;
  if (call.pattern) return call.pattern->matches(text.value->text);
  Result regexp;
  evaluate(call.arguments[1], regexp);
  if (!regexp.value || regexp.value->kind != ValueKind::string) return false;
  return compile_pattern(regexp.value->text, call.function)->matches(text.value->text);
}

bool equal_nodes(const JsonNode& a, const JsonNode& b);

bool equal_scalars(const Value& a, const Value& b) {
  if (a.kind != b.kind) return false;
  return a.kind == ValueKind::number ? json::equal_numbers(a.text, b.text) : a.text == b.text;
}

bool equal_children(const JsonNode& a, const JsonNode& b) {
  if (a.size() != b.size()) return false;
  JsonNode other = b.first_child();
  for (JsonNode child = a.first_child(); child.within(a); child = child.next_sibling()) {
    const JsonNode match = a.is_object() ? b.member(child.key()) : other;
    if (!match.valid() || !equal_nodes(child, match)) return false;
    if (a.is_array()) other = other.next_sibling();
  }
  return true;
}

bool equal_nodes(const JsonNode& a, const JsonNode& b) {
  if (a.kind() != b.kind()) return false;
  return a.is_array() || a.is_object() ? equal_children(a, b) : equal_scalars(a.value(), b.value());
}

bool is_structure(const Value& value) { return value.kind == ValueKind::array || value.kind == ValueKind::object; }

bool equal(const Result& a, const Result& b) {
  if (!a.value || !b.value) return !a.value && !b.value;
  if (is_structure(*a.value) && is_structure(*b.value)) return equal_nodes(a.node, b.node);
  return equal_scalars(*a.value, *b.value);
}

double to_double(std::string_view number) {
  double value = 0;
  const auto [end, error] = std::from_chars(number.data(), number.data() + number.size(), value);
  if (error == std::errc::result_out_of_range) return number.front() == '-' ? std::numeric_limits<double>::lowest() : std::numeric_limits<double>::max();
  return value;
}

bool less(const Result& a, const Result& b) {
  if (!a.value || !b.value || a.value->kind != b.value->kind) return false;
  if (a.value->kind == ValueKind::string) return a.value->text < b.value->text;  // UTF-8 sorts like code points
  if (a.value->kind != ValueKind::number || json::equal_numbers(a.value->text, b.value->text)) return false;
  return to_double(a.value->text) < to_double(b.value->text);
}

bool Evaluation::operator()(const Comparison& expression) const {
  Result left;
  Result right;
  evaluate(expression.left, left);
  evaluate(expression.right, right);
  switch (expression.comparison) {
    case ComparisonOperator::equal: return equal(left, right);
    case ComparisonOperator::not_equal: return !equal(left, right);
    case ComparisonOperator::less: return less(left, right);
    case ComparisonOperator::less_equal: return less(left, right) || equal(left, right);
    case ComparisonOperator::greater: return less(right, left);
    case ComparisonOperator::greater_equal: return less(right, left) || equal(left, right);
  }
  return false;
}

struct RootReference {
  bool operator()(const Or& expression) const { return any(expression.operands); }
  bool operator()(const And& expression) const { return any(expression.operands); }
  bool operator()(const Not& expression) const { return refers_to_root(*expression.operand); }
  bool operator()(const Existence& expression) const { return in(expression.query); }
  bool operator()(const Test& expression) const { return in(*expression.call); }
  bool operator()(const Comparison& expression) const { return in(expression.left) || in(expression.right); }

 private:
  static bool any(const std::vector<FilterExpression>& operands) {
    for (const FilterExpression& operand : operands) {
      if (refers_to_root(operand)) return true;
    }
    return false;
  }
  static bool in(const Query& query) { return query.start == Start::root || refers_to_root(query.segments); }
  static bool in(const FunctionCall& call) {
    for (const Operand& argument : call.arguments) {
      if (in(argument)) return true;
    }
    return false;
  }
  static bool in(const Operand& operand) {
    if (const auto* query = std::get_if<Query>(&operand)) return in(*query);
    const auto* call = std::get_if<std::shared_ptr<const FunctionCall>>(&operand);
    return call != nullptr && in(**call);
  }
};

}  // namespace

std::shared_ptr<const Pattern> compile_pattern(std::string_view regexp, Function function) {
  RE2::Options options;
  options.set_log_errors(false);
  options.set_max_mem(std::int64_t{8} << 20U);
  return std::make_shared<const Pattern>(translate(regexp), options, function);
}

bool matches(const Pattern& pattern, std::string_view text) { return pattern.matches(text); }

bool holds(const FilterExpression& expression, const JsonNode& current, const JsonNode& root) {
  return std::visit(Evaluation(current, root), expression.node);
}

bool refers_to_root(const FilterExpression& expression) { return std::visit(RootReference(), expression.node); }

bool refers_to_root(const Segments& segments) {
  for (const Segment& segment : segments) {
    for (const Selector& selector : segment.selectors) {
      const auto* filter = std::get_if<FilterSelector>(&selector);
      if (filter != nullptr && refers_to_root(*filter->expression)) return true;
    }
  }
  return false;
}

}  // namespace kontor::source::json_path
