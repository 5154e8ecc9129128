// What is published is checked before it appears: shapes that are built in, over data in memory.
#pragma once

#include <string>
#include <string_view>

#include "kontor/shacl/report_text.hpp"
#include "kontor/store/dataset.hpp"

namespace kontor::package {

struct ShapeReport {
  bool violated = false;  // a result that is worse than a warning
  std::string text;       // for people; empty if there is nothing to say
};

// Validates the frozen dataset against the shapes of ontology/shapes/NAME.ttl.
ShapeReport check_shapes(const store::Dataset& data, std::string_view name, const shacl::TextReportOptions& options);

}  // namespace kontor::package
