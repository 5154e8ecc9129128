#include "kontor/align/wikidata/classes.hpp"

#include <algorithm>
#include <charconv>
#include <cstdint>
#include <iterator>

namespace kontor::align {
namespace {

struct Country {
  std::uint32_t item;
  std::string_view code;
};

// By item, as the data package country-codes has them (public domain).
constexpr Country countries[] = {
    {16, "CA"},     {17, "JP"},     {20, "NO"},    {27, "IE"},    {28, "HU"},     {29, "ES"},     {30, "US"},
    {31, "BE"},     {32, "LU"},     {33, "FI"},    {34, "SE"},    {35, "DK"},     {36, "PL"},     {37, "LT"},
    {38, "IT"},     {39, "CH"},     {40, "AT"},    {41, "GR"},    {43, "TR"},     {45, "PT"},     {51, "AQ"},
    {77, "UY"},     {79, "EG"},     {96, "MX"},    {114, "KE"},   {115, "ET"},    {117, "GH"},    {142, "FR"},
    {145, "GB"},    {148, "CN"},    {155, "BR"},   {159, "RU"},   {183, "DE"},    {184, "BY"},    {189, "IS"},
    {191, "EE"},    {211, "LV"},    {212, "UA"},   {213, "CZ"},   {214, "SK"},    {215, "SI"},    {217, "MD"},
    {218, "RO"},    {219, "BG"},    {221, "MK"},   {222, "AL"},   {223, "GL"},    {224, "HR"},    {225, "BA"},
    {227, "AZ"},    {228, "AD"},    {229, "CY"},   {230, "GE"},   {232, "KZ"},    {233, "MT"},    {235, "MC"},
    {236, "ME"},    {237, "VA"},    {238, "SM"},   {241, "CU"},   {242, "BZ"},    {244, "BB"},    {252, "ID"},
    {258, "ZA"},    {262, "DZ"},    {265, "UZ"},   {298, "CL"},   {334, "SG"},    {347, "LI"},    {398, "BH"},
    {399, "AM"},    {403, "RS"},    {408, "AU"},   {414, "AR"},   {419, "PE"},    {423, "KP"},    {424, "KH"},
    {574, "TL"},    {657, "TD"},    {664, "NZ"},   {668, "IN"},   {672, "TV"},    {678, "TO"},    {683, "WS"},
    {685, "SB"},    {686, "VU"},    {691, "PG"},   {695, "PW"},   {697, "NR"},    {702, "FM"},    {709, "MH"},
    {710, "KI"},    {711, "MN"},    {712, "FJ"},   {717, "VE"},   {730, "SR"},    {733, "PY"},    {734, "GY"},
    {736, "EC"},    {739, "CO"},    {750, "BO"},   {754, "TT"},   {757, "VC"},    {760, "LC"},    {763, "KN"},
    {766, "JM"},    {769, "GD"},    {774, "GT"},   {778, "BS"},   {781, "AG"},    {783, "HN"},    {784, "DM"},
    {785, "JE"},    {786, "DO"},    {790, "HT"},   {792, "SV"},   {794, "IR"},    {796, "IQ"},    {800, "CR"},
    {801, "IL"},    {804, "PA"},    {805, "YE"},   {810, "JO"},   {811, "NI"},    {813, "KG"},    {817, "KW"},
    {819, "LA"},    {822, "LB"},    {826, "MV"},   {833, "MY"},   {836, "MM"},    {837, "NP"},    {842, "OM"},
    {843, "PK"},    {846, "QA"},    {851, "SA"},   {854, "LK"},   {858, "SY"},    {863, "TJ"},    {865, "TW"},
    {869, "TH"},    {874, "TM"},    {878, "AE"},   {881, "VN"},   {884, "KR"},    {889, "AF"},    {902, "BD"},
    {912, "ML"},    {916, "AO"},    {917, "BT"},   {921, "BN"},   {924, "TZ"},    {928, "PH"},    {929, "CF"},
    {945, "TG"},    {948, "TN"},    {953, "ZM"},   {954, "ZW"},   {958, "SS"},    {962, "BJ"},    {963, "BW"},
    {965, "BF"},    {967, "BI"},    {970, "KM"},   {971, "CG"},   {974, "CD"},    {977, "DJ"},    {983, "GQ"},
    {986, "ER"},    {1000, "GA"},   {1005, "GM"},  {1006, "GN"},  {1007, "GW"},   {1008, "CI"},   {1009, "CM"},
    {1011, "CV"},   {1013, "LS"},   {1014, "LR"},  {1016, "LY"},  {1019, "MG"},   {1020, "MW"},   {1025, "MR"},
    {1027, "MU"},   {1028, "MA"},   {1029, "MZ"},  {1032, "NE"},  {1033, "NG"},   {1036, "UG"},   {1037, "RW"},
    {1039, "ST"},   {1041, "SN"},   {1042, "SC"},  {1044, "SL"},  {1045, "SO"},   {1049, "SD"},   {1050, "SZ"},
    {1183, "PR"},   {1410, "GI"},   {3769, "GF"},  {4628, "FO"},  {5689, "AX"},   {5785, "KY"},   {8646, "HK"},
    {9648, "FK"},   {9676, "IM"},   {11703, "VI"}, {13353, "MS"}, {14773, "MO"},  {16635, "GU"},  {16641, "AS"},
    {16644, "MP"},  {16645, "UM"},  {17012, "GP"}, {17054, "MQ"}, {17063, "YT"},  {17070, "RE"},  {18221, "TC"},
    {21203, "AW"},  {23408, "BV"},  {23635, "BM"}, {25228, "AI"}, {25230, "GG"},  {25279, "CW"},  {25305, "VG"},
    {25362, "BL"},  {26273, "SX"},  {26988, "CK"}, {27561, "BQ"}, {29999, "NL"},  {30971, "PF"},  {31057, "NF"},
    {31063, "CX"},  {33788, "NC"},  {34020, "NU"}, {34617, "PM"}, {35086, "GS"},  {35555, "WF"},  {35672, "PN"},
    {36004, "CC"},  {36823, "TK"},  {40362, "EH"}, {43448, "IO"}, {126125, "MF"}, {129003, "TF"}, {131198, "HM"},
    {192184, "SH"}, {219060, "PS"}, {842829, "SJ"}};

struct Class {
  std::uint32_t item;
  PlaceType type;
};

constexpr Class classes[] = {
    {7188, PlaceType::organisation},      // government
    {15284, PlaceType::municipality},     // municipality
    {23442, PlaceType::island},           // island
    {34876, PlaceType::region},           // province
    {35657, PlaceType::region},           // state of the United States
    {36784, PlaceType::region},           // region of France
    {41162, PlaceType::region},           // republic of Russia
    {43229, PlaceType::organisation},     // organisation
    {50337, PlaceType::region},           // prefecture of Japan
    {106658, PlaceType::county},          // rural district of Germany
    {123705, PlaceType::district},        // neighbourhood
    {127448, PlaceType::municipality},    // municipality of Sweden
    {134626, PlaceType::settlement},      // district capital
    {149621, PlaceType::county},          // district
    {150093, PlaceType::region},          // voivodeship of Poland
    {163740, PlaceType::organisation},    // nonprofit organisation
    {247073, PlaceType::county},          // powiat of Poland
    {262166, PlaceType::municipality},    // municipality of Germany
    {262882, PlaceType::municipality},    // municipality of Austria
    {476028, PlaceType::organisation},    // football club
    {484170, PlaceType::municipality},    // commune of France
    {484652, PlaceType::organisation},    // international organisation
    {486972, PlaceType::settlement},      // human settlement
    {515, PlaceType::settlement},         // city
    {532, PlaceType::settlement},         // village
    {747074, PlaceType::municipality},    // comune of Italy
    {755707, PlaceType::municipality},    // municipality of Norway
    {831740, PlaceType::region},          // krai of Russia
    {835714, PlaceType::region},          // oblast of Russia
    {1093829, PlaceType::settlement},     // city of the United States
    {1221156, PlaceType::region},         // state of Germany
    {1549591, PlaceType::settlement},     // big city
    {1840161, PlaceType::municipality},   // commune of Chile
    {2074737, PlaceType::municipality},   // municipality of Spain
    {3504085, PlaceType::municipality},   // rural gmina of Poland
    {3624078, PlaceType::country},        // sovereign state
    {3957, PlaceType::settlement},        // town
    {4286337, PlaceType::district},       // city district
    {5119, PlaceType::settlement},        // capital
    {6256, PlaceType::country},           // country
    {13390680, PlaceType::region},        // state of India
    {22865, PlaceType::settlement},       // independent city of Germany
    {42744322, PlaceType::municipality},  // urban municipality of Germany
};

std::uint32_t number(std::string_view item) {
  std::uint32_t value = 0;
  if (item.starts_with('Q')) std::from_chars(item.data() + 1, item.data() + item.size(), value);
  return value;
}

}  // namespace

std::string_view country_code(std::string_view item) {
  const auto* const found = std::lower_bound(std::begin(countries), std::end(countries), number(item),
                                             [](const Country& country, std::uint32_t n) { return country.item < n; });
  return found != std::end(countries) && found->item == number(item) ? found->code : std::string_view();
}

std::string country_item(std::string_view code) {
  const auto* const found = std::find_if(std::begin(countries), std::end(countries),
                                         [code](const Country& country) { return country.code == code; });
  return found == std::end(countries) ? std::string() : "Q" + std::to_string(found->item);
}

PlaceType type_of_class(std::string_view item) {
  const auto* const found =
      std::find_if(std::begin(classes), std::end(classes), [n = number(item)](const Class& c) { return c.item == n; });
  return found == std::end(classes) ? PlaceType::unknown : found->type;
}

}  // namespace kontor::align
