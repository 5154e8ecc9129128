#include "kontor/sparql/exec/xpath_regex.hpp"

#include <vector>

#include <re2/re2.h>

#include "kontor/base/apart.hpp"
#include "kontor/base/work_watch.hpp"
#include "kontor/sparql/exec/item.hpp"

namespace kontor::sparql::eval {
namespace {

// What a pattern may use up when it is compiled, in bytes; the automaton stays within it while it runs.
constexpr int64_t max_memory = 16 << 20;

// Beyond this many different patterns in one call, they are not remembered any more.
constexpr std::size_t max_cached = 256;

// The bytes of a text times the instructions of a program that RE2 surely does in 100 ms. Most texts take far less: one
// step for a byte, whatever the program.
constexpr std::size_t short_work = std::size_t{1} << 26U;

// Between two looks at the watch.
constexpr std::size_t matches_per_look = 256;

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

}  // namespace

XPathRegex::XPathRegex(std::string_view pattern, std::string_view flags) {
  const std::size_t wrong = flags.find_first_not_of("smixq");
  if (wrong != std::string_view::npos) {
    problem_ = "unknown regular expression flag '" + std::string(1, flags[wrong]) + "', expected s, m, i, x or q";
    return;
  }
  literal_ = flags.find('q') != std::string_view::npos;
  RE2::Options options;
  options.set_log_errors(false);
  options.set_max_mem(max_memory);
  options.set_case_sensitive(flags.find('i') == std::string_view::npos);
  options.set_literal(literal_);
  std::optional<std::string> translated(pattern);
  if (!literal_) translated = translate_pattern(pattern, flags, problem_);
  if (!translated) return;
  regex_ = std::make_shared<RE2>(*translated, options);
  if (!regex_->ok()) problem_ = regex_->error();
}

XPathRegex::~XPathRegex() = default;

bool XPathRegex::may_take_long(std::string_view text) const {
  return text.size() > short_work / static_cast<std::size_t>(regex_->ProgramSize() + 1) && current_watch() != nullptr;
}

bool XPathRegex::matches(std::string_view text) const {
  if (!may_take_long(text)) return matches_here(text);
  const HeldMemory held(text.size());
  const auto found = std::make_shared<bool>();
  run_apart([regex = *this, text = std::string(text), found] { *found = regex.matches_here(text); });
  return *found;
}

std::optional<std::string> XPathRegex::replace(std::string_view text, std::string_view replacement) const {
  if (!may_take_long(text)) return replace_here(text, replacement);
  const HeldMemory held(text.size());
  const auto replaced = std::make_shared<std::optional<std::string>>();
  run_apart([regex = *this, text = std::string(text), replacement = std::string(replacement), replaced] {
    *replaced = regex.replace_here(text, replacement);
  });
  return std::move(*replaced);
}

bool XPathRegex::matches_here(std::string_view text) const {
  return RE2::PartialMatch(re2::StringPiece(text.data(), text.size()), *regex_);
}

// Appends what one match is replaced with; `groups` are its submatches, null to check the replacement only. False for a
// wrong escape.
bool XPathRegex::append_replacement(std::string& out, std::string_view replacement, const void* groups,
                                    int count) const {
  const auto* pieces = static_cast<const re2::StringPiece*>(groups);
  for (std::size_t i = 0; i < replacement.size(); ++i) {
    const char c = replacement[i];
    const char next = i + 1 < replacement.size() ? replacement[i + 1] : '\0';
    if (literal_ || (c != '\\' && c != '$')) {
      out += c;
    } else if (c == '\\') {
      if (next != '\\' && next != '$') return false;
      out += next;
      ++i;
    } else {
      if (!is_digit(next)) return false;
      int group = next - '0';
      ++i;
      // As many digits as make a number of a group.
      while (i + 1 < replacement.size() && is_digit(replacement[i + 1]) &&
             group * 10 + (replacement[i + 1] - '0') <= count) {
        group = group * 10 + (replacement[++i] - '0');
      }
      if (pieces != nullptr && group <= count && pieces[group].data() != nullptr) {
        out.append(pieces[group].data(), pieces[group].size());
      }
    }
  }
  return true;
}

std::optional<std::string> XPathRegex::replace_here(std::string_view text, std::string_view replacement) const {
  const int count = regex_->NumberOfCapturingGroups();
  std::string out;
  if (!append_replacement(out, replacement, nullptr, count)) return std::nullopt;
  if (matches_here({})) return std::nullopt;
  out.clear();
  const re2::StringPiece input(text.data(), text.size());
  std::vector<re2::StringPiece> groups(static_cast<std::size_t>(count) + 1);
  std::size_t position = 0;
  std::size_t matches = 0;
  while (position <= text.size() &&
         regex_->Match(input, position, text.size(), RE2::UNANCHORED, groups.data(), count + 1)) {
    if (++matches % matches_per_look == 0) look_at_watch();
    const auto start = static_cast<std::size_t>(groups[0].data() - text.data());
    out.append(text, position, start - position);
    append_replacement(out, replacement, groups.data(), count);
    check_length(out.size());
    position = start + groups[0].size();
    // An empty match in a text that is not empty: step over one byte so that the loop ends.
    if (groups[0].empty()) {
      if (position < text.size()) out += text[position];
      ++position;
    }
  }
  if (position < text.size()) out.append(text, position);
  return out;
}

std::shared_ptr<const XPathRegex> RegexCache::find(std::string_view pattern, std::string_view flags) {
  std::string key(flags);
  key += ' ';
  key += pattern;
  const std::lock_guard lock(mutex_);
  const auto known = regexes_.find(key);
  if (known != regexes_.end()) return known->second;
  auto regex = std::make_shared<const XPathRegex>(pattern, flags);
  if (regexes_.size() < max_cached) regexes_.emplace(std::move(key), regex);
  return regex;
}

}  // namespace kontor::sparql::eval
