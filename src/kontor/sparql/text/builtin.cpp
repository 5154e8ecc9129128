#include "kontor/sparql/text/builtin.hpp"

#include <iterator>

namespace kontor::sparql {
namespace {

constexpr BuiltinInfo table[] = {
    {"BOUND", Builtin::bound, 1, 1},
    {"IF", Builtin::if_, 3, 3},
    {"COALESCE", Builtin::coalesce, 0, any_number},
    {"sameTerm", Builtin::same_term, 2, 2},
    {"isIRI", Builtin::is_iri, 1, 1},
    {"isURI", Builtin::is_iri, 1, 1},
    {"isBLANK", Builtin::is_blank, 1, 1},
    {"isLITERAL", Builtin::is_literal, 1, 1},
    {"isNUMERIC", Builtin::is_numeric, 1, 1},
    {"STR", Builtin::str, 1, 1},
    {"LANG", Builtin::lang, 1, 1},
    {"DATATYPE", Builtin::datatype, 1, 1},
    {"IRI", Builtin::iri, 1, 1},
    {"URI", Builtin::iri, 1, 1},
    {"BNODE", Builtin::bnode, 0, 1},
    {"STRDT", Builtin::strdt, 2, 2},
    {"STRLANG", Builtin::strlang, 2, 2},
    {"STRLANGDIR", Builtin::strlangdir, 3, 3},
    {"LANGDIR", Builtin::lang_dir, 1, 1},
    {"hasLANG", Builtin::has_lang, 1, 1},
    {"hasLANGDIR", Builtin::has_lang_dir, 1, 1},
    {"UUID", Builtin::uuid, 0, 0},
    {"STRUUID", Builtin::struuid, 0, 0},
    {"STRLEN", Builtin::strlen, 1, 1},
    {"SUBSTR", Builtin::substr, 2, 3},
    {"UCASE", Builtin::ucase, 1, 1},
    {"LCASE", Builtin::lcase, 1, 1},
    {"STRSTARTS", Builtin::strstarts, 2, 2},
    {"STRENDS", Builtin::strends, 2, 2},
    {"CONTAINS", Builtin::contains, 2, 2},
    {"STRBEFORE", Builtin::strbefore, 2, 2},
    {"STRAFTER", Builtin::strafter, 2, 2},
    {"ENCODE_FOR_URI", Builtin::encode_for_uri, 1, 1},
    {"CONCAT", Builtin::concat, 0, any_number},
    {"langMATCHES", Builtin::lang_matches, 2, 2},
    {"REGEX", Builtin::regex, 2, 3},
    {"REPLACE", Builtin::replace, 3, 4},
    {"ABS", Builtin::abs, 1, 1},
    {"ROUND", Builtin::round, 1, 1},
    {"CEIL", Builtin::ceil, 1, 1},
    {"FLOOR", Builtin::floor, 1, 1},
    {"RAND", Builtin::rand, 0, 0},
    {"NOW", Builtin::now, 0, 0},
    {"YEAR", Builtin::year, 1, 1},
    {"MONTH", Builtin::month, 1, 1},
    {"DAY", Builtin::day, 1, 1},
    {"HOURS", Builtin::hours, 1, 1},
    {"MINUTES", Builtin::minutes, 1, 1},
    {"SECONDS", Builtin::seconds, 1, 1},
    {"TIMEZONE", Builtin::timezone, 1, 1},
    {"TZ", Builtin::tz, 1, 1},
    {"MD5", Builtin::md5, 1, 1},
    {"SHA1", Builtin::sha1, 1, 1},
    {"SHA256", Builtin::sha256, 1, 1},
    {"SHA384", Builtin::sha384, 1, 1},
    {"SHA512", Builtin::sha512, 1, 1},
};

// In the order of AggregateFunction.
constexpr std::string_view aggregate_names[] = {"COUNT", "SUM", "MIN", "MAX", "AVG", "SAMPLE", "GROUP_CONCAT"};

// In the order of Operator.
constexpr std::string_view operator_names[] = {
    "||", "&&", "!", "=", "!=", "<", ">", "<=", ">=", "IN", "NOT IN", "+", "-", "*", "/", "+", "-"};

char to_lower(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

bool equal_ignoring_case(std::string_view a, std::string_view b) {
  if (a.size() != b.size()) return false;
  for (std::size_t i = 0; i < a.size(); ++i) {
    if (to_lower(a[i]) != to_lower(b[i])) return false;
  }
  return true;
}

}  // namespace

std::span<const BuiltinInfo> builtins() {
  return table;
}

const BuiltinInfo* find_builtin(std::string_view name) {
  for (const BuiltinInfo& info : table) {
    if (equal_ignoring_case(info.name, name)) return &info;
  }
  return nullptr;
}

std::string_view name_of(Builtin function) {
  for (const BuiltinInfo& info : table) {
    if (info.function == function) return info.name;
  }
  return {};
}

std::string_view name_of(AggregateFunction function) {
  return aggregate_names[static_cast<std::size_t>(function)];
}

std::string_view name_of(Operator op) {
  return operator_names[static_cast<std::size_t>(op)];
}

std::optional<AggregateFunction> find_aggregate(std::string_view name) {
  for (std::size_t i = 0; i < std::size(aggregate_names); ++i) {
    if (equal_ignoring_case(aggregate_names[i], name)) return static_cast<AggregateFunction>(i);
  }
  return std::nullopt;
}

}  // namespace kontor::sparql
