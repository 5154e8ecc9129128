// The functions of OpenRefine's expression language on lists and numbers that mappings in the wild use, under the names of
// http://users.ugent.be/~bjdmeest/function/grel.ttl. Trigonometry is left out.
#include <algorithm>
#include <cmath>
#include <set>

#include "kontor/mapping/function_tools.hpp"
#include "kontor/xsd/double.hpp"

namespace kontor::mapping {
namespace {

void join(const Arguments& a, std::size_t, Values& out) {
  std::string text;
  for (std::size_t i = 0; i < a.list(0).size(); ++i) {
    if (i > 0) text += a.text(1);
    text += a.list(0)[i];
  }
  if (a.has(0)) give(out, text);
}
void list_length(const Arguments& a, std::size_t, Values& out) {
  give_integer(out, static_cast<std::int64_t>(a.list(0).size()));
}
void part_of(const Arguments& a, std::size_t, Values& out) {
  const std::optional<Slice> part = slice(static_cast<std::int64_t>(a.list(0).size()), a.text(1), optional_text(a, 2));
  if (!part) return;
  for (std::int64_t i = part->from; i < part->to; ++i) give(out, a.list(0)[static_cast<std::size_t>(i)]);
}
// One element, or a part if there is an end.
void element(const Arguments& a, std::size_t output, Values& out) {
  if (a.has(2)) return part_of(a, output, out);
  const auto size = static_cast<std::int64_t>(a.list(0).size());
  const std::optional<std::int64_t> number = integer(a.text(1));
  if (!number || *number >= size || *number < -size) return;
  give(out, a.list(0)[static_cast<std::size_t>(*number < 0 ? size + *number : *number)]);
}
void backwards(const Arguments& a, std::size_t, Values& out) {
  for (std::size_t i = a.list(0).size(); i-- > 0;) give(out, a.list(0)[i]);
}
void sorted(const Arguments& a, std::size_t, Values& out) {
  std::vector<std::string_view> list = a.list(0);
  std::sort(list.begin(), list.end());
  for (const std::string_view value : list) give(out, value);
}
void once_each(const Arguments& a, std::size_t, Values& out) {
  std::set<std::string_view> seen;
  for (const std::string_view value : a.list(0)) {
    if (seen.insert(value).second) give(out, value);
  }
}

// An integer if it is one and comes of integers.
void give_number(double value, bool whole, Values& out) {
  if (whole && std::nearbyint(value) == value && std::abs(value) < 9e15) give_integer(out, static_cast<std::int64_t>(value));
  else out.push_back({xsd::print_canonical(value), rdf::vocab::xsd::double_});
}
void list_sum(const Arguments& a, std::size_t, Values& out) {
  double sum = 0;
  bool whole = true;
  for (const std::string_view value : a.list(0)) {
    const std::optional<double> number = xsd::parse_double(value);
    if (!number) return;
    whole = whole && integer(value);
    sum += *number;
  }
  give_number(sum, whole, out);
}

using Unary = double (*)(double);
using Binary = double (*)(double, double);

template <Binary operation>
void calculate(const Arguments& a, std::size_t, Values& out) {
  const std::optional<double> x = xsd::parse_double(a.text(0));
  const std::optional<double> y = xsd::parse_double(a.text(1));
  if (!x || !y) return;
  const double result = operation(*x, *y);
  if (std::isfinite(result)) give_number(result, integer(a.text(0)) && integer(a.text(1)), out);
}
template <Unary operation>
void calculate(const Arguments& a, std::size_t, Values& out) {
  const std::optional<double> x = xsd::parse_double(a.text(0));
  if (!x) return;
  const double result = operation(*x);
  if (std::isfinite(result)) give_number(result, integer(a.text(0)).has_value(), out);
}
template <Unary function>
void rounded(const Arguments& a, std::size_t, Values& out) {
  const std::optional<double> x = xsd::parse_double(a.text(0));
  if (x && std::abs(*x) < 9e15) give_integer(out, static_cast<std::int64_t>(function(*x)));
}

double add(double x, double y) { return x + y; }
double subtract(double x, double y) { return x - y; }
double multiply(double x, double y) { return x * y; }
double divide(double x, double y) { return x / y; }
double larger(double x, double y) { return std::max(x, y); }
double smaller(double x, double y) { return std::min(x, y); }
double to_even(double x) { return 2 * std::ceil(x / 2); }
double to_odd(double x) { return 2 * std::ceil((x - 1) / 2) + 1; }

}  // namespace

std::vector<FunctionDefinition> grel_list_functions() {
  const ParameterDefinition list = grel_list();
  const ParameterDefinition separator = grel_parameter({"p_string_sep", "param_string_sep", "param_sep"});
  const ParameterDefinition x = grel_parameter({"p_dec_n", "param_dec_n", "p_dec_n1", "param_n1"});
  const ParameterDefinition y = grel_parameter({"p_dec_n2", "param_dec_n2", "param_n2", "p_dec_e", "param_dec_e"});
  const auto text = grel_text_output();
  const auto number = grel_number_output();
  return {
      {grel_iri("array_join"), {list, separator}, text, join},
      {grel_iri("array_length"), {list}, number, list_length},
      {grel_iri("array_get"), {list, grel_from(), grel_to()}, text, element},
      {grel_iri("array_slice"), {list, grel_from(), grel_to()}, text, part_of},
      {grel_iri("array_reverse"), {list}, text, backwards},
      {grel_iri("array_sort"), {list}, text, sorted},
      {grel_iri("array_uniques"), {list}, text, once_each},
      {grel_iri("array_sum"), {list}, number, list_sum},
      {grel_iri("math_sum"), {x, y}, number, calculate<add>},
      {grel_iri("math_difference"), {x, y}, number, calculate<subtract>},
      {grel_iri("math_product"), {x, y}, number, calculate<multiply>},
      {grel_iri("math_quotient"), {x, y}, number, calculate<divide>},
      {grel_iri("math_max"), {x, y}, number, calculate<larger>},
      {grel_iri("math_min"), {x, y}, number, calculate<smaller>},
      {grel_iri("math_mod"), {x, y}, number, calculate<std::fmod>},
      {grel_iri("math_pow"), {x, y}, number, calculate<std::pow>},
      {grel_iri("math_abs"), {x}, number, calculate<std::fabs>},
      {grel_iri("math_sqrt"), {x}, number, calculate<std::sqrt>},
      {grel_iri("math_exp"), {x}, number, calculate<std::exp>},
      {grel_iri("math_ln"), {x}, number, calculate<std::log>},
      {grel_iri("math_log"), {x}, number, calculate<std::log10>},
      {grel_iri("math_even"), {x}, number, rounded<to_even>},
      {grel_iri("math_odd"), {x}, number, rounded<to_odd>},
      {grel_iri("math_floor"), {x}, number, rounded<std::floor>},
      {grel_iri("math_ceil"), {x}, number, rounded<std::ceil>},
      {grel_iri("math_round"), {x}, number, rounded<xsd::round_half_up>},
  };
}

}  // namespace kontor::mapping
