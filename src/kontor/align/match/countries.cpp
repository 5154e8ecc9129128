#include "kontor/align/match/countries.hpp"

namespace kontor::align {
namespace {

struct Territories {
  std::string_view country;
  std::string_view codes;  // separated by blanks
};

constexpr Territories territories[] = {
    {"AU", "CC CX NF HM"},
    {"CN", "HK MO TW"},
    {"DK", "FO GL"},
    {"FI", "AX"},
    {"FR", "BL GF GP MF MQ NC PF PM RE TF WF YT"},
    {"GB", "AI BM FK GG GI GS IM IO JE KY MS PN SH TC VG"},
    {"IL", "PS"},
    {"MA", "EH"},
    {"NL", "AW BQ CW SX"},
    {"NO", "BV SJ"},
    {"NZ", "CK NU TK"},
    {"RS", "XK"},
    {"RU", "UA"},  // Crimea
    {"US", "AS GU MP PR UM VI"},
};

}  // namespace

bool share_places(std::string_view a, std::string_view b) {
  for (const Territories& row : territories) {
    if (row.country == a && b.size() == 2 && row.codes.find(b) != std::string_view::npos) return true;
    if (row.country == b && a.size() == 2 && row.codes.find(a) != std::string_view::npos) return true;
  }
  return false;
}

}  // namespace kontor::align
