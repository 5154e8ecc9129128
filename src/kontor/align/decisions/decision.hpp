// What was decided about one item for one thing of ours, by a person or by a run.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace kontor::align {

enum class Verdict {
  accept,    // a person: this is the item
  reject,    // a person: this is not the item; the pair never comes back
  none,      // a person: there is no item for it
  proposed,  // a run: the item, sure enough to be linked ("auto")
  review,    // a run: perhaps the item; a person should look
  conflict,  // a run: another item than the one that is claimed
  stale,     // a run: the evidence is another one than when a person decided
};

// "accept", "reject", "none", "auto", "review", "conflict", "stale": the words in files.
std::string_view to_string(Verdict verdict);
std::optional<Verdict> find_verdict(std::string_view word);

// Whether only people say so.
bool is_persons(Verdict verdict);

struct Decision {
  std::string id;    // local
  std::string item;  // "Q1715"; empty for none
  Verdict verdict = Verdict::review;
  std::string who;       // "kontor" for runs
  std::string when;      // as the person wrote it; runs write none
  std::string note;      // for runs: why
  std::string evidence;  // hash of what was known, 16 hexadecimal digits; empty: not said
  std::string score;     // 0 to 100, as written
  std::string name;      // ours, to read
  std::string label;     // the item's, to read
};

}  // namespace kontor::align
