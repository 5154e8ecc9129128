// A line with an iterator, a line with a reference, and an XML document: records or an Error, and the records that
// stream by are those found in the whole document.
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>
#include <vector>

#include "kontor/base/error.hpp"
#include "kontor/source/xml_records.hpp"

using namespace kontor;
using namespace kontor::source;

namespace {

std::string values_of(const Record& record) {
  std::vector<Value> values;
  record.values(0, values);
  std::string out;
  for (const Value& value : values) out += std::string(to_string(value.kind)) + ":" + std::string(value.text) + ";";
  return out;
}

struct Collector final : RecordHandler {
  void record(std::size_t, const Record& record) override { found.push_back(values_of(record)); }
  std::vector<std::string> found;
};

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  const std::size_t first = text.find('\n');
  const std::size_t second = first == std::string_view::npos ? first : text.find('\n', first + 1);
  if (second == std::string_view::npos || second > 300 || size > 20'000) return 0;
  const std::string iterator(text.substr(0, first));
  const std::string reference(text.substr(first + 1, second - first - 1));
  try {
    const XmlNamespaces namespaces = {{"p", "urn:p"}};
    XmlRecordReader reader(namespaces);
    reader.add_reference(reader.add_iterator(iterator, {}), reference, {});
    Collector streamed;
    MemorySource bytes(text.substr(second + 1));
    reader.read(bytes, "x.xml", streamed);

    XmlTape tape;
    read_xml(text.substr(second + 1), "x.xml", tape);
    std::vector<XmlTape::Index> items;
    XmlPath::parse(iterator, XmlPath::Kind::iterator, namespaces).select_from_root(tape, items);
    XmlReferences references(namespaces);
    references.add(reference, {});
    std::vector<std::string> whole;
    for (const XmlTape::Index item : items) whole.push_back(values_of(XmlRecord(tape, item, references, 1)));
    if (whole != streamed.found) std::abort();
  } catch (const Error&) {
  }
  return 0;
}
