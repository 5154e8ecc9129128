// The typed value of a literal, small enough to be cached per term: what comparisons, arithmetic and casts work with.
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>

#include "kontor/xsd/datatype.hpp"
#include "kontor/xsd/date_time.hpp"
#include "kontor/xsd/decimal.hpp"
#include "kontor/xsd/duration.hpp"

namespace kontor::xsd {

// What is known about a value.
enum class Knowledge : std::uint8_t {
  unknown,    // not a literal, or one of a datatype that is not in our list
  ill_typed,  // the lexical form is not in the lexical space of the datatype, or beyond our limits
  text,       // xsd:string, its restrictions, xsd:anyURI and the binary types: the lexical form is all there is to know
  number,     // boolean, numbers, dates and times, durations: `data` holds the value
};

class Value {
 public:
  // Of kind unknown.
  Value() = default;

  explicit Value(bool value) : data_(value), datatype_(Datatype::boolean), knowledge_(Knowledge::number) {}
  explicit Value(float value) : data_(value), datatype_(Datatype::float_), knowledge_(Knowledge::number) {}
  explicit Value(double value) : data_(value), datatype_(Datatype::double_), knowledge_(Knowledge::number) {}
  // `datatype` is decimal, integer or a restriction of integer whose range the value keeps.
  explicit Value(Decimal value, Datatype datatype = Datatype::decimal)
      : data_(std::move(value)), datatype_(datatype), knowledge_(Knowledge::number) {}
  explicit Value(std::int64_t integer) : Value(Decimal(integer), Datatype::integer) {}
  Value(const DateTime& value, Datatype datatype) : data_(value), datatype_(datatype), knowledge_(Knowledge::number) {}
  Value(const Duration& value, Datatype datatype) : data_(value), datatype_(datatype), knowledge_(Knowledge::number) {}

  // The value of a lexical form, exactly as written: white space makes it ill-typed.
  static Value parse(std::string_view lexical, Datatype datatype);

  Knowledge knowledge() const { return knowledge_; }
  bool has_data() const { return knowledge_ == Knowledge::number; }
  Datatype datatype() const { return datatype_; }

  bool is_boolean() const { return has_data() && datatype_ == Datatype::boolean; }
  bool is_numeric() const { return has_data() && xsd::is_numeric(datatype_); }
  bool is_integer() const { return has_data() && xsd::is_integer(datatype_); }
  bool is_date_time() const { return has_data() && xsd::is_date_time(datatype_); }
  bool is_duration() const { return has_data() && xsd::is_duration(datatype_); }

  // The data; the value must be of that sort.
  bool boolean() const { return std::get<bool>(data_); }
  const Decimal& decimal() const { return std::get<Decimal>(data_); }  // decimal and all integers
  float single() const { return std::get<float>(data_); }
  double real() const { return std::get<double>(data_); }
  const DateTime& date_time() const { return std::get<DateTime>(data_); }
  const Duration& duration() const { return std::get<Duration>(data_); }

  // Any number as double, rounded. The value must be numeric.
  double to_double() const;

  // The canonical lexical form (XML Schema 1.1 part 2, section 2.3.1); empty without data.
  std::string canonical() const;

 private:
  std::variant<std::monostate, bool, float, double, Decimal, DateTime, Duration> data_;
  Datatype datatype_ = Datatype::none;
  Knowledge knowledge_ = Knowledge::unknown;
};

// Whether the lexical form is in the lexical space of the datatype, exactly as written. Datatypes outside of the list
// (Datatype::none) accept everything.
bool is_valid(std::string_view lexical, Datatype datatype);
// The same for a datatype IRI; an empty one is xsd:string.
bool is_valid(std::string_view lexical, std::string_view datatype_iri);

// The canonical lexical form of the same value: "01" as integer is "1". Empty if the form is not valid. Texts stay as
// they are; hexBinary is in upper case.
std::optional<std::string> canonical_form(std::string_view lexical, Datatype datatype);

// White space as the datatype wants it before validation: collapsed, replaced or kept (section 4.3.6). RDF does not do
// this; casts from strings and readers of CSV do.
std::string normalize_space(std::string_view lexical, Datatype datatype);

// Removes XML white space at both ends: what collapsing means for datatypes that allow none inside.
std::string_view trim_space(std::string_view text);

}  // namespace kontor::xsd
