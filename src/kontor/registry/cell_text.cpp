#include "kontor/registry/cell_text.hpp"

#include <algorithm>
#include <array>

namespace kontor::registry {

namespace {

// What nobody sees at the ends of a cell: blanks, line ends, no-break spaces, a space of no width, a byte order mark.
constexpr std::array<std::string_view, 8> invisible = {" ",        "\t",           "\r",           "\n",
                                                       "\xC2\xA0", "\xE2\x80\xAF", "\xE2\x80\x8B", "\xEF\xBB\xBF"};

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

// Most cells begin and end with a character of ASCII that can be seen.
bool is_visible(char c) {
  return c > ' ' && c <= '~';
}

}  // namespace

std::string_view trim_cell(std::string_view text) {
  const auto at_front = [&text](std::string_view blank) { return text.starts_with(blank); };
  const auto at_back = [&text](std::string_view blank) { return text.ends_with(blank); };
  while (!text.empty() && !is_visible(text.front())) {
    const auto* blank = std::find_if(invisible.begin(), invisible.end(), at_front);
    if (blank == invisible.end()) break;
    text.remove_prefix(blank->size());
  }
  while (!text.empty() && !is_visible(text.back())) {
    const auto* blank = std::find_if(invisible.begin(), invisible.end(), at_back);
    if (blank == invisible.end()) break;
    text.remove_suffix(blank->size());
  }
  return text;
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

bool has_thousands(std::string_view text) {
  const std::size_t at = text.find_first_of(".,");
  return at != std::string_view::npos && at >= 1 && at <= 3 && text.front() != '0' && text.size() - at == 4 &&
         std::all_of(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(at), is_digit) &&
         std::all_of(text.begin() + static_cast<std::ptrdiff_t>(at) + 1, text.end(), is_digit);
}

std::string column_letters(std::size_t column) {
  constexpr std::size_t letters = 26;
  std::string out(1, static_cast<char>('A' + column % letters));
  return column < letters ? out : column_letters(column / letters - 1) + out;
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
