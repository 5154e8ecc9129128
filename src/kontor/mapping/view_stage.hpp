// Logical views (RML-LV): the rows that fields and joins make of the records of another source.
#pragma once

#include <cstdint>
#include <deque>
#include <memory>
#include <string>
#include <vector>

#include "kontor/mapping/annotation_checks.hpp"
#include "kontor/mapping/join_key.hpp"
#include "kontor/mapping/join_table.hpp"
#include "kontor/mapping/pipeline.hpp"
#include "kontor/mapping/record_stage.hpp"
#include "kontor/mapping/view_fields.hpp"

namespace kontor::mapping {

// The parent side of a join: the values of the join's fields by key.
class ViewIndex final : public RecordConsumer {
 public:
  // Listens to the parent view in the pipeline of parents.
  ViewIndex(const ViewJoin& join, Pipeline& parents);

  void consume(const source::Record& record) override;

  // The rows with this key: per field of the join its value (of kind null if it has none). Valid as long as the arena's
  // texts.
  std::vector<std::vector<source::Value>> find(const std::string& key, TextArena& arena);

 private:
  std::vector<std::vector<source::Value>> rows_of(const source::Record& record);

  DataErrors& errors_;
  TextArena arena_;  // of one record
  std::unique_ptr<JoinKey> key_;
  std::vector<CompiledExpression> fields_;
  JoinTable table_;                       // by key the rows of a record, encoded
  std::uint64_t number_ = 0;              // of the record that was added last
  std::string value_;                     // scratch
  std::vector<std::string_view> values_;  // scratch
};

class ViewStage final : public RecordStage, public RecordConsumer {
 public:
  ViewStage(const LogicalView& view, Pipeline& pipeline);

  std::size_t add_reference(std::string_view reference, const Location& where) override {
    return keys_.find(reference, where);
  }
  const std::vector<std::string>& nulls() const override { return nulls_; }
  // Its rows have values by name, as those of a table.
  ReferenceFormulation formulation() const override { return ReferenceFormulation::csv; }

  void consume(const source::Record& record) override;

 private:
  struct Join {
    JoinType type;
    std::unique_ptr<ViewIndex> index;
    std::unique_ptr<JoinKey> key;
    std::vector<std::size_t> fields;  // keys
    std::vector<std::size_t> index_fields;
  };
  class Row;
  using Values = std::vector<source::Value>;

  void add_join(const ViewJoin& join, Pipeline& pipeline);
  std::vector<Values> join(const Join& join, const std::vector<Values>& rows, const source::Record& base);

  std::vector<std::string> nulls_;  // the source below has taken them out
  ViewKeys keys_;
  std::unique_ptr<ViewFields> fields_;
  std::vector<Join> joins_;
  std::unique_ptr<AnnotationChecks> checks_;
  TextArena arena_;
  Expansion expansion_;
  bool on_view_;                   // the records are rows of another view
  std::uint64_t base_rows_ = 0;    // of that view, so far
  std::uint64_t last_number_ = 0;  // of a record of the source below
  std::uint64_t rows_of_it_ = 0;   // what has become of it so far
};

}  // namespace kontor::mapping
