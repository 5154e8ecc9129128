#include "kontor/mapping/view_stage.hpp"

#include "kontor/base/error.hpp"
#include "kontor/base/varint.hpp"

namespace kontor::mapping {

// A row of a view.
class ViewStage::Row final : public source::Record {
 public:
  Row(const Values& values, const source::Record& base, std::uint64_t row) : values_(values), base_(base), row_(row) {}

  void values(std::size_t reference, std::vector<source::Value>& out) const override {
    if (values_[reference].kind != source::ValueKind::null) out.push_back(values_[reference]);
  }
  source::OnlyValue only_value(std::size_t reference) const override {
    const source::Value& value = values_[reference];
    return value.kind == source::ValueKind::null ? source::OnlyValue() : source::OnlyValue(value);
  }
  Place place() const override { return base_.place(); }
  std::uint64_t number() const override { return base_.number(); }
  std::uint64_t row() const override { return row_; }
  std::uint64_t offset() const override { return base_.offset(); }

 private:
  const Values& values_;
  const source::Record& base_;
  std::uint64_t row_;
};

ViewIndex::ViewIndex(const ViewJoin& join, Pipeline& parents) : errors_(parents.errors()), table_(parents.memory()) {
  RecordStage& parent = parents.stage(join.parent);
  key_ = std::make_unique<JoinKey>(join.conditions, JoinSide::parent, parent);
  for (const Field& field : join.fields) fields_.emplace_back(field.expression, parent);
  parent.add_consumer(*this);
}

void ViewIndex::consume(const source::Record& record) {
  arena_.clear();
  Evaluation evaluation{arena_, errors_};
  std::vector<std::string> keys;
  key_->keys(record, evaluation, keys);
  if (keys.empty()) return;
  value_.clear();
  append_varint(value_, number_++);  // records are partners even if they are alike
  for (const std::vector<source::Value>& row : rows_of(record)) {
    for (const source::Value& value : row) {
      value_ += static_cast<char>(value.kind);
      append_sized(value_, value.text);
    }
  }
  for (const std::string& key : keys) table_.add(key, value_);
}

std::vector<std::vector<source::Value>> ViewIndex::rows_of(const source::Record& record) {
  Evaluation evaluation{arena_, errors_};
  std::vector<std::vector<source::Value>> rows(1);
  for (CompiledExpression& field : fields_) {
    std::vector<ExpressionValue> values;
    field.evaluate(record, evaluation, values);
    std::vector<std::vector<source::Value>> longer;
    for (const std::vector<source::Value>& row : rows) {
      if (values.empty()) {
        longer.push_back(row);
        longer.back().emplace_back();
      }
      for (const ExpressionValue& value : values) {
        longer.push_back(row);
        longer.back().push_back(to_value(value, arena_));
      }
    }
    rows.swap(longer);
  }
  return rows;
}

std::vector<std::vector<source::Value>> ViewIndex::find(const std::string& key, TextArena& arena) {
  std::vector<std::vector<source::Value>> rows;
  values_.clear();
  table_.find(key, arena, values_);
  for (std::string_view value : values_) {
    take_varint(value);
    do {
      std::vector<source::Value>& row = rows.emplace_back(fields_.size());
      for (source::Value& field : row) {
        field.kind = static_cast<source::ValueKind>(value.front());
        value.remove_prefix(1);
        field.text = take_sized(value);
      }
    } while (!value.empty());
  }
  return rows;
}

ViewStage::ViewStage(const LogicalView& view, Pipeline& pipeline)
    : expansion_{{arena_, pipeline.errors()}, {}, 0, {}, 0},
      on_view_(std::holds_alternative<LogicalView>(pipeline.mapping().sources[view.on])) {
  RecordStage& base = pipeline.stage(view.on);
  keys_.add("#", true, view.where);
  keys_.add("<it>", false, view.where);
  fields_ = std::make_unique<ViewFields>(view.fields, base, base.formulation(), Within::record, keys_, "");
  for (const ViewJoin& join : view.joins) add_join(join, pipeline);
  checks_ = std::make_unique<AnnotationChecks>(view.annotations, keys_, pipeline);
  base.add_consumer(*this);
}

void ViewStage::add_join(const ViewJoin& join, Pipeline& pipeline) {
  Join added;
  added.type = join.type;
  added.key = std::make_unique<JoinKey>(join.conditions, JoinSide::child, *this);
  for (const Field& field : join.fields) {
    added.fields.push_back(keys_.add(field.name, true, field.where));
    added.index_fields.push_back(keys_.add(field.name + ".#", true, field.where));
  }
  added.index = std::make_unique<ViewIndex>(join, pipeline.parents(Pipeline::Reports::all));
  joins_.push_back(std::move(added));
}

void ViewStage::consume(const source::Record& record) {
  arena_.clear();
  expansion_.tapes_used = 0;
  expansion_.xml_tapes_used = 0;
  std::vector<Values> rows;
  // The rows of a view below count as its records do.
  const std::uint64_t index = on_view_ ? base_rows_++ : record.number() - 1;
  const std::string_view position = arena_.copy(std::to_string(index));
  if (record.number() != last_number_) rows_of_it_ = 0;
  last_number_ = record.number();
  for (const PartialRow& partial : fields_->expand(record, expansion_)) {
    Values& row = rows.emplace_back(keys_.size());
    row[0] = {source::ValueKind::number, position};
    for (const auto& [key, value] : partial) row[key] = value;
  }
  for (const Join& part : joins_) rows = join(part, rows, record);
  if (!checks_->empty()) {
    for (const Values& row : rows) checks_->check(row, record);
  }
  for (const Values& row : rows) pass_on(Row(row, record, rows_of_it_++));
}

// RML-LV, join types: a left join keeps rows without partner, an inner join removes them.
std::vector<ViewStage::Values> ViewStage::join(const Join& join, const std::vector<Values>& rows,
                                               const source::Record& base) {
  std::vector<Values> out;
  std::vector<std::string> keys;
  for (const Values& row : rows) {
    join.key->keys(Row(row, base, 0), expansion_.evaluation, keys);
    std::size_t position = 0;
    for (const std::string& key : keys) {
      for (const Values& partner : join.index->find(key, arena_)) {
        Values& joined = out.emplace_back(row);
        const source::Value index = {source::ValueKind::number, arena_.copy(std::to_string(position++))};
        for (std::size_t i = 0; i < partner.size(); ++i) {
          joined[join.fields[i]] = partner[i];
          joined[join.index_fields[i]] = index;
        }
      }
    }
    if (position == 0 && join.type == JoinType::left) out.push_back(row);
  }
  return out;
}

}  // namespace kontor::mapping
