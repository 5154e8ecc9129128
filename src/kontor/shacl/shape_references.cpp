#include "kontor/shacl/shape_references.hpp"

#include <algorithm>
#include <string>

#include "kontor/shacl/shape_loader.hpp"

namespace kontor::shacl {
namespace {

// Evaluation recurses from shape to shape. Far beyond what people write, far below what a stack holds.
constexpr std::size_t max_depth = 200;

struct CollectReferences {
  std::vector<ShapeId>& found;

  void add(const std::vector<ShapeId>& shapes) const { found.insert(found.end(), shapes.begin(), shapes.end()); }

  void operator()(const Not& constraint) const { found.push_back(constraint.shape); }
  void operator()(const And& constraint) const { add(constraint.shapes); }
  void operator()(const Or& constraint) const { add(constraint.shapes); }
  void operator()(const Xone& constraint) const { add(constraint.shapes); }
  void operator()(const Node& constraint) const { found.push_back(constraint.shape); }
  void operator()(const Property& constraint) const { found.push_back(constraint.shape); }
  void operator()(const QualifiedValueShape& constraint) const {
    found.push_back(constraint.shape);
    add(constraint.siblings);
  }
  template <typename Other>
  void operator()(const Other& /*refers to no shape*/) const {}
};

// Depth-first search with a stack of its own.
class ReferenceCheck {
 public:
  explicit ReferenceCheck(const Shapes& shapes) : shapes_(shapes), state_(shapes.shapes.size(), State::unseen) {}

  void visit(ShapeId root) {
    if (state_[root] != State::unseen) return;
    enter(root);
    while (!stack_.empty()) {
      Frame& frame = stack_.back();
      if (frame.next == frame.references.size()) {
        leave();
        continue;
      }
      const ShapeId next = frame.references[frame.next++];
      if (state_[next] == State::open) complain(next);
      if (state_[next] == State::unseen) {
        enter(next);
      } else {
        frame.height = std::max(frame.height, height_[next] + 1);
        check_height(frame);
      }
    }
  }

 private:
  enum class State : std::uint8_t { unseen, open, done };
  struct Frame {
    ShapeId shape;
    std::vector<ShapeId> references;
    std::size_t next = 0;
    std::size_t height = 0;  // of what was seen below it
  };

  void enter(ShapeId id) {
    state_[id] = State::open;
    stack_.push_back({id, references(shapes_.shapes[id]), 0, 0});
  }

  void leave() {
    const Frame done = std::move(stack_.back());
    stack_.pop_back();
    state_[done.shape] = State::done;
    height_[done.shape] = done.height;
    if (stack_.empty()) return;
    stack_.back().height = std::max(stack_.back().height, done.height + 1);
    check_height(stack_.back());
  }

  void check_height(const Frame& frame) const {
    if (frame.height <= max_depth) return;
    throw Error("shapes are nested deeper than " + std::to_string(max_depth) + " levels",
                shapes_.shapes[frame.shape].location);
  }

  [[noreturn]] void complain(ShapeId repeated) const {
    std::string way;
    bool inside = false;
    for (const Frame& frame : stack_) {
      inside = inside || frame.shape == repeated;
      if (inside) way += to_string(shapes_.shapes[frame.shape].node.view()) + " -> ";
    }
    way += to_string(shapes_.shapes[repeated].node.view());
    throw Error("recursive shapes cannot be validated: " + way, shapes_.shapes[repeated].location);
  }

  const Shapes& shapes_;
  std::vector<State> state_;
  std::vector<std::size_t> height_ = std::vector<std::size_t>(state_.size(), 0);
  std::vector<Frame> stack_;
};

}  // namespace

std::vector<ShapeId> references(const Shape& shape) {
  std::vector<ShapeId> found;
  for (const Constraint& constraint : shape.constraints) std::visit(CollectReferences{found}, constraint);
  return found;
}

void check_references(const Shapes& shapes) {
  ReferenceCheck check(shapes);
  for (const ShapeId id : shapes.targeted) check.visit(id);
}

}  // namespace kontor::shacl
