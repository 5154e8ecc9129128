// Which shapes a shape refers to.
#pragma once

#include <vector>

#include "kontor/shacl/shapes.hpp"

namespace kontor::shacl {

// All shapes that the constraints of a shape name, in their order, with repetitions.
std::vector<ShapeId> references(const Shape& shape);

}  // namespace kontor::shacl
