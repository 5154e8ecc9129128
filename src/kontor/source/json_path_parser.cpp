// The grammar of RFC 9535, appendix A; functions are named after its productions.
#include <array>

#include "kontor/base/error.hpp"
#include "kontor/base/suggest.hpp"
#include "kontor/base/utf8.hpp"
#include "kontor/source/json_path.hpp"
#include "kontor/source/json_path_filter.hpp"
#include "kontor/source/json_path_scanner.hpp"

namespace kontor::source {
namespace json_path {
namespace {

constexpr std::size_t max_depth = 64;  // of parentheses, filters and function calls in each other
struct FunctionInfo {
  std::string_view name;
  Function function;
  std::size_t arguments;
};
constexpr std::array<FunctionInfo, 5> functions = {{{"length", Function::length, 1},
                                                    {"count", Function::count, 1},
                                                    {"match", Function::match, 2},
                                                    {"search", Function::search, 2},
                                                    {"value", Function::value, 1}}};

bool is_singular(const Segments& segments) {
  for (const Segment& segment : segments) {
    if (segment.descendant || segment.selectors.size() != 1) return false;
    const Selector& selector = segment.selectors.front();
    if (!std::holds_alternative<NameSelector>(selector) && !std::holds_alternative<IndexSelector>(selector)) return false;
  }
  return true;
}

bool is_logical(const FunctionCall& call) {
  return call.function == Function::match || call.function == Function::search;
}

class Parser : private Scanner {
 public:
  using Scanner::Scanner;

  // jsonpath-query = root-identifier segments
  Segments jsonpath_query() {
    if (!take('$')) fail("a JSONPath query starts with '$'");
    Segments segments = read_segments();
    if (at_ < text_.size()) fail("expected '.', '[' or the end");
    return segments;
  }

 private:
  struct Depth {
    explicit Depth(Parser& parser) : parser_(parser) {
      if (++parser_.depth_ > max_depth) parser_.fail("too deeply nested");
    }
    ~Depth() { --parser_.depth_; }
    Depth(const Depth&) = delete;
    Depth& operator=(const Depth&) = delete;
    Parser& parser_;
  };

  // segments = *(S segment)
  Segments read_segments() {
    Segments segments;
    for (;;) {
      const std::size_t before = at_;
      blanks();
      if (peek() != '.' && peek() != '[') {
        at_ = before;
        return segments;
      }
      segments.push_back(read_segment());
    }
  }

  // segment = child-segment / descendant-segment
  Segment read_segment() {
    Segment segment;
    if (take("..")) {
      segment.descendant = true;
      if (peek() != '[') {
        segment.selectors.push_back(dotted_selector());
        return segment;
      }
    } else if (take('.')) {
      segment.selectors.push_back(dotted_selector());
      return segment;
    }
    expect('[');
    do {
      blanks();
      segment.selectors.push_back(selector());
      blanks();
    } while (take(','));
    if (!take(']')) fail("expected ',' or ']'");
    return segment;
  }

  // wildcard-selector / member-name-shorthand
  Selector dotted_selector() {
    if (take('*')) return WildcardSelector{};
    if (!is_name_first(peek())) fail("expected a member name or '*'");
    const std::size_t begin = at_;
    while (is_name_char(peek())) ++at_;
    const std::string_view name = text_.substr(begin, at_ - begin);
    if (find_invalid_utf8(name) != std::string_view::npos) fail("the name is not UTF-8");
    return NameSelector{std::string(name)};
  }

  // selector = name-selector / wildcard-selector / slice-selector / index-selector / filter-selector
  Selector selector() {
    const char c = peek();
    if (c == '\'' || c == '"') return NameSelector{string_literal()};
    if (take('*')) return WildcardSelector{};
    if (c == '?') return filter_selector();
    if (c == ':' || c == '-' || is_digit(c)) return slice_or_index();
    fail("expected a quoted name, an index, a slice, '*' or '?'");
  }

  Selector slice_or_index() {
    SliceSelector slice;
    if (peek() != ':') slice.start = integer();
    const std::size_t behind = at_;
    blanks();
    if (!take(':')) {
      at_ = behind;
      return IndexSelector{*slice.start};
    }
    blanks();
    if (peek() == '-' || is_digit(peek())) {
      slice.end = integer();
      blanks();
    }
    if (take(':')) {
      blanks();
      if (peek() == '-' || is_digit(peek())) slice.step = integer();
    }
    return slice;
  }

  // filter-selector = "?" S logical-expr
  Selector filter_selector() {
    ++at_;
    blanks();
    return FilterSelector{std::make_shared<const FilterExpression>(logical_or())};
  }

  FilterExpression logical_or() {
    const Depth depth(*this);
    Or expression;
    expression.operands.push_back(logical_and());
    for (;;) {
      const std::size_t before = at_;
      blanks();
      if (!take("||")) {
        at_ = before;
        break;
      }
      blanks();
      expression.operands.push_back(logical_and());
    }
    if (expression.operands.size() == 1) return std::move(expression.operands.front());
    return {std::move(expression)};
  }

  FilterExpression logical_and() {
    And expression;
    expression.operands.push_back(basic());
    for (;;) {
      const std::size_t before = at_;
      blanks();
      if (!take("&&")) {
        at_ = before;
        break;
      }
      blanks();
      expression.operands.push_back(basic());
    }
    if (expression.operands.size() == 1) return std::move(expression.operands.front());
    return {std::move(expression)};
  }

  // basic-expr = paren-expr / comparison-expr / test-expr
  FilterExpression basic() {
    if (take('!')) {
      blanks();
      FilterExpression operand = peek() == '(' ? parenthesis() : test(operand_or_query());
      return {Not{std::make_unique<FilterExpression>(std::move(operand))}};
    }
    if (peek() == '(') return parenthesis();
    Operand left = operand_or_query();
    const std::size_t before = at_;
    blanks();
    const std::optional<ComparisonOperator> found = comparison_operator();
    if (!found) {
      at_ = before;
      return test(std::move(left));
    }
    check_comparable(left);
    blanks();
    Operand right = operand_or_query();
    check_comparable(right);
    return {Comparison{std::move(left), *found, std::move(right)}};
  }

  FilterExpression parenthesis() {
    ++at_;
    blanks();
    FilterExpression expression = logical_or();
    blanks();
    expect(')');
    return expression;
  }

  FilterExpression test(Operand operand) {
    if (auto* query = std::get_if<Query>(&operand)) return {Existence{std::move(*query)}};
    if (const auto* call = std::get_if<std::shared_ptr<const FunctionCall>>(&operand)) {
      if (is_logical(**call)) return {Test{*call}};
      fail("the function's value must be compared with something");
    }
    fail("a literal must be compared with something");
  }

  void check_comparable(const Operand& operand) const {
    if (const auto* query = std::get_if<Query>(&operand); query != nullptr && !is_singular(query->segments)) {
      fail("only a query for one value (names and indexes) can be compared");
    }
    const auto* call = std::get_if<std::shared_ptr<const FunctionCall>>(&operand);
    if (call != nullptr && is_logical(**call)) fail("match() and search() are true or false and cannot be compared");
  }

  std::optional<ComparisonOperator> comparison_operator() {
    if (take("==")) return ComparisonOperator::equal;
    if (take("!=")) return ComparisonOperator::not_equal;
    if (take("<=")) return ComparisonOperator::less_equal;
    if (take(">=")) return ComparisonOperator::greater_equal;
    if (take('<')) return ComparisonOperator::less;
    if (take('>')) return ComparisonOperator::greater;
    return std::nullopt;
  }

  // literal / filter-query / function-expr
  Operand operand_or_query() {
    const char c = peek();
    if (c == '@' || c == '$') return filter_query();
    if (c == '\'' || c == '"') return Literal{ValueKind::string, string_literal()};
    if (c == '-' || is_digit(c)) return Literal{ValueKind::number, number_literal()};
    const std::size_t begin = at_;
    while ((peek() >= 'a' && peek() <= 'z') || peek() == '_' || (at_ > begin && is_digit(peek()))) ++at_;
    const std::string_view word = text_.substr(begin, at_ - begin);
    if (peek() == '(' && !word.empty()) return function_call(word, begin);
    if (word == "true" || word == "false") return Literal{ValueKind::boolean, std::string(word)};
    if (word == "null") return Literal{};
    at_ = begin;
    fail("expected '@', '$', a literal, a function or '('");
  }

  Query filter_query() {
    const Depth depth(*this);
    Query query;
    query.start = text_[at_++] == '$' ? Start::root : Start::current;
    query.segments = read_segments();
    return query;
  }

  std::shared_ptr<const FunctionCall> function_call(std::string_view name, std::size_t begin) {
    const Depth depth(*this);
    const FunctionInfo* info = nullptr;
    for (const FunctionInfo& candidate : functions) {
      if (candidate.name == name) info = &candidate;
    }
    if (info == nullptr) {
      std::array<std::string_view, functions.size()> names;
      for (std::size_t i = 0; i < functions.size(); ++i) names[i] = functions[i].name;
      at_ = begin;
      fail("unknown function '" + std::string(name) + "'" + suggestion(name, names));
    }
    FunctionCall call;
    call.function = info->function;
    ++at_;
    blanks();
    if (peek() != ')') {
      do {
        blanks();
        call.arguments.push_back(operand_or_query());
        blanks();
      } while (take(','));
    }
    expect(')');
    check_arguments(*info, call);
    return std::make_shared<const FunctionCall>(std::move(call));
  }

  // Section 2.4.3: the types of the arguments.
  void check_arguments(const FunctionInfo& info, FunctionCall& call) const {
    const std::string name = std::string(info.name) + "()";
    if (call.arguments.size() != info.arguments) {
      fail(name + " takes " + std::to_string(info.arguments) + (info.arguments == 1 ? " argument" : " arguments"));
    }
    const bool takes_nodes = info.function == Function::count || info.function == Function::value;
    for (const Operand& argument : call.arguments) {
      const auto* query = std::get_if<Query>(&argument);
      if (takes_nodes && query == nullptr) fail(name + " takes a query");
      if (!takes_nodes && query != nullptr && !is_singular(query->segments)) {
        fail(name + " takes a query for one value (names and indexes)");
      }
      const auto* inner = std::get_if<std::shared_ptr<const FunctionCall>>(&argument);
      if (inner != nullptr && is_logical(**inner)) fail(name + " cannot take a value that is true or false");
    }
    if (info.arguments == 2) {
      const auto* pattern = std::get_if<Literal>(&call.arguments[1]);
      if (pattern != nullptr && pattern->kind == ValueKind::string) {
        call.pattern = compile_pattern(pattern->text, call.function);
      }
    }
  }

  std::size_t depth_ = 0;
};

}  // namespace
}  // namespace json_path

JsonPath JsonPath::parse(std::string_view text, const Location& where) {
  JsonPath path;
  path.text_ = text;
  path.segments_ = json_path::Parser(text, where).jsonpath_query();
  path.singular_ = json_path::is_singular(path.segments_);
  return path;
}

JsonPath JsonPath::tail(std::size_t first) const {
  JsonPath path;
  path.text_ = text_;
  path.segments_.assign(segments_.begin() + static_cast<std::ptrdiff_t>(first), segments_.end());
  path.singular_ = json_path::is_singular(path.segments_);
  return path;
}

bool JsonPath::refers_to_root() const { return json_path::refers_to_root(segments_); }

}  // namespace kontor::source
