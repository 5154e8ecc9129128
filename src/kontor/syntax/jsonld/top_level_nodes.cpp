#include "kontor/syntax/jsonld/top_level_nodes.hpp"

#include <cstddef>
#include <cstdint>
#include <string>
#include <utility>

#include "kontor/json/json_reader.hpp"
#include "kontor/json/tree_builder.hpp"

namespace kontor::syntax::jsonld {
namespace {

// Makes trees of the values that choose() wants, and tells when one is complete.
class TreePicker : public json::Handler {
 public:
  TreePicker(std::string_view name, const json::Limits& limits) : builder_(name, limits.duplicate_names) {}

  void null(const json::Position& at) final {
    scalar([&] { builder_.null(at); }, json::Kind::null);
  }
  void boolean(bool value, const json::Position& at) final {
    scalar([&] { builder_.boolean(value, at); }, json::Kind::boolean);
  }
  void number(std::string_view text, const json::Position& at) final {
    scalar([&] { builder_.number(text, at); }, json::Kind::number);
  }
  void string(std::string_view value, const json::Position& at) final {
    scalar([&] { builder_.string(value, at); }, json::Kind::string);
  }
  void begin_object(const json::Position& at) final {
    begin([&] { builder_.begin_object(at); }, json::Kind::object);
  }
  void begin_array(const json::Position& at) final {
    begin([&] { builder_.begin_array(at); }, json::Kind::array);
  }
  void end_object(const json::Position& at) final {
    end([&] { builder_.end_object(at); });
  }
  void end_array(const json::Position& at) final {
    end([&] { builder_.end_array(at); });
  }
  void key(std::string_view name, const json::Position& at) final {
    if (picked_depth_ > 0) {
      builder_.key(name, at);
    } else if (depth_ == 1) {
      key_ = name;
      top_level_key();
    }
  }

 protected:
  // Arrays and objects that are open.
  std::size_t depth() const { return depth_; }
  // The name in the object at the top that stands before what is read.
  const std::string& key() const { return key_; }

 private:
  virtual void top_level_key() {}
  // Whether the value that starts here becomes a tree; asked outside of trees.
  virtual bool choose(json::Kind kind) = 0;
  virtual void complete(json::Value value) = 0;

  template <typename Build>
  void scalar(Build build, json::Kind kind) {
    if (picked_depth_ > 0) {
      build();
    } else if (choose(kind)) {
      build();
      complete(builder_.take());
    }
  }

  template <typename Build>
  void begin(Build build, json::Kind kind) {
    if (picked_depth_ > 0 || choose(kind)) {
      ++picked_depth_;
      build();
    }
    ++depth_;
  }

  template <typename Build>
  void end(Build build) {
    --depth_;
    if (picked_depth_ == 0) return;
    build();
    if (--picked_depth_ == 0) complete(builder_.take());
  }

  json::TreeBuilder builder_;
  std::size_t depth_ = 0;
  std::size_t picked_depth_ = 0;  // within a tree
  std::string key_;
};

class ShapeFinder final : public TreePicker {
 public:
  using TreePicker::TreePicker;

  DocumentShape take() {
    shape_.has_nodes = fits_ && (is_array_ || shape_.in_graph);
    return std::move(shape_);
  }

 private:
  void top_level_key() override {
    bool& seen = key() == "@graph" ? has_graph_ : has_context_;
    if ((key() != "@graph" && key() != "@context") || seen) fits_ = false;
    seen = true;
  }

  bool choose(json::Kind kind) override {
    if (depth() == 0) is_array_ = kind == json::Kind::array;
    if (depth() != 1 || is_array_) return false;
    if (key() == "@graph") shape_.in_graph = kind == json::Kind::array;
    return key() == "@context" && fits_;
  }

  void complete(json::Value value) override { shape_.context = std::move(value); }

  DocumentShape shape_;
  bool fits_ = true;
  bool is_array_ = false;
  bool has_graph_ = false;
  bool has_context_ = false;
};

class NodeReader final : public TreePicker {
 public:
  NodeReader(std::string_view name, const json::Limits& limits, bool in_graph,
             const std::function<void(json::Value node)>& act)
      : TreePicker(name, limits), in_graph_(in_graph), act_(act) {}

 private:
  bool choose(json::Kind) override { return in_graph_ ? depth() == 2 && key() == "@graph" : depth() == 1; }
  void complete(json::Value value) override { act_(std::move(value)); }

  bool in_graph_;
  const std::function<void(json::Value node)>& act_;
};

}  // namespace

DocumentShape find_shape(ByteSource& source, std::string_view name, const json::Limits& limits) {
  ShapeFinder finder(name, limits);
  json::read_json(source, name, finder, limits);
  return finder.take();
}

void for_each_node(ByteSource& source, std::string_view name, const json::Limits& limits, const DocumentShape& shape,
                   const std::function<void(json::Value node)>& act) {
  NodeReader reader(name, limits, shape.in_graph, act);
  json::read_json(source, name, reader, limits);
}

}  // namespace kontor::syntax::jsonld
