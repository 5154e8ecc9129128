// Expressions of a mapping, compiled: references are numbers, templates are cut, functions are found.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "kontor/mapping/data_errors.hpp"
#include "kontor/mapping/functions.hpp"
#include "kontor/mapping/text_arena.hpp"
#include "kontor/mapping/triples_map.hpp"
#include "kontor/source/record.hpp"

namespace kontor::mapping {

// What became of a reference so far: nobody asked for it, it had no value whenever someone did, or it had one.
enum class Sighting : std::uint8_t { unasked, missing, found };

// Where references are looked up: a source, a view, or a field of a view.
class ReferenceScope {
 public:
  virtual ~ReferenceScope() = default;

  // The number under which records of this scope answer the reference. Throws Error if it is not valid here.
  virtual std::size_t add_reference(std::string_view reference, const Location& where) = 0;

  // Values that mean nothing (rml:null).
  virtual const std::vector<std::string>& nulls() const = 0;

  // Where to note whether a reference gives values, so that those that never do can be reported; null: nobody asks.
  virtual Sighting* sighting(std::size_t /*reference*/) { return nullptr; }
};

// What an expression yields for a record. Views are valid until the record is done.
struct ExpressionValue {
  std::string_view text;      // as in the source; for a constant IRI its text
  std::string_view datatype;  // the natural datatype (RML Core, natural mapping); empty for strings
  bool iri = false;           // a constant that is an IRI
};

// The datatype that a value has by its form (RML Core, natural mapping); empty for strings.
std::string_view natural_datatype(source::ValueKind kind, std::string_view text);

// What evaluating shares.
struct Evaluation {
  TextArena& arena;
  DataErrors& errors;
};

class CompiledExpression {
 public:
  // `encoding` is for the references of a template. Throws Error if a reference, function or parameter is unknown.
  CompiledExpression(const ExpressionMap& map, ReferenceScope& scope, Encoding encoding = Encoding::none);
  ~CompiledExpression();
  CompiledExpression(CompiledExpression&&) noexcept;
  CompiledExpression& operator=(CompiledExpression&&) noexcept;

  // Appends the values in order; nothing if there is none. Values that cannot be used (objects) are reported.
  void evaluate(const source::Record& record, Evaluation& evaluation, std::vector<ExpressionValue>& out);

  // The value of an expression that has one; `many`: there may be more or something is wrong, ask evaluate(). The way
  // of most expressions.
  source::OnlyValue only_value(const source::Record& record, Evaluation& evaluation) {
    if (kind_ == Kind::reference) return only_reference(reference_, sighting_, record);
    return kind_ == Kind::template_ ? only_template(record, evaluation) : source::OnlyValue(source::Count::many);
  }

  // Appends where the values of its references stand, those of a function's arguments included. With one reference they
  // are as many as what evaluate() yields, unless some values mean nothing.
  void places(const source::Record& record, std::vector<Place>& out) const;

  // What the values are made of, for messages. Valid as long as the expression.
  Origin origin() const;

  // For who evaluates the reference by other means: what it has given.
  void note_sighting(Sighting what) { note(sighting_, what); }

  // Whether there is an expression at all.
  bool exists() const { return kind_ != Kind::none; }
  bool is_constant() const { return kind_ == Kind::constant; }
  bool is_template() const { return kind_ == Kind::template_; }
  const rdf::Term& constant() const { return constant_; }
  // The text before the first reference of a template.
  std::string_view template_start() const {
    return parts_.empty() || parts_[0].reference ? std::string_view() : parts_[0].text;
  }
  const Location& where() const { return where_; }

 private:
  enum class Kind { none, constant, reference, template_, function };
  struct Part {
    bool reference = false;
    std::string text;
    std::size_t number = 0;
    Sighting* sighting = nullptr;
    std::string_view value;               // of the current record, if all references have one
    std::vector<ExpressionValue> values;  // of the current record
  };
  struct Call;

  void evaluate_reference(std::string_view name, std::size_t reference, Sighting* sighting,
                          const source::Record& record, Evaluation& evaluation, std::vector<ExpressionValue>& out);
  void evaluate_template(const source::Record& record, Evaluation& evaluation, std::vector<ExpressionValue>& out);
  source::OnlyValue only_reference(std::size_t reference, Sighting* sighting, const source::Record& record) const {
    const source::OnlyValue value = record.only_value(reference);
    if (value.count == source::Count::none) note(sighting, Sighting::missing);
    if (value.count != source::Count::one) return value;
    if (sighting != nullptr) *sighting = Sighting::found;
    if (value.kind == source::ValueKind::null) return {};
    if (value.kind >= source::ValueKind::array) return source::OnlyValue(source::Count::many);
    return !nulls_->empty() && is_null(value.text()) ? source::OnlyValue() : value;
  }
  static void note(Sighting* sighting, Sighting what) {
    if (sighting != nullptr && *sighting < what) *sighting = what;
  }
  source::OnlyValue only_template(const source::Record& record, Evaluation& evaluation);
  std::string_view assemble(std::size_t size, TextArena& arena) const;
  bool is_null(std::string_view text) const;
  void add_origin(Origin& origin) const;

  Kind kind_ = Kind::none;
  Location where_;
  Encoding encoding_ = Encoding::none;
  const std::vector<std::string>* nulls_ = nullptr;
  rdf::Term constant_;
  std::size_t reference_ = 0;
  std::string reference_name_;
  Sighting* sighting_ = nullptr;
  std::vector<Part> parts_;
  std::unique_ptr<Call> call_;
  std::vector<source::Value> values_;  // scratch
};

}  // namespace kontor::mapping
