// The datatypes of XML Schema 1.1 part 2 that RDF 1.1 Concepts (section 5.1) names, and how they derive from each other.
#pragma once

#include <cstdint>
#include <string_view>

namespace kontor::xsd {

// `none` stands for every datatype that is not in the list: its values are not known.
enum class Datatype : std::uint8_t {
  none,
  string,
  normalized_string,
  token,
  language,
  name,
  nc_name,
  nm_token,
  any_uri,
  boolean,
  decimal,
  integer,
  long_,
  int_,
  short_,
  byte,
  non_negative_integer,
  positive_integer,
  unsigned_long,
  unsigned_int,
  unsigned_short,
  unsigned_byte,
  non_positive_integer,
  negative_integer,
  float_,
  double_,
  date_time,
  date_time_stamp,
  date,
  time,
  g_year,
  g_year_month,
  g_month,
  g_month_day,
  g_day,
  duration,
  year_month_duration,
  day_time_duration,
  hex_binary,
  base64_binary,
};

// The datatype with this IRI, Datatype::none if it is not one of the list.
Datatype find_datatype(std::string_view iri);

// The full IRI; empty for Datatype::none.
std::string_view datatype_iri(Datatype datatype);

// The datatype this one restricts: integer for long, decimal for integer; itself for the primitive ones (XML Schema 1.1
// part 2, section 3.3, where dayTimeDuration restricts duration).
Datatype base_type(Datatype datatype);

// Whether `datatype` is `ancestor` or derived from it in any number of steps.
bool is_derived_from(Datatype datatype, Datatype ancestor);

// The primitive datatype at the end of the chain: decimal for byte, string for token.
Datatype primitive_type(Datatype datatype);

inline bool is_integer(Datatype datatype) {
  return datatype >= Datatype::integer && datatype <= Datatype::negative_integer;
}

inline bool is_numeric(Datatype datatype) {
  return datatype >= Datatype::decimal && datatype <= Datatype::double_;
}

// dateTime, date, time and the five g-types: values with the seven-property model of XML Schema 1.1 part 2, section D.2.1.
inline bool is_date_time(Datatype datatype) {
  return datatype >= Datatype::date_time && datatype <= Datatype::g_day;
}

inline bool is_duration(Datatype datatype) {
  return datatype >= Datatype::duration && datatype <= Datatype::day_time_duration;
}

// xsd:string and what derives from it.
inline bool is_string(Datatype datatype) {
  return datatype >= Datatype::string && datatype <= Datatype::nm_token;
}

}  // namespace kontor::xsd
