#include "kontor/source/xml_path.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <limits>

namespace kontor::source {

using Index = XmlTape::Index;

XmlPath::XmlPath(std::vector<xpath::Step> steps) : steps_(std::move(steps)) {}
XmlPath::~XmlPath() = default;
XmlPath::XmlPath(XmlPath&&) noexcept = default;
XmlPath& XmlPath::operator=(XmlPath&&) noexcept = default;

namespace xpath {
namespace {

// XPath 1.0 section 4.4, number(): not a number if the text is none.
double to_number(std::string_view text) {
  const auto is_space = [](char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; };
  while (!text.empty() && is_space(text.front())) text.remove_prefix(1);
  while (!text.empty() && is_space(text.back())) text.remove_suffix(1);
  double value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value, std::chars_format::fixed);
  const bool whole = error == std::errc() && end == text.data() + text.size();
  return whole ? value : std::numeric_limits<double>::quiet_NaN();
}

// The texts that an operand stands for: one, or those of the nodes of a path.
std::vector<std::string_view> texts_of(const Operand& operand, const XmlTape& tape, Index element) {
  if (const auto* literal = std::get_if<Literal>(&operand)) return {literal->text};
  const auto* path = std::get_if<XmlPath>(&operand);
  if (path == nullptr) return {};
  std::vector<Index> nodes;
  path->select(tape, element, nodes);
  std::vector<std::string_view> texts;
  for (const Index node : nodes) texts.push_back(tape.value(node));
  return texts;
}

std::vector<double> numbers_of(const Operand& operand, const XmlTape& tape, Index element) {
  if (const auto* number = std::get_if<Number>(&operand)) return {number->value};
  std::vector<double> numbers;
  for (const std::string_view text : texts_of(operand, tape, element)) numbers.push_back(to_number(text));
  return numbers;
}

template <typename T>
bool compare(const T& left, Comparator comparator, const T& right) {
  switch (comparator) {
    case Comparator::equal:
      return left == right;
    case Comparator::not_equal:
      return left != right;
    case Comparator::less:
      return left < right;
    case Comparator::less_equal:
      return left <= right;
    case Comparator::greater:
      return left > right;
    case Comparator::greater_equal:
      return left >= right;
  }
  return false;
}

template <typename T>
bool any_compares(const std::vector<T>& left, Comparator comparator, const std::vector<T>& right) {
  for (const T& a : left) {
    for (const T& b : right) {
      if (compare(a, comparator, b)) return true;
    }
  }
  return false;
}

struct Test {
  const XmlTape& tape;
  Index element;
  std::uint64_t position;

  bool all(const std::vector<Predicate>& predicates) const {
    return std::all_of(predicates.begin(), predicates.end(),
                       [this](const Predicate& p) { return std::visit(*this, p.node); });
  }
  bool operator()(const Position& wanted) const { return wanted.number == position; }
  bool operator()(const Or& any) const {
    return std::any_of(any.operands.begin(), any.operands.end(),
                       [this](const Predicate& p) { return std::visit(*this, p.node); });
  }
  bool operator()(const And& every) const { return all(every.operands); }
  bool operator()(const Not& negation) const { return !all(negation.operand); }
  // Section 3.4: numbers if one side is one or the order is asked for, texts otherwise; one pair that fits is enough.
  bool operator()(const Comparison& c) const {
    const bool ordered = c.comparator != Comparator::equal && c.comparator != Comparator::not_equal;
    if (ordered || std::holds_alternative<Number>(c.left) || std::holds_alternative<Number>(c.right)) {
      return any_compares(numbers_of(c.left, tape, element), c.comparator, numbers_of(c.right, tape, element));
    }
    return any_compares(texts_of(c.left, tape, element), c.comparator, texts_of(c.right, tape, element));
  }
  // Section 4.2: of several nodes the first counts, of none the empty text.
  bool operator()(const TextTest& test) const {
    const auto first = [&](const Operand& operand) {
      const std::vector<std::string_view> texts = texts_of(operand, tape, element);
      return texts.empty() ? std::string_view() : texts.front();
    };
    const std::string_view text = first(test.text);
    const std::string_view part = first(test.part);
    if (test.kind == TextTest::Kind::contains) return text.find(part) != std::string_view::npos;
    return text.substr(0, part.size()) == part;
  }
  bool operator()(const Exists& exists) const {
    std::vector<Index> nodes;
    exists.path.select(tape, element, nodes);
    return !nodes.empty();
  }
};

}  // namespace

bool accepts(const NameTest& test, const xml::Name& name) {
  if (test.local != "*" && test.local != name.local) return false;
  if (test.prefix.empty()) return test.local == "*" || name.ns.empty();
  return test.ns_known ? test.ns == name.ns : test.prefix == name.prefix;
}

bool holds(const std::vector<Predicate>& predicates, const XmlTape& tape, Index element, std::uint64_t position) {
  return Test{tape, element, position}.all(predicates);
}

namespace {

// Appends what a step selects from one node.
void take_step(const Step& step, const XmlTape& tape, Index node, std::vector<Index>& out) {
  switch (step.axis) {
    case Axis::self:
      out.push_back(node);
      return;
    case Axis::parent:
      if (tape.parent(node) != XmlTape::none) out.push_back(tape.parent(node));
      return;
    case Axis::attribute:
      for (Index i = node + 1; i < tape.size() && tape.kind(i) == XmlTape::Kind::attribute; ++i) {
        if (tape.parent(i) == node && accepts(step.test, tape.name(i))) out.push_back(i);
      }
      return;
    case Axis::child:
    case Axis::descendant:
    case Axis::text:
      break;
  }
  if (tape.kind(node) != XmlTape::Kind::element) return;
  const bool children = step.axis != Axis::descendant;
  const XmlTape::Kind wanted = step.axis == Axis::text ? XmlTape::Kind::text : XmlTape::Kind::element;
  std::map<Index, std::uint64_t> positions;  // of the elements of a step among those of the same parent
  for (Index i = node + 1; i < tape.end(node); i = children ? tape.end(i) : i + 1) {
    if (tape.kind(i) != wanted) continue;
    if (wanted == XmlTape::Kind::element) {
      if (!accepts(step.test, tape.name(i))) continue;
      if (!step.predicates.empty() && !holds(step.predicates, tape, i, ++positions[tape.parent(i)])) continue;
    }
    out.push_back(i);
  }
}

}  // namespace
}  // namespace xpath

void XmlPath::select(const XmlTape& tape, Index start, std::vector<Index>& out, std::size_t first) const {
  std::vector<Index> nodes = {start};
  std::vector<Index> next;
  for (std::size_t i = first; i < steps_.size() && !nodes.empty(); ++i) {
    next.clear();
    for (const Index node : nodes) xpath::take_step(steps_[i], tape, node, next);
    // "//" can reach a node from two others.
    std::sort(next.begin(), next.end());
    next.erase(std::unique(next.begin(), next.end()), next.end());
    nodes.swap(next);
  }
  out.insert(out.end(), nodes.begin(), nodes.end());
}

void XmlPath::select_from_root(const XmlTape& tape, std::vector<Index>& out) const {
  const xpath::Step& step = steps_.front();
  std::vector<Index> first;
  if (xpath::accepts(step.test, tape.name(0)) && xpath::holds(step.predicates, tape, 0, 1)) first.push_back(0);
  if (step.axis == xpath::Axis::descendant) xpath::take_step(step, tape, 0, first);
  std::vector<Index> found;
  for (const Index node : first) select(tape, node, found, 1);
  std::sort(found.begin(), found.end());
  found.erase(std::unique(found.begin(), found.end()), found.end());
  out.insert(out.end(), found.begin(), found.end());
}

}  // namespace kontor::source
