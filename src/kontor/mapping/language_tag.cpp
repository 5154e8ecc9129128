#include "kontor/mapping/language_tag.hpp"

#include <algorithm>

namespace kontor::mapping {
namespace {

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool is_alphanumeric(char c) { return is_letter(c) || (c >= '0' && c <= '9'); }

// The next subtag, taken off `rest`; empty at the end.
std::string_view take_subtag(std::string_view& rest) {
  const std::size_t dash = rest.find('-');
  const std::string_view subtag = rest.substr(0, dash);
  rest = dash == std::string_view::npos ? std::string_view() : rest.substr(dash + 1);
  return subtag;
}

}  // namespace

bool is_language_tag(std::string_view tag) {
  if (tag.empty() || tag.back() == '-') return false;
  std::string_view rest = tag;
  const std::string_view language = take_subtag(rest);
  if (!std::all_of(language.begin(), language.end(), is_letter)) return false;
  bool private_use = language == "x" || language == "X" || language == "i" || language == "I";
  if (private_use ? rest.empty() : language.size() < 2 || language.size() > 3) return false;
  bool after_singleton = false;
  while (!rest.empty()) {
    const std::string_view subtag = take_subtag(rest);
    if (subtag.empty() || subtag.size() > 8 || !std::all_of(subtag.begin(), subtag.end(), is_alphanumeric)) return false;
    const bool singleton = subtag.size() == 1 && !private_use;
    if (singleton && (after_singleton || rest.empty())) return false;
    after_singleton = singleton;
    private_use = private_use || subtag == "x" || subtag == "X";
  }
  return true;
}

}  // namespace kontor::mapping
