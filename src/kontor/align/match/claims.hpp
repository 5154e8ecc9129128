// Who claims which item: what a whole table tells of each of its claims.
#pragma once

#include <map>
#include <string>
#include <unordered_map>
#include <vector>

#include "kontor/align/index/index.hpp"
#include "kontor/align/match/query.hpp"

namespace kontor::align {

// Who claims each item. Identifiers are filled down spreadsheets by mistake, and found by a name that several places
// have: at most one of them can be right, unless the table repeats itself all the time. And how many of the claimed
// items the index has: if nearly all, one that it lacks is odd.
class Claims {
 public:
  Claims(const std::vector<Query>& queries, const Index& index);

  // A part of something greater that may have its name: a county or a district.
  struct Part {
    PlaceType kind = PlaceType::unknown;  // county or district; anything else: it is none
    bool in_name = false;                 // the name says so: "Okres Jihlava"
    bool is_one() const { return kind == PlaceType::county || kind == PlaceType::district; }
  };

  // How a query stands among those who claim the same item. Names that sound alike are one, with or without a word for
  // the kind of place ("Akashi", "Akashi Shi"), but only who bears the same words bears the same name.
  struct Standing {
    std::size_t names = 0;      // different names
    bool first_name = true;     // the query's own came first
    std::size_t of_name = 0;    // how many have the query's name, word for word
    bool first_of_name = true;  // the query is the first of these
    bool first_of_size = true;  // the query is the first of these that is called a region, or of those that are not
    Part part;                  // what the query is called
    bool greater = false;       // one whose name sounds alike is called neither a county nor a district
  };
  Standing standing(const Query& query) const;

  // Of the claims, how many name an item that the index has. 0 to 1.
  double share_known() const { return share_known_; }

  // Of the claims, how many have name and item of one before them. 0 to 1. A table of partnerships mentions a town
  // again and again; one of towns does not.
  double share_repeated() const { return share_repeated_; }

 private:
  struct OfName {
    std::size_t count = 0;
    std::string first_id;
    std::string first_region_id;  // empty: none is called a region
    std::string first_other_id;   // empty: all are
  };
  struct Alike {
    std::map<std::string, OfName> names;  // by the words
    bool greater = false;
  };
  struct Claimants {
    std::string first_sound;
    std::map<std::string, Alike> sounds;
  };
  std::unordered_map<std::string, Claimants> items_;
  double share_known_ = 0;
  double share_repeated_ = 0;
};

}  // namespace kontor::align
