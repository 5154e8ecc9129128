#include "kontor/sparql/text/builtin.hpp"

#include <iterator>

namespace kontor::sparql {
namespace {

constexpr BuiltinInfo table[] = {
    {Builtin::bound, "BOUND", 1, 1},
    {Builtin::if_, "IF", 3, 3},
    {Builtin::coalesce, "COALESCE", 0, any_number},
    {Builtin::same_term, "sameTerm", 2, 2},
    {Builtin::is_iri, "isIRI", 1, 1},
    {Builtin::is_iri, "isURI", 1, 1},
    {Builtin::is_blank, "isBLANK", 1, 1},
    {Builtin::is_literal, "isLITERAL", 1, 1},
    {Builtin::is_numeric, "isNUMERIC", 1, 1},
    {Builtin::str, "STR", 1, 1},
    {Builtin::lang, "LANG", 1, 1},
    {Builtin::datatype, "DATATYPE", 1, 1},
    {Builtin::iri, "IRI", 1, 1},
    {Builtin::iri, "URI", 1, 1},
    {Builtin::bnode, "BNODE", 0, 1},
    {Builtin::strdt, "STRDT", 2, 2},
    {Builtin::strlang, "STRLANG", 2, 2},
    {Builtin::lang_dir, "LANGDIR", 1, 1},
    {Builtin::has_lang, "hasLANG", 1, 1},
    {Builtin::has_lang_dir, "hasLANGDIR", 1, 1},
    {Builtin::uuid, "UUID", 0, 0},
    {Builtin::struuid, "STRUUID", 0, 0},
    {Builtin::strlen, "STRLEN", 1, 1},
    {Builtin::substr, "SUBSTR", 2, 3},
    {Builtin::ucase, "UCASE", 1, 1},
    {Builtin::lcase, "LCASE", 1, 1},
    {Builtin::strstarts, "STRSTARTS", 2, 2},
    {Builtin::strends, "STRENDS", 2, 2},
    {Builtin::contains, "CONTAINS", 2, 2},
    {Builtin::strbefore, "STRBEFORE", 2, 2},
    {Builtin::strafter, "STRAFTER", 2, 2},
    {Builtin::encode_for_uri, "ENCODE_FOR_URI", 1, 1},
    {Builtin::concat, "CONCAT", 0, any_number},
    {Builtin::lang_matches, "langMATCHES", 2, 2},
    {Builtin::regex, "REGEX", 2, 3},
    {Builtin::replace, "REPLACE", 3, 4},
    {Builtin::abs, "ABS", 1, 1},
    {Builtin::round, "ROUND", 1, 1},
    {Builtin::ceil, "CEIL", 1, 1},
    {Builtin::floor, "FLOOR", 1, 1},
    {Builtin::rand, "RAND", 0, 0},
    {Builtin::now, "NOW", 0, 0},
    {Builtin::year, "YEAR", 1, 1},
    {Builtin::month, "MONTH", 1, 1},
    {Builtin::day, "DAY", 1, 1},
    {Builtin::hours, "HOURS", 1, 1},
    {Builtin::minutes, "MINUTES", 1, 1},
    {Builtin::seconds, "SECONDS", 1, 1},
    {Builtin::timezone, "TIMEZONE", 1, 1},
    {Builtin::tz, "TZ", 1, 1},
    {Builtin::md5, "MD5", 1, 1},
    {Builtin::sha1, "SHA1", 1, 1},
    {Builtin::sha256, "SHA256", 1, 1},
    {Builtin::sha384, "SHA384", 1, 1},
    {Builtin::sha512, "SHA512", 1, 1},
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
