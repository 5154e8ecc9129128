// Validation of a data graph against shapes (SHACL section 3).
//
//   Diagnostics diagnostics(...);
//   const shacl::Shapes shapes = shacl::load_shapes(document, diagnostics);
//   if (diagnostics.errors() == 0) {
//     const shacl::ValidationReport report = shacl::validate(dataset, shapes);
//     if (!report.conforms()) shacl::write_report(report, sink);
#pragma once

#include <memory>
#include <span>
#include <vector>

#include "kontor/shacl/evaluator.hpp"
#include "kontor/shacl/shapes.hpp"
#include "kontor/store/dataset.hpp"

namespace kontor::shacl {

// What a validation found. Refers to the shapes and the dataset, which must outlive it.
class ValidationReport {
 public:
  ValidationReport(const Shapes& shapes, std::unique_ptr<DataGraph> data, std::vector<Result> results)
      : shapes_(&shapes), data_(std::move(data)), results_(std::move(results)) {}

  // Without any result, whatever its severity (section 3.6.1.1).
  bool conforms() const { return results_.empty(); }

  // In the order of the shapes, and for each shape by constraint and focus node.
  const std::vector<Result>& results() const { return results_; }

  const Shapes& shapes() const { return *shapes_; }
  const Shape& shape(const Result& result) const { return shapes_->shapes[result.shape]; }
  const Constraint& constraint(const Result& result) const { return shape(result).constraints[result.constraint]; }

  // Why the value of a result does not conform to the shapes that its constraint names: their results for it (sh:detail,
  // section 3.6.2). None where no single value is to blame or it conforms to too many shapes. Worked out when asked for.
  std::vector<Result> details(const Result& result) const;

  // The term of an id that a result has. Valid as long as the report.
  rdf::TermView term(TermId id) const { return data_->pool().view(id); }

  const DataGraph& data() const { return *data_; }

 private:
  const Shapes* shapes_;
  std::unique_ptr<DataGraph> data_;
  std::vector<Result> results_;
};

// The severities of SHACL in ascending order; one of the shapes graph's own counts as a violation.
enum class Severity : std::uint8_t { info, warning, violation };

Severity severity_of(const Shape& shape);

struct ValidateOptions {
  unsigned threads = 0;  // 0: as many as the machine runs at once. The report is the same for any number.
  // Results below this severity are left out, as if their shapes were deactivated.
  Severity severity = Severity::info;
  // Terms of the dataset with a higher id are background knowledge: what they say is looked up (code lists, class
  // hierarchies), but results about them as focus nodes are left out. 0: nothing is background. So a caller loads the
  // data, remembers dictionary().size(), and loads the background.
  TermId last_own_term = store::no_term;
};

// Validates the default graph of a frozen dataset. The shapes must be loaded without errors.
ValidationReport validate(const store::Dataset& data, const Shapes& shapes, const ValidateOptions& options = {});

}  // namespace kontor::shacl
