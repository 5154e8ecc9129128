#include "kontor/xsd/integer.hpp"

#include <cstdint>
#include <limits>

namespace kontor::xsd {
namespace {

template <typename T>
bool fits(const Decimal& value) {
  const auto integer = value.to_int64();
  return integer && *integer >= std::numeric_limits<T>::min() && *integer <= std::numeric_limits<T>::max();
}

}  // namespace

bool is_in_range(const Decimal& value, Datatype datatype) {
  if (!value.is_integer()) return false;
  switch (datatype) {
    case Datatype::integer:
      return true;
    case Datatype::long_:
      return value.to_int64().has_value();
    case Datatype::int_:
      return fits<std::int32_t>(value);
    case Datatype::short_:
      return fits<std::int16_t>(value);
    case Datatype::byte:
      return fits<std::int8_t>(value);
    case Datatype::non_negative_integer:
      return !value.is_negative();
    case Datatype::positive_integer:
      return !value.is_negative() && !value.is_zero();
    case Datatype::unsigned_long: {
      // 2^64 is twice 2^63, and 2^63 - 1 is the largest integer of 64 bits.
      const Decimal half(std::numeric_limits<std::int64_t>::max());
      return !value.is_negative() && value <= *add(*add(half, half), Decimal(1));
    }
    case Datatype::unsigned_int:
      return fits<std::uint32_t>(value);
    case Datatype::unsigned_short:
      return fits<std::uint16_t>(value);
    case Datatype::unsigned_byte:
      return fits<std::uint8_t>(value);
    case Datatype::non_positive_integer:
      return value.is_negative() || value.is_zero();
    case Datatype::negative_integer:
      return value.is_negative();
    default:
      return false;
  }
}

}  // namespace kontor::xsd
