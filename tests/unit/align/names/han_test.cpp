#include "kontor/align/names/han.hpp"

#include "test.hpp"

using kontor::align::han_stem;
using kontor::align::has_han;
using kontor::align::share_characters;

TEST_CASE("the stem of a Chinese name is simplified and says no kind") {
  CHECK(han_stem("蘇州市") == "苏州");
  CHECK(han_stem("苏州") == "苏州");
  CHECK(han_stem("铜仁地区") == "铜仁");
  CHECK(han_stem("广州") == "广州");
  CHECK(han_stem("沙市") == "沙市");
  CHECK(han_stem("Bern 市").empty() == false);
  CHECK(han_stem("Bern").empty());
}

TEST_CASE("Chinese characters are found among others") {
  CHECK(has_han("Suzhou 苏州"));
  CHECK(!has_han("Suzhou"));
  CHECK(!has_han("さいたま"));
  CHECK(!has_han("\xFF"));
}

TEST_CASE("stems share characters at the same place") {
  CHECK(share_characters("贺龙", "和龙"));
  CHECK(share_characters("锡林霍特", "锡林浩特"));
  CHECK(!share_characters("宿州", "苏州"));
  CHECK(!share_characters("苏", "苏州"));
  CHECK(!share_characters("苏州", "苏"));
  CHECK(!share_characters("龙和", "和龙"));
  CHECK(!share_characters("", ""));
}
