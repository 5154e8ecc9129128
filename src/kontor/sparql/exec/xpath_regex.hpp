// The regular expressions of REGEX and REPLACE: those of XPath Functions and Operators 3.1, section 5.6, run by RE2 in
// time linear in the text, whatever the pattern. Back-references are the one thing that RE2 cannot do: a pattern with
// one is an error.
#pragma once

#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

namespace re2 {
class RE2;
}

namespace kontor::sparql::eval {

// An XPath pattern in RE2's syntax. Empty for a pattern that is not one, with the reason in `problem`. `flags` are
// among s, m, i, x, q; i is left to the caller.
std::optional<std::string> translate_pattern(std::string_view pattern, std::string_view flags, std::string& problem);

class XPathRegex {
 public:
  // Never fails: a wrong pattern or flag gives a regex for which is_valid() is false.
  XPathRegex(std::string_view pattern, std::string_view flags);
  ~XPathRegex();

  bool is_valid() const { return problem_.empty(); }
  const std::string& problem() const { return problem_; }

  // Whether the text contains a match. The regex must be valid, as for replace. A long text that a watched thread asks
  // for is searched apart (base/apart.hpp), because RE2 cannot be interrupted; so is one that it replaces in.
  bool matches(std::string_view text) const;

  // The text with every match replaced. Empty if the pattern matches the empty string or the replacement has a wrong
  // escape (FORX0003, FORX0004).
  std::optional<std::string> replace(std::string_view text, std::string_view replacement) const;

 private:
  bool may_take_long(std::string_view text) const;
  bool matches_here(std::string_view text) const;
  std::optional<std::string> replace_here(std::string_view text, std::string_view replacement) const;
  bool append_replacement(std::string& out, std::string_view replacement, const void* groups, int count) const;

  std::shared_ptr<const re2::RE2> regex_;
  std::string problem_;
  bool literal_ = false;  // flag q: the replacement is literal, too
};

// Compiled patterns by pattern and flags; a query rarely has more than one per call. Used by many threads at once.
class RegexCache {
 public:
  // Valid as long as the cache.
  std::shared_ptr<const XPathRegex> find(std::string_view pattern, std::string_view flags);

 private:
  std::mutex mutex_;
  std::unordered_map<std::string, std::shared_ptr<const XPathRegex>> regexes_;
};

}  // namespace kontor::sparql::eval
