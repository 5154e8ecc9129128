// The fields of a logical view, compiled: from a record to the rows of key-value pairs that its fields span (RML-LV).
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "kontor/mapping/expression.hpp"
#include "kontor/source/csv_records.hpp"
#include "kontor/source/json_records.hpp"
#include "kontor/source/xml_tape.hpp"

namespace kontor::mapping {

// The keys of a view: each has a number.
class ViewKeys {
 public:
  // A key for the records of a field, or for their positions. Throws Error if the name is taken.
  std::size_t add(const std::string& name, bool referenceable, const Location& where);

  // The number of a key. Throws Error with a suggestion if there is none or if it stands for whole records.
  std::size_t find(std::string_view name, const Location& where) const;

  std::size_t size() const { return keys_.size(); }

 private:
  struct Key {
    std::size_t number;
    bool referenceable;
  };
  std::map<std::string, Key, std::less<>> keys_;
};

// Some of the keys of a row with their values.
using PartialRow = std::vector<std::pair<std::size_t, source::Value>>;

// What expanding a record into rows shares.
struct Expansion {
  Evaluation evaluation;
  std::vector<std::unique_ptr<source::JsonTape>> tapes;  // of texts that were read as JSON
  std::size_t tapes_used = 0;
  std::vector<std::unique_ptr<source::XmlTape>> xml_tapes;  // of texts that were read as XML
  std::size_t xml_tapes_used = 0;
};

// All combinations of two lists of rows; an empty list counts as one row without keys.
std::vector<PartialRow> combine(const std::vector<PartialRow>& left, const std::vector<PartialRow>& right);

// What fields are in: a record, or the text that is a value of an expression field and has no parts by itself.
enum class Within { record, text };

class ViewFields {
 public:
  // `scope` is what the fields' expressions refer to and `formulation` its language; `prefix` is the parents' name with
  // a dot. Throws Error where a field could never have a value.
  ViewFields(const std::vector<Field>& fields, ReferenceScope& scope, ReferenceFormulation formulation, Within within,
             ViewKeys& keys, const std::string& prefix);
  ~ViewFields();
  ViewFields(ViewFields&&) noexcept;
  ViewFields& operator=(ViewFields&&) noexcept;

  // The rows of a record, one without keys if there are no fields. Valid until the expansion's arena is cleared.
  std::vector<PartialRow> expand(const source::Record& record, Expansion& expansion);

 private:
  struct CompiledField;
  std::vector<std::unique_ptr<CompiledField>> fields_;
};

// A value for a view: with the kind that its natural datatype comes from.
source::Value to_value(const ExpressionValue& value, TextArena& arena);

}  // namespace kontor::mapping
