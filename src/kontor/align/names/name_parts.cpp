#include "kontor/align/names/name_parts.hpp"

#include <algorithm>
#include <array>
#include <unordered_map>

#include "kontor/align/names/fold.hpp"
#include "kontor/align/names/name_words.hpp"

namespace kontor::align {
namespace {

constexpr std::size_t most_words = 16;  // longer names are compared by their first words

struct Word {
  std::string_view written;
  std::string folded;  // keeps its capacity from name to name
};

// The words of a name; the strings are reused.
struct Words {
  std::array<Word, most_words> items;
  std::size_t count = 0;

  Word* begin() { return items.data(); }
  Word* end() { return items.data() + count; }
  void erase(std::size_t at) {
    std::rotate(begin() + at, begin() + at + 1, end());
    --count;
  }
};

// The text before brackets, comma or slash, and what they say.
struct Split {
  std::string_view name;
  std::string_view hint;
};

Split split_hint(std::string_view name) {
  const std::size_t at = name.find_first_of("(,/");
  if (at == std::string_view::npos || at == 0) return {name, {}};
  std::string_view hint = name.substr(at + 1);
  if (name[at] == '(') hint = hint.substr(0, hint.find(')'));
  return {name.substr(0, at), hint};
}

bool separates(char c) {
  return static_cast<unsigned char>(c) < 0x80 && c != '\'' && c != '`' && !((c | 0x20) >= 'a' && (c | 0x20) <= 'z') &&
         !(c >= '0' && c <= '9');
}

void split_words(std::string_view text, Words& words) {
  words.count = 0;
  for (std::size_t at = 0; at < text.size() && words.count < most_words;) {
    if (separates(text[at])) {
      ++at;
      continue;
    }
    std::size_t end = at;
    while (end < text.size() && !separates(text[end])) ++end;
    Word& word = words.items[words.count];
    word.written = text.substr(at, end - at);
    word.folded.clear();
    fold(word.written, word.folded);
    if (!word.folded.empty()) ++words.count;
    at = end;
  }
}

void join(Words& words, std::string& out) {
  for (const Word& word : words) {
    if (!out.empty()) out += ' ';
    out += word.folded;
  }
}

// Drops type words, if something remains, and the words that joined them to the name.
PlaceType drop_type_words(Words& words) {
  PlaceType type = PlaceType::unknown;
  std::array<bool, most_words> drop{};
  std::size_t dropped = 0;
  for (std::size_t i = 0; i < words.count; ++i) {
    const PlaceType found = type_of_word(words.items[i].folded, i > 0 && i + 1 == words.count);
    if (found == PlaceType::unknown) continue;
    // "Metropolitan Municipality": the more special word counts.
    if (type == PlaceType::unknown || type == PlaceType::settlement) type = found;
    drop[i] = true;
    ++dropped;
  }
  if (dropped == 0 || dropped == words.count) return PlaceType::unknown;
  std::size_t first = 0;
  std::size_t last = words.count;
  while (first < last && (drop[first] || (first > 0 && is_joining_word(words.items[first].folded))))
    drop[first++] = true;
  while (last > first && (drop[last - 1] || (last < words.count && is_joining_word(words.items[last - 1].folded)))) {
    drop[--last] = true;
  }
  if (first == last) return PlaceType::unknown;
  for (std::size_t i = words.count; i-- > 0;) {
    if (drop[i]) words.erase(i);
  }
  return type;
}

// "City of Perth" and "Perth City" are one name: the type word goes behind.
void put_type_behind(std::string& folded) {
  constexpr std::string_view of = " of ";
  const std::size_t at = folded.find(' ');
  if (at == std::string::npos || folded.compare(at, of.size(), of) != 0) return;
  if (type_of_word(std::string_view(folded).substr(0, at), false) == PlaceType::unknown) return;
  const std::string type = folded.substr(0, at);
  folded.erase(0, at + of.size());
  folded += ' ';
  folded += type;
}

bool is_article(std::string_view word) {
  return word == "la" || word == "el" || word == "the" || word == "le" || word == "los" || word == "las" ||
         word == "al";
}

// The sounds of the words in one order.
void append_sounds(Words& words, Reading reading, std::string& out) {
  static thread_local std::array<std::string, most_words> sounds;
  std::size_t count = 0;
  for (const Word& word : words) {
    if (words.count > 1 && is_article(word.folded)) continue;
    std::string& text = sounds[count];
    text.clear();
    const std::string_view common = common_word(word.folded);
    append_sound(common == word.folded ? word.written : common, reading, text);
    if (!text.empty()) ++count;
  }
  std::sort(sounds.begin(), sounds.begin() + static_cast<std::ptrdiff_t>(count));
  for (std::size_t i = 0; i < count; ++i) {
    if (i > 0) out += ' ';
    out += sounds[i];
  }
}

struct Division {
  std::string_view code;
  std::string_view names;  // folded, separated by '|'
};

constexpr Division united_states[] = {{"AL", "alabama"},
                                      {"AK", "alaska"},
                                      {"AZ", "arizona"},
                                      {"AR", "arkansas"},
                                      {"CA", "california|kalifornien"},
                                      {"CO", "colorado"},
                                      {"CT", "connecticut"},
                                      {"DE", "delaware"},
                                      {"DC", "district of columbia|washington d c"},
                                      {"FL", "florida"},
                                      {"GA", "georgia"},
                                      {"HI", "hawaii"},
                                      {"ID", "idaho"},
                                      {"IL", "illinois"},
                                      {"IN", "indiana"},
                                      {"IA", "iowa"},
                                      {"KS", "kansas"},
                                      {"KY", "kentucky"},
                                      {"LA", "louisiana"},
                                      {"ME", "maine"},
                                      {"MD", "maryland"},
                                      {"MA", "massachusetts"},
                                      {"MI", "michigan"},
                                      {"MN", "minnesota"},
                                      {"MS", "mississippi"},
                                      {"MO", "missouri"},
                                      {"MT", "montana"},
                                      {"NE", "nebraska"},
                                      {"NV", "nevada"},
                                      {"NH", "new hampshire"},
                                      {"NJ", "new jersey"},
                                      {"NM", "new mexico"},
                                      {"NY", "new york"},
                                      {"NC", "north carolina"},
                                      {"ND", "north dakota"},
                                      {"OH", "ohio"},
                                      {"OK", "oklahoma"},
                                      {"OR", "oregon"},
                                      {"PA", "pennsylvania"},
                                      {"RI", "rhode island"},
                                      {"SC", "south carolina"},
                                      {"SD", "south dakota"},
                                      {"TN", "tennessee"},
                                      {"TX", "texas"},
                                      {"UT", "utah"},
                                      {"VT", "vermont"},
                                      {"VA", "virginia"},
                                      {"WA", "washington"},
                                      {"WV", "west virginia"},
                                      {"WI", "wisconsin"},
                                      {"WY", "wyoming"}};

constexpr Division canada[] = {{"01", "alberta"},
                               {"02", "british columbia"},
                               {"03", "manitoba"},
                               {"04", "new brunswick"},
                               {"05", "newfoundland and labrador|neufundland und labrador|newfoundland"},
                               {"07", "nova scotia"},
                               {"08", "ontario"},
                               {"09", "prince edward island"},
                               {"10", "quebec"},
                               {"11", "saskatchewan"},
                               {"12", "yukon"},
                               {"13", "northwest territories|nordwest territorien"},
                               {"14", "nunavut"}};

using DivisionTable = std::unordered_map<std::string_view, std::string_view>;

template <std::size_t Size>
DivisionTable division_table(const Division (&rows)[Size]) {
  DivisionTable table;
  for (const Division& row : rows) {
    for (std::string_view rest = row.names; !rest.empty();) {
      const std::size_t end = std::min(rest.find('|'), rest.size());
      table.emplace(rest.substr(0, end), row.code);
      rest.remove_prefix(std::min(end + 1, rest.size()));
    }
  }
  return table;
}

}  // namespace

void take_apart(std::string_view name, Readings readings, NameParts& parts) {
  parts.folded.clear();
  parts.core.clear();
  parts.hint.clear();
  parts.sound.clear();
  parts.german.clear();
  parts.type = PlaceType::unknown;
  fold(name, parts.folded);
  put_type_behind(parts.folded);

  static thread_local Words words;
  const Split split = split_hint(name);
  split_words(split.name, words);
  if (words.count == 0) {
    split_words(name, words);
  } else if (!split.hint.empty()) {
    fold(split.hint, parts.hint);
    parts.type = type_of_word(parts.hint, false);
  }
  if (const PlaceType type = drop_type_words(words); type != PlaceType::unknown) parts.type = type;
  join(words, parts.core);
  append_sounds(words, Reading::neutral, parts.sound);
  if (readings == Readings::neutral_and_german && parts.sound.find('C') != std::string::npos) {
    append_sounds(words, Reading::german, parts.german);
    if (parts.german == parts.sound) parts.german.clear();
  }
}

std::string_view head_of(std::string_view core) {
  for (std::size_t blank = core.find(' '); blank != std::string_view::npos; blank = core.find(' ', blank + 1)) {
    const std::size_t next = core.find(' ', blank + 1);
    if (next == std::string_view::npos) return {};
    if (is_lying_word(core.substr(blank + 1, next - blank - 1))) return core.substr(0, blank);
  }
  return {};
}

std::string_view division_of_hint(std::string_view country, std::string_view hint) {
  static const DivisionTable states = division_table(united_states);
  static const DivisionTable provinces = division_table(canada);
  if (hint.empty() || (country != "US" && country != "CA")) return {};
  const DivisionTable& table = country == "US" ? states : provinces;
  const auto found = table.find(hint);
  return found == table.end() ? std::string_view() : found->second;
}

}  // namespace kontor::align
