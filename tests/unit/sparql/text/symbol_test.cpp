#include "kontor/sparql/text/symbol.hpp"

#include <cctype>
#include <string>

#include "test.hpp"

using namespace kontor::sparql;

TEST_CASE("every keyword is found in every case, other words are none") {
  std::size_t keywords = 0;
  for (std::size_t i = 1; i < std::size(symbol_texts); ++i) {
    const Symbol symbol = Symbol::numbered(i);
    if (!symbol.is_keyword()) continue;
    ++keywords;
    std::string word(symbol.text());
    CHECK(Symbol::keyword(word) == symbol);
    for (std::size_t k = 0; k < word.size(); k += 2) {
      word[k] = static_cast<char>(std::tolower(static_cast<unsigned char>(word[k])));
    }
    CHECK(Symbol::keyword(word) == symbol);
    CHECK(Symbol::keyword(word + "x").is_none());
    CHECK(Symbol::keyword("_" + word).is_none());
    CHECK(Symbol::keyword(word.substr(0, word.size() - 1) + "0").is_none());
  }
  CHECK(keywords > 40);
  for (const char* word : {"a", "A", "x", "str", "SELCT", "SELECTED", "1", "_"}) CHECK(Symbol::keyword(word).is_none());
}

TEST_CASE("the longest sign is found") {
  std::size_t signs = 0;
  for (std::size_t i = 1; i < std::size(symbol_texts); ++i) {
    const Symbol symbol = Symbol::numbered(i);
    if (symbol.is_keyword() || symbol.is_description()) continue;
    ++signs;
    CHECK(Symbol::sign_at(symbol.text()) == symbol);
    CHECK(Symbol::sign_at(std::string(symbol.text()) + " x") == symbol);
  }
  CHECK(signs == 26);
  CHECK(Symbol::sign_at("<x") == Symbol("<"));
  CHECK(Symbol::sign_at("||x") == Symbol("||"));
  CHECK(Symbol::sign_at("==") == Symbol("="));
  CHECK(Symbol::sign_at("((") == Symbol("("));
  for (const char* text : {"&", "&x", "a", "`", "\x7F", "\xC3\xA4"}) CHECK(Symbol::sign_at(text).is_none());
}

TEST_CASE("a set of symbols gives each once, in the order of messages") {
  SymbolSet set = {"}", "FILTER"};
  set.add(Description("a variable").symbol);
  set.add_all({"}", "{"});
  set.add(Description("the end of the query").symbol);
  std::string texts;
  set.for_each([&texts](Symbol symbol) { texts.append(symbol.text()).append("|"); });
  CHECK(texts == "a variable|{|FILTER|}|the end of the query|");
  CHECK(set.has("{"));
  CHECK_FALSE(set.has("BIND"));
  CHECK_FALSE(set.has(Symbol()));
  set.clear();
  CHECK_FALSE(set.has("{"));
}
