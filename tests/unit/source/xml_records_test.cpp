#include "kontor/source/xml_records.hpp"

#include "test.hpp"

using namespace kontor;
using namespace kontor::source;

namespace {

using Texts = std::vector<std::string>;

struct Collector final : RecordHandler {
  void record(std::size_t, const Record& record) override {
    std::string line;
    for (std::size_t i = 0; i < references; ++i) {
      std::vector<Value> values;
      record.values(i, values);
      line += i == 0 ? "" : "|";
      for (std::size_t k = 0; k < values.size(); ++k) {
        line += (k == 0 ? "" : ",") + (values[k].kind == ValueKind::null ? "null" : std::string(values[k].text));
      }
    }
    lines.push_back(line);
    places.push_back(record.place());
    offsets.push_back(record.offset());
  }
  std::size_t references = 0;
  Texts lines;
  std::vector<Place> places;
  std::vector<std::uint64_t> offsets;
};

// A line per record: the values of the references.
Collector read(const std::string& iterator, const Texts& references, std::string_view xml,
               XmlNamespaces namespaces = {}) {
  XmlRecordReader reader(std::move(namespaces));
  const std::size_t number = reader.add_iterator(iterator, {});
  Collector collector;
  for (const std::string& reference : references) reader.add_reference(number, reference, {});
  collector.references = references.size();
  MemorySource bytes(xml);
  reader.read(bytes, "x.xml", collector);
  return collector;
}

std::string problem(const std::string& iterator, const Texts& references = {}, std::string_view xml = "<a/>") {
  try {
    read(iterator, references, xml);
  } catch (const Error& error) {
    return error.message();
  }
  return "";
}

constexpr std::string_view cities =
    "<cities k='all'>\n"
    "  <city id='1' country='PL'><name>Poznań</name><geo lat='52.4'/><tag>a</tag><tag>b</tag></city>\n"
    "  <city id='2' country='FR'><name>Rouen <i>(Seine)</i></name></city>\n"
    "  <group><city id='3' country='PL'><name><![CDATA[<x>]]>&amp;</name></city></group>\n"
    "</cities>";

}  // namespace

TEST_CASE("xml records: elements by path, values by name, attribute and depth") {
  const Collector found = read("/cities/city", {"@id", "name", "geo/@lat", "tag", "."}, cities);
  CHECK(found.lines == Texts{"1|Poznań|52.4|a,b|Poznańab", "2|Rouen (Seine)|||Rouen (Seine)"});
  CHECK(found.places[1] == Place{3, 3});
  CHECK(cities.substr(found.offsets[1], 11) == "<city id='2");
}

TEST_CASE("xml records: any depth, any name") {
  CHECK(read("//city", {"@id"}, cities).lines == Texts{"1", "2", "3"});
  CHECK(read("/cities//city", {"name"}, cities).lines == Texts{"Poznań", "Rouen (Seine)", "<x>&"});
  CHECK(read("/*/*", {"@*"}, cities).lines == Texts{"1,PL", "2,FR", ""});
  CHECK(read("/cities", {".//name", "*/@id", "group//name/text()"}, cities).lines ==
        Texts{"Poznań,Rouen (Seine),<x>&|1,2|<x>&"});
  // An item inside an item is one as well.
  CHECK(read("//d", {"@n", "d/@n"}, "<d n='1'><d n='2'><d n='3'/></d><e><d n='4'/></e></d>").lines ==
        Texts{"1|2", "2|3", "3|", "4|"});
}

TEST_CASE("xml records: predicates on one element") {
  CHECK(read("//city[@country='PL']", {"@id"}, cities).lines == Texts{"1", "3"});
  CHECK(read("/cities/city[2]/name", {"."}, cities).lines == Texts{"Rouen (Seine)"});
  CHECK(read("//city[geo]", {"@id"}, cities).lines == Texts{"1"});
  CHECK(read("//city[not(geo) and @id > 2]", {"@id"}, cities).lines == Texts{"3"});
  CHECK(read("//city[tag='b' or contains(name, 'Rou')]", {"@id"}, cities).lines == Texts{"1", "2"});
  CHECK(read("//city[starts-with(name, \"P\")]", {"tag[2]", "tag[. != 'a']"}, cities).lines == Texts{"b|b"});
  CHECK(read("//city[@id <= 1.5]", {"@id"}, cities).lines == Texts{"1"});
}

TEST_CASE("xml records: an item in several elements that fit is one item") {
  constexpr std::string_view text = "<d k='1'><d k='2'><p>a</p></d><d><p>b</p></d><p>c</p></d>";
  CHECK(read("//d[@k]//p", {"."}, text).lines == Texts{"a", "b", "c"});
}

TEST_CASE("xml records: attributes of the elements around an item") {
  CHECK(read("//city", {"../@k", "../../@k"}, cities).lines == Texts{"all|", "all|", "|all"});
  CHECK(problem("//city", {"../name"}).find("only attributes are known") != std::string::npos);
  CHECK(problem("//city", {".."}).find("only attributes are known") != std::string::npos);
}

TEST_CASE("xml records: namespaces") {
  constexpr std::string_view text = "<n:a xmlns:n='urn:x' xmlns='urn:y'><b n:k='1'>B</b><n:b>N</n:b></n:a>";
  CHECK(read("/p:a", {"q:b", "p:b", "q:b/@p:k"}, text, {{"p", "urn:x"}, {"q", "urn:y"}}).lines == Texts{"B|N|1"});
  CHECK(read("/n:a", {"n:b", "b", "n:*"}, text).lines == Texts{"N||N"});
}

TEST_CASE("xml records: nil elements are null") {
  CHECK(
      read("/a", {"b"}, "<a xmlns:xsi='http://www.w3.org/2001/XMLSchema-instance'><b xsi:nil='true'/><b/></a>").lines ==
      Texts{"null,"});
}

TEST_CASE("xml records: several iterators in one pass") {
  XmlRecordReader reader({});
  const std::size_t city = reader.add_iterator("//city", {});
  const std::size_t name = reader.add_iterator("//name", {});
  CHECK(reader.add_iterator("//city", {}) == city);
  reader.add_reference(city, "@id", {});
  reader.add_reference(name, ".", {});
  Collector collector;
  collector.references = 1;
  MemorySource bytes(cities);
  reader.read(bytes, "x.xml", collector);
  CHECK(collector.lines == Texts{"1", "Poznań", "2", "Rouen (Seine)", "3", "<x>&"});
}

TEST_CASE("xml records: mistakes say where") {
  CHECK(problem("city") == "invalid XPath 'city': an iterator starts with '/' (character 1)");
  CHECK(problem("/a[") == "invalid XPath '/a[': expected a name, '@', '*' or '.' (character 4)");
  CHECK(problem("/a[@x='1]") == "invalid XPath '/a[@x='1]': the text is not closed (character 7)");
  CHECK(problem("/a/@b") == "invalid XPath '/a/@b': an iterator selects elements (character 6)");
  CHECK(problem("/a", {"/b"}) == "invalid XPath '/b': a reference starts at the item, not at the root (character 1)");
  CHECK(problem("/a", {"count(b)"}) == "invalid XPath 'count(b)': the function count() is not read here (character 6)");
  CHECK(
      problem("/a", {"following::b"}) ==
      "invalid XPath 'following::b': the axis 'following' is not read, known are child, attribute, '//', '.' and '..' "
      "(character 12)");
  CHECK(problem("/a" + std::string(1000, '[')).find("invalid XPath") == 0);
  CHECK(problem("/a[" + std::string(1000, '(') + "b").find("nested too deeply") != std::string::npos);
  CHECK(problem("/a", {}, "<a><b></a>").find("b") != std::string::npos);
}
