// Exact decimal numbers: the values of xsd:decimal and, as those without a fraction, of xsd:integer and all that
// derives from it. Numbers of up to 18 digits are held in two machine words; longer ones fall back to big integers.
//
// Nothing is ever rounded silently. Two operations have a documented precision: divide(), and everything that would
// need more than max_digits digits, which is the error "overflow" of XPath Functions and Operators 3.1, section 4.2
// (FOAR0002), here an empty optional.
#pragma once

#include <compare>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace kontor::xsd {

class Decimal {
 public:
  // The most digits a number can have, before and after the point together. XML Schema 1.1 part 2, section 5.4, demands
  // 16; this is enough for the exact value of every xsd:double and bounds the work that hostile input can cause.
  static constexpr std::uint32_t max_digits = 4096;

  // Quotients are rounded (half to even) to this many digits after the point.
  static constexpr std::uint32_t quotient_scale = 18;

  Decimal() = default;
  Decimal(std::int64_t integer) : coefficient_(integer) {}  // NOLINT(google-explicit-constructor): a number is a number

  // coefficient * 10^-scale.
  static Decimal scaled(std::int64_t coefficient, std::uint32_t scale);

  // Reads the lexical space of xsd:decimal ("-1.50", ".5", "+7", no exponent, no white space). Empty if the text is not
  // in it or has more than max_digits digits.
  static std::optional<Decimal> parse(std::string_view lexical);

  // The exact value of a double; empty for NaN and the infinities.
  static std::optional<Decimal> from_double(double value);

  bool is_zero() const { return big_ == nullptr && coefficient_ == 0; }
  bool is_negative() const;
  bool is_integer() const { return scale_ == 0; }

  // Whether it is coefficient() * 10^-scale(), with as few digits after the point as it needs.
  bool is_short() const { return big_ == nullptr; }
  std::int64_t coefficient() const { return coefficient_; }
  std::uint32_t scale() const { return scale_; }

  // Whether it is so short that sums of such numbers never have too many digits, in whatever order they are added.
  bool adds_safely() const;

  // The integer, if it is one and fits.
  std::optional<std::int64_t> to_int64() const;
  // The nearest double (float), infinite if it is too large.
  double to_double() const;
  float to_float() const;
  // The canonical lexical form of XML Schema 1.1: no superfluous zeros, no point if there is no fraction.
  std::string to_string() const;

  Decimal operator-() const;
  Decimal absolute() const { return is_negative() ? -*this : *this; }

  friend std::optional<Decimal> add(const Decimal& a, const Decimal& b);
  friend std::optional<Decimal> subtract(const Decimal& a, const Decimal& b);
  friend std::optional<Decimal> multiply(const Decimal& a, const Decimal& b);
  // Empty if b is zero, too.
  friend std::optional<Decimal> divide(const Decimal& a, const Decimal& b);

  // fn:round: to the nearest integer, halves towards positive infinity.
  Decimal round() const;
  Decimal floor() const;
  Decimal ceiling() const;
  // Towards zero.
  Decimal truncate() const;

  friend bool operator==(const Decimal& a, const Decimal& b);
  friend std::strong_ordering operator<=>(const Decimal& a, const Decimal& b);

 private:
  struct Big;
  struct Access;

  // The number is coefficient * 10^-scale, with the smallest possible scale, so equal numbers are held alike. If the
  // coefficient does not fit it is in big_ and coefficient_ is 0.
  std::int64_t coefficient_ = 0;
  std::uint32_t scale_ = 0;
  std::shared_ptr<const Big> big_;
};

std::optional<Decimal> add(const Decimal& a, const Decimal& b);
std::optional<Decimal> subtract(const Decimal& a, const Decimal& b);
std::optional<Decimal> multiply(const Decimal& a, const Decimal& b);
std::optional<Decimal> divide(const Decimal& a, const Decimal& b);

}  // namespace kontor::xsd
