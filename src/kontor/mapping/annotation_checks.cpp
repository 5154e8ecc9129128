#include "kontor/mapping/annotation_checks.hpp"

#include "kontor/base/error.hpp"
#include "kontor/base/varint.hpp"
#include "kontor/mapping/template.hpp"

namespace kontor::mapping {
namespace {

bool must_be_there(AnnotationKind kind) {
  return kind == AnnotationKind::not_null || kind == AnnotationKind::primary_key;
}
bool must_be_unique(AnnotationKind kind) {
  return kind == AnnotationKind::unique || kind == AnnotationKind::primary_key;
}

bool is_iri_safe(std::string_view text) {
  std::string encoded;
  append_encoded(encoded, text, Encoding::iri);
  return encoded == text;
}

}  // namespace

// The values of the fields that a foreign key refers to.
class AnnotationChecks::Target final : public RecordConsumer {
 public:
  // Throws Error if there is no such field.
  Target(const StructuralAnnotation& annotation, Pipeline& parents) : table_(parents.memory()) {
    RecordStage& stage = parents.stage(annotation.target);
    for (const std::string& field : annotation.target_fields) {
      fields_.push_back(stage.add_reference(field, annotation.where));
    }
    stage.add_consumer(*this);
  }

  void consume(const source::Record& record) override {
    key_.clear();
    for (const std::size_t field : fields_) {
      const source::OnlyValue value = record.only_value(field);
      if (value.count != source::Count::one) return;
      append_sized(key_, value.text());
    }
    table_.add(key_, {});
  }

  JoinTable& table() { return table_; }

 private:
  JoinTable table_;
  std::vector<std::size_t> fields_;
  std::string key_;  // scratch
};

AnnotationChecks::AnnotationChecks(const std::vector<StructuralAnnotation>& annotations, const ViewKeys& keys,
                                   Pipeline& pipeline)
    : pipeline_(pipeline) {
  if (!pipeline.checks_annotations()) return;
  for (const StructuralAnnotation& annotation : annotations) {
    Check check{&annotation, {}, false, nullptr, nullptr};
    try {
      for (const std::string& field : annotation.fields) check.fields.push_back(keys.find(field, annotation.where));
      if (!annotation.target_fields.empty()) {
        check.target = std::make_unique<Target>(annotation, pipeline.parents(Pipeline::Reports::quietly));
      }
    } catch (const Error& error) {
      pipeline.diagnostics().warning(error.location(), error.message());
      continue;
    }
    if (must_be_unique(annotation.kind)) check.seen = std::make_unique<TextMultimap>(pipeline.memory());
    checks_.push_back(std::move(check));
  }
}

AnnotationChecks::~AnnotationChecks() = default;

void AnnotationChecks::check(const std::vector<source::Value>& row, const source::Record& record) {
  for (Check& check : checks_) {
    if (check.failed || holds(check, row)) continue;
    check.failed = true;
    pipeline_.diagnostics().warning({pipeline_.errors().source(), record.place(), {}},
                                    wrong_ + " (record " + std::to_string(record.number()) +
                                        "), which the mapping says in line " +
                                        std::to_string(check.annotation->where.place.line));
  }
}

// If not, wrong_ says why.
bool AnnotationChecks::holds(Check& check, const std::vector<source::Value>& row) {
  const AnnotationKind kind = check.annotation->kind;
  key_.clear();
  bool complete = true;
  for (std::size_t i = 0; i < check.fields.size(); ++i) {
    const source::Value& value = row[check.fields[i]];
    const bool is_null = value.kind == source::ValueKind::null;
    complete = complete && !is_null;
    if (is_null && must_be_there(kind)) {
      wrong_ = "field '" + check.annotation->fields[i] + "' is not always there";
      return false;
    }
    if (kind == AnnotationKind::iri_safe && !is_iri_safe(value.text)) {
      wrong_ = "'" + std::string(value.text) + "' in field '" + check.annotation->fields[i] + "' is not safe in IRIs";
      return false;
    }
    append_sized(key_, value.text);
  }
  if (!complete) return true;
  return check.target ? is_in_target(check) : is_new(check);
}

// Without memory the rest is taken on trust.
bool AnnotationChecks::is_new(Check& check) {
  if (!check.seen || check.seen->add(key_, TextMultimap::hash_of(key_)) != TextMultimap::Added::known) return true;
  wrong_ = "values of '" + check.annotation->fields.front() + "' are not unique";
  return false;
}

bool AnnotationChecks::is_in_target(Check& check) {
  arena_.clear();
  values_.clear();
  check.target->table().find(key_, arena_, values_);
  if (!values_.empty()) return true;
  wrong_ = "the value of '" + check.annotation->fields.front() + "' is not in the view that it refers to";
  return false;
}

}  // namespace kontor::mapping
