// A few places as an index in memory.
#pragma once

#include <string>
#include <vector>

#include "kontor/align/index/index.hpp"
#include "kontor/align/index/index_builder.hpp"

namespace kontor::align {

inline Item make_item(std::string id, std::vector<std::string> names, std::string country, double latitude,
                      double longitude, std::uint64_t population = 0, PlaceType type = PlaceType::settlement) {
  Item item;
  item.id = std::move(id);
  for (std::string& name : names) {
    item.names.push_back({std::move(name), "", item.names.empty() ? NameKind::label : NameKind::alias});
  }
  item.country = std::move(country);
  item.coordinates = Coordinates{latitude, longitude};
  item.population = population;
  item.type = type;
  return item;
}

inline std::string write_index(const std::vector<Item>& items) {
  IndexBuilder builder;
  for (const Item& item : items) builder.add(item);
  StringSink sink;
  builder.write(sink);
  return sink.take();
}

inline std::vector<Item> some_places() {
  return {make_item("Q1715", {"Hanover", "Hannover", "Hanovre"}, "DE", 52.3744, 9.7386, 535000),
          make_item("Q268", {"Poznań", "Posen"}, "PL", 52.4064, 16.9252, 540000),
          make_item("Q41572", {"Mykolaiv", "Миколаїв"}, "UA", 46.975, 31.995, 480000),
          make_item("Q25748", {"Gävle"}, "SE", 60.6745, 17.1417, 68000),
          make_item("Q510010", {"Gävle Municipality"}, "SE", 60.6667, 17.1667, 103000, PlaceType::municipality),
          make_item("Q43421", {"Richmond"}, "US", 37.5407, -77.436, 226000),
          make_item("Q548664", {"Richmond"}, "US", 39.8289, -84.8903, 35000)};
}

}  // namespace kontor::align
