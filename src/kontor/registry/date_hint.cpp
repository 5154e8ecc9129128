#include "kontor/registry/date_hint.hpp"

#include <array>
#include <cstddef>
#include <vector>

#include "kontor/xsd/edtf.hpp"

namespace kontor::registry {
namespace {

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

bool is_number(std::string_view word) {
  return !word.empty() && word.find_first_not_of("0123456789") == std::string_view::npos;
}

// The words and numbers of a text, in lower case as far as ASCII goes; blanks and what separates dates are left out.
std::vector<std::string> words_of(std::string_view text) {
  std::vector<std::string> words;
  bool inside = false;
  for (const char c : text) {
    const bool separates = std::string_view(" .,/-\t\n").find(c) != std::string_view::npos;
    const bool changes = inside && !separates && is_digit(c) != is_digit(words.back().back());
    if (!separates && (!inside || changes)) words.emplace_back();
    if (!separates) words.back() += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    inside = !separates;
  }
  return words;
}

bool is_one_of(std::string_view word, const auto& words) {
  for (const std::string_view candidate : words) {
    if (word == candidate) return true;
  }
  return false;
}

// The month that a word starts like, in German or English, or the number; empty if it is none.
std::string month_of(std::string_view word) {
  constexpr std::array<std::string_view, 16> names = {"jan", "feb", "m\xC3\xA4r", "apr", "mai", "jun", "jul", "aug",
                                                      "sep", "okt", "nov",        "dez", "mar", "may", "oct", "dec"};
  constexpr std::string_view numbers = "01020304050607080910111203051012";  // two digits for each name
  if (is_number(word)) return word.size() > 2 ? std::string() : (word.size() == 1 ? "0" : "") + std::string(word);
  for (std::size_t i = 0; i < names.size(); ++i) {
    if (word.starts_with(names[i])) return std::string(numbers.substr(2 * i, 2));
  }
  return {};
}

std::string year_of(std::string_view word) {
  if (!is_number(word)) return {};
  if (word.size() == 4) return std::string(word);
  if (word.size() != 2) return {};
  return (word < "30" ? "20" : "19") + std::string(word);
}

// The parts of one date as people order them: day, month, year.
std::string join_parts(const std::vector<std::string>& parts) {
  if (parts.empty() || parts.size() > 3) return {};
  std::string year = year_of(parts.back());
  if (year.empty() || (parts.size() == 1 && parts[0].size() != 4)) return {};
  if (parts.size() == 1) return year;
  const std::string month = month_of(parts[parts.size() - 2]);
  if (month.empty()) return {};
  if (parts.size() == 2) return year + "-" + month;
  if (!is_number(parts[0]) || parts[0].size() > 2) return {};
  return year + "-" + month + (parts[0].size() == 1 ? "-0" : "-") + parts[0];
}

std::string guess(std::string_view text) {
  constexpr std::array<std::string_view, 7> about = {"ca", "circa", "um", "etwa", "about", "around", "approx"};
  constexpr std::array<std::string_view, 6> since = {"seit", "ab", "since", "from", "im", "am"};
  std::vector<std::string> parts = words_of(text);
  if (parts.empty()) return {};
  std::string qualifier;
  if (is_one_of(parts.front(), about)) {
    qualifier = "~";
    parts.erase(parts.begin());
  } else if (is_one_of(parts.front(), since)) {
    parts.erase(parts.begin());
  }
  const auto is_year = [](const std::string& word) { return word.size() == 4 && is_number(word); };
  if (parts.size() == 2 && is_year(parts[0]) && is_year(parts[1])) return parts[0] + "/" + parts[1];
  // A day with a time, as spreadsheets and databases write it.
  if (parts.size() > 3 && is_year(parts[0]) && text.size() > 10) return std::string(text.substr(0, 10));
  if (text.find('/') != std::string_view::npos && parts.size() == 3) return {};  // 3/4/1990 is a day in March or April
  const std::string date = join_parts(parts);
  return date.empty() ? date : date + qualifier;
}

}  // namespace

std::string nearest_date(std::string_view text) {
  std::string date = guess(text);
  return xsd::classify_edtf(date) == xsd::EdtfKind::invalid ? std::string() : date;
}

}  // namespace kontor::registry
