// The symbols of the grammar that a parser asks for: signs and keywords as they are written, and by a description what
// has more than one spelling. A symbol is a byte: those that the parser names are found when it is compiled, those of
// the text once, when they are cut out of it.
#pragma once

#include <algorithm>
#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <iterator>
#include <stdexcept>
#include <string_view>

namespace kontor::sparql {

// In the order in which messages name them. A description begins with a small letter, a keyword has capitals only.
inline constexpr std::string_view symbol_texts[] = {
    "",
    // what has more than one spelling
    "a variable", "a predicate or path", "a predicate", "a term", "an IRI", "a literal", "an IRI in '<...>'",
    "a prefix such as 'foaf:'", "a datatype IRI", "a language tag", "a string", "a version such as \"1.1\"",
    "a number without sign", "a number right behind the sign", "an expression", "an operator", "a function call",
    "a triple pattern",
    // signs
    ",", ";", ".", "(", "[", "{", "=", "!=", "<", ">", "<=", ">=", "||", "&&", "!", "+", "-", "*", "/", "|", "^", "?",
    "^^",
    // keywords
    "BASE", "PREFIX", "VERSION", "SELECT", "CONSTRUCT", "DESCRIBE", "ASK", "DISTINCT", "REDUCED", "AS", "FROM", "NAMED",
    "WHERE", "OPTIONAL", "UNION", "MINUS", "GRAPH", "SERVICE", "SILENT", "FILTER", "BIND", "NOT", "EXISTS", "IN",
    "TRUE", "FALSE", "SEPARATOR", "UNDEF", "GROUP", "HAVING", "ORDER", "BY", "ASC", "DESC", "LIMIT", "OFFSET", "VALUES",
    // of SPARQL 1.1 Update, which is refused by name
    "INSERT", "DELETE", "LOAD", "CLEAR", "DROP", "CREATE", "ADD", "MOVE", "COPY", "WITH",
    // what ends something, which messages name last
    ")", "]", "}", "the end of the query"};

static_assert(std::size(symbol_texts) <= 256);

class Symbol {
 public:
  // None, as most tokens have it.
  constexpr Symbol() = default;

  // The sign or keyword with this text: what is misspelled does not compile. Implicit, so that a grammar reads as it is
  // printed.
  consteval Symbol(const char* text) : Symbol(find(text)) {  // NOLINT(google-explicit-constructor)
    if (is_none() || is_description()) throw std::logic_error("no sign or keyword of the grammar");
  }

  static constexpr Symbol numbered(std::size_t number) {
    Symbol symbol;
    symbol.number_ = static_cast<std::uint8_t>(number);
    return symbol;
  }

  // The longest sign at the start of the text, which is not empty; none if there is no sign.
  static Symbol sign_at(std::string_view text);
  // The keyword that the word spells, in whatever case; none for other words.
  static Symbol keyword(std::string_view word);

  constexpr std::size_t number() const { return number_; }
  constexpr std::string_view text() const { return symbol_texts[number_]; }
  constexpr bool is_none() const { return number_ == 0; }
  constexpr bool is_keyword() const { return !is_none() && text().front() >= 'A' && text().front() <= 'Z'; }
  constexpr bool is_description() const { return !is_none() && text().front() >= 'a' && text().front() <= 'z'; }

  friend constexpr bool operator==(Symbol, Symbol) = default;

 private:
  friend struct Description;
  static constexpr Symbol find(std::string_view text) {
    const auto found = std::find(std::begin(symbol_texts), std::end(symbol_texts), text);
    return found == std::end(symbol_texts) ? Symbol() : numbered(static_cast<std::size_t>(found - symbol_texts));
  }

  std::uint8_t number_ = 0;
};

// The symbol of what a token can be, but not by its text: for messages.
struct Description {
  consteval Description(const char* text) : symbol(Symbol::find(text)) {  // NOLINT(google-explicit-constructor)
    if (!symbol.is_description()) throw std::logic_error("no description of the grammar");
  }
  Symbol symbol;
};

class SymbolSet {
 public:
  constexpr SymbolSet() = default;
  constexpr SymbolSet(std::initializer_list<Symbol> symbols) {
    for (const Symbol symbol : symbols) add(symbol);
  }

  constexpr bool has(Symbol symbol) const {
    return ((words_[symbol.number() / bits] >> (symbol.number() % bits)) & 1U) != 0;
  }
  constexpr void add(Symbol symbol) { words_[symbol.number() / bits] |= std::uint64_t{1} << (symbol.number() % bits); }
  constexpr void add_all(const SymbolSet& other) {
    for (std::size_t word = 0; word < words_.size(); ++word) words_[word] |= other.words_[word];
  }
  constexpr void clear() { words_ = {}; }

  // Calls `visit` with each, in the order of symbol_texts.
  template <typename Visit>
  void for_each(Visit visit) const {
    for (std::size_t word = 0; word < words_.size(); ++word) {
      for (std::uint64_t left = words_[word]; left != 0; left &= left - 1) {
        visit(Symbol::numbered(word * bits + static_cast<std::size_t>(std::countr_zero(left))));
      }
    }
  }

 private:
  static constexpr std::size_t bits = 64;
  std::array<std::uint64_t, (std::size(symbol_texts) + bits - 1) / bits> words_{};
};

}  // namespace kontor::sparql
