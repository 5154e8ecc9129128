// Logical views (RML-LV): the rows that fields and joins make of the records of another source.
#pragma once

#include <deque>
#include <memory>
#include <string>
#include <unordered_map>
#include <vector>

#include "kontor/mapping/join_key.hpp"
#include "kontor/mapping/pipeline.hpp"
#include "kontor/mapping/record_stage.hpp"
#include "kontor/mapping/view_fields.hpp"

namespace kontor::mapping {

// The parent side of a join: the values of the join's fields by key. Held in memory.
class ViewIndex final : public RecordConsumer {
 public:
  // Listens to the parent view in the pipeline of parents.
  ViewIndex(const ViewJoin& join, Pipeline& parents);

  void consume(const source::Record& record) override;

  // The rows with this key: per field of the join its value (of kind null if it has none).
  const std::vector<std::vector<source::Value>>* find(const std::string& key) const;

 private:
  void add_rows(const source::Record& record, std::vector<std::vector<source::Value>>& rows);

  DataErrors& errors_;
  TextArena kept_;     // texts that stay
  TextArena scratch_;  // of one record
  std::unique_ptr<JoinKey> key_;
  std::vector<CompiledExpression> fields_;
  std::unordered_map<std::string, std::vector<std::vector<source::Value>>> rows_;
};

class ViewStage final : public RecordStage, public RecordConsumer {
 public:
  ViewStage(const LogicalView& view, Pipeline& pipeline);

  std::size_t add_reference(std::string_view reference, const Location& where) override {
    return keys_.find(reference, where);
  }
  const std::vector<std::string>& nulls() const override { return nulls_; }
  ReferenceFormulation formulation() const override { return ReferenceFormulation::json_path; }

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
  TextArena arena_;
  Expansion expansion_;
};

}  // namespace kontor::mapping
