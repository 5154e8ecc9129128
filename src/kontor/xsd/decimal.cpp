#include "kontor/xsd/decimal.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <limits>

#include <boost/multiprecision/cpp_int.hpp>

#include "kontor/xsd/double.hpp"

namespace kontor::xsd {

// Without expression templates, whose temporaries static analysis cannot follow.
using Integer = boost::multiprecision::number<boost::multiprecision::cpp_int_backend<>, boost::multiprecision::et_off>;

struct Decimal::Big {
  Integer coefficient;
};

namespace {

__extension__ using Int128 = __int128;

constexpr std::array<std::int64_t, 19> powers = [] {
  std::array<std::int64_t, 19> table{};
  std::int64_t power = 1;
  for (std::size_t i = 0; i < table.size(); ++i) {
    table[i] = power;
    if (i + 1 < table.size()) power *= 10;
  }
  return table;
}();

Integer power_of_ten(std::uint32_t exponent) {
  return boost::multiprecision::pow(Integer(10), exponent);
}

bool fits(const Integer& value) {
  return value >= std::numeric_limits<std::int64_t>::min() && value <= std::numeric_limits<std::int64_t>::max();
}

bool fits(Int128 value) {
  return value >= std::numeric_limits<std::int64_t>::min() && value <= std::numeric_limits<std::int64_t>::max();
}

// The quotient rounded half to even.
template <typename T>
T divide_to_even(const T& dividend, const T& divisor) {
  T quotient = dividend / divisor;
  const T rest = dividend - quotient * divisor;
  const T twice = (rest < 0 ? T(-rest) : rest) * 2;
  const T size = divisor < 0 ? T(-divisor) : divisor;
  if (twice > size || (twice == size && quotient % 2 != 0)) {
    quotient += (dividend < 0) == (divisor < 0) ? 1 : -1;
  }
  return quotient;
}

}  // namespace

// The ways in and out of the private representation that the functions of this file need.
struct Decimal::Access {
  static Integer coefficient(const Decimal& d) { return d.big_ ? d.big_->coefficient : Integer(d.coefficient_); }

  static Decimal small(std::int64_t coefficient, std::uint32_t scale) {
    while (scale > 0 && coefficient % 10 == 0) {
      coefficient /= 10;
      --scale;
    }
    Decimal result(coefficient);
    result.scale_ = coefficient == 0 ? 0 : scale;
    return result;
  }

  static std::optional<Decimal> checked(std::int64_t coefficient, std::uint32_t scale) {
    const Decimal result = small(coefficient, scale);
    if (result.scale_ > max_digits) return std::nullopt;
    return result;
  }

  static std::optional<Decimal> make(Int128 coefficient, std::uint32_t scale) {
    if (fits(coefficient)) return checked(static_cast<std::int64_t>(coefficient), scale);
    while (scale > 0 && coefficient % 10 == 0) {
      coefficient /= 10;
      --scale;
    }
    if (fits(coefficient)) return checked(static_cast<std::int64_t>(coefficient), scale);
    return make(Integer(coefficient), scale);
  }

  static std::optional<Decimal> make(Integer coefficient, std::uint32_t scale) {
    if (scale > 0) coefficient = strip_zeros(std::move(coefficient), scale);
    if (fits(coefficient)) return checked(static_cast<std::int64_t>(coefficient), scale);
    if (digits(coefficient) > max_digits || scale > max_digits) return std::nullopt;
    Decimal result;
    result.scale_ = scale;
    result.big_ = std::make_shared<const Big>(Big{std::move(coefficient)});
    return result;
  }

  // Of a number that is not 0: 3.32 bits are a digit.
  static std::size_t digits(const Integer& coefficient) {
    return boost::multiprecision::msb(abs(coefficient)) * 1000 / 3322 + 1;
  }

  static Integer strip_zeros(Integer coefficient, std::uint32_t& scale) {
    if (coefficient == 0) {
      scale = 0;
      return coefficient;
    }
    // In steps of sixteen zeros first: products have long tails.
    for (const std::uint32_t step : {16U, 1U}) {
      const Integer power = power_of_ten(step);
      while (scale >= step) {
        Integer quotient;
        Integer rest;
        divide_qr(coefficient, power, quotient, rest);
        if (rest != 0) break;
        coefficient = std::move(quotient);
        scale -= step;
      }
    }
    return coefficient;
  }

  static bool small_pair(const Decimal& a, const Decimal& b) { return !a.big_ && !b.big_; }

  // Both coefficients at the larger scale, if the machine can hold them.
  static bool align(const Decimal& a, const Decimal& b, Int128& left, Int128& right, std::uint32_t& scale) {
    if (!small_pair(a, b)) return false;
    scale = std::max(a.scale_, b.scale_);
    if (scale - a.scale_ > 18 || scale - b.scale_ > 18) return false;
    left = static_cast<Int128>(a.coefficient_) * powers[scale - a.scale_];
    right = static_cast<Int128>(b.coefficient_) * powers[scale - b.scale_];
    return true;
  }

  static void align(const Decimal& a, const Decimal& b, Integer& left, Integer& right, std::uint32_t& scale) {
    scale = std::max(a.scale_, b.scale_);
    left = coefficient(a) * power_of_ten(scale - a.scale_);
    right = coefficient(b) * power_of_ten(scale - b.scale_);
  }

  enum class Towards { floor, ceiling, zero };

  static Decimal whole(const Decimal& d, Towards towards) {
    if (d.scale_ == 0) return d;
    const Integer power = power_of_ten(d.scale_);
    const Integer value = coefficient(d);
    Integer quotient = value / power;  // towards zero, and never exact: the scale is the smallest
    if (towards == Towards::floor && value < 0) --quotient;
    if (towards == Towards::ceiling && value > 0) ++quotient;
    return *make(std::move(quotient), 0);
  }
};

Decimal Decimal::scaled(std::int64_t coefficient, std::uint32_t scale) {
  return Access::small(coefficient, scale);
}

std::optional<Decimal> Decimal::parse(std::string_view lexical) {
  std::string digits;
  bool negative = false;
  std::size_t i = 0;
  if (!lexical.empty() && (lexical[0] == '-' || lexical[0] == '+')) {
    negative = lexical[0] == '-';
    ++i;
  }
  std::int64_t coefficient = 0;
  std::uint32_t scale = 0;
  std::uint32_t significant = 0;
  bool point = false;
  bool any = false;
  const std::size_t start = i;
  for (; i < lexical.size(); ++i) {
    const char c = lexical[i];
    if (c == '.' && !point) {
      point = true;
      continue;
    }
    if (c < '0' || c > '9') return std::nullopt;
    any = true;
    if (point) ++scale;
    if (significant == 0 && c == '0') continue;
    if (++significant <= 18) coefficient = coefficient * 10 + (c - '0');
  }
  if (!any) return std::nullopt;
  if (significant <= 18) {
    if (coefficient != 0 && scale > max_digits) return std::nullopt;
    return Access::small(negative ? -coefficient : coefficient, scale);
  }
  if (significant > max_digits || scale > max_digits) return std::nullopt;
  for (const char c : lexical.substr(start)) {
    if (c != '.') digits += c;
  }
  // A leading zero would make cpp_int read octal digits.
  digits.erase(0, digits.find_first_not_of('0'));
  Integer value(digits);
  return Access::make(negative ? Integer(-value) : value, scale);
}

std::optional<Decimal> Decimal::from_double(double value) {
  if (!std::isfinite(value)) return std::nullopt;
  int exponent = 0;
  const double fraction = std::frexp(value, &exponent);
  // fraction * 2^53 is an integer.
  const auto mantissa = static_cast<std::int64_t>(std::ldexp(fraction, 53));
  exponent -= 53;
  Integer coefficient(mantissa);
  if (exponent >= 0) return Access::make(Integer(coefficient << static_cast<unsigned>(exponent)), 0);
  // m / 2^k = m * 5^k / 10^k
  auto shift = static_cast<std::uint32_t>(-exponent);
  while (shift > 0 && (coefficient & 1) == 0) {
    coefficient >>= 1;
    --shift;
  }
  if (coefficient == 0) return Decimal();
  return Access::make(Integer(coefficient * boost::multiprecision::pow(Integer(5), shift)), shift);
}

bool Decimal::is_negative() const {
  return big_ ? big_->coefficient < 0 : coefficient_ < 0;
}

// Before the point and behind it, with room for more terms than there can be.
bool Decimal::adds_safely() const {
  constexpr std::uint32_t most = max_digits / 2 - 32;
  return scale_ <= most && (!big_ || Access::digits(big_->coefficient) <= most);
}

std::optional<std::int64_t> Decimal::to_int64() const {
  if (big_ || scale_ != 0) return std::nullopt;
  return coefficient_;
}

double Decimal::to_double() const {
  // Both numbers are exact as doubles up to 2^53 and 10^22, so the one division rounds correctly.
  constexpr std::int64_t exact = std::int64_t{1} << 53;
  if (!big_ && scale_ <= 18 && coefficient_ > -exact && coefficient_ < exact) {
    return static_cast<double>(coefficient_) / static_cast<double>(powers[scale_]);
  }
  return *parse_double(to_string());
}

float Decimal::to_float() const {
  return *parse_float(to_string());
}

std::string Decimal::to_string() const {
  std::string digits = big_ ? Integer(abs(big_->coefficient)).str() : std::to_string(coefficient_);
  if (digits[0] == '-') digits.erase(0, 1);
  if (scale_ > 0) {
    if (digits.size() <= scale_) digits.insert(0, scale_ + 1 - digits.size(), '0');
    digits.insert(digits.size() - scale_, 1, '.');
  }
  return is_negative() ? "-" + digits : digits;
}

Decimal Decimal::operator-() const {
  if (!big_ && coefficient_ != std::numeric_limits<std::int64_t>::min()) {
    Decimal result(*this);
    result.coefficient_ = -coefficient_;
    return result;
  }
  return *Access::make(Integer(-Access::coefficient(*this)), scale_);
}

std::optional<Decimal> add(const Decimal& a, const Decimal& b) {
  using Access = Decimal::Access;
  std::int64_t sum = 0;
  if (Access::small_pair(a, b) && a.scale_ == b.scale_ &&
      !__builtin_add_overflow(a.coefficient_, b.coefficient_, &sum)) {
    return Access::small(sum, a.scale_);
  }
  Int128 left = 0;
  Int128 right = 0;
  std::uint32_t scale = 0;
  if (Access::align(a, b, left, right, scale)) return Access::make(left + right, scale);
  Integer big_left;
  Integer big_right;
  Access::align(a, b, big_left, big_right, scale);
  return Access::make(Integer(big_left + big_right), scale);
}

std::optional<Decimal> subtract(const Decimal& a, const Decimal& b) {
  return add(a, -b);
}

std::optional<Decimal> multiply(const Decimal& a, const Decimal& b) {
  using Access = Decimal::Access;
  const std::uint32_t scale = a.scale_ + b.scale_;
  if (Access::small_pair(a, b)) return Access::make(static_cast<Int128>(a.coefficient_) * b.coefficient_, scale);
  return Access::make(Integer(Access::coefficient(a) * Access::coefficient(b)), scale);
}

std::optional<Decimal> divide(const Decimal& a, const Decimal& b) {
  using Access = Decimal::Access;
  if (b.is_zero()) return std::nullopt;
  // a / 10^sa / (b / 10^sb) at quotient_scale digits: a * 10^(quotient_scale + sb - sa) / b.
  const auto shift = static_cast<std::int64_t>(Decimal::quotient_scale) + b.scale_ - a.scale_;
  if (Access::small_pair(a, b) && shift >= 0 && shift <= 18) {
    const Int128 dividend = static_cast<Int128>(a.coefficient_) * powers[static_cast<std::size_t>(shift)];
    return Access::make(divide_to_even<Int128>(dividend, b.coefficient_), Decimal::quotient_scale);
  }
  Integer dividend = Access::coefficient(a);
  Integer divisor = Access::coefficient(b);
  (shift >= 0 ? dividend : divisor) *= power_of_ten(static_cast<std::uint32_t>(shift >= 0 ? shift : -shift));
  return Access::make(divide_to_even<Integer>(dividend, divisor), Decimal::quotient_scale);
}

Decimal Decimal::floor() const {
  return Access::whole(*this, Access::Towards::floor);
}

Decimal Decimal::ceiling() const {
  return Access::whole(*this, Access::Towards::ceiling);
}

Decimal Decimal::truncate() const {
  return Access::whole(*this, Access::Towards::zero);
}

Decimal Decimal::round() const {
  if (scale_ == 0) return *this;
  const Integer power = power_of_ten(scale_);
  // floor(value + 1/2)
  const Integer doubled = Access::coefficient(*this) * 2 + power;
  Integer quotient = doubled / (power * 2);
  if (doubled < 0 && quotient * power * 2 != doubled) --quotient;
  return *Access::make(std::move(quotient), 0);
}

bool operator==(const Decimal& a, const Decimal& b) {
  if (a.scale_ != b.scale_ || (a.big_ == nullptr) != (b.big_ == nullptr)) return false;
  return a.big_ ? a.big_->coefficient == b.big_->coefficient : a.coefficient_ == b.coefficient_;
}

std::strong_ordering operator<=>(const Decimal& a, const Decimal& b) {
  using Access = Decimal::Access;
  if (Access::small_pair(a, b) && a.scale_ == b.scale_) return a.coefficient_ <=> b.coefficient_;
  Int128 left = 0;
  Int128 right = 0;
  std::uint32_t scale = 0;
  if (Access::align(a, b, left, right, scale)) {
    return left < right   ? std::strong_ordering::less
           : left > right ? std::strong_ordering::greater
                          : std::strong_ordering::equal;
  }
  Integer big_left;
  Integer big_right;
  Access::align(a, b, big_left, big_right, scale);
  return big_left.compare(big_right) <=> 0;
}

}  // namespace kontor::xsd
