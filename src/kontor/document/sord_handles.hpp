// Sord's objects with owners. Internal to document/.
#pragma once

#include <memory>

#include <sord/sord.h>

namespace kontor::document {

template <auto release>
struct Release {
  template <typename T>
  void operator()(T* object) const noexcept {
    release(object);
  }
};

using WorldHandle = std::unique_ptr<SordWorld, Release<sord_world_free>>;

// A reference to an interned node. Nodes are freed with their world at the latest.
class NodeHandle {
 public:
  NodeHandle(SordWorld* world, SordNode* node) : world_(world), node_(node) {}
  ~NodeHandle() {
    if (node_ != nullptr) sord_node_free(world_, node_);
  }
  NodeHandle(const NodeHandle&) = delete;
  NodeHandle& operator=(const NodeHandle&) = delete;
  SordNode* get() const { return node_; }

 private:
  SordWorld* world_;
  SordNode* node_;
};

}  // namespace kontor::document
