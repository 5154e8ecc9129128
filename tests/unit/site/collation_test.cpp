#include "kontor/site/collation.hpp"

#include <algorithm>
#include <string>
#include <vector>

#include "test.hpp"

using kontor::site::collation_key;

TEST_CASE("names stand in the order of a telephone directory", "[site]") {
  const std::vector<std::string> sorted = {"Aachen",   "Århus",   "Bern",   "Łódź",    "Oberursel", "öffnen", "Öhringen",
                                           "Olten",    "São Tomé", "Straße", "Strasse am Markt", "Zagreb", "Афины"};
  std::vector<std::string> names(sorted.rbegin(), sorted.rend());
  std::sort(names.begin(), names.end(),
            [](const std::string& a, const std::string& b) { return collation_key(a) < collation_key(b); });
  CHECK(names == sorted);
  CHECK(collation_key("") < collation_key("a"));
  CHECK(collation_key("a") < collation_key("A"));
  CHECK(collation_key(std::string(1000, 'a')) < collation_key(std::string(1001, 'a')));
}
