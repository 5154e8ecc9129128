#include "kontor/xsd/double.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <cstdint>
#include <limits>

namespace kontor::xsd {
namespace {

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

std::size_t skip_digits(std::string_view text, std::size_t i) {
  while (i < text.size() && is_digit(text[i])) ++i;
  return i;
}

// Whether the text (without sign) is a noDecimalPtNumeral, decimalPtNumeral or scientificNotationNumeral.
bool is_numeral(std::string_view text) {
  const std::size_t whole = skip_digits(text, 0);
  std::size_t i = whole;
  std::size_t digits = whole;
  if (i < text.size() && text[i] == '.') {
    const std::size_t end = skip_digits(text, i + 1);
    digits += end - i - 1;
    i = end;
  }
  if (digits == 0) return false;
  if (i == text.size()) return true;
  if (text[i] != 'e' && text[i] != 'E') return false;
  ++i;
  if (i < text.size() && (text[i] == '+' || text[i] == '-')) ++i;
  return i < text.size() && skip_digits(text, i) == text.size();
}

// Whether a numeral that from_chars found out of range is too large (and not too small).
bool is_huge(std::string_view numeral) {
  const std::size_t mark = numeral.find_first_of("eE");
  const std::string_view mantissa = numeral.substr(0, mark);
  const std::size_t point = std::min(mantissa.find('.'), mantissa.size());
  const std::size_t first = mantissa.find_first_of("123456789");
  if (first == std::string_view::npos) return false;
  // The power of ten of the first digit that is not zero.
  auto magnitude = static_cast<std::int64_t>(point) - static_cast<std::int64_t>(first);
  if (mark != std::string_view::npos) {
    const std::string_view text = numeral.substr(numeral[mark + 1] == '+' ? mark + 2 : mark + 1);
    std::int64_t exponent = 0;
    const auto read = std::from_chars(text.data(), text.data() + text.size(), exponent);
    if (read.ec != std::errc()) return text[0] != '-';
    if (exponent > 1'000'000'000) exponent = 1'000'000'000;
    magnitude += exponent;
  }
  return magnitude > 0;
}

template <typename T>
std::optional<T> parse(std::string_view lexical) {
  constexpr T infinity = std::numeric_limits<T>::infinity();
  if (lexical == "INF" || lexical == "+INF") return infinity;
  if (lexical == "-INF") return -infinity;
  if (lexical == "NaN") return std::numeric_limits<T>::quiet_NaN();
  const bool negative = !lexical.empty() && lexical[0] == '-';
  if (negative || (!lexical.empty() && lexical[0] == '+')) lexical.remove_prefix(1);
  if (!is_numeral(lexical)) return std::nullopt;
  T value = 0;
  const auto read = std::from_chars(lexical.data(), lexical.data() + lexical.size(), value);
  if (read.ec == std::errc::result_out_of_range) value = is_huge(lexical) ? infinity : T{0};
  return negative ? -value : value;
}

template <typename T>
std::string special(T value) {
  if (std::isnan(value)) return "NaN";
  return value < 0 ? "-INF" : "INF";
}

template <typename T>
std::string canonical(T value) {
  if (!std::isfinite(value)) return special(value);
  std::array<char, 64> buffer{};
  const auto end = std::to_chars(buffer.data(), buffer.data() + buffer.size(), value, std::chars_format::scientific);
  const std::string_view text(buffer.data(), static_cast<std::size_t>(end.ptr - buffer.data()));
  const std::size_t mark = text.find('e');
  std::string out(text.substr(0, mark));
  if (out.find('.') == std::string::npos) out += ".0";
  out += 'E';
  std::string_view exponent = text.substr(mark + 1);
  if (exponent[0] == '-') out += '-';
  exponent.remove_prefix(1);
  while (exponent.size() > 1 && exponent[0] == '0') exponent.remove_prefix(1);
  return out.append(exponent);
}

template <typename T>
std::string plain(T value) {
  if (!std::isfinite(value)) return special(value);
  if (value == 0) return std::signbit(value) ? "-0" : "0";
  const T size = std::abs(value);
  if (size < T(1e-6) || size >= T(1e6)) return canonical(value);
  std::array<char, 64> buffer{};
  const auto end = std::to_chars(buffer.data(), buffer.data() + buffer.size(), value, std::chars_format::fixed);
  return std::string(buffer.data(), end.ptr);
}

}  // namespace

std::optional<double> parse_double(std::string_view lexical) {
  return parse<double>(lexical);
}

std::optional<float> parse_float(std::string_view lexical) {
  return parse<float>(lexical);
}

std::string print_canonical(double value) {
  return canonical(value);
}

std::string print_canonical(float value) {
  return canonical(value);
}

std::string print_plain(double value) {
  return plain(value);
}

std::string print_plain(float value) {
  return plain(value);
}

double round_half_up(double value) {
  const double below = std::floor(value);
  const double rounded = value - below < 0.5 ? below : below + 1;
  return rounded == 0 ? std::copysign(0.0, value) : rounded;
}

}  // namespace kontor::xsd
