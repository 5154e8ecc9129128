#include "kontor/sparql/text/symbol.hpp"

namespace kontor::sparql {
namespace {

constexpr std::size_t ascii = 128;

constexpr std::array<Symbol, ascii> make_short_signs() {
  std::array<Symbol, ascii> signs{};
  for (std::size_t i = 1; i < std::size(symbol_texts); ++i) {
    const std::string_view text = symbol_texts[i];
    if (text.size() == 1) signs[static_cast<unsigned char>(text.front())] = Symbol::numbered(i);
  }
  return signs;
}

// Signs of one character, by that character.
constexpr auto short_signs = make_short_signs();

constexpr Symbol long_signs[] = {"!=", "<=", ">=", "||", "&&", "^^"};

constexpr unsigned char capital(char c) {
  return static_cast<unsigned char>(c & ~0x20);
}

// A word has letters, digits and '_', of which only letters become capitals. It is not empty.
constexpr std::size_t hash_word(std::string_view word) {
  return capital(word.front()) * 8U + capital(word[word.size() / 2]) * 17U + capital(word.back()) * 37U + word.size();
}

// Open addressing.
constexpr std::size_t keyword_slots = 256;

constexpr std::array<Symbol, keyword_slots> make_keywords() {
  std::array<Symbol, keyword_slots> keywords{};
  for (std::size_t i = 1; i < std::size(symbol_texts); ++i) {
    if (!Symbol::numbered(i).is_keyword()) continue;
    std::size_t slot = hash_word(symbol_texts[i]) % keyword_slots;
    while (!keywords[slot].is_none()) slot = (slot + 1) % keyword_slots;
    keywords[slot] = Symbol::numbered(i);
  }
  return keywords;
}

constexpr auto keywords = make_keywords();

bool spells(std::string_view word, std::string_view keyword) {
  return word.size() == keyword.size() &&
         std::equal(word.begin(), word.end(), keyword.begin(),
                    [](char c, char letter) { return capital(c) == static_cast<unsigned char>(letter); });
}

}  // namespace

Symbol Symbol::sign_at(std::string_view text) {
  const auto first = static_cast<unsigned char>(text[0]);
  const char second = text.size() > 1 ? text[1] : '\0';
  if (second == '=' || second == text[0]) {
    for (const Symbol sign : long_signs) {
      if (sign.text()[0] == text[0] && sign.text()[1] == second) return sign;
    }
  }
  return first < ascii ? short_signs[first] : Symbol();
}

Symbol Symbol::keyword(std::string_view word) {
  for (std::size_t slot = hash_word(word) % keyword_slots;; slot = (slot + 1) % keyword_slots) {
    const Symbol known = keywords[slot];
    if (known.is_none() || spells(word, known.text())) return known;
  }
}

}  // namespace kontor::sparql
