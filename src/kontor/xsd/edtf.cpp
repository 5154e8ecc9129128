#include "kontor/xsd/edtf.hpp"

namespace kontor::xsd {
namespace {

bool is_digit_or_mask(char c) {
  return (c >= '0' && c <= '9') || c == 'X';
}

// A number of `width` digits at `begin`, -1 if a digit is masked, -2 if these are no digits.
int read_digits(std::string_view text, std::size_t begin, std::size_t width) {
  if (text.size() < begin + width) return -2;
  int number = 0;
  bool masked = false;
  for (std::size_t i = begin; i < begin + width; ++i) {
    if (!is_digit_or_mask(text[i])) return -2;
    masked = masked || text[i] == 'X';
    number = number * 10 + (text[i] - '0');
  }
  return masked ? -1 : number;
}

bool is_leap(int year) {
  return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
}

int days_in_month(int month, int year) {
  switch (month) {
    case 2:
      return year < 0 || is_leap(year) ? 29 : 28;
    case 4:
    case 6:
    case 9:
    case 11:
      return 30;
    default:
      return 31;
  }
}

// Year, year and month, or date without a qualifier.
EdtfKind classify_plain(std::string_view text) {
  if (text.starts_with('-')) {
    // Years before 1 exist in EDTF; in a calendar check their sign does not matter.
    const EdtfKind kind = text.size() > 1 && text[1] != '-' ? classify_plain(text.substr(1)) : EdtfKind::invalid;
    return kind == EdtfKind::date && text.substr(1, 4) == "0000" ? EdtfKind::invalid : kind;
  }
  const int year = read_digits(text, 0, 4);
  if (year == -2) return EdtfKind::invalid;
  if (text.size() == 4) return year == -1 ? EdtfKind::inexact : EdtfKind::year;
  if (text[4] != '-') return EdtfKind::invalid;
  const int month = read_digits(text, 5, 2);
  if (month == -2 || month == 0 || month > 12) return EdtfKind::invalid;
  if (text.size() == 7) return year < 0 || month < 0 ? EdtfKind::inexact : EdtfKind::year_month;
  if (text[7] != '-' || text.size() != 10) return EdtfKind::invalid;
  const int day = read_digits(text, 8, 2);
  if (day == -2 || day == 0 || day > days_in_month(month, year)) return EdtfKind::invalid;
  return year < 0 || month < 0 || day < 0 ? EdtfKind::inexact : EdtfKind::date;
}

EdtfKind classify_qualified(std::string_view text) {
  if (!text.empty() && (text.back() == '?' || text.back() == '~' || text.back() == '%')) {
    return classify_plain(text.substr(0, text.size() - 1)) == EdtfKind::invalid ? EdtfKind::invalid : EdtfKind::inexact;
  }
  return classify_plain(text);
}

// One end of an interval: a date, ".." for open, nothing for unknown.
bool is_interval_end(std::string_view text) {
  return text.empty() || text == ".." || classify_qualified(text) != EdtfKind::invalid;
}

bool is_interval(std::string_view text, std::size_t slash) {
  const std::string_view start = text.substr(0, slash);
  const std::string_view end = text.substr(slash + 1);
  if (!is_interval_end(start) || !is_interval_end(end)) return false;
  const bool has_date = (!start.empty() && start != "..") || (!end.empty() && end != "..");
  // Plain ends of one precision compare as text; an interval does not run backwards.
  const bool comparable = start.size() == end.size() && classify_plain(start) != EdtfKind::invalid &&
                          classify_plain(end) != EdtfKind::invalid && !start.starts_with('-');
  return has_date && (!comparable || start <= end);
}

// Members of [a,b..c] and {a,b}; a range may be open at the outer ends.
bool is_set(std::string_view members) {
  if (members.empty()) return false;
  for (;;) {
    const std::size_t comma = members.find(',');
    const std::string_view member = members.substr(0, comma);
    const std::size_t range = member.find("..");
    if (range == std::string_view::npos) {
      if (classify_plain(member) == EdtfKind::invalid) return false;
    } else {
      const std::string_view from = member.substr(0, range);
      const std::string_view to = member.substr(range + 2);
      if (from.empty() && to.empty()) return false;
      if (!from.empty() && classify_plain(from) == EdtfKind::invalid) return false;
      if (!to.empty() && classify_plain(to) == EdtfKind::invalid) return false;
    }
    if (comma == std::string_view::npos) return true;
    members.remove_prefix(comma + 1);
  }
}

}  // namespace

EdtfKind classify_edtf(std::string_view text) {
  const bool one_of = text.size() >= 2 && text.front() == '[' && text.back() == ']';
  const bool all_of = text.size() >= 2 && text.front() == '{' && text.back() == '}';
  if (one_of || all_of) return is_set(text.substr(1, text.size() - 2)) ? EdtfKind::inexact : EdtfKind::invalid;
  const std::size_t slash = text.find('/');
  if (slash != std::string_view::npos) return is_interval(text, slash) ? EdtfKind::inexact : EdtfKind::invalid;
  return classify_qualified(text);
}

}  // namespace kontor::xsd
