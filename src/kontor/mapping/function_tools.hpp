// What the parts of the function table share. Internal to mapping/.
#pragma once

#include <algorithm>
#include <charconv>
#include <cstdint>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "kontor/mapping/functions.hpp"
#include "kontor/rdf/vocab/xsd.hpp"

namespace kontor::mapping {

using Values = std::vector<FunctionValue>;
using Arguments = FunctionArguments;

inline void give(Values& out, std::string_view text) { out.push_back({std::string(text), {}}); }
inline void give_boolean(Values& out, bool value) {
  out.push_back({value ? "true" : "false", rdf::vocab::xsd::boolean});
}
inline void give_integer(Values& out, std::int64_t value) {
  out.push_back({std::to_string(value), rdf::vocab::xsd::integer});
}

inline bool is_true(std::string_view text) { return text == "true" || text == "1"; }

inline std::optional<std::int64_t> integer(std::string_view text) {
  std::int64_t value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return value;
}

// Part of a row of `size` things from `from` up to but without `to`, as GREL and Python count: negative numbers from the
// end, beyond it is at it. Empty if there is no such part.
struct Slice {
  std::int64_t from = 0;
  std::int64_t to = 0;
};
inline std::optional<Slice> slice(std::int64_t size, std::string_view from, std::optional<std::string_view> to) {
  const std::optional<std::int64_t> begin = integer(from);
  if (!begin) return std::nullopt;
  const std::int64_t end = to ? integer(*to).value_or(size) : size;
  const Slice result = {*begin < 0 ? size + *begin : *begin, std::min(end < 0 ? size + end : end, size)};
  if (result.from < 0 || result.from >= result.to) return std::nullopt;
  return result;
}
inline std::optional<std::string_view> optional_text(const Arguments& arguments, std::size_t parameter) {
  return arguments.has(parameter) ? std::optional(arguments.text(parameter)) : std::nullopt;
}

// Case by Unicode, the same in every locale.
std::string to_upper(std::string_view text);
std::string to_lower(std::string_view text);

inline std::vector<std::string> in(std::string_view ns, std::initializer_list<std::string_view> names) {
  std::vector<std::string> out;
  for (const std::string_view name : names) out.push_back(std::string(ns) + std::string(name));
  return out;
}

inline constexpr std::string_view grel = "http://users.ugent.be/~bjdmeest/function/grel.ttl#";
inline constexpr std::string_view idlab = "https://w3id.org/imec/idlab/function#";

inline std::string grel_iri(std::string_view name) { return std::string(grel) + std::string(name); }

// Parameters and outputs by the names that mappings call them.
inline ParameterDefinition grel_parameter(std::initializer_list<std::string_view> names, bool required = true) {
  return {in(grel, names), required};
}
inline ParameterDefinition grel_value() { return grel_parameter({"valueParam", "valueParameter"}); }
inline ParameterDefinition grel_list() {
  ParameterDefinition list = grel_parameter({"p_array_a", "param_a", "param_array_a"});
  list.list = true;
  return list;
}
inline ParameterDefinition grel_from() { return grel_parameter({"p_int_i_from", "param_int_i_from"}); }
inline ParameterDefinition grel_to() { return grel_parameter({"p_int_i_opt_to", "param_int_i_opt_to"}, false); }
inline std::vector<std::vector<std::string>> grel_text_output() {
  return {in(grel, {"stringOut", "stringOutput", "output_string", "output_array", "output_any", "output_date",
                    "output_datetime"})};
}
inline std::vector<std::vector<std::string>> grel_number_output() {
  return {in(grel, {"output_number", "output_decimal", "output_integer", "stringOut", "stringOutput"})};
}
inline std::vector<std::vector<std::string>> grel_truth_output() {
  return {in(grel, {"output_bool", "output_boolean", "boolOut", "boolOutput", "stringOut", "stringOutput"})};
}

}  // namespace kontor::mapping
