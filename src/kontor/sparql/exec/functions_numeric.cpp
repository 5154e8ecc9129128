// SPARQL 1.1 section 17.4.4, and the extension functions, which are numeric so far.
#include <algorithm>
#include <array>
#include <cmath>

#include "kontor/sparql/exec/functions.hpp"
#include "kontor/xsd/arithmetic.hpp"

namespace kontor::sparql::eval {
namespace {

using Arguments = std::span<const Item>;
using Unary = std::optional<xsd::Value> (*)(const xsd::Value&);

template <Unary function>
Item map_number(Frame& frame, Arguments arguments) {
  xsd::Value scratch;
  return value_item(function(value_of(frame.pool, arguments[0], scratch)));
}

// 53 random bits: a double in [0, 1).
Item rand(Frame& frame, Arguments) {
  return xsd::Value(std::ldexp(static_cast<double>(frame.context.random.next() >> 11U), -53));
}

constexpr std::array rows = {
    FunctionRow{Builtin::abs, map_number<xsd::absolute>, Behaviour::plain},
    FunctionRow{Builtin::round, map_number<xsd::round>, Behaviour::plain},
    FunctionRow{Builtin::ceil, map_number<xsd::ceiling>, Behaviour::plain},
    FunctionRow{Builtin::floor, map_number<xsd::floor>, Behaviour::plain},
    FunctionRow{Builtin::rand, rand, Behaviour::impure},
};

// The mean radius of the earth in kilometres (IUGG).
constexpr double earth_radius = 6371.0088;

// kfn:distance(latitude, longitude, latitude, longitude): the great circle between two points in degrees, in
// kilometres, by the haversine formula, which is exact enough for short distances too. An error for coordinates out of
// range.
Item distance(Frame& frame, Arguments arguments) {
  std::array<double, 4> degrees{};
  for (std::size_t i = 0; i < degrees.size(); ++i) {
    xsd::Value scratch;
    const xsd::Value& value = value_of(frame.pool, arguments[i], scratch);
    if (!value.is_numeric()) return {};
    degrees[i] = value.to_double();
    if (!(std::abs(degrees[i]) <= (i % 2 == 0 ? 90 : 180))) return {};
  }
  const auto radians = [](double angle) { return angle * (std::acos(-1.0) / 180); };
  const double latitude = std::sin(radians(degrees[2] - degrees[0]) / 2);
  const double longitude = std::sin(radians(degrees[3] - degrees[1]) / 2);
  const double chord =
      latitude * latitude + std::cos(radians(degrees[0])) * std::cos(radians(degrees[2])) * longitude * longitude;
  return xsd::Value(2 * earth_radius * std::asin(std::sqrt(std::min(1.0, chord))));
}

constexpr std::array extensions = {ExtensionRow{"https://w3id.org/kontor/fn#distance", 4, 4, distance}};

}  // namespace

std::span<const FunctionRow> numeric_functions() {
  return rows;
}

std::span<const ExtensionRow> extension_functions() {
  return extensions;
}

}  // namespace kontor::sparql::eval
