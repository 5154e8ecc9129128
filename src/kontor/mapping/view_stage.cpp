#include "kontor/mapping/view_stage.hpp"

#include "kontor/base/error.hpp"

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

ViewIndex::ViewIndex(const ViewJoin& join, Pipeline& parents) : errors_(parents.errors()) {
  RecordStage& parent = parents.stage(join.parent);
  key_ = std::make_unique<JoinKey>(join.conditions, JoinSide::parent, parent);
  for (const Field& field : join.fields) fields_.emplace_back(field.expression, parent);
  parent.add_consumer(*this);
}

void ViewIndex::consume(const source::Record& record) {
  scratch_.clear();
  Evaluation evaluation{scratch_, errors_};
  std::vector<std::string> keys;
  key_->keys(record, evaluation, keys);
  if (keys.empty()) return;
  std::vector<std::vector<source::Value>> rows;
  add_rows(record, rows);
  for (const std::string& key : keys) {
    std::vector<std::vector<source::Value>>& known = rows_[key];
    known.insert(known.end(), rows.begin(), rows.end());
  }
}

void ViewIndex::add_rows(const source::Record& record, std::vector<std::vector<source::Value>>& rows) {
  Evaluation evaluation{scratch_, errors_};
  rows.assign(1, {});
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
        longer.back().push_back(to_value(value, kept_));
      }
    }
    rows.swap(longer);
  }
}

const std::vector<std::vector<source::Value>>* ViewIndex::find(const std::string& key) const {
  const auto found = rows_.find(key);
  return found == rows_.end() ? nullptr : &found->second;
}

ViewStage::ViewStage(const LogicalView& view, Pipeline& pipeline) : expansion_{{arena_, pipeline.errors()}, {}, 0, {}, 0} {
  RecordStage& base = pipeline.stage(view.on);
  keys_.add("#", true, view.where);
  keys_.add("<it>", false, view.where);
  fields_ = std::make_unique<ViewFields>(view.fields, base, base.formulation(), keys_, "");
  for (const ViewJoin& join : view.joins) add_join(join, pipeline);
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
  const std::string_view position = arena_.copy(std::to_string(record.number() - 1));
  for (const PartialRow& partial : fields_->expand(record, expansion_)) {
    Values& row = rows.emplace_back(keys_.size());
    row[0] = {source::ValueKind::number, position};
    for (const auto& [key, value] : partial) row[key] = value;
  }
  for (const Join& part : joins_) rows = join(part, rows, record);
  for (std::size_t i = 0; i < rows.size(); ++i) pass_on(Row(rows[i], record, i));
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
      const std::vector<Values>* partners = join.index->find(key);
      if (partners == nullptr) continue;
      for (const Values& partner : *partners) {
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
