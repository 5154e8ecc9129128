#include <algorithm>
#include <map>

#include "kontor/json/json_reader.hpp"
#include "kontor/mapping/assist/sample.hpp"
#include "kontor/xml/parser.hpp"

namespace kontor::mapping {
namespace {

constexpr std::size_t max_events = 2'000'000;  // enough to see the shape of a document

struct StopGuessing {};

// How often the entries of each list were met.
class Candidates {
 public:
  void count(const std::string& path, std::size_t depth) {
    Candidate& candidate = found_[path];
    ++candidate.count;
    candidate.depth = depth;
    if (++events_ > max_events) throw StopGuessing();
  }
  std::string best(std::string fallback) const {
    const Candidate* best = nullptr;
    for (const auto& [path, candidate] : found_) {
      if (is_inside_list(path)) continue;
      const bool better = best == nullptr || candidate.count > best->count ||
                          (candidate.count == best->count && candidate.depth < best->depth);
      if (!better) continue;
      best = &candidate;
      fallback = path;
    }
    return fallback;
  }

 private:
  struct Candidate {
    std::uint64_t count = 0;
    std::size_t depth = 0;
  };
  // Lists in the entries of another list are parts of its records.
  bool is_inside_list(const std::string& path) const {
    return std::any_of(found_.begin(), found_.end(), [&path](const auto& other) {
      const std::string& outer = other.first;
      return other.second.count > 1 && path.size() > outer.size() && path.compare(0, outer.size(), outer) == 0 &&
             (path[outer.size()] == '.' || path[outer.size()] == '[' || path[outer.size()] == '/');
    });
  }

  std::map<std::string, Candidate> found_;
  std::size_t events_ = 0;
};

class JsonShape final : public json::Handler {
 public:
  void null(const json::Position&) override {}
  void boolean(bool, const json::Position&) override {}
  void number(std::string_view, const json::Position&) override {}
  void string(std::string_view, const json::Position&) override {}
  void begin_object(const json::Position&) override {
    if (!open_.empty() && open_.back().array) candidates.count(path() + "[*]", open_.size());
    const std::size_t size = path_.size();
    if (!open_.empty()) path_ += open_.back().array ? "[*]" : key_;
    open_.push_back({false, size});
  }
  void key(std::string_view name, const json::Position&) override { key_ = json_path_step(name); }
  void end_object(const json::Position&) override { close(); }
  void begin_array(const json::Position&) override {
    const std::size_t size = path_.size();
    if (!open_.empty()) path_ += open_.back().array ? "[*]" : key_;
    open_.push_back({true, size});
  }
  void end_array(const json::Position&) override { close(); }

  Candidates candidates;

 private:
  struct Open {
    bool array;
    std::size_t path;  // the path's size outside
  };
  std::string path() const { return "$" + path_; }
  void close() {
    path_.resize(open_.back().path);
    open_.pop_back();
  }
  std::vector<Open> open_;
  std::string path_;  // of the innermost container, without "$"
  std::string key_;
};

class XmlShape final : public xml::Handler {
 public:
  XmlShape(ByteSource& bytes, const std::string& name, source::XmlNamespaces& namespaces)
      : namespaces_(namespaces), parser_(bytes, name, {}, *this) {}
  void run() { parser_.parse(); }

  void start_namespace(std::string_view, std::string_view) override {}
  void start_element(const xml::Name& name, std::span<const xml::Attribute> attributes) override {
    if (!open_.empty() && !open_.back().counted) count(open_.back());
    const std::size_t size = path_.size();
    path_ += "/" + xpath_name(name, namespaces_);
    open_.push_back({size, false});
    if (open_.size() == 1) root_ = path_;
    if (!attributes.empty()) count(open_.back());
  }
  void end_element() override {
    path_.resize(open_.back().path);
    open_.pop_back();
  }
  void text(std::string_view) override {}
  void comment(std::string_view) override {}
  void processing_instruction(std::string_view, std::string_view) override {}

  const std::string& root() const { return root_; }
  Candidates candidates;

 private:
  struct Open {
    std::size_t path;
    bool counted;
  };
  // An element with attributes or children may be a record, unless it is the whole document.
  void count(Open& element) {
    element.counted = true;
    if (open_.size() > 1) candidates.count(path_, open_.size());
  }

  source::XmlNamespaces& namespaces_;
  std::vector<Open> open_;
  std::string path_;
  std::string root_;
  xml::Parser parser_;
};

}  // namespace

std::string guess_iterator(ByteSource& bytes, const std::string& name, ReferenceFormulation formulation,
                           source::XmlNamespaces& namespaces) {
  if (formulation == ReferenceFormulation::xpath) {
    XmlShape shape(bytes, name, namespaces);
    try {
      shape.run();
    } catch (const StopGuessing&) {
    }
    return shape.candidates.best(shape.root());
  }
  JsonShape shape;
  try {
    json::read_json(bytes, name, shape);
  } catch (const StopGuessing&) {
  }
  return shape.candidates.best("$");
}

}  // namespace kontor::mapping
