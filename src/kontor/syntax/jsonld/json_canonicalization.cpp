#include "kontor/syntax/jsonld/json_canonicalization.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <vector>

#include "kontor/base/utf8.hpp"
#include "kontor/json/json_writer.hpp"

namespace kontor::syntax::jsonld {
namespace {

// The order of UTF-16 code units: that of code points, but for the surrogates, which stand before U+E000.
bool utf16_less(std::string_view a, std::string_view b) {
  std::size_t i = 0;
  std::size_t j = 0;
  while (i < a.size() && j < b.size()) {
    const char32_t left = decode_utf8(a, i);
    const char32_t right = decode_utf8(b, j);
    if (left == right) continue;
    const bool left_is_pair = left >= 0x10000;
    const bool right_is_pair = right >= 0x10000;
    if (left_is_pair == right_is_pair) return left < right;
    return left_is_pair ? right >= 0xE000 : left < 0xD800;
  }
  return j < b.size();
}

void append(std::string& out, const json::Value& value);

void append_object(std::string& out, const json::Object& object) {
  std::vector<const json::Member*> members;
  for (const json::Member& member : object) members.push_back(&member);
  std::sort(members.begin(), members.end(),
            [](const json::Member* a, const json::Member* b) { return utf16_less(a->name, b->name); });
  out += '{';
  for (const json::Member* member : members) {
    if (member != members.front()) out += ',';
    json::append_string(out, member->name);
    out += ':';
    append(out, member->value);
  }
  out += '}';
}

void append_array(std::string& out, const json::Array& array) {
  out += '[';
  for (const json::Value& element : array) {
    if (&element != array.data()) out += ',';
    append(out, element);
  }
  out += ']';
}

void append(std::string& out, const json::Value& value) {
  switch (value.kind()) {
    case json::Kind::null:
      out += "null";
      break;
    case json::Kind::boolean:
      out += value.boolean() ? "true" : "false";
      break;
    case json::Kind::number:
      out += canonical_number(value.to_double());
      break;
    case json::Kind::string:
      json::append_string(out, value.string());
      break;
    case json::Kind::array:
      append_array(out, value.array());
      break;
    case json::Kind::object:
      append_object(out, value.object());
      break;
  }
}

}  // namespace

std::string canonical_number(double value) {
  if (value == 0) return "0";
  // The shortest digits that give the same double, as d.ddde+xx.
  char buffer[64];
  const auto end = std::to_chars(buffer, buffer + sizeof buffer, std::fabs(value), std::chars_format::scientific).ptr;
  const std::string_view text(buffer, static_cast<std::size_t>(end - buffer));
  const std::size_t e = text.find('e');
  std::string digits(text.substr(0, 1));
  if (e > 2) digits += text.substr(2, e - 2);
  int exponent = 0;
  const char* power = buffer + e + 1;
  if (*power == '+') ++power;
  std::from_chars(power, end, exponent);

  // ECMA-262, Number::toString, with n the place of the decimal point and k the number of digits.
  const int n = exponent + 1;
  const int k = static_cast<int>(digits.size());
  std::string out = value < 0 ? "-" : "";
  if (k <= n && n <= 21) return out + digits + std::string(static_cast<std::size_t>(n - k), '0');
  if (0 < n && n <= 21) return out + digits.insert(static_cast<std::size_t>(n), ".");
  if (-6 < n && n <= 0) return out + "0." + std::string(static_cast<std::size_t>(-n), '0') + digits;
  if (k > 1) digits.insert(1, ".");
  return out + digits + (exponent < 0 ? "e-" : "e+") + std::to_string(std::abs(exponent));
}

std::string canonicalize(const json::Value& value) {
  std::string out;
  append(out, value);
  return out;
}

}  // namespace kontor::syntax::jsonld
