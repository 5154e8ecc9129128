#include "kontor/base/suggest.hpp"

#include <array>

#include "test.hpp"

using kontor::suggestion;

TEST_CASE("the nearest word is suggested") {
  constexpr std::array<std::string_view, 4> words = {"convert", "query", "validate", "publish"};
  CHECK(suggestion("convrt", words) == " (did you mean 'convert'?)");
  CHECK(suggestion("qeury", words) == " (did you mean 'query'?)");
  CHECK(suggestion("Validate", words) == " (did you mean 'validate'?)");
  CHECK(suggestion("frobnicate", words).empty());
  CHECK(suggestion("", words).empty());
  constexpr std::array<std::string_view, 2> short_words = {"xml", "PL"};
  CHECK(suggestion("yaml", short_words).empty());
  CHECK(suggestion("POL", short_words) == " (did you mean 'PL'?)");
}

TEST_CASE("of words that are equally near the one with the same beginning is suggested") {
  constexpr std::array<std::string_view, 4> functions = {"STRLANG", "STRLEN", "STRUUID", "STRDT"};
  CHECK(suggestion("STRLENGTH", functions) == " (did you mean 'STRLEN'?)");
  constexpr std::array<std::string_view, 2> equal = {"strong", "string"};
  CHECK(suggestion("strang", equal) == " (did you mean 'strong'?)");
}
