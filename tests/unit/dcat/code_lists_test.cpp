#include "kontor/dcat/code_lists.hpp"

#include "test.hpp"

using namespace kontor;

TEST_CASE("a licence is found by any spelling of its address") {
  const dcat::CodeLists lists;
  const std::string by = "http://dcat-ap.de/def/licenses/cc-by/4.0";
  CHECK(lists.find_licence("http://creativecommons.org/licenses/by/4.0/") == by);
  CHECK(lists.find_licence("https://creativecommons.org/licenses/by/4.0") == by);
  CHECK(lists.find_licence("https://www.creativecommons.org/licenses/by/4.0/") == by);
  CHECK(lists.find_licence(by + "/") == by);
  CHECK(lists.find_licence("https://www.govdata.de/dl-de/zero-2-0") == "http://dcat-ap.de/def/licenses/dl-zero-de/2.0");
  CHECK(lists.find_licence("http://creativecommons.org/publicdomain/zero/1.0/") ==
        "http://dcat-ap.de/def/licenses/cc-zero");
  CHECK(lists.find_licence("https://example.org/terms").empty());
  CHECK(lists.find_licence("").empty());
}

TEST_CASE("licences say whether the source must be named") {
  const dcat::CodeLists lists;
  CHECK(lists.requires_attribution("http://dcat-ap.de/def/licenses/dl-by-de/2.0"));
  CHECK_FALSE(lists.requires_attribution("http://dcat-ap.de/def/licenses/dl-zero-de/2.0"));
  CHECK_FALSE(lists.requires_attribution(""));
}

TEST_CASE("code lists know their entries") {
  const dcat::CodeLists lists;
  CHECK(lists.contains("http://dcat-ap.de/def/contributors/landNiedersachsen"));
  CHECK_FALSE(lists.contains("http://dcat-ap.de/def/contributors/landNidersachsen"));
  CHECK(lists.contributors().size() == 69);
}
