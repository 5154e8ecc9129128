// The functions that the SPARQL 1.1 grammar knows by keyword (rule 121, BuiltInCall), its aggregates (rule 127) and its
// operators.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

namespace kontor::sparql {

// SPARQL 1.1 section 17.4. EXISTS and NOT EXISTS are expressions of their own, not functions.
enum class Builtin : std::uint8_t {
  // 17.4.1 functional forms
  bound,
  if_,
  coalesce,
  same_term,
  // 17.4.2 RDF terms
  is_iri,  // also isURI
  is_blank,
  is_literal,
  is_numeric,
  str,
  lang,
  datatype,
  iri,  // also URI
  bnode,
  strdt,
  strlang,
  // of SPARQL 1.2
  strlangdir,
  lang_dir,
  has_lang,
  has_lang_dir,
  uuid,
  struuid,
  // 17.4.3 strings
  strlen,
  substr,
  ucase,
  lcase,
  strstarts,
  strends,
  contains,
  strbefore,
  strafter,
  encode_for_uri,
  concat,
  lang_matches,
  regex,
  replace,
  // 17.4.4 numerics
  abs,
  round,
  ceil,
  floor,
  rand,
  // 17.4.5 dates and times
  now,
  year,
  month,
  day,
  hours,
  minutes,
  seconds,
  timezone,
  tz,
  // 17.4.6 hashes
  md5,
  sha1,
  sha256,
  sha384,
  sha512,
};

// The operators that the grammar writes with signs (SPARQL 1.1 section 17.3), and IN and NOT IN (17.4.1.9).
enum class Operator : std::uint8_t {
  or_,   // two or more operands
  and_,  // two or more operands
  not_,
  equal,
  not_equal,
  less,
  greater,
  less_equal,
  greater_equal,
  in,      // operand 0 against operands 1...
  not_in,  // operand 0 against operands 1...
  add,
  subtract,
  multiply,
  divide,
  unary_plus,
  unary_minus,
};

// SPARQL 1.1 section 18.5.1.
enum class AggregateFunction : std::uint8_t { count, sum, min, max, avg, sample, group_concat };

inline constexpr std::size_t aggregate_count = 7;

inline constexpr std::uint8_t any_number = 255;

struct BuiltinInfo {
  std::string_view name;  // as the Recommendation spells it: "isIRI", "STRLEN"
  Builtin function;
  std::uint8_t min_arguments;
  std::uint8_t max_arguments;  // any_number: no limit
};

// Every function in the order of the enumeration; a synonym (isURI, URI) follows the name that is printed.
std::span<const BuiltinInfo> builtins();

// By keyword, case ignored. Null if there is no such function.
const BuiltinInfo* find_builtin(std::string_view name);

// The name that is printed.
std::string_view name_of(Builtin function);
std::string_view name_of(AggregateFunction function);

// The operator as the grammar writes it: "||", "NOT IN".
std::string_view name_of(Operator op);

// By keyword, case ignored: "COUNT" ... "GROUP_CONCAT".
std::optional<AggregateFunction> find_aggregate(std::string_view name);

}  // namespace kontor::sparql
