#include "kontor/source/xml_records.hpp"

#include <algorithm>

namespace kontor::source {

std::size_t XmlReferences::add(std::string_view reference, const Location& where) {
  for (std::size_t i = 0; i < paths_.size(); ++i) {
    if (paths_[i].text() == reference) return i;
  }
  paths_.push_back(XmlPath::parse(reference, XmlPath::Kind::reference, namespaces_, where));
  return paths_.size() - 1;
}

void XmlRecord::values(std::size_t reference, std::vector<Value>& out) const {
  std::vector<XmlTape::Index> nodes;
  references_[reference].select(tape_, element_, nodes);
  for (const XmlTape::Index node : nodes) {
    if (tape_.kind(node) == XmlTape::Kind::element && tape_.is_nil(node))
      out.push_back({ValueKind::null, {}});
    else
      out.push_back({ValueKind::string, tape_.value(node)});
  }
}

Place XmlRecord::place(std::size_t reference) const {
  std::vector<XmlTape::Index> nodes;
  references_[reference].select(tape_, element_, nodes);
  return nodes.empty() ? place() : tape_.place(nodes.front());
}

struct XmlRecordReader::Iterator {
  Iterator(XmlPath iterator, const XmlNamespaces& namespaces) : path(std::move(iterator)), references(namespaces) {
    const std::vector<xpath::Step>& all = path.steps();
    while (steps < all.size() && all[steps].predicates.empty()) ++steps;
    filtered = steps < all.size();
    if (filtered) ++steps;
  }

  XmlPath path;
  std::size_t steps = 0;  // that are matched on the way down
  bool filtered = false;  // the last of them has predicates, to be checked when the element is there
  XmlReferences references;
  std::uint64_t records = 0;  // of this reading
};

// Follows the events and holds what the iterators ask for.
class XmlRecordReader::Matcher final : public xml::Handler {
 public:
  Matcher(ByteSource& bytes, const std::string& name, std::vector<std::unique_ptr<Iterator>>& iterators,
          RecordHandler& handler)
      : iterators_(iterators), handler_(handler), parser_(bytes, name, {}, *this) {
    Open root;
    for (std::size_t i = 0; i < iterators.size(); ++i) root.states.push_back({i, 0});
    open_.push_back(std::move(root));
  }

  void run() { parser_.parse(); }

  void start_namespace(std::string_view, std::string_view) override {}
  void start_element(const xml::Name& name, std::span<const xml::Attribute> attributes) override {
    Open element;
    std::vector<Held> held = match(open_.back(), name, element.states);
    const bool was_holding = !held_.empty();
    for (Held& part : held) {
      part.element = tape_.size();
      held_.push_back(part);
    }
    tape_.begin_element(name, attributes, parser_.place(), parser_.offset());
    element.tape_end = tape_.size();
    element.held_first = !was_holding && !held_.empty();
    open_.push_back(std::move(element));
  }
  void end_element() override {
    const bool complete = open_.back().held_first;
    open_.pop_back();
    tape_.end_element();
    if (complete) hand_out();
    if (held_.empty()) tape_.rewind(open_.back().tape_end);
  }
  void text(std::string_view text) override {
    if (!held_.empty()) tape_.text(text);
  }
  void comment(std::string_view) override {}
  void processing_instruction(std::string_view, std::string_view) override {}

 private:
  // An iterator, and how many of its steps an element has taken.
  struct State {
    std::size_t iterator;
    std::size_t steps;
    friend bool operator==(const State&, const State&) = default;
  };
  struct Held {
    XmlTape::Index element;
    std::size_t iterator;
    std::uint64_t position;
  };
  struct Open {
    std::vector<State> states;
    std::vector<std::pair<std::size_t, std::uint64_t>> positions;  // per iterator: children that its last step took
    XmlTape::Index tape_end = 0;  // the tape's size behind the attributes of this element
    bool held_first = false;      // the outermost element that is held
  };

  // What a child of `parent` matches: its states, and the iterators that it completes.
  std::vector<Held> match(Open& parent, const xml::Name& name, std::vector<State>& states) {
    std::vector<Held> held;
    const auto add = [&states](const State& state) {
      if (std::find(states.begin(), states.end(), state) == states.end()) states.push_back(state);
    };
    for (const State& state : parent.states) {
      const Iterator& iterator = *iterators_[state.iterator];
      if (state.steps == iterator.steps) continue;
      const xpath::Step& step = iterator.path.steps()[state.steps];
      if (step.axis == xpath::Axis::descendant) add(state);
      if (!xpath::accepts(step.test, name)) continue;
      const State taken{state.iterator, state.steps + 1};
      if (std::find(states.begin(), states.end(), taken) != states.end()) continue;
      states.push_back(taken);
      if (taken.steps == iterator.steps) held.push_back({0, state.iterator, next_position(parent, state.iterator)});
    }
    return held;
  }

  static std::uint64_t next_position(Open& parent, std::size_t iterator) {
    for (auto& [number, count] : parent.positions) {
      if (number == iterator) return ++count;
    }
    parent.positions.emplace_back(iterator, 1);
    return 1;
  }

  void hand_out() {
    // The elements of an iterator stand together, and those in each other select some items in common.
    std::stable_sort(held_.begin(), held_.end(), [](const Held& a, const Held& b) { return a.iterator < b.iterator; });
    for (std::size_t i = 0; i < held_.size();) {
      const std::size_t number = held_[i].iterator;
      items_.clear();
      for (; i < held_.size() && held_[i].iterator == number; ++i) add_items(held_[i]);
      std::sort(items_.begin(), items_.end());
      items_.erase(std::unique(items_.begin(), items_.end()), items_.end());
      Iterator& iterator = *iterators_[number];
      for (const XmlTape::Index item : items_) {
        handler_.record(number, XmlRecord(tape_, item, iterator.references, ++iterator.records));
      }
    }
    held_.clear();
  }

  void add_items(const Held& held) {
    const Iterator& iterator = *iterators_[held.iterator];
    const auto& predicates = iterator.path.steps()[iterator.steps - 1].predicates;
    if (iterator.filtered && !xpath::holds(predicates, tape_, held.element, held.position)) return;
    iterator.path.select(tape_, held.element, items_, iterator.steps);
  }

  std::vector<std::unique_ptr<Iterator>>& iterators_;
  RecordHandler& handler_;
  XmlTape tape_;
  std::vector<Open> open_;
  std::vector<Held> held_;
  std::vector<XmlTape::Index> items_;  // scratch
  xml::Parser parser_;
};

XmlRecordReader::XmlRecordReader(XmlNamespaces namespaces) : namespaces_(std::move(namespaces)) {}
XmlRecordReader::~XmlRecordReader() = default;

std::size_t XmlRecordReader::add_iterator(std::string_view iterator, const Location& where) {
  for (std::size_t i = 0; i < iterators_.size(); ++i) {
    if (iterators_[i]->path.text() == iterator) return i;
  }
  iterators_.push_back(
      std::make_unique<Iterator>(XmlPath::parse(iterator, XmlPath::Kind::iterator, namespaces_, where), namespaces_));
  return iterators_.size() - 1;
}

std::size_t XmlRecordReader::add_reference(std::size_t iterator, std::string_view reference, const Location& where) {
  return iterators_[iterator]->references.add(reference, where);
}

void XmlRecordReader::read(ByteSource& bytes, const std::string& name, RecordHandler& handler) {
  for (const auto& iterator : iterators_) iterator->records = 0;
  try {
    Matcher(bytes, name, iterators_, handler).run();
  } catch (const Error& error) {  // the tape does not know where it comes from
    if (!error.location().file.empty() || error.location().place.line == 0) throw;
    throw Error(error.message(), {name, error.location().place, {}});
  }
}

namespace {

class TapeBuilder final : public xml::Handler {
 public:
  TapeBuilder(ByteSource& bytes, const std::string& name, XmlTape& tape)
      : tape_(tape), parser_(bytes, name, {}, *this) {}
  void run() { parser_.parse(); }

  void start_namespace(std::string_view, std::string_view) override {}
  void start_element(const xml::Name& name, std::span<const xml::Attribute> attributes) override {
    tape_.begin_element(name, attributes, parser_.place(), parser_.offset());
  }
  void end_element() override { tape_.end_element(); }
  void text(std::string_view text) override { tape_.text(text); }
  void comment(std::string_view) override {}
  void processing_instruction(std::string_view, std::string_view) override {}

 private:
  XmlTape& tape_;
  xml::Parser parser_;
};

}  // namespace

void read_xml(std::string_view text, const std::string& name, XmlTape& tape) {
  tape.rewind(0);
  MemorySource bytes(text);
  TapeBuilder(bytes, name, tape).run();
}

}  // namespace kontor::source
