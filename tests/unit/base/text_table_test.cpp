#include "kontor/base/text_table.hpp"

#include <string>

#include "test.hpp"

using namespace kontor;

TEST_CASE("texts are numbered in the order in which they are added, each once") {
  TextTable ids;
  CHECK(ids.find("rouen") == TextTable::none);
  CHECK(ids.add("rouen", 10) == 0);
  CHECK(ids.add("", 20) == 1);
  CHECK(ids.add("rouen", 30) == 0);
  CHECK(ids.offset(0) == 10);
  CHECK(ids.text(0) == "rouen");
  CHECK(ids.text(1).empty());
  for (int i = 0; i < 10'000; ++i) ids.add("c" + std::to_string(i), 100);
  CHECK(ids.size() == 10'002);
  CHECK(ids.find("c9999") == 10'001);
  CHECK(ids.text(10'001) == "c9999");
  CHECK(ids.find("c10000") == TextTable::none);
}
