#include "kontor/align/names/name_words.hpp"

#include <algorithm>
#include <iterator>
#include <string>
#include <unordered_map>

namespace kontor::align {
namespace {

struct TypeWords {
  PlaceType type;
  std::string_view words;  // folded, separated by blanks
};

constexpr TypeWords anywhere[] = {
    {PlaceType::municipality,
     "kommune kommun municipality municipio municipalities gemeente gemeinde comune commune gmina obec concelho obcina "
     "samtgemeinde stadtgemeinde kunta oppidum opstina municipalidad municipal municipiul landgemeinde local"},
    {PlaceType::district,
     "district distrikt distrito stadtbezirk bezirk arrondissement stadtteil borough ward quartier kerulet mahalle "
     "stadsdel ortsteil"},
    {PlaceType::county,
     "county powiat kreis landkreis rajon raion rayon okres comarca judetul judet lan fylke amt canton kanton"},
    {PlaceType::region,
     "region prefecture prafektur province provinz provincia provincie voivodeship woiwodschaft wojewodztwo oblast "
     "state "
     "bundesland departement department departamento departamento governorate gouvernement emirate emirat kraj krai "
     "territory regione regiao republik autonome autonomous gouvernorat bundesstaat estado wilaya muhafazat"},
    {PlaceType::settlement,
     "city stadt ciudad town ville citta cidade stad miasto mesto grad village dorf landeshauptstadt "
     "hansestadt metropolitan kota"},
    {PlaceType::island, "island insel isla ilha isola islands inseln"},
};

constexpr TypeWords at_the_end[] = {
    {PlaceType::settlement, "shi si"},   {PlaceType::district, "ku gu qu"},           {PlaceType::county, "gun xian"},
    {PlaceType::region, "ken do sheng"}, {PlaceType::municipality, "cho machi mura"},
};

struct CommonWord {
  std::string_view common;
  std::string_view words;
};

constexpr CommonWord common[] = {
    {"north", "nord norte nordlich noord severni severna severnaja polnocny pohjois utara"},
    {"south", "sud sul sur sudlich zuid juzni juzna juschno poludniowy etela selatan"},
    {"east", "ost est este oriental ostlich oost vostotschny vychodni ita timur"},
    {"west", "ouest oeste occidental westlich sapadny zapadni lansi barat"},
    {"central", "centre centro zentral mitte tengah"},
    {"new",
     "neu neuer neue neues nova novo nuevo nueva nouveau nouvelle nowy nowa nowo novy nove novi nieuw nuova nuovo "
     "noua nowyj nowaja uusi"},
    {"old", "alt alte alter altes vieja viejo vieux vieille stary stara stare vecchia vecchio velha velho oud antigua"},
    {"great",
     "gross grosse grosser gran grand grande groot greater weliki welikije velika velike veliki wielki velky "
     "stor iso"},
    {"little", "klein kleine kleiner petit petite maly mala male little"},
    {"upper", "ober obere haut haute gornji gornja gorna horni gorny alto alta"},
    {"lower", "nieder unter untere bas basse donji dolna dolni dolny nischni nizhny nizhni nischnij bajo baja"},
    {"saint", "sankt st sint san santa santo sao sfantu sfintu szent sveti svety swjatoj ste sainte saints sant"},
    {"mount", "mt mont monte berg"},
    {"fort", "ft fuerte"},
    {"port", "puerto porto hafen"},
    {"capital", "hauptstadt capitale hauptstadtisch"},
};

using TypeTable = std::unordered_map<std::string_view, PlaceType>;

template <std::size_t Size>
void add_types(const TypeWords (&rows)[Size], TypeTable& table) {
  for (const TypeWords& row : rows) {
    std::string_view rest = row.words;
    while (!rest.empty()) {
      const std::size_t end = std::min(rest.find(' '), rest.size());
      table.emplace(rest.substr(0, end), row.type);
      rest.remove_prefix(std::min(end + 1, rest.size()));
    }
  }
}

}  // namespace

PlaceType type_of_word(std::string_view word, bool last) {
  static const TypeTable words = [] {
    TypeTable table;
    add_types(anywhere, table);
    return table;
  }();
  static const TypeTable last_words = [] {
    TypeTable table;
    add_types(at_the_end, table);
    return table;
  }();
  if (const auto found = words.find(word); found != words.end()) return found->second;
  if (last) {
    if (const auto found = last_words.find(word); found != last_words.end()) return found->second;
  }
  return PlaceType::unknown;
}

bool is_joining_word(std::string_view word) {
  return word == "of" || word == "de" || word == "di" || word == "del" || word == "do" || word == "da" ||
         word == "du" || word == "d" || word == "von" || word == "la" || word == "der";
}

bool is_lying_word(std::string_view word) {
  constexpr std::string_view words[] = {"am", "an", "im", "bei", "ob", "sur", "upon", "on", "na", "nad", "sul", "aan"};
  return std::find(std::begin(words), std::end(words), word) != std::end(words);
}

std::string_view common_word(std::string_view word) {
  static const std::unordered_map<std::string_view, std::string_view> words = [] {
    std::unordered_map<std::string_view, std::string_view> table;
    for (const CommonWord& row : common) {
      std::string_view rest = row.words;
      while (!rest.empty()) {
        const std::size_t end = std::min(rest.find(' '), rest.size());
        table.emplace(rest.substr(0, end), row.common);
        rest.remove_prefix(std::min(end + 1, rest.size()));
      }
    }
    return table;
  }();
  const auto found = words.find(word);
  return found == words.end() ? word : found->second;
}

}  // namespace kontor::align
