#include "kontor/source/json_records.hpp"

#include <algorithm>

#include "kontor/base/error.hpp"
#include "kontor/json/json_reader.hpp"
#include "kontor/source/batches.hpp"
#include "kontor/source/json_lines.hpp"
#include "kontor/source/json_path_filter.hpp"

namespace kontor::source {
namespace {

constexpr std::size_t batch_bytes = std::size_t{1} << 18U;  // small texts are one batch and need no thread
constexpr std::size_t max_line = std::size_t{256} << 20U;   // bytes of one line of JSON Lines

// Whether a segment can be matched by looking at the step from a parent to a child alone.
bool is_step(const json_path::Segment& segment) {
  if (segment.descendant || segment.selectors.size() != 1) return false;
  const json_path::Selector& selector = segment.selectors.front();
  const auto* index = std::get_if<json_path::IndexSelector>(&selector);
  return std::holds_alternative<json_path::NameSelector>(selector) ||
         std::holds_alternative<json_path::WildcardSelector>(selector) || (index != nullptr && index->index >= 0);
}

const json_path::FilterSelector* filter_of(const json_path::Segment& segment) {
  if (segment.descendant || segment.selectors.size() != 1) return nullptr;
  return std::get_if<json_path::FilterSelector>(&segment.selectors.front());
}

}  // namespace

std::size_t JsonReferences::add(std::string_view reference, const Location& where) {
  for (std::size_t i = 0; i < references_.size(); ++i) {
    if (references_[i].path.text() == reference) return i;
  }
  Reference added;
  added.path = JsonPath::parse(reference, where);
  const json_path::Segments& segments = added.path.segments();
  if (!segments.empty() && !segments.front().descendant && segments.front().selectors.size() == 1 &&
      !added.path.refers_to_root()) {
    if (const auto* name = std::get_if<json_path::NameSelector>(&segments.front().selectors.front())) {
      const auto known = std::find(names_.begin(), names_.end(), name->name);
      added.member = static_cast<std::size_t>(known - names_.begin());
      if (known == names_.end()) names_.push_back(name->name);
      added.rest = added.path.tail(1);
    }
  }
  references_.push_back(std::move(added));
  return references_.size() - 1;
}

// Items of a list have their members in the same order more often than not.
std::size_t JsonReferences::member_named(std::string_view name, std::size_t position) const {
  if (position < order_.size() && order_[position] != no_member && names_[order_[position]] == name) {
    return order_[position];
  }
  const auto known = std::find(names_.begin(), names_.end(), name);
  const std::size_t member = known == names_.end() ? no_member : static_cast<std::size_t>(known - names_.begin());
  if (position >= order_.size()) order_.resize(position + 1, no_member);
  order_[position] = member;
  return member;
}

const std::vector<JsonNode>& JsonReferences::members_of(const JsonNode& item) const {
  found_.assign(names_.size(), JsonNode());
  if (!item.is_object()) return found_;
  std::size_t missing = names_.size();
  std::size_t position = 0;
  for (JsonNode child = item.first_child(); missing > 0 && child.within(item); child = child.next_sibling()) {
    const std::size_t member = member_named(child.key(), position++);
    if (member == no_member || found_[member].valid()) continue;
    found_[member] = child;
    --missing;
  }
  return found_;
}

JsonNode JsonRecord::start(const JsonReferences::Reference& reference) const {
  if (reference.member == JsonReferences::no_member) return node_;
  if (references_.found_record_ != serial_) {
    references_.members_of(node_);
    references_.found_record_ = serial_;
  }
  return references_.found_[reference.member];
}

void JsonRecord::values(std::size_t reference, std::vector<Value>& out) const {
  const auto add = [&out](const JsonNode& node) {
    if (!node.is_array()) {
      out.push_back(node.value());
      return;
    }
    for (JsonNode child = node.first_child(); child.within(node); child = child.next_sibling()) {
      out.push_back(child.value());
    }
  };
  const JsonReferences::Reference& asked = references_.references_[reference];
  const JsonNode from = start(asked);
  if (!from.valid()) return;
  const JsonPath& path = asked.member == JsonReferences::no_member ? asked.path : asked.rest;
  if (path.singular()) {
    const JsonNode node = path.find(from);
    if (node.valid()) add(node);
    return;
  }
  std::vector<JsonNode> nodes;
  path.select(from, node_, nodes);
  for (const JsonNode& node : nodes) add(node);
}

OnlyValue JsonRecord::only_value(std::size_t reference) const {
  const JsonReferences::Reference& asked = references_.references_[reference];
  if (!asked.path.singular()) return OnlyValue(Count::many);
  JsonNode node = start(asked);
  if (!node.valid()) return {};
  const JsonPath& path = asked.member == JsonReferences::no_member ? asked.path : asked.rest;
  if (!path.segments().empty()) node = path.find(node);
  if (!node.valid()) return {};
  return node.is_array() ? OnlyValue(Count::many) : OnlyValue(node.value());
}

Place JsonRecord::place(std::size_t reference) const {
  std::vector<JsonNode> nodes;
  references_.references_[reference].path.select(node_, nodes);
  return nodes.empty() ? place() : nodes.front().position().place;
}

void JsonRecord::places(std::size_t reference, std::vector<Place>& out) const {
  std::vector<JsonNode> nodes;
  references_.references_[reference].path.select(node_, nodes);
  for (const JsonNode& node : nodes) {
    if (!node.is_array()) {
      out.push_back(node.position().place);
      continue;
    }
    for (JsonNode child = node.first_child(); child.within(node); child = child.next_sibling()) {
      out.push_back(child.position().place);
    }
  }
}

struct JsonRecordReader::Iterator {
  JsonPath path;
  std::size_t steps = 0;  // segments that are matched on the way down
  bool filtered = false;  // the last of them is a filter, to be checked when the value is there
  JsonPath rest;          // what is evaluated on the value held
  // What the user of the records changes, apart from what the reader looks at for every value.
  alignas(128) JsonReferences references;
  std::uint64_t records = 0;  // of this reading
};

// The values that were held, in the order in which they start.
struct JsonRecordReader::Batch {
  struct Item {
    std::uint32_t index;  // of the value on the tape
    std::uint32_t iterator;
  };

  void clear() {
    tape.clear();
    items.clear();
  }
  std::size_t bytes() const { return tape.bytes(); }

  JsonTape tape;
  std::vector<Item> items;
};

// Follows the events and holds what the iterators ask for.
class JsonRecordReader::Matcher final : public json::Handler {
 public:
  Matcher(const std::vector<std::unique_ptr<Iterator>>& iterators, BatchFeed<Batch>& feed)
      : iterators_(iterators), feed_(feed), matched_(iterators.size(), -1) {}

  void null(const json::Position& position) override {
    before_value();
    if (holding_) tape().null(position);
    after_value();
  }
  void boolean(bool value, const json::Position& position) override {
    before_value();
    if (holding_) tape().boolean(value, position);
    after_value();
  }
  void number(std::string_view lexical_form, const json::Position& position) override {
    before_value();
    if (holding_) tape().number(lexical_form, position);
    after_value();
  }
  void string(std::string_view value, const json::Position& position) override {
    before_value();
    if (holding_) tape().string(value, position);
    after_value();
  }
  void begin_object(const json::Position& position) override {
    before_value();
    if (holding_) tape().begin_object(position);
    open(false);
  }
  void begin_array(const json::Position& position) override {
    before_value();
    if (holding_) tape().begin_array(position);
    open(true);
  }
  void end_object(const json::Position& position) override {
    if (holding_) tape().end_object(position);
    close();
  }
  void end_array(const json::Position& position) override {
    if (holding_) tape().end_array(position);
    close();
  }
  void key(std::string_view name, const json::Position& position) override {
    if (holding_) tape().key(name, position);
    if (may_match()) key_ = name;
  }

  // Lets go of what is held and was cut off by an error.
  void drop_unfinished() {
    if (!holding_) return;
    std::vector<Batch::Item>& items = feed_.batch().items;
    std::erase_if(items, [this](const Batch::Item& item) { return !tape().complete(item.index); });
  }

 private:
  struct Container {
    bool array = false;
    std::uint64_t next_index = 0;
  };
  int depth() const { return static_cast<int>(containers_.size()); }  // steps from the root to a value read now
  bool may_match() const { return deepest_ >= depth() - 1; }

  // Sees which iterators the value that comes matches.
  void before_value() {
    if (!may_match()) return;
    const int steps = depth();
    for (std::size_t i = 0; i < iterators_.size(); ++i) {
      if (matched_[i] != steps - 1) continue;
      const Iterator& iterator = *iterators_[i];
      if (steps > 0 && !step_matches(iterator.path.segments()[static_cast<std::size_t>(steps) - 1])) continue;
      entered_.push_back(i);
      if (static_cast<std::size_t>(steps) == iterator.steps) hold(i);
    }
  }

  bool step_matches(const json_path::Segment& segment) const {
    const json_path::Selector& selector = segment.selectors.front();
    const Container& parent = containers_.back();
    if (const auto* name = std::get_if<json_path::NameSelector>(&selector)) return !parent.array && key_ == name->name;
    if (const auto* index = std::get_if<json_path::IndexSelector>(&selector)) {
      return parent.array && parent.next_index == static_cast<std::uint64_t>(index->index);
    }
    return true;  // a wildcard, or a filter that is checked when the value is there
  }

  void hold(std::size_t iterator) {
    if (!holding_) {
      holding_ = true;
      held_depth_ = depth();
    }
    feed_.batch().items.push_back({tape().size(), static_cast<std::uint32_t>(iterator)});
  }

  // A container whose children may match more.
  void open(bool array) {
    const int steps = depth();
    for (const std::size_t i : entered_) {
      if (static_cast<std::size_t>(steps) < iterators_[i]->steps) {
        matched_[i] = steps;
        deepest_ = std::max(deepest_, steps);
      }
    }
    entered_.clear();
    containers_.push_back({array, 0});
  }

  void close() {
    containers_.pop_back();
    const int steps = depth();
    if (deepest_ >= steps) {
      deepest_ = -1;
      for (int& matched : matched_) {
        matched = std::min(matched, steps - 1);
        deepest_ = std::max(deepest_, matched);
      }
    }
    after_value();
  }

  void after_value() {
    entered_.clear();
    if (!containers_.empty()) ++containers_.back().next_index;
    if (holding_ && depth() == held_depth_) {
      holding_ = false;
      if (tape().bytes() >= batch_bytes) feed_.hand_over();
    }
  }

  JsonTape& tape() { return feed_.batch().tape; }

  const std::vector<std::unique_ptr<Iterator>>& iterators_;
  BatchFeed<Batch>& feed_;
  std::vector<int> matched_;          // per iterator: the depth of the deepest open container on its path, -1: none
  int deepest_ = -1;                  // the largest of them
  std::vector<std::size_t> entered_;  // iterators whose path the current value is on
  std::vector<Container> containers_;
  std::string key_;
  bool holding_ = false;
  int held_depth_ = 0;
};

JsonRecordReader::JsonRecordReader(JsonForm form) : form_(form) {}
JsonRecordReader::~JsonRecordReader() = default;

std::size_t JsonRecordReader::add_iterator(std::string_view iterator, const Location& where) {
  for (std::size_t i = 0; i < iterators_.size(); ++i) {
    if (iterators_[i]->path.text() == iterator) return i;
  }
  auto added = std::make_unique<Iterator>();
  added->path = JsonPath::parse(iterator, where);
  const json_path::Segments& segments = added->path.segments();
  if (!added->path.refers_to_root()) {
    while (added->steps < segments.size() && is_step(segments[added->steps])) ++added->steps;
    if (added->steps < segments.size() && filter_of(segments[added->steps]) != nullptr) {
      ++added->steps;
      added->filtered = true;
    }
  }
  added->rest = added->path.tail(added->steps);
  iterators_.push_back(std::move(added));
  return iterators_.size() - 1;
}

std::size_t JsonRecordReader::add_reference(std::size_t iterator, std::string_view reference, const Location& where) {
  return iterators_[iterator]->references.add(reference, where);
}

void JsonRecordReader::read(ByteSource& bytes, const std::string& name, RecordHandler& handler) {
  for (const auto& iterator : iterators_) iterator->records = 0;
  PeekedSource source(bytes, batch_bytes);
  const ReadAhead ahead = source.head().size() < batch_bytes ? ReadAhead::no : read_ahead_;
  const auto produce = [&](BatchFeed<Batch>& feed) {
    Matcher matcher(iterators_, feed);
    try {
      if (form_ == JsonForm::lines) {
        read_lines(source, name, matcher);
      } else {
        json::read_json(source, name, matcher);
      }
    } catch (...) {
      matcher.drop_unfinished();
      throw;
    }
  };
  read_in_batches<Batch>(ahead, produce, [&](Batch& batch) {
    for (const Batch::Item& item : batch.items) {
      hand_out(*iterators_[item.iterator], item.iterator, JsonNode(batch.tape, item.index), handler);
    }
  });
}

// The records that an iterator finds in a value that was held for it.
void JsonRecordReader::hand_out(Iterator& iterator, std::size_t number, const JsonNode& node, RecordHandler& handler) {
  if (iterator.filtered) {
    const json_path::FilterSelector* filter = filter_of(iterator.path.segments()[iterator.steps - 1]);
    if (!json_path::holds(*filter->expression, node, node)) return;
  }
  if (iterator.rest.segments().empty()) {
    handler.record(number, JsonRecord(node, iterator.references, ++iterator.records));
    return;
  }
  std::vector<JsonNode> nodes;
  iterator.rest.select(node, nodes);
  for (const JsonNode& item : nodes) {
    handler.record(number, JsonRecord(item, iterator.references, ++iterator.records));
  }
}

void JsonRecordReader::read_lines(ByteSource& bytes, const std::string& name, json::Handler& matcher) {
  LineSource lines(bytes, name, max_line);
  while (lines.next()) {
    ShiftedPositions shifted(matcher, lines.offset(), lines.line());
    MemorySource line(lines.text());
    json::read_json(line, name, shifted);
  }
}

void read_json(std::string_view text, std::string_view name, JsonTape& tape) {
  tape.clear();
  MemorySource bytes(text);
  json::read_json(bytes, name, tape);
}

}  // namespace kontor::source
