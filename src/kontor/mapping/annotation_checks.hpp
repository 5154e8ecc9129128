// Holds the rows of a logical view against its structural annotations (RML-LV). What they promise wrongly is a warning, the
// first time it shows: annotations do not change what a mapping makes.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "kontor/mapping/join_table.hpp"
#include "kontor/mapping/pipeline.hpp"
#include "kontor/mapping/view_fields.hpp"

namespace kontor::mapping {

class AnnotationChecks {
 public:
  // `keys` are those of the view.
  AnnotationChecks(const std::vector<StructuralAnnotation>& annotations, const ViewKeys& keys, Pipeline& pipeline);
  ~AnnotationChecks();

  bool empty() const { return checks_.empty(); }

  // `row` has a value per key of the view, of kind null if there is none; `record` is the one it was made of.
  void check(const std::vector<source::Value>& row, const source::Record& record);

 private:
  class Target;
  struct Check {
    const StructuralAnnotation* annotation;
    std::vector<std::size_t> fields;  // keys
    bool failed = false;
    std::unique_ptr<TextMultimap> seen;   // of what must be unique
    std::unique_ptr<Target> target;       // of what must be there
  };

  bool holds(Check& check, const std::vector<source::Value>& row);
  bool is_new(Check& check);
  bool is_in_target(Check& check);

  Pipeline& pipeline_;
  std::vector<Check> checks_;
  std::string key_;                       // scratch
  std::string wrong_;                     // what does not hold, for the message
  TextArena arena_;                       // scratch
  std::vector<std::string_view> values_;  // scratch
};

}  // namespace kontor::mapping
