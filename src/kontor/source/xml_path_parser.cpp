#include <charconv>
#include <cmath>

#include "kontor/source/xml_path.hpp"

namespace kontor::source {
namespace {

using namespace xpath;

constexpr std::size_t max_depth = 64;  // of predicates in predicates

bool is_space(char c) {
  return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}
bool is_digit(char c) {
  return c >= '0' && c <= '9';
}
bool is_name_start(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || static_cast<unsigned char>(c) >= 0x80;
}
bool is_name_char(char c) {
  return is_name_start(c) || is_digit(c) || c == '-' || c == '.';
}

class Parser {
 public:
  Parser(std::string_view text, const XmlNamespaces& namespaces, const Location& where)
      : text_(text), namespaces_(namespaces), where_(where) {}

  std::vector<Step> iterator() {
    blanks();
    if (peek() != '/') fail("an iterator starts with '/'");
    std::vector<Step> steps;
    while (peek() == '/') {
      const Axis axis = slashes();
      steps.push_back(step(axis));
      const Axis taken = steps.back().axis;
      if (taken != Axis::child && taken != Axis::descendant) fail("an iterator selects elements");
    }
    end();
    return steps;
  }

  std::vector<Step> reference() {
    blanks();
    std::vector<Step> steps = relative_path();
    end();
    return steps;
  }

 private:
  [[noreturn]] void fail(const std::string& what) const {
    throw Error("invalid XPath '" + std::string(text_) + "': " + what + " (character " + std::to_string(at_ + 1) + ")",
                where_);
  }

  char peek(std::size_t ahead = 0) const { return at_ + ahead < text_.size() ? text_[at_ + ahead] : '\0'; }
  void blanks() {
    while (at_ < text_.size() && is_space(text_[at_])) ++at_;
  }
  bool take(std::string_view token) {
    if (text_.substr(at_, token.size()) != token) return false;
    at_ += token.size();
    blanks();
    return true;
  }
  // A word that is not the beginning of a longer one.
  bool take_word(std::string_view word) {
    if (text_.substr(at_, word.size()) != word || is_name_char(peek(word.size())) || peek(word.size()) == ':')
      return false;
    return take(word);
  }
  void expect(std::string_view token) {
    if (!take(token)) fail("expected '" + std::string(token) + "'");
  }
  void end() {
    if (at_ < text_.size()) fail(std::string("expected '/', '[' or the end, found '") + text_[at_] + "'");
  }

  Axis slashes() {
    if (take("//")) return Axis::descendant;
    expect("/");
    return Axis::child;
  }

  std::vector<Step> relative_path() {
    if (peek() == '/') fail("a reference starts at the item, not at the root");
    std::vector<Step> steps;
    steps.push_back(step(Axis::child));
    while (peek() == '/') {
      const Axis before = steps.back().axis;
      if (before == Axis::attribute || before == Axis::text) fail("nothing is below an attribute or a text");
      steps.push_back(step(slashes()));
    }
    check_parents(steps);
    return steps;
  }

  // Around the item only names and attributes are known.
  void check_parents(const std::vector<Step>& steps) const {
    bool above = false;
    for (std::size_t i = 0; i < steps.size(); ++i) {
      const Axis axis = steps[i].axis;
      if (axis == Axis::parent && i > 0 && steps[i - 1].axis != Axis::parent)
        fail("'..' can only stand at the beginning");
      if (axis == Axis::parent)
        above = true;
      else if (above && axis != Axis::attribute)
        fail("of the elements around the item only attributes are known ('../@name')");
    }
    if (above && steps.back().axis == Axis::parent)
      fail("of the elements around the item only attributes are known ('../@name')");
  }

  Step step(Axis axis) {
    const NestingGuard guard(*this);
    Step out;
    out.axis = axis;
    const bool descendant = axis == Axis::descendant;
    if (take("..")) {
      if (descendant) fail("expected a name after '//'");
      out.axis = Axis::parent;
      return out;
    }
    if (peek() == '.' && !is_digit(peek(1))) {
      if (descendant) fail("expected a name after '//'");
      take(".");
      out.axis = Axis::self;
      return out;
    }
    if (take("@") || take("attribute::")) {
      if (descendant) fail("'//@' is not read, name the element: '//*/@...'");
      out.axis = Axis::attribute;
    } else if (take("text()")) {
      if (descendant) fail("'//text()' is not read, the value of an element is all text inside it");
      out.axis = Axis::text;
      return out;
    } else {
      take("child::");
    }
    out.test = name_test();
    while (take("[")) {
      if (out.axis == Axis::attribute) fail("an attribute has no predicates");
      out.predicates.push_back(predicate());
      expect("]");
    }
    return out;
  }

  NameTest name_test() {
    NameTest out;
    if (take("*")) {
      out.local = "*";
      return out;
    }
    out.local = name();
    if (peek() == ':' && peek(1) != ':') {
      ++at_;
      out.prefix = out.local;
      if (take("*"))
        out.local = "*";
      else
        out.local = name();
      const auto found = namespaces_.find(out.prefix);
      out.ns_known = found != namespaces_.end();
      if (out.ns_known) out.ns = found->second;
    }
    if (take("::")) fail("the axis '" + out.local + "' is not read, known are child, attribute, '//', '.' and '..'");
    if (peek() == '(') fail("the function " + out.local + "() is not read here");
    return out;
  }

  std::string name() {
    if (!is_name_start(peek())) fail("expected a name, '@', '*' or '.'");
    const std::size_t begin = at_;
    while (at_ < text_.size() && is_name_char(text_[at_])) ++at_;
    std::string out(text_.substr(begin, at_ - begin));
    if (peek() != ':') blanks();
    return out;
  }

  Predicate predicate() {
    const NestingGuard guard(*this);
    Or any;
    do {
      And all;
      do all.operands.push_back(term());
      while (take_word("and"));
      if (all.operands.size() == 1)
        any.operands.push_back(std::move(all.operands.front()));
      else
        any.operands.push_back({std::move(all)});
    } while (take_word("or"));
    if (any.operands.size() == 1) return std::move(any.operands.front());
    return {std::move(any)};
  }

  bool take_call(std::string_view function) {
    const std::size_t begin = at_;
    if (take_word(function) && take("(")) return true;
    at_ = begin;
    return false;
  }

  Predicate term() {
    if (take_call("not")) {
      Not negation;
      negation.operand.push_back(predicate());
      expect(")");
      return {std::move(negation)};
    }
    if (take("(")) {
      Predicate inner = predicate();
      expect(")");
      return inner;
    }
    for (const auto kind : {TextTest::Kind::contains, TextTest::Kind::starts_with}) {
      if (!take_call(kind == TextTest::Kind::contains ? "contains" : "starts-with")) continue;
      TextTest test;
      test.kind = kind;
      test.text = operand();
      expect(",");
      test.part = operand();
      expect(")");
      return {std::move(test)};
    }
    const bool positional = take_call("position");
    if (positional) {
      expect(")");
      expect("=");
    }
    Operand left = operand();
    const auto* number = std::get_if<Number>(&left);
    if (number != nullptr && (positional || peek() == ']')) {
      if (number->value < 1 || std::floor(number->value) != number->value || number->value > 1e15) {
        fail("expected a position (1, 2 ...)");
      }
      return {Position{static_cast<std::uint64_t>(number->value)}};
    }
    if (positional) fail("expected a position (1, 2 ...)");
    return comparison(std::move(left));
  }

  Predicate comparison(Operand left) {
    static constexpr std::pair<std::string_view, Comparator> comparators[] = {
        {"!=", Comparator::not_equal}, {"<=", Comparator::less_equal}, {">=", Comparator::greater_equal},
        {"=", Comparator::equal},      {"<", Comparator::less},        {">", Comparator::greater}};
    for (const auto& [token, comparator] : comparators) {
      if (!take(token)) continue;
      Comparison out{std::move(left), comparator, Number{}};
      out.right = operand();
      return {std::move(out)};
    }
    if (auto* path = std::get_if<XmlPath>(&left)) return {Exists{std::move(*path)}};
    fail("expected a comparison");
  }

  Operand operand();

  struct NestingGuard {
    explicit NestingGuard(Parser& parser) : parser_(parser) {
      if (++parser_.depth_ > max_depth) parser_.fail("nested too deeply");
    }
    ~NestingGuard() { --parser_.depth_; }
    NestingGuard(const NestingGuard&) = delete;
    NestingGuard& operator=(const NestingGuard&) = delete;
    Parser& parser_;
  };

  std::string_view text_;
  const XmlNamespaces& namespaces_;
  const Location& where_;
  std::size_t at_ = 0;
  std::size_t depth_ = 0;
};

Operand Parser::operand() {
  if (peek() == '\'' || peek() == '"') {
    const std::size_t close = text_.find(text_[at_], at_ + 1);
    if (close == std::string_view::npos) fail("the text is not closed");
    Literal literal{std::string(text_.substr(at_ + 1, close - at_ - 1))};
    at_ = close + 1;
    blanks();
    return literal;
  }
  if (is_digit(peek()) || (peek() == '-' && is_digit(peek(1))) || (peek() == '.' && is_digit(peek(1)))) {
    Number number;
    const auto [stop, error] =
        std::from_chars(text_.data() + at_, text_.data() + text_.size(), number.value, std::chars_format::fixed);
    if (error != std::errc()) fail("expected a number");
    at_ = static_cast<std::size_t>(stop - text_.data());
    blanks();
    return number;
  }
  return XmlPath(relative_path());
}

}  // namespace

XmlPath XmlPath::parse(std::string_view text, Kind kind, const XmlNamespaces& namespaces, const Location& where) {
  Parser parser(text, namespaces, where);
  XmlPath path(kind == Kind::iterator ? parser.iterator() : parser.reference());
  path.text_ = text;
  return path;
}

}  // namespace kontor::source
