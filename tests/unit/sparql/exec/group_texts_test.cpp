#include "kontor/sparql/exec/group_texts.hpp"

#include <array>

#include "test.hpp"

using namespace kontor::sparql;

TEST_CASE("texts grow beside each other") {
  GroupTexts texts;
  std::array<GroupTexts::Text, 3> held{};
  std::array<std::string, 3> expected;
  std::string joined;
  CHECK(texts.view(held[0], joined).empty());
  for (std::size_t i = 0; i < 500; ++i) {
    const std::string added(i * i % 37, static_cast<char>('a' + i % 26));
    const std::size_t text = i * 5 % 7 % 3;
    texts.append(held[text], added);
    expected[text] += added;
    CHECK(held[text].is_begun());
    CHECK(held[text].size == expected[text].size());
    CHECK(texts.view(held[text], joined) == expected[text]);
  }
  for (std::size_t text = 0; text < held.size(); ++text) {
    std::string pieces;
    texts.each_piece(held[text], [&pieces](std::string_view piece) { pieces += piece; });
    CHECK(pieces == expected[text]);
  }
}

TEST_CASE("a text of nothing is begun, and little is taken") {
  GroupTexts texts;
  GroupTexts::Text text;
  texts.append(text, "");
  CHECK(text.is_begun());
  CHECK(text.size == 0);
  texts.append(text, std::string(1000, 'x'));
  for (std::size_t i = 0; i < 100'000; ++i) texts.append(text, "0123456789");
  CHECK(text.size == 1'001'000);
  CHECK(texts.memory_bytes(0) < 6'000'000);
}
