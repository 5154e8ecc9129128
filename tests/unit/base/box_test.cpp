#include "kontor/base/box.hpp"

#include <vector>

#include "test.hpp"

using kontor::Box;

namespace {

struct Tree {
  int value = 0;
  std::vector<Box<Tree>> children;
  friend bool operator==(const Tree&, const Tree&) = default;
};

}  // namespace

TEST_CASE("a box copies and compares what it holds") {
  Box<Tree> tree = Tree{1, {Tree{2, {}}}};
  Box<Tree> copy = tree;
  CHECK(copy == tree);
  copy->children[0]->value = 3;
  CHECK(tree->children[0]->value == 2);
  CHECK_FALSE(copy == tree);
  tree = copy;
  CHECK(copy == tree);
}
