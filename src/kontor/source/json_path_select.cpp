// What the segments and selectors of a query select (RFC 9535, sections 2.3 and 2.5).
#include <algorithm>

#include "kontor/base/error.hpp"
#include "kontor/source/json_path.hpp"
#include "kontor/source/json_path_filter.hpp"

namespace kontor::source {
namespace json_path {
namespace {

constexpr std::size_t max_nodes = 10'000'000;  // of one segment's result; far more than any reference means

JsonNode element(const JsonNode& array, std::size_t index) {
  JsonNode child = array.first_child();
  for (; index > 0 && child.within(array); --index) child = child.next_sibling();
  return child.within(array) ? child : JsonNode();
}

// The element with an index that may count from the end.
JsonNode element(const JsonNode& array, std::int64_t index) {
  if (!array.is_array()) return {};
  if (index >= 0) return element(array, static_cast<std::size_t>(index));
  const auto size = static_cast<std::int64_t>(array.size());
  return index + size < 0 ? JsonNode() : element(array, static_cast<std::size_t>(index + size));
}

class Selection {
 public:
  Selection(const JsonNode& parent, const JsonNode& root, std::vector<JsonNode>& out)
      : parent_(parent), root_(root), out_(out) {}

  void operator()(const NameSelector& selector) {
    const JsonNode child = parent_.member(selector.name);
    if (child.valid()) add(child);
  }
  void operator()(const WildcardSelector&) {
    for_each_child([this](const JsonNode& child) { add(child); });
  }
  void operator()(const IndexSelector& selector) {
    const JsonNode child = element(parent_, selector.index);
    if (child.valid()) add(child);
  }
  void operator()(const FilterSelector& selector) {
    for_each_child([&](const JsonNode& child) {
      if (holds(*selector.expression, child, root_)) add(child);
    });
  }

  // Section 2.3.4.2.2.
  void operator()(const SliceSelector& slice) {
    if (!parent_.is_array() || slice.step == 0) return;
    std::vector<JsonNode> elements;
    for_each_child([&](const JsonNode& child) { elements.push_back(child); });
    const auto size = static_cast<std::int64_t>(elements.size());
    const auto normalize = [size](std::int64_t index) { return index >= 0 ? index : size + index; };
    if (slice.step > 0) {
      const std::int64_t lower = std::clamp<std::int64_t>(normalize(slice.start.value_or(0)), 0, size);
      const std::int64_t upper = std::clamp<std::int64_t>(normalize(slice.end.value_or(size)), 0, size);
      for (std::int64_t i = lower; i < upper; i += std::min(slice.step, size)) add(elements[static_cast<std::size_t>(i)]);
    } else {
      const std::int64_t upper = std::clamp<std::int64_t>(normalize(slice.start.value_or(size - 1)), -1, size - 1);
      const std::int64_t lower = slice.end ? std::clamp<std::int64_t>(normalize(*slice.end), -1, size - 1) : -1;
      for (std::int64_t i = upper; i > lower; i += std::max(slice.step, -size)) add(elements[static_cast<std::size_t>(i)]);
    }
  }

 private:
  template <typename Action>
  void for_each_child(Action action) {
    if (!parent_.is_array() && !parent_.is_object()) return;
    for (JsonNode child = parent_.first_child(); child.within(parent_); child = child.next_sibling()) action(child);
  }
  void add(const JsonNode& node) {
    if (out_.size() >= max_nodes) throw Error("a JSONPath query selects more than ten million values");
    out_.push_back(node);
  }

  JsonNode parent_;
  JsonNode root_;
  std::vector<JsonNode>& out_;
};

void select_children(const Segment& segment, const JsonNode& node, const JsonNode& root, std::vector<JsonNode>& out) {
  Selection selection(node, root, out);
  for (const Selector& selector : segment.selectors) std::visit(selection, selector);
}

void select_segment(const Segment& segment, const JsonNode& node, const JsonNode& root, std::vector<JsonNode>& out) {
  if (!segment.descendant) {
    select_children(segment, node, root, out);
    return;
  }
  // Document order has each value before what is inside it, as section 2.5.2.2 asks for.
  for (JsonNode inner = node; inner.within(node); inner = inner.next_in_document()) {
    select_children(segment, inner, root, out);
  }
}

}  // namespace

void select(const Segments& segments, const JsonNode& start, const JsonNode& root, std::vector<JsonNode>& out) {
  if (segments.empty()) {
    out.push_back(start);
    return;
  }
  std::vector<JsonNode> nodes = {start};
  std::vector<JsonNode> next;
  for (std::size_t i = 0; i < segments.size(); ++i) {
    std::vector<JsonNode>& target = i + 1 == segments.size() ? out : next;
    for (const JsonNode& node : nodes) select_segment(segments[i], node, root, target);
    nodes.swap(next);
    next.clear();
  }
}

}  // namespace json_path

void JsonPath::select(const JsonNode& start, const JsonNode& root, std::vector<JsonNode>& out) const {
  json_path::select(segments_, start, root, out);
}

JsonNode JsonPath::find(const JsonNode& root) const {
  JsonNode node = root;
  for (const json_path::Segment& segment : segments_) {
    const json_path::Selector& selector = segment.selectors.front();
    if (const auto* name = std::get_if<json_path::NameSelector>(&selector)) {
      node = node.member(name->name);
    } else {
      node = json_path::element(node, std::get<json_path::IndexSelector>(selector).index);
    }
    if (!node.valid()) return node;
  }
  return node;
}

}  // namespace kontor::source
