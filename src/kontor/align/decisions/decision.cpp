#include "kontor/align/decisions/decision.hpp"

#include <array>

namespace kontor::align {
namespace {

constexpr std::array<std::string_view, 7> words = {"accept", "reject", "none", "auto", "review", "conflict", "stale"};

}  // namespace

std::string_view to_string(Verdict verdict) {
  return words[static_cast<std::size_t>(verdict)];
}

std::optional<Verdict> find_verdict(std::string_view word) {
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (words[i] == word) return static_cast<Verdict>(i);
  }
  return std::nullopt;
}

bool is_persons(Verdict verdict) {
  return verdict == Verdict::accept || verdict == Verdict::reject || verdict == Verdict::none;
}

}  // namespace kontor::align
