#include "kontor/registry/cell_text.hpp"

#include <algorithm>

namespace kontor::registry {

std::string_view trim_cell(std::string_view text) {
  constexpr std::string_view blanks = " \t\r\n";
  const std::size_t begin = text.find_first_not_of(blanks);
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(blanks) - begin + 1);
}

std::optional<std::string> json_number(std::string_view text) {
  std::string number(text);
  if (number.find('.') == std::string::npos) std::replace(number.begin(), number.end(), ',', '.');
  std::size_t i = number.starts_with('-') ? 1 : 0;
  const auto digits = [&] {
    const std::size_t begin = i;
    while (i < number.size() && number[i] >= '0' && number[i] <= '9') ++i;
    return i - begin;
  };
  const std::size_t first = i;
  const std::size_t whole = digits();
  if (whole == 0 || (whole > 1 && number[first] == '0')) return std::nullopt;
  if (i < number.size() && number[i] == '.') {
    ++i;
    if (digits() == 0) return std::nullopt;
  }
  return i == number.size() ? std::optional(number) : std::nullopt;
}

std::string iso_day(std::string_view text) {
  const std::size_t first = text.find('.');
  const std::size_t second = first == std::string_view::npos ? first : text.find('.', first + 1);
  if (second == std::string_view::npos || first < 1 || first > 2 || second - first < 2 || second - first > 3 ||
      text.size() - second != 5 || text.find_first_not_of("0123456789.") != std::string_view::npos) {
    return std::string(text);
  }
  const auto two_digits = [](std::string_view number) { return (number.size() == 1 ? "0" : "") + std::string(number); };
  return std::string(text.substr(second + 1)) + "-" + two_digits(text.substr(first + 1, second - first - 1)) + "-" +
         two_digits(text.substr(0, first));
}

std::vector<std::string> split_cell(std::string_view text) {
  std::vector<std::string> parts;
  std::string part;
  const auto finish = [&] {
    const std::string_view trimmed = trim_cell(part);
    if (!trimmed.empty()) parts.emplace_back(trimmed);
    part.clear();
  };
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '\\' && i + 1 < text.size() && (text[i + 1] == '|' || text[i + 1] == '\\')) {
      part += text[++i];
    } else if (text[i] == '|') {
      finish();
    } else {
      part += text[i];
    }
  }
  finish();
  return parts;
}

}  // namespace kontor::registry
